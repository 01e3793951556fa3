// Looking around: lists and their filters, the rows of the discover page, what moves under the mouse, a channel's own pages.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-browse-'))
let instance
let browser
let storied

before(async () => {
  instance = await startInstance()
  browser = await launch()
  const root = await new Rest(instance.url).signIn()
  const file = clip(join(folder, 'a.mp4'), { seconds: 12, size: '426x240', bitrate: '200k' })
  for (const at of [1, 2, 3, 4, 5, 6]) {
    const odd = at % 2 === 1
    const fields = { name: `Tide ${at}`, category: odd ? 1 : 2, language: at < 3 ? 'fr' : 'en', tags: ['shore', `t${at}`] }
    const video = await root.video(file, fields)
    if (at === 6) storied = video
  }
  const list = new FormData()
  for (const [name, value] of Object.entries({ displayName: 'Low water', privacy: 1, videoChannelId: root.channel })) list.append(name, value)
  const { id } = (await root.ask('POST', '/video-playlists', list)).videoPlaylist
  await root.ask('POST', `/video-playlists/${id}/videos`, { videoId: storied.id })
  while ((await root.ask('GET', `/videos/${storied.uuid}/storyboards`)).storyboards.length === 0) await new Promise((resolve) => setTimeout(resolve, 200))
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Waits until exactly these are listed. */
const listed = (page, ...names) =>
  page.waitForFunction((expected) => {
    const grid = document.querySelector('main ul.grid[aria-busy="false"]')
    return [...(grid?.querySelectorAll('h3') ?? [])].map(({ textContent }) => textContent).join('|') === expected
  }, names.join('|'))

test('a list is narrowed by its address, which a reload keeps and the back button undoes', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/videos/browse`)
  await listed(page, 'Tide 6', 'Tide 5', 'Tide 4', 'Tide 3', 'Tide 2', 'Tide 1')
  await page.getByRole('button', { name: 'Filters' }).click()
  const filters = page.getByRole('form', { name: 'Filters' })
  await filters.getByLabel('Category').selectOption({ label: 'Music' })
  await listed(page, 'Tide 5', 'Tide 3', 'Tide 1')
  await filters.getByLabel('Language').selectOption({ label: 'French' })
  await listed(page, 'Tide 1')
  await page.getByRole('button', { name: 'Most viewed' }).click()
  await page.waitForURL((url) => url.search === '?categoryOneOf=1&languageOneOf=fr&sort=-views')
  await page.reload()
  await listed(page, 'Tide 1')
  await page.getByRole('button', { name: 'Filters 2' }).click()
  await filters.getByRole('button', { name: 'Without French' }).click()
  await page.waitForFunction(() => document.querySelectorAll('main ul.grid h3').length === 3)
  await page.goBack()
  await listed(page, 'Tide 1')
  await filters.getByLabel('With all of these tags').fill('nowhere')
  await filters.getByLabel('With all of these tags').press('Enter')
  await page.getByText('No video passes these filters').waitFor()
  await page.locator('.notice').getByRole('button', { name: 'Remove all filters' }).click()
  await page.waitForFunction(() => document.querySelectorAll('main ul.grid h3').length === 6)
  // Others' videos are elsewhere: there are none.
  await page.goto(`${instance.url}/videos/local`)
  await page.waitForURL(/\/videos\/browse\?scope=local$/)
  await page.waitForFunction(() => document.querySelectorAll('main ul.grid h3').length === 6)
  assert.deepEqual(errors, [])
})

test('the discover page shows rows of what belongs together', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url)
  await page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: 'Discover' }).click()
  await page.waitForURL(`${instance.url}/discover`)
  const tag = page.getByRole('region', { name: 'Tag shore' })
  await tag.waitFor()
  assert.deepEqual(await tag.locator('h3').allTextContents(), ['Tide 6', 'Tide 5', 'Tide 4', 'Tide 3', 'Tide 2', 'Tide 1'])
  await page.getByRole('region', { name: 'Channel Main root channel' }).waitFor()
  await tag.getByRole('link', { name: 'See all: shore' }).click()
  await page.waitForURL(/\/search\?tagsOneOf=shore$/)
  await page.waitForFunction(() => document.querySelectorAll('main ul[aria-label="Videos found"] h2').length === 6)
  assert.deepEqual(errors, [])
})

test('a card under the mouse plays its storyboard, but not for fingers and not where less motion is wanted', async () => {
  const card = (page) => page.locator('article', { hasText: 'Tide 6' })
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/videos/browse`)
  await card(page).hover()
  const story = card(page).locator('.story')
  await story.waitFor()
  const place = await story.evaluate((one) => one.style.backgroundPosition)
  await page.waitForFunction((before) => document.querySelector('.story')?.style.backgroundPosition !== before, place)
  await page.mouse.move(0, 0)
  await story.waitFor({ state: 'detached' })
  assert.deepEqual(errors, [])

  const asked = []
  for (const options of [{ reducedMotion: 'reduce' }, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }]) {
    const context = await browser.newContext({ serviceWorkers: 'block', ...options })
    const other = await context.newPage()
    other.on('request', (request) => request.url().endsWith('/storyboards') && asked.push(request.url()))
    await other.goto(`${instance.url}/videos/browse`)
    await card(other).waitFor()
    // The clock is ours: pointing for long is pointing for long at once.
    await other.clock.install()
    await card(other).hover()
    await card(other).getByRole('link').first().focus()
    await other.clock.runFor(3000)
    assert.equal(await other.locator('.story').count(), 0)
    await context.close()
  }
  assert.deepEqual(asked, [])
})

test('a channel is searched, and shows its playlists', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/c/root_channel`)
  await listed(page, 'Tide 6', 'Tide 5', 'Tide 4', 'Tide 3', 'Tide 2', 'Tide 1')
  await page.getByRole('searchbox', { name: 'Search this channel' }).fill('tide 4')
  await page.waitForURL(/\/c\/root_channel\?search=tide\+4$/)
  await listed(page, 'Tide 4')
  await page.reload()
  await listed(page, 'Tide 4')
  await page.getByRole('searchbox', { name: 'Search this channel' }).fill('moon')
  await page.getByText('No video matches “moon”').waitFor()
  await page.getByRole('navigation', { name: 'Pages of this part' }).getByRole('link', { name: 'Playlists' }).click()
  await page.waitForURL(`${instance.url}/c/root_channel/video-playlists`)
  await page.getByRole('list', { name: 'Playlists' }).getByRole('link', { name: 'Low water' }).click()
  await page.waitForURL(/\/w\/p\//)
  assert.deepEqual(errors, [])
})
