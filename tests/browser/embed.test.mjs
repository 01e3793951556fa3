// The embedded player in a page of another origin, steered by PeerTube's own embed API.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const library = readFileSync(new URL('../../web/node_modules/@peertube/embed-api/build/player.min.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sepiola-embed-'))
let instance
let browser
let host
let first
let second
let hidden
let playlist

before(async () => {
  instance = await startInstance()
  browser = await launch()
  host = createServer((request, response) => {
    if (request.url === '/player.js') return response.setHeader('content-type', 'text/javascript').end(library)
    const src = new URL(request.url, 'http://x').searchParams.get('src') ?? ''
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><script src="/player.js"></script><iframe width="640" height="360" allow="autoplay; fullscreen"
      sandbox="allow-same-origin allow-scripts allow-popups allow-forms" src="${src.replaceAll('&', '&amp;')}"></iframe>`)
  })
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve))
  const rest = await new Rest(instance.url).signIn()
  const file = clip(join(folder, 'long.mp4'), { seconds: 20, size: '426x240', bitrate: '300k' })
  first = await rest.video(file, { name: 'The first' })
  second = await rest.video(file, { name: 'The second' })
  hidden = await rest.video(file, { name: 'Behind a password', privacy: 5, videoPasswords: ['sesame'] })
  const form = new FormData()
  for (const [name, value] of Object.entries({ displayName: 'Both', privacy: 1, videoChannelId: rest.channel })) form.append(name, value)
  playlist = (await rest.ask('POST', '/video-playlists', form)).videoPlaylist
  const add = (video, start, stop) =>
    rest.ask('POST', `/video-playlists/${playlist.id}/videos`, { videoId: video.id, startTimestamp: start, stopTimestamp: stop })
  await add(first, 2, 4)
  // Nobody but its owner sees this one: it is passed over.
  await add(await rest.video(file, { name: 'Private', privacy: 3 }))
  await add(second, 5)
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  host?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A page of another origin with a frame of ours in it; `player` there is PeerTube's. */
async function embedding(path) {
  const { page, errors, context } = await visitor(browser)
  const src = encodeURIComponent(instance.url + path)
  await page.goto(`http://127.0.0.1:${host.address().port}/?src=${src}`)
  await page.evaluate(() => {
    window.player = new window.PeerTubePlayer(document.querySelector('iframe'))
    window.heard = { playbackStatusUpdate: [], playbackStatusChange: [], resolutionUpdate: [], volumeChange: [] }
    for (const name of Object.keys(window.heard)) window.player.addEventListener(name, (said) => window.heard[name].push(said))
  })
  const frame = page.frames().find((one) => one.url().startsWith(instance.url))
  return { page, frame, errors, context, ask: (method, ...given) => page.evaluate(([m, g]) => window.player[m](...g), [method, given]) }
}

const until = (page, check, given) => page.waitForFunction(check, given, { timeout: 60_000 })

test('a page steers the player by PeerTube’s embed API and is told what it does', async () => {
  const { page, errors, ask } = await embedding(`/videos/embed/${first.shortUUID}?api=1&muted=1`)
  await page.evaluate(() => window.player.ready)
  assert.equal(await ask('isPlaying'), false)
  assert.equal(await ask('getCurrentPosition'), -1)
  await ask('play')
  await until(page, () => window.heard.playbackStatusUpdate.some(({ position, playbackState }) => position > 1 && playbackState === 'playing'))
  assert.equal(await ask('isPlaying'), true)
  const update = await page.evaluate(() => window.heard.playbackStatusUpdate.at(-1))
  assert.ok(Math.abs(update.duration - 20) < 1, JSON.stringify(update))
  await ask('pause')
  assert.equal(await ask('isPlaying'), false)
  await ask('seek', 12)
  const time = await ask('getCurrentTime')
  assert.ok(Math.abs(time - 12) < 0.5, `${time}`)
  await ask('setVolume', 0.3)
  assert.equal(await ask('getVolume'), 0.3)
  await until(page, () => window.heard.volumeChange.includes(0.3))
  assert.ok((await ask('getPlaybackRates')).includes(1.5))
  await ask('setPlaybackRate', 1.5)
  assert.equal(await ask('getPlaybackRate'), 1.5)
  const resolutions = await ask('getResolutions')
  assert.ok(resolutions.some(({ id, label }) => id === 240 && label === '240p'), JSON.stringify(resolutions))
  assert.equal(resolutions.find(({ id }) => id === -1).active, true)
  await ask('setResolution', 240)
  assert.equal((await ask('getResolutions')).find(({ id }) => id === -1).active, false)
  assert.deepEqual(await ask('getCaptions'), [])
  assert.match(await ask('getImageDataUrl'), /^data:image\/jpeg;base64,/)
  await ask('seek', 19)
  await ask('play')
  await until(page, () => window.heard.playbackStatusChange.at(-1) === 'ended')
  const changes = await page.evaluate(() => window.heard.playbackStatusChange)
  assert.equal(changes[0], 'playing')
  assert.ok(changes.includes('paused'))
  assert.deepEqual(errors, [])
})

test('a player that nobody asked to listen says nothing to the page', async () => {
  const { page, frame } = await embedding(`/videos/embed/${first.shortUUID}?autoplay=1&muted=1`)
  // Two updates would have come by now.
  await frame.waitForFunction(() => document.querySelector('video')?.currentTime > 1.2, null, { timeout: 60_000 })
  assert.deepEqual(await page.evaluate(() => window.heard.playbackStatusUpdate), [])
})

test('a playlist plays one video after the other, each from its start to its stop, and passes over what is hidden', async () => {
  const { page, frame, errors, ask } = await embedding(`/video-playlists/embed/${playlist.shortUUID}?api=1&muted=1&autoplay=1`)
  await page.evaluate(() => window.player.ready)
  assert.equal(await ask('getCurrentPosition'), 1)
  // It stops at 4 and goes on with the second, which begins at 5.
  await until(page, () => window.heard.playbackStatusUpdate.some(({ position }) => position > 5.2))
  assert.equal(await ask('getCurrentPosition'), 3)
  const positions = await page.evaluate(() => window.heard.playbackStatusUpdate.map(({ position }) => position))
  assert.ok(positions.filter((p) => p > 0.1).every((p) => p >= 1.9), positions.join(' '))
  assert.equal(await frame.title(), 'The second')
  await ask('playPreviousVideo')
  assert.equal(await ask('getCurrentPosition'), 1)
  await ask('playNextVideo')
  assert.equal(await ask('getCurrentPosition'), 3)
  await ask('playNextVideo')
  assert.equal(await ask('getCurrentPosition'), 3)
  assert.deepEqual(errors, [])
  const later = await embedding(`/video-playlists/embed/${playlist.uuid}?playlistPosition=2`)
  await later.frame.waitForSelector('[data-title]')
  assert.equal(await later.frame.textContent('[data-title]'), 'The second')
})

test('the page of a playlist plays it, and the address keeps the place', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/videos/watch/playlist/${playlist.uuid}`)
  await page.waitForSelector('ol li')
  assert.equal(await page.textContent('h1'), 'Both')
  assert.deepEqual(await page.locator('ol li a').allTextContents().then((all) => all.map((text) => text.trim())), ['The first', 'The second'])
  // Playing, it goes on with the next by itself.
  await page.click('button.big')
  await page.waitForFunction(() => document.querySelector('[data-current]')?.textContent === 'The second' && location.search === '?playlistPosition=3', null, { timeout: 60_000 })
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 5.2, null, { timeout: 60_000 })
  await page.click('ol li:first-child a')
  await page.waitForFunction(() => document.querySelector('[data-current]')?.textContent === 'The first' && location.search === '?playlistPosition=1')
  await page.click('ol li:nth-child(2) a')
  await page.reload()
  await page.waitForFunction(() => document.querySelector('[data-current]')?.textContent === 'The second')
  for (const [from, to] of [['root', '/a/root'], ['root_channel', '/c/root_channel']]) {
    await page.goto(`${instance.url}/@${from}`)
    await page.waitForURL(instance.url + to)
  }
  assert.deepEqual(errors, [])
})

test('the page sends the password of a protected video', async () => {
  const { page, errors, ask } = await embedding(`/videos/embed/${hidden.shortUUID}?api=1&waitPasswordFromEmbedAPI=1`)
  await ask('setVideoPassword', 'sesame')
  await page.evaluate(() => window.player.ready)
  await until(page, () => window.heard.resolutionUpdate.some((list) => list.length > 1))
  assert.deepEqual(errors, [])
})

test('the address decides what is shown', async () => {
  const { page } = await visitor(browser)
  const open = async (query) => {
    await page.goto(`${instance.url}/videos/embed/${first.shortUUID}${query}`)
    await page.waitForFunction(() => document.title === 'The first')
  }
  await open('?p2p=1')
  await page.waitForSelector('a[data-title]')
  await page.waitForSelector('[data-warning]')
  assert.equal(await page.locator('.controls').count(), 1)
  await open('?p2p=1&title=0&warningTitle=0&controlBar=0')
  await page.waitForSelector('button.big')
  assert.deepEqual([await page.locator('[data-title]').count(), await page.locator('[data-warning]').count()], [0, 0])
  assert.equal(await page.locator('.controls').count(), 0)
  await open('?controls=0')
  await page.waitForSelector('video[poster]')
  assert.equal(await page.locator('button:visible').count(), 0)
  await open('?peertubeLink=0')
  await page.waitForSelector('span[data-title]')
  await open('?autoplay=1&muted=1&start=3&stop=5')
  await page.waitForFunction(() => document.querySelector('video')?.currentTime >= 5 && document.querySelector('video').paused, null, { timeout: 60_000 })
  assert.ok((await page.evaluate(() => document.querySelector('video')?.currentTime)) < 6)
  await open('')
  assert.equal(await page.evaluate(() => document.querySelector('video').muted), false, 'what an address asked for is not remembered')
})
