// Everything that most people do here, by keyboard alone: no test below touches a pointer, and what has focus is always to be seen.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, visitor } from './browser.mjs'
import { clip, password, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-keyboard-'))
let instance
let browser
let root
let alice
let bob
let video
let path
let file

before(async () => {
  instance = await startInstance()
  browser = await launch()
  root = await new Rest(instance.url).signIn()
  alice = await root.person('alice')
  bob = await root.person('bob')
  file = clip(join(folder, 'shore.mp4'), { seconds: 30, size: '426x240', bitrate: '300k' })
  video = await alice.video(file, { name: 'Between the tides', description: 'It begins at 0:05.' })
  path = `/w/${video.shortUUID}`
  const form = new FormData()
  form.append('captionfile', new Blob(['WEBVTT\n\n00:00.000 --> 00:29.000\nAll the time\n']), 'a.vtt')
  await alice.ask('PUT', `/videos/${video.uuid}/captions/en`, form)
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const said = (page, text) => page.waitForFunction((wanted) => [...document.querySelectorAll('[aria-live=polite]')].some((region) => region.textContent === wanted), text)

/** What has focus, in words, and whether one can see that it has. */
const focus = (page) =>
  page.evaluate(() => {
    const here = document.activeElement
    if (!here || here === document.body) return null
    const marked = ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    const shows = (element) => [undefined, '::before', '::after'].some((part) => marked(getComputedStyle(element, part)))
    // A field may leave the mark to what stands around it.
    const around = [here, here.parentElement, here.parentElement?.parentElement, here.closest('form, label')].filter(Boolean)
    return { what: `${here.localName} ${(here.getAttribute('aria-label') ?? here.textContent ?? '').trim().slice(0, 40)}`, seen: around.some(shows) }
  })

/** Tab by tab to an element, as somebody without a pointer; says where the way went when it does not lead there. */
async function tabTo(page, target, most = 70) {
  await target.waitFor()
  const way = []
  for (let n = 0; n < most; n += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const { what, seen } = await focus(page)
      assert.ok(seen, `focus is to be seen on ${what}`)
      return
    }
    await page.keyboard.press('Tab')
    way.push((await focus(page))?.what ?? 'nothing')
  }
  assert.fail(`Tab never gets there: ${way.join(' > ')}`)
}

async function press(page, target, key = 'Enter') {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Signs in at a page and is back there. */
async function comesIn(page, name, at) {
  await page.goto(instance.url + at)
  await press(page, page.getByRole('link', { name: 'Sign in', exact: true }))
  await tabTo(page, page.getByLabel('Username or e-mail address'))
  await page.keyboard.type(name)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Account menu/ }).waitFor()
}

const state = (page) => page.$eval('video', ({ paused, currentTime }) => ({ paused, time: currentTime }))

test('a person skips to the content, signs in, and opens the menu of their account', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  assert.equal((await focus(page)).what, 'a Skip to content')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content')
  await comesIn(page, 'bob', '/')
  const menu = page.getByRole('button', { name: /^Account menu/ })
  await press(page, menu)
  await page.getByRole('menu').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  assert.equal(await menu.evaluate((button) => button === document.activeElement), true)
  assert.deepEqual(errors, [])
})

test('a video is searched for and opened', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('tides')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?search=tides/)
  await press(page, page.getByRole('main').getByRole('link', { name: 'Between the tides' }).last())
  await page.waitForURL(instance.url + path)
  await page.getByRole('heading', { name: 'Between the tides', level: 1 }).waitFor()
  // Arrived: the next Tab is in the new page, not at its top.
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content')
  assert.deepEqual(errors, [])
})

test('a film is played, paused, sought in, read along with, and its settings are chosen', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url + path)
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 0.2)
  await page.keyboard.press('k')
  await page.waitForFunction(() => document.querySelector('video').paused)
  const player = page.locator('[data-player]')
  await press(page, player.getByRole('button', { name: 'Play' }).last(), ' ')
  await page.waitForFunction(() => !document.querySelector('video').paused)
  await page.keyboard.press('k')
  const bar = player.getByRole('slider', { name: 'Position in the video' })
  await page.evaluate(() => document.activeElement.blur())
  await tabTo(page, bar)
  await page.keyboard.press('Home')
  await page.waitForFunction(() => document.querySelector('video').currentTime < 0.5)
  const { time } = await state(page)
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction((before) => document.querySelector('video').currentTime >= before + 4.5, time)
  assert.match(await bar.getAttribute('aria-valuetext'), /^0:05 of 0:30$/)
  await page.keyboard.press('c')
  await page.waitForSelector('.cue')
  await page.keyboard.press('c')
  await page.waitForSelector('.cue', { state: 'detached' })

  const settings = player.getByRole('button', { name: 'Settings' })
  await press(page, settings)
  const focused = (name, role = 'menuitem') => player.getByRole(role, { name }).and(page.locator(':focus')).waitFor()
  await focused(/^Quality/)
  await page.keyboard.press('ArrowDown')
  await focused(/^Speed/)
  await page.keyboard.press('Enter')
  await focused('Normal', 'menuitemradio')
  while (!(await player.getByRole('menuitemradio', { name: '1.5×' }).evaluate((one) => one === document.activeElement))) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('video').playbackRate === 1.5)
  // One step back each: to the list of settings, out of it, to the button it came from.
  await page.keyboard.press('Escape')
  await focused(/^Speed/)
  await page.keyboard.press('Escape')
  await player.getByRole('menu').waitFor({ state: 'detached' })
  await settings.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settings.and(page.locator(':focus')).waitFor()
  assert.deepEqual(errors, [])
})

