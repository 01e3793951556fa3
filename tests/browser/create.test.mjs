// What owners do with their videos and channels after publishing: captions, chapters, picture, file, owner, team, several at once.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-create-'))
let instance
let browser
let root
let alice
let bob
let video
const file = join(folder, 'a.mp4')

before(async () => {
  instance = await startInstance({ video_file: { update: { enabled: true } } })
  browser = await launch()
  root = await new Rest(instance.url).signIn()
  alice = await root.person('alice')
  bob = await root.person('bob')
  clip(file, { seconds: 8, size: '426x240', bitrate: '300k' })
  video = await alice.video(file, { name: 'The tide' })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function as(who, path) {
  const seen = await visitor(browser)
  await signIn(seen.page, instance.url, path, who)
  return seen
}
/** Waits until that is announced; else tells what was. */
async function said(page, text) {
  const live = page.locator('.visually-hidden[aria-live=polite]').last()
  await live.filter({ hasText: text }).waitFor({ state: 'attached', timeout: 15_000 }).catch(async () => assert.equal(await live.textContent(), text))
}
const edit = (part) => `/videos/update/${video.shortUUID}?part=${part}`
const captionText = async (language) => {
  const { data } = await alice.ask('GET', `/videos/${video.uuid}/captions`)
  return (await fetch(data.find((one) => one.language.id === language).fileUrl)).text()
}

test('captions come as a file, are corrected beside the player, and go again', async () => {
  const { page, errors } = await as('alice', edit('captions'))
  await page.getByText('No captions yet').waitFor()
  const srt = join(folder, 'a.srt')
  writeFileSync(srt, '1\n00:00:01,000 --> 00:00:02,000\nGod morning\n\n2\n00:00:03,000 --> 00:00:04,000\nBye\n')
  await page.locator('.add select').selectOption('en')
  await page.setInputFiles('[data-captions]', join(folder, 'a.mp4'))
  await page.getByText('Captions come as .vtt or .srt files.').waitFor()
  await page.setInputFiles('[data-captions]', srt)
  await said(page, 'Captions in English are there')

  await page.getByRole('button', { name: 'Edit: English' }).click()
  await page.getByLabel('Words of line 1').fill('Good morning')
  await page.getByLabel('End of line 1').fill('0:00.500')
  await page.getByLabel('End of line 1').press('Tab')
  await page.getByText('The end comes after the start.').waitFor()
  await page.getByRole('button', { name: 'Save captions' }).click()
  await page.getByText('Line 1 is not right yet.').waitFor()
  await page.getByLabel('End of line 1').fill('0:02.250')
  await page.getByLabel('End of line 1').press('Tab')
  await page.getByLabel('Words of line 2').press('Control+Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Words of line 3')
  await page.keyboard.type('See <you> & more')
  await page.getByRole('button', { name: 'Save captions' }).click()
  await said(page, 'Captions in English are saved')
  const text = await captionText('en')
  assert.match(text, /00:00:01\.000 --> 00:00:02\.250\nGood morning/)
  assert.match(text, /00:00:04\.000 --> 00:00:06\.000\nSee/)

  // Written from nothing; leaving asks when something would be lost.
  await page.locator('.add select').selectOption('fr')
  await page.getByRole('button', { name: 'Write them here' }).click()
  await page.getByLabel('Words of line 1').fill('Bonjour')
  await page.getByRole('button', { name: 'Cancel' }).first().click()
  await page.locator('dialog[open]').getByRole('button', { name: 'Cancel' }).click()
  assert.equal(await page.getByLabel('Words of line 1').inputValue(), 'Bonjour')
  // Another part and back: what was typed is still there.
  await page.getByRole('link', { name: 'Chapters' }).click()
  await page.getByText('No chapters yet').waitFor()
  await page.getByRole('link', { name: 'Captions' }).click()
  assert.equal(await page.getByLabel('Words of line 1').inputValue(), 'Bonjour')
  await page.getByRole('button', { name: 'Save captions' }).click()
  await said(page, 'Captions in French are saved')

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download: French' }).click()])
  assert.match(readFileSync(await download.path(), 'utf8'), /Bonjour/)
  await page.getByRole('button', { name: 'Delete: French' }).click()
  await page.locator('dialog[open] .danger').click()
  await said(page, 'Captions in French are deleted')
  assert.deepEqual((await alice.ask('GET', `/videos/${video.uuid}/captions`)).data.map(({ language }) => language.id), ['en'])
  assert.deepEqual(errors, [])
})

test('chapters are pasted, corrected, refused where two begin at once, and kept', async () => {
  const { page, errors } = await as('alice', edit('chapters'))
  await page.getByText('No chapters yet').waitFor()
  await page.getByRole('button', { name: 'Add a chapter here' }).click()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '0:00 Ebb\n0:03 Flow\n0:05 Slack')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await page.getByLabel('Title of chapter 3').waitFor()
  await page.getByLabel('Start of chapter 3').fill('0:03')
  await page.getByLabel('Start of chapter 3').press('Tab')
  await page.getByText('Another chapter begins at this second.').first().waitFor()
  await page.getByRole('button', { name: 'Save chapters' }).click()
  assert.deepEqual((await alice.ask('GET', `/videos/${video.uuid}/chapters`)).chapters, [])
  await page.getByLabel('Start of chapter 3').fill('0:06')
  await page.getByLabel('Start of chapter 3').press('Tab')
  await page.getByLabel('Title of chapter 1').fill('Low water')
  await page.getByRole('button', { name: 'Remove chapter 2' }).click()
  await page.getByRole('button', { name: 'Save chapters' }).click()
  await said(page, 'Changes saved')
  assert.deepEqual((await alice.ask('GET', `/videos/${video.uuid}/chapters`)).chapters, [{ timecode: 0, title: 'Low water' }, { timecode: 6, title: 'Slack' }])
  assert.deepEqual(errors, [])
})

test('the picture is taken from the player', async () => {
  const before = (await alice.ask('GET', `/videos/${video.uuid}`)).previewPath
  const { page, errors } = await as('alice', edit('picture'))
  await page.waitForFunction(() => document.querySelector('[data-player] video')?.readyState >= 2, null, { timeout: 60_000 })
  await page.getByRole('button', { name: 'Take the picture shown' }).click()
  await page.locator('[data-picture-new] img').waitFor()
  await page.getByRole('button', { name: 'Keep this picture' }).click()
  await said(page, 'The picture is there')
  assert.notEqual((await alice.ask('GET', `/videos/${video.uuid}`)).previewPath, before)
  await page.setInputFiles('[data-picture-file]', join(folder, 'a.srt'))
  await page.getByRole('button', { name: 'Keep this picture' }).click()
  await page.locator('main .wrong[role=alert]').filter({ hasText: 'thumbnail' }).waitFor()
  assert.deepEqual(errors, [])
})

test('how the player looks is chosen for a video', async () => {
  const { page, errors } = await as('alice', edit('player'))
  await page.getByLabel('Galaxy').check()
  await said(page, 'Changes saved')
  assert.equal((await alice.ask('GET', `/player-settings/videos/${video.uuid}`)).theme, 'galaxy')
  assert.deepEqual(errors, [])
})

test('another file takes the place of the one that was sent', async () => {
  const other = clip(join(folder, 'b.mp4'), { seconds: 5, size: '426x240', bitrate: '300k' })
  const { page, errors } = await as('alice', edit('file'))
  await page.getByText('clip.mp4').waitFor()
  await page.setInputFiles('[data-replace-file]', other)
  await page.locator('dialog[open] .danger').click()
  await page.waitForSelector('[data-replace=uploaded]', { timeout: 60_000 })
  await page.getByText('b.mp4').waitFor()
  assert.equal((await alice.ask('GET', `/videos/${video.uuid}/source`)).inputFilename, 'b.mp4')
  assert.deepEqual(errors, [])
})

test('a video is offered, the offer taken back, made again and accepted', async () => {
  const owner = await as('alice', edit('owner'))
  const { page } = owner
  await page.getByLabel('To whom').fill('nobody_at_all')
  await page.getByRole('button', { name: 'Offer', exact: true }).click()
  await page.locator('dialog[open] .danger').click()
  await page.locator('.wrong[role=alert]').first().waitFor()
  for (const takesBack of [true, false]) {
    await page.getByLabel('To whom').fill('bob')
    await page.getByRole('button', { name: 'Offer', exact: true }).click()
    await page.locator('dialog[open] .danger').click()
    await page.getByText('Offered to bob, who has not answered yet.').waitFor()
    if (!takesBack) continue
    await page.getByRole('button', { name: 'Take back' }).click()
    await said(page, 'The offer is taken back')
  }
  const other = await as('bob', '/my-library/ownership')
  await other.page.getByText('alice offers you the video “The tide”').waitFor()
  await other.page.getByRole('button', { name: 'Accept: The tide' }).click()
  await other.page.locator('dialog[open] .primary').click()
  await said(other.page, '“The tide” is yours now')
  assert.equal((await bob.ask('GET', `/videos/${video.uuid}`)).account.name, 'bob')
  assert.deepEqual([...owner.errors, ...other.errors], [])
})

test('somebody is invited to a channel, joins, is seen in its log, and leaves', async () => {
  const owner = await as('bob', '/my-library/video-channels/team/bob_channel')
  await owner.page.getByText('Nobody helps yet.').waitFor()
  await owner.page.getByLabel('Invite somebody').fill('alice')
  await owner.page.getByRole('button', { name: 'Invite', exact: true }).click()
  await said(owner.page, 'alice is invited')
  await owner.page.getByText('has not answered yet').waitFor()
  const helper = await as('alice', '/my-library/ownership')
  await helper.page.getByRole('button', { name: 'Accept: Main bob channel' }).click()
  await said(helper.page, 'You help with Main bob channel from now on')
  await alice.ask('PUT', `/videos/${video.uuid}`, { name: 'The tides' })
  await owner.page.reload()
  await owner.page.getByText('alice changed “The tides”').waitFor()
  await helper.page.goto(`${instance.url}/my-library/video-channels`)
  await helper.page.getByRole('button', { name: 'Leave: Main bob channel' }).click()
  await helper.page.locator('dialog[open] .danger').click()
  await said(helper.page, 'You do not help with Main bob channel any more')
  assert.deepEqual((await bob.ask('GET', '/video-channels/bob_channel/collaborators')).data, [])
  assert.deepEqual([...owner.errors, ...helper.errors], [])
})

test('several videos are hidden, saved and deleted at once', async () => {
  const names = ['Ant', 'Bee', 'Cat']
  for (const name of names) await alice.video(file, { name })
  const { page, errors } = await as('alice', '/my-library/videos?sort=name')
  const rows = () => page.locator('tbody h2 a').allTextContents()
  await page.waitForFunction(() => document.querySelectorAll('tbody h2 a').length === 3)
  assert.deepEqual(await rows(), names)
  await page.getByRole('button', { name: 'Video', exact: true }).click()
  await page.waitForFunction(() => document.querySelector('tbody h2 a')?.textContent === 'Cat')
  await page.getByLabel('Choose “Ant”').click()
  await page.getByLabel('Choose “Cat”').click({ modifiers: ['Shift'] })
  await page.getByText('3 chosen').waitFor()
  await page.getByLabel('Choose “Cat”').click()
  await page.getByRole('button', { name: 'Who may watch' }).last().click()
  await page.locator('dialog[open] select').selectOption('3')
  await page.locator('dialog[open] .primary').click()
  await said(page, '2 videos are changed')
  const privacies = async () => Object.fromEntries((await alice.ask('GET', '/users/me/videos')).data.map(({ name, privacy }) => [name, privacy.id]))
  assert.deepEqual(await privacies(), { Ant: 3, Bee: 3, Cat: 1 })

  await page.getByLabel('Choose all that are shown').check()
  await page.getByRole('button', { name: 'Save to playlist' }).click()
  await page.locator('dialog[open] .primary').click()
  await said(page, '3 videos are saved')
  await page.getByLabel('Choose “Bee”').click()
  await page.getByLabel('Choose “Cat”').click()
  await page.locator('.bulk .danger').click()
  await page.locator('dialog[open] .danger').click()
  await said(page, '2 videos are deleted')
  assert.deepEqual(await privacies(), { Ant: 3 })
  assert.deepEqual(errors, [])
})
