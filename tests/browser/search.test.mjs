// What people do to find something they remember half of.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-search-'))
let instance
let browser
let boy
let talk

/** Asks until the index has heard of something. */
async function known(rest, words, count) {
  for (;;) {
    if ((await rest.ask('GET', `/search/videos?search=${encodeURIComponent(words)}`)).total === count) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

before(async () => {
  instance = await startInstance()
  browser = await launch()
  const root = await new Rest(instance.url).signIn()
  const file = clip(join(folder, 'shore.mp4'), { seconds: 20, size: '426x240', bitrate: '300k' })
  boy = await root.video(file, { name: "Internet's Own Boy" })
  await root.video(file, { name: 'Internet for beginners' })
  talk = await root.video(file, { name: 'A talk' })
  const form = new FormData()
  form.append('captionfile', new Blob(['WEBVTT\n\n00:01.000 --> 00:03.000\nWelcome\n\n00:12.000 --> 00:15.000\nCuttlefish at dusk\n']), 'a.vtt')
  await root.ask('PUT', `/videos/${talk.uuid}/captions/en`, form)
  await known(root, 'cuttlefish', 1)
  await known(root, 'Iinternet own boy', 1)
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('who types "Iinternet own boy" finds "Internet\'s Own Boy" first', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url)
  const field = page.getByRole('combobox', { name: 'Search videos' })
  await field.fill('Iinternet own boy')
  await field.press('Enter')
  await page.waitForURL(/\/search\?search=Iinternet/)
  const first = page.getByRole('list', { name: 'Videos found' }).locator('h2 a').first()
  assert.equal(await first.textContent(), "Internet's Own Boy")
  await first.click()
  await page.waitForURL(`${instance.url}/w/${boy.shortUUID}`)
  assert.deepEqual(errors, [])
})

test('suggestions follow the typing and are chosen by keys', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url)
  const field = page.getByRole('combobox', { name: 'Search videos' })
  await field.pressSequentially('intrenet')
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await options.first().waitFor()
  assert.deepEqual((await options.allTextContents()).map((text) => text.trim()).toSorted(), ['Internet for beginners', "Internet's Own Boy"])
  assert.equal(await field.getAttribute('aria-expanded'), 'true')
  await field.press('Escape')
  assert.equal(await field.getAttribute('aria-expanded'), 'false')
  await field.fill('begin')
  await options.filter({ hasText: 'Internet for beginners' }).waitFor()
  await field.press('ArrowDown')
  assert.ok(await field.getAttribute('aria-activedescendant'))
  await field.press('Enter')
  await page.waitForURL(/\/search\?search=Internet%20for%20beginners/)
  assert.equal(await field.inputValue(), 'Internet for beginners')
  await page.getByRole('heading', { name: 'Internet for beginners', exact: true }).waitFor()
  assert.deepEqual(errors, [])
})

test('what is said leads to its second', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/search?search=cuttlefish`)
  const said = page.getByRole('link', { name: 'Said at 0:12: Cuttlefish at dusk' })
  await said.click()
  await page.waitForURL(`${instance.url}/w/${talk.shortUUID}?start=12s`)
  await page.waitForFunction(() => document.querySelector('video')?.currentTime >= 12)
  assert.deepEqual(errors, [])
})
