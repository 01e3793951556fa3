// How fast the pages are for somebody far away with an old phone: the watch page, cold, on a slow network and a slow processor.
// Times are printed, not checked, because they are the machine's as well; what does not depend on it is checked.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn } from './browser.mjs'
import { startInstance } from './instance.mjs'
import { seed } from './pages.mjs'
import { Rest } from './rest.mjs'

/** "Slow 4G" as Lighthouse defines it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const slow4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }
const slowProcessor = 4
const kB = 1000
/** Compressed bytes of program code a page may ask for, without the player's engine. */
const most = { watch: 150 * kB, other: 120 * kB }
/** Visits of the watch page; the middle one is told. */
const visits = 3

const folder = mkdtempSync(join(tmpdir(), 'sepiola-speed-'))
let instance
let browser
let pages
let path

before(async () => {
  instance = await startInstance({ csp: { enabled: true } })
  browser = await launch()
  pages = await seed(instance.url)
  const root = await new Rest(instance.url).signIn()
  const video = await root.video(film(join(folder, 'film.mp4')), { name: 'The tide comes in over the flats', description: 'Filmed over one winter.', tags: ['sea'] })
  // Renditions follow one by one; a visitor comes when all are there.
  for (;;) {
    const progress = await root.ask('GET', `/videos/${video.uuid}/transcoding-progress`)
    if (progress.renditions.every(({ state }) => state === 'done')) break
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  path = `/w/${video.shortUUID}`
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Half a minute that moves everywhere, as hard to compress as a film: 720p at 2.5 Mbit/s. */
function film(file) {
  const video = ['-f', 'lavfi', '-i', 'mandelbrot=size=1280x720:rate=25:start_scale=0.02:end_scale=0.002:end_pts=800', '-t', '30']
  const audio = ['-f', 'lavfi', '-i', 'sine=frequency=220:duration=30']
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...video, ...audio, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '2500k', '-c:a', 'aac', '-shortest', '-movflags', '+faststart', file])
  return file
}

/** Runs in the page before everything else: notes what the browser tells about speed, in milliseconds since the visit began. */
function watchSpeed() {
  const seen = { largest: 0, largestIs: '', shifts: 0, interaction: 0, frame: 0 }
  window.speedSeen = seen
  const observe = (type, note, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more })
  observe('largest-contentful-paint', (entry) => {
    seen.largest = entry.startTime
    seen.largestIs = `${entry.element?.localName ?? '?'} ${entry.url.split('/').pop()}`.trim()
  })
  observe('layout-shift', (entry) => (seen.shifts += entry.hadRecentInput ? 0 : entry.value))
  observe('event', (entry) => (seen.interaction = Math.max(seen.interaction, entry.interactionId ? entry.duration : 0)), { durationThreshold: 16 })
  const found = new MutationObserver(() => {
    const video = document.querySelector('video')
    if (!video) return
    found.disconnect()
    video.requestVideoFrameCallback(() => (seen.frame = performance.now()))
  })
  found.observe(document, { childList: true, subtree: true })
}

/** The program files a page asked for, in compressed bytes. */
const scripts = (page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .map(({ name, startTime, encodedBodySize }) => ({ name: name.split('/').pop(), startTime, bytes: encodedBodySize })),
  )

const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0)
const isEngine = ({ name }) => name.startsWith('engine-')
const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]

/** One visit with an empty browser. The service worker would fetch beside it: it begins after the page, here it does not. */
async function visit() {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slow4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowProcessor })
  await page.addInitScript(watchSpeed)
  await page.goto(instance.url + path, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.speedSeen.frame > 0, null, { timeout: 120_000 })
  const asked = await scripts(page)
  await page.waitForLoadState('networkidle')
  await page.locator('[data-player] [aria-label=Settings]').click()
  await page.getByRole('menuitem', { name: /Quality/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Share/ }).click()
  await page.waitForSelector('dialog[open]')
  const seen = await page.evaluate(() => window.speedSeen)
  await context.close()
  const before = asked.filter(({ startTime }) => startTime < seen.frame)
  return { ...seen, files: before.length, script: sum(before.filter((one) => !isEngine(one))), engine: sum(before.filter(isEngine)) }
}

test('the watch page on slow 4G with a quarter of the processor', async (t) => {
  const all = []
  for (let n = 0; n < visits; n += 1) all.push(await visit())
  const ms = (name) => `${Math.round(middle(all.map((one) => one[name])))} ms (${all.map((one) => Math.round(one[name])).join(', ')})`
  const [one] = all
  t.diagnostic(`first frame ${ms('frame')}, goal 2500`)
  t.diagnostic(`largest paint ${ms('largest')}, goal 2000: ${one.largestIs}`)
  t.diagnostic(`interaction ${ms('interaction')}, goal 200`)
  t.diagnostic(`layout shift ${Math.max(...all.map(({ shifts }) => shifts)).toFixed(3)}, at most 0.05`)
  t.diagnostic(`script before the first frame ${(one.script / kB).toFixed(1)} kB in ${one.files} files, and the player's engine ${(one.engine / kB).toFixed(1)} kB`)
  for (const { shifts, script, engine } of all) {
    assert.ok(shifts <= 0.05, `the page moves by ${shifts}`)
    assert.ok(engine > 0, 'the film plays with the engine')
    assert.ok(script > 0 && script <= most.watch, `${script} bytes of script`)
  }
})

test('each other page asks for little script', async (t) => {
  const sizes = []
  const list = Object.entries(pages).filter(([name]) => name !== 'watch')
  for (const person of new Set(list.map(([, [, who]]) => who))) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' })
    const page = await context.newPage()
    if (person) await signIn(page, instance.url, '/about', person)
    for (const [name, [address, who]] of list) {
      if (who !== person) continue
      await page.goto(instance.url + address)
      await page.waitForSelector('#content h1, #content h2, [data-player]')
      await page.waitForLoadState('networkidle')
      sizes.push({ name, bytes: sum((await scripts(page)).filter((one) => !isEngine(one))) })
    }
    await context.close()
  }
  sizes.sort((a, b) => b.bytes - a.bytes)
  for (const { name, bytes } of sizes) t.diagnostic(`${name}: ${(bytes / kB).toFixed(1)} kB`)
  for (const { name, bytes } of sizes) assert.ok(bytes > 0 && bytes <= most.other, `${name}: ${bytes} bytes of script`)
})
