// A person's own places: history, subscriptions, playlists, channels, settings, mutes, comments below their videos.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-me-'))
let instance
let browser
let root
let alice
let bob
const videos = []

before(async () => {
  instance = await startInstance()
  browser = await launch()
  root = await new Rest(instance.url).signIn()
  alice = await root.person('alice')
  bob = await root.person('bob')
  const file = clip(join(folder, 'a.mp4'), { seconds: 8, size: '426x240', bitrate: '300k' })
  for (const name of ['Tide', 'Moon', 'Sand', 'Fog']) videos.push(await alice.video(file, { name }))
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A page of `who` at an address, in a browser of their own. */
async function as(who, path) {
  const seen = await visitor(browser)
  await signIn(seen.page, instance.url, path, who)
  return seen
}
const said = (page, text) => page.waitForFunction((wanted) => document.querySelector('[aria-live=polite]')?.textContent === wanted, text)
const titles = (page) => page.locator('main h2 a').allTextContents()
const listed = (page, ...wanted) => page.waitForFunction((names) => [...document.querySelectorAll('main h2 a')].map((one) => one.textContent).join('|') === names.join('|'), wanted)

test('a visitor is asked to sign in', async () => {
  const { page } = await visitor(browser)
  for (const path of ['/my-library/history/videos', '/videos/subscriptions', '/my-account/settings', '/my-library/video-playlists']) {
    await page.goto(instance.url + path)
    await page.getByText('Sign in to see this page').waitFor()
  }
})

test('what was watched is found again, taken out, cleared, and not kept when one does not want that', async () => {
  for (const { uuid } of videos.slice(0, 3)) await bob.ask('PUT', `/videos/${uuid}/watching`, { currentTime: 5 })
  const { page, errors } = await as('bob', '/my-library/history/videos')
  await page.waitForFunction(() => document.querySelectorAll('main h2 a').length === 3)
  await page.getByLabel('Search history').pressSequentially('moo', { delay: 20 })
  await listed(page, 'Moon')
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search', 'typing goes on')
  await page.getByLabel('Search history').fill('')
  await page.waitForFunction(() => document.querySelectorAll('main h2 a').length === 3)
  await page.getByRole('button', { name: 'Remove from history: Moon' }).click()
  await said(page, '“Moon” is out of your history')
  assert.equal((await titles(page)).includes('Moon'), false)
  await page.getByLabel('Keep what I watch').uncheck()
  await page.waitForFunction(async () => {
    const { access } = JSON.parse(localStorage.getItem('sepiola.tokens'))
    return !(await (await fetch('/api/v1/users/me', { headers: { authorization: `Bearer ${access}` } })).json()).videosHistoryEnabled
  })
  await page.getByRole('button', { name: 'Clear history' }).click()
  await page.locator('dialog[open] .danger').click()
  await page.getByText('Nothing watched yet').waitFor()
  assert.equal((await bob.ask('GET', '/users/me/history/videos')).total, 0)
  assert.deepEqual(errors, [])
})

test('subscriptions show their videos and can be left', async () => {
  const { page, errors } = await as('bob', '/videos/subscriptions')
  await page.getByText('Nothing yet').waitFor()
  await bob.ask('POST', '/users/me/subscriptions', { uri: `alice_channel@${new URL(instance.url).host}` })
  await page.reload()
  await page.waitForFunction(() => document.querySelectorAll('main h3 a').length === 4)
  await page.getByRole('link', { name: 'Channels' }).click()
  await page.waitForURL(/my-library\/subscriptions/)
  await page.getByRole('button', { name: 'Subscribed' }).click()
  await said(page, 'You are no longer subscribed to Main alice channel')
  assert.equal((await bob.ask('GET', '/users/me/subscriptions')).total, 0)
  assert.deepEqual(errors, [])
})

test('a playlist is made, put in order by keyboard and by dragging, cut, changed and deleted', async () => {
  const { page, errors } = await as('bob', '/my-library/video-playlists')
  await page.getByRole('button', { name: 'New playlist' }).click()
  await page.getByLabel('Name').fill('The shore')
  await page.getByLabel('Description').fill('From north to south')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.waitForURL(/video-playlists\/\w+/)
  await page.getByText('There is nothing to watch in this playlist.').waitFor()
  const id = page.url().split('/').at(-1)
  for (const { uuid } of videos) await bob.ask('POST', `/video-playlists/${id}/videos`, { videoId: uuid })
  const order = async () => (await bob.ask('GET', `/video-playlists/${id}/videos`)).data.map(({ video }) => video.name).join(' ')
  await page.reload()
  await listed(page, 'Tide', 'Moon', 'Sand', 'Fog')

  await page.getByRole('button', { name: 'Move “Tide”, place 1' }).press('ArrowDown')
  await said(page, '“Tide” is now 2 of 4')
  await listed(page, 'Moon', 'Tide', 'Sand', 'Fog')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Move “Tide”, place 2')
  await page.keyboard.press('End')
  await said(page, '“Tide” is now 4 of 4')
  assert.equal(await order(), 'Moon Sand Fog Tide')

  const grip = await page.getByRole('button', { name: 'Move “Tide”, place 4' }).boundingBox()
  const first = await page.getByRole('button', { name: 'Move “Moon”, place 1' }).boundingBox()
  await page.mouse.move(grip.x + 10, grip.y + 10)
  await page.mouse.down()
  await page.mouse.move(grip.x + 10, first.y + 60, { steps: 5 })
  await page.mouse.move(grip.x + 10, first.y + 1, { steps: 5 })
  await page.mouse.up()
  await said(page, '“Tide” is now 1 of 4')
  assert.equal(await order(), 'Tide Moon Sand Fog')

  await page.getByRole('button', { name: 'From … to …: Moon' }).click()
  await page.getByLabel('From', { exact: true }).fill('0:06')
  await page.getByLabel('To', { exact: true }).fill('0:02')
  await page.getByText('The end comes after the start.').waitFor()
  await page.getByLabel('From', { exact: true }).fill('0:01')
  await page.locator('dialog[open] .primary').click()
  await said(page, 'Changes saved')
  await page.getByText('0:01–0:02').waitFor()

  await page.getByRole('button', { name: 'Remove: Fog' }).click()
  await listed(page, 'Tide', 'Moon', 'Sand')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Name').fill('The coast')
  await page.getByLabel('Who may see it').selectOption('1')
  await page.locator('dialog[open] .primary').click()
  await page.getByRole('heading', { name: /The coast/ }).waitFor()
  assert.equal((await bob.ask('GET', `/video-playlists/${id}`)).privacy.id, 1)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.locator('dialog[open] .danger').click()
  await page.waitForURL(instance.url + '/my-library/video-playlists')
  await listed(page, 'Watch later')
  assert.deepEqual(errors, [])
})

test('a channel is made with a handle of its name, changed, and deleted after its handle is written', async () => {
  const { page, errors } = await as('bob', '/my-library/video-channels')
  await page.getByRole('link', { name: 'New channel' }).click()
  await page.getByLabel('Name to show').fill('Bob’s Boats, étc.')
  assert.equal(await page.getByLabel('Handle').inputValue(), 'bob_s_boats_etc')
  await page.getByLabel('Handle').fill('Bad Handle')
  await page.getByRole('button', { name: 'Create channel' }).click()
  await page.getByText(/Small letters, digits/).waitFor()
  await page.getByLabel('Handle').fill('alice_channel')
  await page.getByRole('button', { name: 'Create channel' }).click()
  await page.locator('form [role=alert]:not(:empty)').first().waitFor()
  await page.getByLabel('Handle').fill('boats')
  await page.getByRole('button', { name: 'Create channel' }).click()
  await said(page, '“Bob’s Boats, étc.” is there')
  await page.locator('li', { hasText: '@boats' }).getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Description').fill('Wood and water')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await said(page, 'Changes saved')
  assert.equal((await bob.ask('GET', '/video-channels/boats')).description, 'Wood and water')
  await page.getByRole('button', { name: 'Delete: Bob’s Boats, étc.' }).click()
  assert.equal(await page.locator('dialog[open] .danger').isDisabled(), true)
  await page.getByLabel(/Write its handle/).fill('boats')
  await page.locator('dialog[open] .danger').click()
  await said(page, '“Bob’s Boats, étc.” is deleted')
  assert.equal(await page.locator('li', { hasText: '@boats' }).count(), 0)
  assert.deepEqual(errors, [])
})

test('settings are kept at once, or say what is wrong', async () => {
  const { page, errors } = await as('bob', '/my-account/settings')
  await page.getByLabel('Name to show').fill('Bob of the boats')
  await page.getByLabel('About you').fill('ab')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('At least 3 characters, or nothing.').waitFor()
  await page.getByLabel('About you').fill('I sail.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await said(page, 'Changes saved')
  // One after the other: what is asked for together may overtake.
  const kept = async (is) => {
    for (let tries = 0; !is(await bob.ask('GET', '/users/me')); tries += 1) {
      assert.ok(tries < 300, 'it is not kept')
      await page.waitForTimeout(50)
    }
  }
  await page.getByLabel('Play videos as soon as their page opens').uncheck()
  await kept((me) => !me.autoPlayVideo)
  await page.getByLabel('In general').selectOption('blur')
  await kept((me) => me.nsfwPolicy === 'blur')
  await page.getByLabel('Violence').selectOption('do_not_list')
  await kept((me) => me.nsfwFlagsHidden === 1)
  await page.reload()
  assert.equal(await page.getByLabel('Play videos as soon as their page opens').isChecked(), false)
  assert.deepEqual([await page.getByLabel('In general').inputValue(), await page.getByLabel('Violence').inputValue(), await page.getByLabel('Sexual content').inputValue()], ['blur', 'do_not_list', 'default'])
  assert.equal(await page.getByLabel('Name to show').inputValue(), 'Bob of the boats')

  // Somebody who does not want videos to begin by themselves presses play.
  await page.goto(`${instance.url}/w/${videos[0].shortUUID}`)
  await page.waitForSelector('[data-player] video[src], [data-player] button.big')
  assert.equal(await page.$eval('video', (one) => one.paused), true)
  await page.click('button.big')
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 0.3)
  assert.deepEqual(errors, [])
})

test('a password is changed by who knows the old one', async () => {
  const carol = await root.person('carol')
  const { page } = await as('carol', '/my-account/settings')
  const form = page.getByRole('region', { name: 'Password' })
  const fill = async (now, fresh, again) => {
    await form.getByLabel('Your password now').fill(now)
    await form.getByLabel('New password', { exact: true }).fill(fresh)
    await form.getByLabel('New password, again').fill(again)
    await form.getByRole('button').click()
  }
  await fill('wrong', 'another password', 'another passwort')
  await form.getByText('The two are not the same.').waitFor()
  await fill('wrong', 'another password', 'another password')
  await form.getByText('That is not your password.').waitFor()
  await fill('a password for tests', 'another password', 'another password')
  await said(page, 'Your password is changed. Other devices are signed out.')
  await assert.rejects(carol.ask('GET', '/users/me'))
  await carol.signIn('carol', 'another password')
})

test('accounts and servers are muted and heard again', async () => {
  const { page, errors } = await as('bob', '/my-account/blocklist')
  await page.getByText('Nobody is muted').waitFor()
  await page.getByRole('textbox', { name: 'Account', exact: true }).fill('nobody_at_all')
  await page.getByRole('button', { name: 'Mute', exact: true }).click()
  await page.locator('form [role=alert]:not(:empty)').waitFor()
  await page.getByRole('textbox', { name: 'Account', exact: true }).fill('@alice')
  await page.getByRole('button', { name: 'Mute', exact: true }).click()
  await said(page, 'alice is muted')
  await page.getByRole('link', { name: 'alice', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Unmute' }).click()
  await page.getByText('Nobody is muted').waitFor()
  await page.getByRole('button', { name: 'Servers' }).click()
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('peer.example.org')
  await page.getByRole('button', { name: 'Mute', exact: true }).click()
  await said(page, 'peer.example.org is muted')
  await page.getByRole('button', { name: 'Unmute' }).click()
  await page.getByText('Nobody is muted').waitFor()
  assert.deepEqual(errors, [])
})

test('comments below one’s videos are approved, chosen and removed', async () => {
  const held = await alice.video(join(folder, 'a.mp4'), { name: 'Looked at', commentsPolicy: 3 })
  for (const text of ['one', 'two', 'three']) await bob.ask('POST', `/videos/${held.uuid}/comment-threads`, { text })
  const { page, errors } = await as('alice', '/my-library/comments-on-my-videos')
  await page.getByLabel('Waiting for approval only').check()
  const rows = page.locator('main article')
  await page.waitForFunction(() => document.querySelectorAll('main article').length === 3)
  await rows.filter({ hasText: 'one' }).getByRole('button', { name: 'Approve' }).click()
  await said(page, '1 comment is approved')
  await page.waitForFunction(() => document.querySelectorAll('main article').length === 2)
  for (const box of await page.getByLabel(/Choose the comment/).all()) await box.check()
  await page.getByRole('button', { name: 'Delete', exact: true }).first().click()
  await page.getByText('Delete 2 comments?').waitFor()
  await page.locator('dialog[open] .danger').click()
  await page.getByText('Nothing waits for approval').waitFor()
  assert.deepEqual((await alice.ask('GET', '/users/me/videos/comments')).data.map(({ text }) => text), ['one'])
  await page.getByLabel('Waiting for approval only').uncheck()
  await page.getByRole('button', { name: 'Delete all of Bob of the boats' }).click()
  await page.locator('dialog[open] .danger').click()
  await page.getByText('Nobody has said anything yet.').waitFor()
  assert.deepEqual(errors, [])
})

test('an owner watches for words, and comments with them are held', async () => {
  const { page, errors } = await as('alice', '/my-library/watched-words/list')
  await page.getByText('No list yet').waitFor()
  await page.getByRole('button', { name: 'New list' }).click()
  await page.getByLabel('Name of the list').fill('Boats')
  await page.getByRole('textbox', { name: 'Words' }).fill('yacht')
  await page.locator('dialog[open] .primary').click()
  await page.getByRole('heading', { name: /Boats 1 word/ }).waitFor()
  await page.getByLabel('Boats', { exact: true }).check()
  await page.waitForSelector('section[aria-busy=false]')
  const policy = async () => (await alice.ask('GET', '/automatic-tags/policies/accounts/alice/comments')).review
  while (!(await policy()).includes('Boats')) await page.waitForTimeout(50)
  const written = await bob.ask('POST', `/videos/${videos[0].uuid}/comment-threads`, { text: 'What a yacht' })
  assert.equal(written.comment.heldForReview, true)
  await page.reload()
  assert.equal(await page.getByLabel('Boats', { exact: true }).isChecked(), true)
  await page.getByRole('button', { name: 'Delete: Boats' }).click()
  await page.locator('dialog[open] .danger').click()
  await page.getByText('No list yet').waitFor()
  assert.deepEqual(errors, [])
})
