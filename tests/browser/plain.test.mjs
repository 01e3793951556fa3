// Pages without JavaScript: a video can be read about and watched, feeds are found, and what is not for everybody is not told.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-plain-'))
const film = clip(join(folder, 'a.mp4'), { seconds: 4, size: '426x240', bitrate: '300k' })
let browser

before(async () => {
  browser = await launch()
})

after(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function reader(locale = 'en-US') {
  const context = await browser.newContext({ javaScriptEnabled: false, locale, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const errors = []
  page.on('console', (message) => /Content Security Policy/i.test(message.text()) && errors.push(message.text()))
  return { page, errors }
}

const figures = (page) => page.locator('video').evaluate((video) => ({ time: video.currentTime, width: video.videoWidth, from: video.currentSrc, error: video.error?.message ?? null }))

/** Presses play as the browser's own controls do, and waits until it moves. */
async function plays(page) {
  const video = page.locator('video')
  await video.evaluate((element) => void element.play())
  for (const until = Date.now() + 30_000; Date.now() < until; await page.waitForTimeout(100)) {
    if ((await figures(page)).time > 0.2) return figures(page)
  }
  return assert.fail(`It does not play: ${JSON.stringify(await figures(page))}`)
}

const kinds = {
  'a file with everything in it': [{ transcoding: { web_videos: { enabled: true }, hls: { enabled: true } }, csp: { enabled: true } }, /\.mp4$/],
  'pictures and sound apart': [{ transcoding: { web_videos: { enabled: false }, hls: { enabled: true, split_audio_and_video: true } }, csp: { enabled: true } }, /\.m3u8$|\/download\/videos\/generate\//],
}

for (const [kind, [config, from]] of Object.entries(kinds)) {
  test(`a video is read about and watched: ${kind}`, async () => {
    const instance = await startInstance(config)
    try {
      const root = await new Rest(instance.url).signIn()
      const video = await root.video(film, { name: 'Low <b>tide</b>', description: 'First line\n<script>alert(1)</script>' })
      const captions = new FormData()
      captions.append('captionfile', new Blob(['WEBVTT\n\n00:01.000 --> 00:03.000\nThe water leaves.\n']), 'en.vtt')
      await root.ask('PUT', `/videos/${video.uuid}/captions/en`, captions)

      const { page, errors } = await reader()
      await page.goto(`${instance.url}/w/${video.shortUUID}`)
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Low <b>tide</b>')
      assert.equal(await page.locator('noscript .text').textContent(), 'First line\n<script>alert(1)</script>')
      assert.equal(await page.getByRole('link', { name: 'Main root channel' }).count(), 1)
      assert.equal(await page.locator('track[srclang=en]').count(), 1)
      assert.match(await page.locator('video').getAttribute('poster'), /\/lazy-static\//)
      const seen = await plays(page)
      assert.match(seen.from, from)
      assert.deepEqual([seen.width > 0, seen.error], [true, null])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(wide <= 0, `${wide} pixels wider than the phone`)

      // The player on other pages as well.
      await page.goto(`${instance.url}/videos/embed/${video.shortUUID}`)
      await plays(page)
      assert.deepEqual(errors, [])
    } finally {
      await instance.stop()
    }
  })
}

test('nothing is told of what is not for everybody, and feeds are found in the reader’s language', async () => {
  const instance = await startInstance()
  try {
    const root = await new Rest(instance.url).signIn()
    const { page, errors } = await reader('fr-FR')
    for (const [privacy, told] of [[1, true], [2, true], [3, false], [4, false]]) {
      const video = await root.video(film, { name: 'Secret tide', privacy })
      await page.goto(`${instance.url}/w/${video.shortUUID}`)
      assert.equal((await page.content()).includes('Secret tide'), told, `privacy ${privacy}`)
      assert.equal(await page.locator('video').count(), told ? 1 : 0)
    }
    await page.goto(instance.url)
    assert.match(await page.locator('noscript p').textContent(), /^Les nouveautés arrivent aussi par flux/)
    const feed = await page.locator('noscript li a').first().getAttribute('href')
    const answer = await fetch(feed)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /<rss/)
    await page.goto(`${instance.url}/c/root_channel`)
    assert.equal(await page.locator('noscript li a').count(), 2)
    assert.deepEqual(errors, [])
  } finally {
    await instance.stop()
  }
})
