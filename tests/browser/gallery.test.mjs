// The gallery of components: every story is there, shows something, and throws nothing.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { launch } from './browser.mjs'

const web = fileURLToPath(new URL('../../web/', import.meta.url))
let vite
let browser
let url

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

before(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}/gallery.html`
  vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', String(port), '--strictPort'], { cwd: web, stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve, reject) => {
    vite.stdout.on('data', (chunk) => String(chunk).includes('ready in') && resolve())
    vite.on('exit', (code) => reject(new Error(`vite ended with ${code}`)))
  })
  browser = await launch()
})

after(async () => {
  await browser?.close()
  vite?.kill()
})

test('every story shows something in light, dark and from right to left', async () => {
  const stories = readdirSync(`${web}src`, { recursive: true }).filter((path) => path.endsWith('.story.svelte'))
  const page = await browser.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  for (const [scheme, language] of [['light', 'en'], ['dark', 'ar']]) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto(`${url}?lang=${language}`)
    await page.locator('main > section').nth(stories.length - 1).waitFor({ timeout: 60_000 })
    const said = await page.locator('main > section').evaluateAll((all) => all.map((one) => ({ name: one.id, height: one.querySelector('.stage').clientHeight, parts: one.querySelector('.stage').children.length, broken: one.querySelector('.broken')?.textContent ?? '' })))
    assert.equal(said.length, stories.length)
    assert.deepEqual(said.filter(({ height, parts, broken }) => height < 30 || parts === 0 || broken), [])
  }
  assert.deepEqual(errors, [])
  await page.close()
})
