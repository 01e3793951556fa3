// The bell in a browser: news arrive while the page is open, are read with the keyboard, and can be turned off.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chooseFiles, launch, publish, signIn, uploadReaches, visitor } from './browser.mjs'
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

const bell = '[aria-controls=news-panel]'
const bellSays = (page, words) => page.waitForFunction(([at, said]) => document.querySelector(at)?.getAttribute('aria-label') === said, [bell, words])

test('a person hears on one page what happens through another, and reads it', async () => {
  const { page, context, errors } = await visitor(browser)
  await signIn(page, instance.url, '/about')
  await bellSays(page, 'Notifications')
  const other = await context.newPage()
  await other.goto(`${instance.url}/publish`)
  await chooseFiles(other, clip(join(folder, 'tide_pool.mp4'), { seconds: 2 }))
  await uploadReaches(other, 'uploaded')
  // Who does not wait for transcoding is told nothing of it; a block is always told.
  const path = await publish(other)
  const blocked = await other.evaluate(async (id) => {
    const { access } = JSON.parse(localStorage.getItem('sepiola.tokens'))
    return (await fetch(`/api/v1/videos/${id}/blacklist`, { method: 'POST', headers: { authorization: `Bearer ${access}` } })).status
  }, path.split('/').at(-1))
  assert.equal(blocked, 204)
  await page.waitForSelector(`${bell} .count`)
  assert.match(await page.textContent('[aria-live=polite]'), /“tide pool”/)

  await page.focus(bell)
  await page.keyboard.press('Enter')
  await page.waitForSelector('#news-panel li')
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('#news-panel').count(), 0)
  assert.equal(await page.evaluate((at) => document.activeElement === document.querySelector(at), bell), true)

  await page.goto(`${instance.url}/my-account/notifications`)
  await page.waitForSelector('main li .unread')
  await page.click('main header button')
  await bellSays(page, 'Notifications')
  assert.equal(await page.locator('main li .unread').count(), 0)
  assert.deepEqual(errors, [])
})

test('what a person turns off stays off', async () => {
  const { page } = await visitor(browser)
  await signIn(page, instance.url, '/my-account/notifications')
  const tick = page.getByLabel('A video of mine is published: Web')
  await tick.uncheck()
  await page.waitForSelector('table[aria-busy=false]')
  await page.reload()
  assert.equal(await tick.isChecked(), false)
})
