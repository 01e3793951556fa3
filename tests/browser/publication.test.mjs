// What an owner decides about a video: when it is published, who may comment, how to support; and the table of videos on a phone.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chooseFiles, launch, signIn, uploadReaches, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-publication-'))
const film = clip(join(folder, 'a.mp4'), { seconds: 4, size: '426x240', bitrate: '300k' })
let instance
let browser
let alice
let video

before(async () => {
  instance = await startInstance()
  browser = await launch()
  alice = await (await new Rest(instance.url).signIn()).person('alice')
  video = await alice.video(film, { name: 'The tide', language: 'de' })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('an upload waits for its hour, with its comments and its support text as wished', async () => {
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, '/publish', 'alice')
  await chooseFiles(page, film)
  await uploadReaches(page, 'uploaded')
  await page.getByLabel('Title').fill('Spring tide')
  await page.getByLabel('Publish it later').check()
  await page.getByLabel('On this day, at this hour').fill('2001-01-01T10:00')
  await page.getByText('More details').click()
  await page.getByLabel('Comments').selectOption({ label: 'Shown once I have approved them' })
  await page.getByLabel('How to support you').fill('Buy nets at https://example.org/nets')
  await page.getByLabel('Viewers may download it').uncheck()
  await page.click('[data-upload] form button.primary')
  await page.getByText('Choose a moment that is still to come.').waitFor()
  await page.getByLabel('On this day, at this hour').fill('2099-03-09T10:30')
  await page.click('[data-upload] form button.primary')
  await page.getByText('It will be published on March 9, 2099').waitFor()

  const { data } = await alice.ask('GET', '/users/me/videos?search=spring')
  const made = await alice.ask('GET', `/videos/${data[0].uuid}`)
  assert.deepEqual(
    [made.privacy.id, made.scheduledUpdate.privacy, made.commentsPolicy.id, made.support, made.downloadEnabled],
    [3, 1, 3, 'Buy nets at https://example.org/nets', false],
  )
  assert.equal(new Date(made.scheduledUpdate.updateAt).getTime(), await page.evaluate(() => new Date('2099-03-09T10:30').getTime()))

  // The table says what is planned, and the page of the video how to support.
  await page.goto(`${instance.url}/my-library/videos`)
  await page.getByText('It will be published on March 9, 2099').waitFor()
  await page.goto(`${instance.url}/w/${made.shortUUID}`)
  await page.locator('.support').getByRole('link', { name: 'https://example.org/nets' }).waitFor()

  // Taken back, it is published at once.
  await page.goto(`${instance.url}/videos/update/${made.shortUUID}`)
  assert.equal(await page.getByLabel('Who may watch').evaluate((select) => select.value), '1')
  assert.equal(await page.getByLabel('On this day, at this hour').inputValue(), '2099-03-09T10:30')
  await page.getByLabel('Publish it later').uncheck()
  await page.getByLabel('Comments').selectOption({ label: 'Nobody may comment' })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.waitForFunction(() => document.querySelector('[aria-live=polite]:last-of-type')?.textContent === 'Changes saved' || document.querySelector('.toast')?.textContent === 'Changes saved')
  const now = await alice.ask('GET', `/videos/${data[0].uuid}`)
  assert.deepEqual([now.privacy.id, now.scheduledUpdate ?? null, now.commentsPolicy.id], [1, null, 2])
  assert.deepEqual(errors, [])
})

test('languages of captions are in the language of the page, and the page stays in the one its address asked for', async () => {
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, `/videos/update/${video.shortUUID}?part=captions`, 'alice')
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/update-interface-language'))
  await page.goto(`${instance.url}/videos/update/${video.shortUUID}?part=captions&lang=fr`)
  assert.equal((await kept).status(), 204)
  await page.locator('.add option', { hasText: 'allemand' }).first().waitFor({ state: 'attached' })
  assert.equal(await page.locator('.add option[value=de]').textContent(), 'allemand')
  await page.goto(`${instance.url}/my-library/videos`)
  await page.getByRole('heading', { name: 'Mes vidéos' }).waitFor()
  assert.deepEqual(errors, [])
})

test('no list of the library is wider than a phone, in Arabic neither', async () => {
  const { page, errors } = await visitor(browser)
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, instance.url, '/my-library/videos', 'alice')
  for (const language of ['en', 'ar', 'de', 'ru']) {
    for (const path of ['/my-library/videos', '/my-library/video-imports', '/publish', `/videos/update/${video.shortUUID}`]) {
      await page.goto(`${instance.url}${path}?lang=${language}`)
      await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main .skeleton'))
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(wide <= 0, `${path} in ${language} is ${wide} pixels wider than the phone`)
    }
  }
  assert.deepEqual(errors, [])
})
