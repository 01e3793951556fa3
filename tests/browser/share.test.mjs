// Passing a video on, taking it away, and what is watched after it.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, playerReaches, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-share-'))
let instance
let browser
let root
const videos = {}

before(async () => {
  instance = await startInstance({ transcoding: { hls: { enabled: true, split_audio_and_video: true } } })
  browser = await launch()
  root = await new Rest(instance.url).signIn()
  const file = clip(join(folder, 'a.mp4'), { seconds: 4, size: '426x240', bitrate: '300k' })
  for (const name of ['Ebb', 'Flow', 'Slack']) videos[name] = await root.video(file, { name })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const watch = async (name) => {
  const seen = await visitor(browser)
  await seen.page.goto(`${instance.url}/w/${videos[name].shortUUID}`)
  await seen.page.getByRole('heading', { name, level: 1 }).waitFor()
  return seen
}

test('a video is shared from a moment on, as a code for cameras, and embedded as it was chosen', async () => {
  const { page, errors } = await watch('Ebb')
  await page.getByRole('button', { name: 'Share' }).click()
  const address = page.getByLabel('Address of this video')
  assert.equal(await address.inputValue(), `${instance.url}/w/${videos.Ebb.shortUUID}`)
  await page.getByLabel('Start at').check()
  await page.getByLabel('Where it starts').fill('0:02')
  await page.getByLabel('Where it starts').press('Tab')
  assert.equal(await address.inputValue(), `${instance.url}/w/${videos.Ebb.shortUUID}?start=2s`)
  await page.getByRole('button', { name: 'QR code' }).click()
  await page.getByRole('img', { name: `QR code of ${instance.url}/w/${videos.Ebb.shortUUID}?start=2s` }).waitFor()
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  await page.getByLabel('Without sound').check()
  await page.getByLabel('Show the title').uncheck()
  const code = await page.getByLabel('Code for a web page').inputValue()
  const source = /src="([^"]+)"/.exec(code)[1].replaceAll('&amp;', '&')
  assert.equal(source, `${instance.url}/videos/embed/${videos.Ebb.shortUUID}?start=2s&muted=1&title=0`)
  await page.goto(source)
  await page.waitForSelector('[data-player] video')
  assert.deepEqual(errors, [])
})

test('a video is downloaded whole where its sound lies apart', async () => {
  const { page, errors } = await watch('Ebb')
  await page.getByRole('button', { name: 'Download' }).click()
  await page.locator('[data-download=sound]').waitFor()
  const href = await page.locator('[data-download=joined]').first().getAttribute('href')
  const answer = await fetch(href)
  assert.equal(answer.status, 200)
  const bytes = (await answer.arrayBuffer()).byteLength
  assert.ok(bytes > 20_000, `only ${bytes} bytes`)
  assert.deepEqual(errors, [])
})

test('what was put in line is watched next, after a pause in which one may say no', async () => {
  const { page, errors } = await watch('Ebb')
  await page.getByRole('button', { name: 'Watch “Flow” next' }).click()
  await page.getByRole('button', { name: 'Watch “Slack” next' }).click()
  await page.getByRole('button', { name: 'Take “Flow” out of the line' }).click()
  await playerReaches(page, ({ time }) => time > 0)
  // To the end at once.
  await page.evaluate(() => document.activeElement?.blur())
  await page.keyboard.press('End')
  await page.waitForSelector('[data-next-up]', { timeout: 30_000 })
  assert.match(await page.locator('[data-next-up]').textContent(), /Slack/)
  await page.locator('[data-next-up]').getByRole('button', { name: 'Cancel' }).click()
  assert.equal(await page.locator('[data-next-up]').count(), 0)
  await page.keyboard.press('Shift+N')
  await page.getByRole('heading', { name: 'Slack', level: 1 }).waitFor()
  await page.waitForFunction(() => JSON.parse(sessionStorage.getItem('sepiola.queue')).length === 0)
  assert.deepEqual(errors, [])
})

test('the keys are listed, and the player looks as its channel says', async () => {
  await root.ask('PUT', '/player-settings/video-channels/root_channel', { theme: 'galaxy' })
  const { page, errors } = await watch('Flow')
  await page.waitForSelector('[data-player][data-look=galaxy]')
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor()
  await page.getByText('Next video').waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await page.evaluate(() => navigator.mediaSession.metadata?.title ?? ''), 'Flow')
  assert.deepEqual(errors, [])
})
