// Avatars and banners in a browser: chosen on one's own pages, shown there and in the menu, and taken away again.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { startInstance } from './instance.mjs'

let instance
let browser
const folder = mkdtempSync(join(tmpdir(), 'sepiola-pictures-'))
const picture = join(folder, 'dot.png')
const text = join(folder, 'text.png')

before(async () => {
  // One red pixel.
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'
  writeFileSync(picture, Buffer.from(pixel, 'base64'))
  writeFileSync(text, 'not a picture')
  instance = await startInstance()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const choose = (page, at, file) => page.locator('details input[type=file]').nth(at).setInputFiles(file)

test('the owner of a channel chooses its pictures, everybody sees them, and they go again', async () => {
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url)
  await page.goto(`${instance.url}/c/root_channel`)
  await page.click('details summary')
  await choose(page, 0, picture)
  await page.waitForSelector('main header .avatar img')
  await choose(page, 1, picture)
  await page.waitForSelector('main header img.banner')
  // What is no picture is refused, and nothing changes.
  await choose(page, 0, text)
  assert.match(await page.textContent('details [role=alert]'), /not supported or too large/)

  const guest = await visitor(browser)
  await guest.page.goto(`${instance.url}/c/root_channel`)
  const shown = await guest.page.waitForSelector('main header .avatar img')
  await guest.page.waitForFunction((image) => image.naturalWidth > 0, shown)
  await guest.page.waitForSelector('main header img.banner')
  assert.equal(await guest.page.locator('details summary').count(), 0)

  await page.click('details button:has-text("Remove the banner")')
  await page.waitForSelector('main header img.banner', { state: 'detached' })
  assert.deepEqual([...errors, ...guest.errors], [])
})

test('a person’s own avatar shows on their page and in the menu', async () => {
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url)
  await page.goto(`${instance.url}/a/root`)
  await page.click('details summary')
  assert.equal(await page.locator('details input[type=file]').count(), 1)
  await choose(page, 0, picture)
  await page.waitForSelector('main header .avatar img')
  await page.waitForSelector('.opener .avatar img')
  assert.deepEqual(errors, [])
})
