// The main job in a browser: sign in, upload, watch; an upload that survives a reload and a killed server.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chooseFiles, launch, playerReaches, publish, signIn, uploadReaches, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'

let instance
let browser
const folder = mkdtempSync(join(tmpdir(), 'sepiola-clips-'))

before(async () => {
  instance = await startInstance()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a person signs in, uploads a file, publishes it, and anybody watches it to its end', async () => {
  const file = clip(join(folder, 'shore_walk.mp4'), { seconds: 4 })
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, '/publish')
  await chooseFiles(page, file)
  await uploadReaches(page, 'uploaded')
  assert.equal(await page.inputValue('[data-upload] form input'), 'shore walk')
  const path = await publish(page)

  const other = await visitor(browser)
  await other.page.goto(instance.url + path)
  await playerReaches(other.page, (seen) => seen.ended)
  assert.equal(await other.page.textContent('h1'), 'shore walk')
  await other.page.goto(instance.url)
  await other.page.click('article h3 a')
  await other.page.waitForURL(instance.url + path)
  assert.deepEqual([...errors, ...other.errors], [])
})

test('a wrong password is told, and what was typed stays', async () => {
  const { page } = await visitor(browser)
  await page.goto(`${instance.url}/login`)
  await page.fill('input[name=username]', 'root')
  await page.fill('input[name=password]', 'wrong')
  await page.click('form button.primary')
  await page.waitForSelector('form [role=alert]:not(:empty)')
  assert.equal(await page.inputValue('input[name=username]'), 'root')
})

test('a video with a password asks for it, tells a wrong one, and plays with the right one', async () => {
  const file = clip(join(folder, 'garden.mp4'), { seconds: 4 })
  const { page } = await visitor(browser)
  await signIn(page, instance.url, '/publish')
  await chooseFiles(page, file)
  await uploadReaches(page, 'uploaded')
  await page.selectOption('[data-upload] form select', '5')
  await page.fill('[data-upload] form input[autocomplete=off]', 'sesame')
  const path = await publish(page)

  const other = await visitor(browser)
  await other.page.goto(instance.url + path)
  await other.page.fill('input[type=password]', 'wrong')
  await other.page.click('form.panel button.primary')
  await other.page.waitForSelector('form.panel .wrong:not(:empty)')
  await other.page.fill('input[type=password]', 'sesame')
  await other.page.click('form.panel button.primary')
  await playerReaches(other.page, (seen) => seen.ended)
  assert.deepEqual(other.errors, [])
})

test('the keys of the player do what they say while it plays on', async () => {
  const file = clip(join(folder, 'keys.mp4'), { seconds: 40, size: '426x240', bitrate: '300k' })
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, '/publish')
  await chooseFiles(page, file)
  await uploadReaches(page, 'uploaded')
  await page.goto(instance.url + (await publish(page)))
  await playerReaches(page, (seen) => seen.time > 0.5)
  const state = () => page.$eval('video', ({ volume, muted, paused, playbackRate, currentTime }) => ({ volume, muted, paused, playbackRate, currentTime }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('m')
  await page.keyboard.press('>')
  assert.deepEqual({ ...(await state()), currentTime: 0 }, { volume: 0.95, muted: true, paused: false, playbackRate: 1.25, currentTime: 0 })
  await page.keyboard.press('.')
  await page.waitForFunction(() => document.querySelector('video').paused && !document.querySelector('video').seeking)
  await page.keyboard.press('5')
  await playerReaches(page, (seen) => seen.time >= 19)
  assert.equal((await state()).paused, true)
  await page.keyboard.press('k')
  await playerReaches(page, (seen) => seen.time > 21)
  assert.deepEqual(errors, [])
})

test('an upload goes on after a reload and after the server was killed', async () => {
  const file = clip(join(folder, 'long.mp4'), { seconds: 30, size: '1280x720', bitrate: '6000k' })
  const { page, context, errors } = await visitor(browser)
  await signIn(page, instance.url, '/publish')
  const slow = await context.newCDPSession(page)
  const network = { offline: false, latency: 5, downloadThroughput: -1 }
  await slow.send('Network.enable')
  await slow.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: 1_500_000 })
  const ranges = []
  page.on('request', (request) => {
    const range = request.headers()['content-range']
    if (request.url().includes('upload-resumable') && range) ranges.push(range)
  })
  await chooseFiles(page, file)
  const sent = (bytes) => page.waitForFunction((least) => Number(document.querySelector('[data-upload] [role=progressbar]')?.getAttribute('aria-valuenow')) >= least, bytes, { timeout: 120_000 })
  await sent(20)
  await page.fill('[data-upload] textarea', 'typed before the reload')
  const kept = () =>
    page.evaluate(async () => {
      const open = indexedDB.open('sepiola')
      const db = await new Promise((resolve) => open.addEventListener('success', () => resolve(open.result)))
      const all = db.transaction('uploads').objectStore('uploads').getAll()
      await new Promise((resolve) => all.addEventListener('success', resolve))
      db.close()
      return all.result.map((one) => one.draft.description)
    })
  while (!(await kept()).includes('typed before the reload')) await page.waitForTimeout(100)
  await page.reload()
  await sent(40)
  assert.equal(await page.inputValue('[data-upload] textarea'), 'typed before the reload')

  await instance.kill()
  await page.waitForSelector('[data-upload="retrying"]', { timeout: 60_000 })
  await instance.start()
  await slow.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: -1 })
  await uploadReaches(page, 'uploaded')
  // After the reload and after the restart it asked where to go on, and never began again.
  assert.ok(ranges.filter((range) => range.startsWith('bytes */')).length >= 2)
  assert.equal(ranges.filter((range) => range.startsWith('bytes 0-')).length, 1)
  await publish(page)
  assert.deepEqual(errors, [])
})