test('a person subscribes, saves to a playlist, comments and reports', async () => {
  const { page, errors } = await visitor(browser)
  await comesIn(page, 'bob', path)
  await page.waitForURL(instance.url + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await press(page, page.getByRole('button', { name: 'Subscribe', exact: true }))
  await said(page, 'You are subscribed to Main alice channel')
  await press(page, page.getByRole('button', { name: /^Like/ }), ' ')
  await page.getByRole('button', { name: /^Like/, pressed: true }).waitFor()

  const save = page.getByRole('button', { name: 'Save', exact: true })
  await press(page, save)
  await press(page, page.getByRole('dialog').getByLabel('Watch later'), ' ')
  await said(page, 'Saved to “Watch later”')
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'New playlist' }))
  await page.getByRole('dialog').getByLabel('Name').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('The sea')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('The sea').waitFor()
  await page.keyboard.press('Escape')
  await save.and(page.locator(':focus')).waitFor()

  await press(page, page.getByRole('button', { name: 'Report' }).first())
  const dialog = page.getByRole('dialog')
  await press(page, dialog.getByLabel('Spam or misleading'), ' ')
  await tabTo(page, dialog.getByLabel('What is wrong'))
  await page.keyboard.type('It advertises boats')
  await press(page, dialog.getByRole('button', { name: 'Send report' }))
  await said(page, 'Thank you. The moderators will look at it.')
  assert.equal((await root.ask('GET', '/abuses')).data[0].reason, 'It advertises boats')

  const field = page.getByLabel('Write a comment')
  await tabTo(page, field)
  await page.keyboard.type('Said without a mouse')
  await press(page, page.getByRole('button', { name: 'Comment', exact: true }))
  await said(page, 'Your comment is there')
  const own = page.locator('[data-comment]').first()
  await press(page, own.getByRole('button', { name: 'Delete', exact: true }))
  await press(page, dialog.getByRole('button', { name: /Delete/ }))
  await page.waitForFunction(() => document.querySelectorAll('[data-comment]').length === 0)
  assert.deepEqual(errors, [])
})

test('playlists are looked through and put in another order', async () => {
  const second = await alice.video(file, { name: 'Second' })
  const form = new FormData()
  for (const [key, value] of Object.entries({ displayName: 'In order', privacy: 1, videoChannelId: bob.channel })) form.append(key, value)
  const list = (await bob.ask('POST', '/video-playlists', form)).videoPlaylist
  for (const uuid of [video.uuid, second.uuid]) await bob.ask('POST', `/video-playlists/${list.id}/videos`, { videoId: uuid })
  const { page, errors } = await visitor(browser)
  await comesIn(page, 'bob', '/about')
  await page.goto(`${instance.url}/my-library/video-playlists`)
  await press(page, page.getByRole('main').getByRole('link', { name: 'In order' }).last())
  const rows = page.getByRole('main').getByRole('listitem')
  await rows.first().waitFor()
  assert.match(await rows.first().textContent(), /Between the tides/)
  await press(page, rows.first().locator('[data-grip]'), 'ArrowDown')
  await said(page, '“Between the tides” is now 2 of 2')
  await rows.nth(1).locator('[data-grip]').and(page.locator(':focus')).waitFor()
  assert.match(await rows.first().textContent(), /Second/)
  const order = (await bob.ask('GET', `/video-playlists/${list.id}/videos`)).data
  assert.deepEqual(order.map(({ video: one }) => one.name), ['Second', 'Between the tides'])
  assert.deepEqual(errors, [])
})

test('a file is published and what is told of it changed', async () => {
  const { page, errors } = await visitor(browser)
  // The browser's newer picker cannot be answered by a program; without it the page falls back to the field.
  await page.addInitScript(() => delete window.showOpenFilePicker)
  const asked = new Promise((resolve) => page.on('filechooser', resolve))
  await comesIn(page, 'alice', '/about')
  await page.goto(`${instance.url}/publish`)
  const choose = page.getByRole('button', { name: 'Choose files' })
  await tabTo(page, choose)
  await page.keyboard.press('Enter')
  await (await asked).setFiles(file)
  const card = page.locator('[data-upload]')
  const title = card.getByRole('textbox').first()
  await tabTo(page, title)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Published by keys')
  await page.waitForSelector('[data-upload="uploaded"]')
  await press(page, card.getByRole('button', { name: 'Publish', exact: true }))
  await press(page, page.locator('.published a').first())
  await page.getByRole('heading', { name: 'Published by keys', level: 1 }).waitFor()
  await press(page, page.getByRole('link', { name: 'Edit', exact: true }))
  await page.waitForURL(/\/videos\/update\//)
  await tabTo(page, page.getByRole('main').getByRole('textbox').first())
  await page.keyboard.press('End')
  await page.keyboard.type(' alone')
  await press(page, page.getByRole('button', { name: 'Save changes' }))
  await said(page, 'Changes saved')
  const mine = (await alice.ask('GET', '/users/me/videos?sort=-createdAt')).data
  assert.equal(mine[0].name, 'Published by keys alone')
  assert.deepEqual(errors, [])
})
