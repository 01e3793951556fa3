// Without a connection: the application opens, says so, and has kept nothing that is somebody's. And what a phone needs to install it.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-offline-'))
let instance
let browser
let video

before(async () => {
  instance = await startInstance({ csp: { enabled: true } })
  browser = await launch()
  const root = await new Rest(instance.url).signIn()
  video = await root.video(clip(join(folder, 'a.mp4'), { seconds: 4, size: '426x240', bitrate: '300k' }), { name: 'A secret tide', privacy: 3 })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function installed() {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => /Content Security Policy/i.test(message.text()) && errors.push(message.text()))
  return { context, page, errors }
}

/** Until the worker looks after the page and its shell is kept. */
const ready = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  })

test('it opens without a connection, says so, and goes on when the connection is back', async () => {
  const { context, page, errors } = await installed()
  await page.goto(instance.url)
  await ready(page)
  // A page whose program was not asked for while there was a connection, too.
  await context.setOffline(true)
  for (const path of ['/', `/w/${video.shortUUID}`, '/about']) {
    await page.goto(instance.url + path)
    await page.getByRole('heading', { name: 'No connection' }).waitFor()
    await page.locator('.offline[role=status]').waitFor()
  }
  // The home page asks once, not without end.
  let asked = 0
  page.on('request', (request) => (asked += request.url().includes('/api/v1/videos?') ? 1 : 0))
  await page.goto(instance.url)
  await page.getByRole('heading', { name: 'No connection' }).waitFor()
  assert.ok(asked <= 2, `asked ${asked} times`)
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'No connection' }).waitFor({ state: 'detached' })
  await page.locator('.offline[role=status]').waitFor({ state: 'detached' })
  assert.deepEqual(errors, [])
  await context.close()
})

test('nothing of anybody is kept', async () => {
  const { context, page, errors } = await installed()
  await signIn(page, instance.url, '/my-library/videos')
  await ready(page)
  await page.reload()
  await page.getByRole('link', { name: 'A secret tide' }).first().waitFor()
  await page.goto(`${instance.url}/w/${video.shortUUID}`)
  await page.getByRole('heading', { name: 'A secret tide' }).waitFor()
  const kept = await page.evaluate(async () => {
    const all = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) all.push([new URL(request.url).pathname, await (await cache.match(request)).text()])
    }
    return all
  })
  assert.ok(kept.length > 5)
  assert.deepEqual(kept.map(([path]) => path).filter((path) => path !== '/' && !path.startsWith('/client/')), [])
  assert.ok(!kept.some(([, text]) => text.includes('A secret tide')))
  assert.deepEqual(errors, [])
  await context.close()
})

test('the server says what a browser wants of an application', async () => {
  const worker = await fetch(`${instance.url}/client/service-worker.js`)
  assert.deepEqual([worker.status, worker.headers.get('service-worker-allowed'), worker.headers.get('cache-control')], [200, '/', 'no-cache'])
  assert.equal((await fetch(`${instance.url}/client/theme.js`)).headers.get('service-worker-allowed'), null)
  const manifest = await (await fetch(`${instance.url}/manifest.webmanifest`)).json()
  assert.deepEqual([manifest.id, manifest.scope, manifest.display, manifest.share_target.action], ['/', '/', 'standalone', '/publish'])
  for (const { src, type } of manifest.icons) {
    const icon = await fetch(instance.url + src)
    assert.deepEqual([icon.status, icon.headers.get('content-type')], [200, type], src)
  }
  assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'))
})
