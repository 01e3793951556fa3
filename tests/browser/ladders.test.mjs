// Ladders of other kinds than the usual one: plain files alone, sound in a rendition of its own, sound alone among the pictures.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, playerReaches, settled, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

let browser
let file
const folder = mkdtempSync(join(tmpdir(), 'sepiola-ladders-'))

before(async () => {
  browser = await launch()
  file = clip(join(folder, 'clip.mp4'), { seconds: 10, size: '426x240' })
})

after(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const resolutions = { '0p': true, '144p': true, '240p': true, '360p': false, '480p': false, '720p': false, '1080p': false }

/** Uploads the clip to an instance of that kind and watches it to its end; what the API and the player say. */
async function watched(transcoding) {
  const instance = await startInstance({ transcoding: { resolutions, ...transcoding } })
  try {
    const rest = await new Rest(instance.url).signIn()
    const video = await rest.video(file)
    const { page, errors } = await visitor(browser)
    await page.goto(`${instance.url}/w/${video.shortUUID}`)
    await settled(page, instance.url, video.uuid)
    await page.reload()
    const seen = await playerReaches(page, (figures) => figures.ended, 60_000)
    const sound = await page.evaluate(() => document.querySelector('[data-player] video').webkitAudioDecodedByteCount)
    assert.deepEqual(errors, [])
    return { details: await rest.ask('GET', `/videos/${video.uuid}`), seen, sound }
  } finally {
    await instance.stop()
  }
}

const heights = (files) => files.map(({ resolution }) => resolution.id)

test('without HLS the plain files play', async () => {
  const { details, seen, sound } = await watched({ hls: { enabled: false }, web_videos: { enabled: true } })
  assert.deepEqual(details.streamingPlaylists, [])
  assert.deepEqual(heights(details.files), [240, 144, 0])
  assert.ok(seen.width > 0 && sound > 0, JSON.stringify(seen))
})

test('sound in a rendition of its own is heard with the picture', async () => {
  const { details, seen, sound } = await watched({ hls: { enabled: true, split_audio_and_video: true }, web_videos: { enabled: false } })
  assert.deepEqual(heights(details.streamingPlaylists[0].files), [240, 144, 0])
  assert.ok(seen.width > 0 && sound > 0, JSON.stringify(seen))
})

test('where sound alone is offered too, the picture plays', async () => {
  const { details, seen, sound } = await watched({ hls: { enabled: true }, web_videos: { enabled: false } })
  assert.deepEqual(heights(details.streamingPlaylists[0].files), [240, 144, 0])
  assert.ok(seen.width > 0 && seen.height > 0 && sound > 0, JSON.stringify(seen))
})
