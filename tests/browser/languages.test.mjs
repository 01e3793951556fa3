// The pages in other languages: French, Arabic from right to left, and a pretended language that shows what was forgotten.
// With SHOTS=FOLDER the pages are pictured there, at the widths of a phone and of a desk.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-languages-'))
let instance
let browser
let video
let playlist

before(async () => {
  instance = await startInstance({ instance: { name: 'Zqx', short_description: 'Zqx', description: 'Zqx', terms: 'Zqx' } })
  browser = await launch()
  const root = await new Rest(instance.url).signIn()
  video = await root.video(clip(join(folder, 'a.mp4'), { seconds: 8, size: '426x240', bitrate: '300k' }), {
    name: 'Zqx 1/2 (a)', description: 'Zqx zqx', tags: ['zqxtag'], category: 1, licence: 1, language: 'de',
  })
  await root.ask('POST', `/videos/${video.uuid}/comment-threads`, { text: 'Zqx!' })
  await root.ask('PUT', '/video-channels/root_channel', { displayName: 'Zqx' })
  const form = new FormData()
  for (const [name, value] of Object.entries({ displayName: 'Zqx zqx', privacy: 1, videoChannelId: root.channel })) form.append(name, value)
  playlist = (await root.ask('POST', '/video-playlists', form)).videoPlaylist
  await root.ask('POST', `/video-playlists/${playlist.id}/videos`, { videoId: video.id })
  await root.ask('POST', '/users/me/blocklist/servers', { host: 'zqx.example' })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A visitor whose browser wants a language. */
async function reader(locale, width = 1440) {
  const context = await browser.newContext({ locale, viewport: { width, height: width < 500 ? 844 : 900 } })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, errors, context }
}
const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), animations: 'disabled' })
}
const root = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
/** What does not fit beside the page: nothing may be wider than it. */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
/** Whether a page has arrived: what it is called and what is in it, no skeleton. */
const arrived = (page) => page.waitForFunction(() => document.querySelector('main h1, main h2, main form, main video, main .notice') && !document.querySelector('main .skeleton'))

test('a French browser gets French pages, from the first byte on', async () => {
  const { page, errors } = await reader('fr-FR')
  const document = await (await fetch(instance.url, { headers: { 'accept-language': 'fr' } })).text()
  assert.match(document, /<html lang="fr" dir="ltr">/)
  assert.match(document, /<link rel="modulepreload" href="\/client\/assets\/language-fr-[\w-]+\.js">/)
  assert.match(document, /<noscript>Sepiola a besoin de JavaScript/)
  const files = []
  page.on('request', (request) => /language-([\w-]+?)-[\w-]{8}\.js/.test(request.url()) && files.push(request.url().match(/language-([\w-]+?)-[\w-]{8}\.js/)[1]))
  await page.goto(instance.url)
  await page.getByRole('link', { name: 'Zqx 1/2 (a)' }).first().waitFor()
  await page.getByRole('link', { name: 'À propos' }).first().waitFor()
  await page.getByText('0 vue', { exact: false }).first().waitFor()
  assert.deepEqual(await root(page), ['fr', 'ltr'])
  assert.deepEqual([...new Set(files)], ['fr'], 'only one language is fetched')
  await page.goto(`${instance.url}/w/${video.shortUUID}`)
  await page.getByRole('button', { name: 'Afficher plus' }).first().click()
  // What the server says in English is said in French, too.
  for (const words of ['Musique', 'Attribution', 'allemand']) await page.getByText(words, { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Partager', exact: true }).waitFor()
  await shot(page, 'fr-watch-1440')
  await page.goto(`${instance.url}/login`)
  await page.getByText('Mot de passe oublié\u202f?').waitFor()
  assert.deepEqual(errors, [])
})

test('an Arabic page runs from right to left and keeps names in their own direction', async () => {
  for (const width of [390, 1440]) {
    const { page, errors, context } = await reader('ar', width)
    await page.goto(instance.url)
    await page.getByRole('heading', { name: 'Zqx 1/2 (a)' }).waitFor()
    assert.deepEqual(await root(page), ['ar', 'rtl'])
    assert.ok((await overflow(page)) <= 0, `the home page at ${width}`)
    await page.locator('img').first().evaluate((image) => image.decode().catch(() => undefined))
    await shot(page, `ar-home-${width}`)
    // What is to be read first is on the right.
    const first = await page.locator('header a.home').boundingBox()
    assert.ok(first.x + first.width / 2 > width / 2, JSON.stringify(first))
    assert.equal(await page.locator('h3 bdi').first().evaluate((name) => getComputedStyle(name).unicodeBidi), 'isolate')
    await page.goto(`${instance.url}/w/${video.shortUUID}`)
    await page.getByRole('heading', { name: 'Zqx 1/2 (a)' }).first().waitFor()
    await page.getByText('Zqx!').waitFor()
    assert.ok((await overflow(page)) <= 0, `the watch page at ${width}`)
    // Time runs to the right on players everywhere.
    assert.equal(await page.locator('[role=slider]').first().evaluate((bar) => getComputedStyle(bar).direction), 'ltr')
    await shot(page, `ar-watch-${width}`)
    await signIn(page, instance.url, '/my-account/settings')
    await page.getByRole('heading', { name: 'اللغة' }).waitFor()
    assert.ok((await overflow(page)) <= 0, `the settings at ${width}`)
    await shot(page, `ar-settings-${width}`)
    await page.goto(`${instance.url}/my-library/videos`)
    await page.getByText('فيديوهاتي').first().waitFor()
    await shot(page, `ar-library-${width}`)
    assert.deepEqual(errors, [])
    await context.close()
  }
})

test('another language is chosen without a new page, and kept', async () => {
  const { page, errors } = await reader('en-GB')
  await page.goto(`${instance.url}/?lang=fr`)
  await page.getByRole('link', { name: 'Accueil' }).first().waitFor()
  await page.evaluate(() => (window.same = true))
  await page.getByLabel('Langue des pages').selectOption('ar')
  await page.getByRole('link', { name: 'الرئيسية' }).first().waitFor()
  assert.deepEqual([await root(page), await page.evaluate(() => window.same)], [['ar', 'rtl'], true])
  assert.equal(new URL(page.url()).search, '', 'the address no longer says otherwise')
  await page.waitForFunction(() => document.cookie.includes('clientLanguage=ar'))
  await page.reload()
  await page.getByRole('link', { name: 'الرئيسية' }).first().waitFor()
  // Whoever signs in takes the choice to their account, and finds it in another browser.
  await signIn(page, instance.url, '/my-account/settings')
  await page.getByLabel('لغة الصفحات').selectOption('fr')
  await page.getByRole('heading', { name: 'Profil' }).waitFor()
  const other = await reader('en-GB')
  await signIn(other.page, instance.url, '/my-account/settings')
  await other.page.getByRole('heading', { name: 'Profil' }).waitFor()
  await other.page.getByLabel('Langue des pages').selectOption('en')
  await other.page.getByRole('heading', { name: 'Profile' }).waitFor()
  assert.deepEqual([...errors, ...other.errors], [])
})

const pages = [
  '/', '/videos/browse', '/search?search=nothing', '/search?search=Zqx', '/about', '/login', '/signup', '/reset-password', '/verify-account/ask-send-email', '/nowhere/at/all',
]
const members = () => [
  `/w/${video.shortUUID}`, `/w/p/${playlist.shortUUID}`, '/c/root_channel', '/a/root', '/publish', '/videos/subscriptions',
  '/my-library/videos', '/my-library/video-playlists', `/my-library/video-playlists/${playlist.shortUUID}`, '/my-library/video-channels', '/my-library/video-channels/create',
  '/my-library/subscriptions', '/my-library/history/videos', '/my-library/comments-on-my-videos', '/my-library/watched-words/list', `/my-library/videos/${video.shortUUID}/edit`,
  '/my-account/settings', '/my-account/notifications', '/my-account/blocklist?what=servers', '/my-account/abuses',
  '/admin/moderation/abuses/list', '/admin/moderation/video-blocks/list', '/admin/overview/comments', '/admin/overview/users', '/admin/moderation/registrations/list',
  '/admin/moderation/watched-words/list', '/admin/moderation/blocklist', '/admin/settings/system/jobs', `/stats/videos/${video.shortUUID}`,
]

/** Words on the page that no catalogue gave: outside brackets, and neither somebody's nor a language's own name. */
const bare = (page) =>
  page.evaluate(() => {
    const mine = new Set('zqx zqxtag root channel admin example org node sepiola peertube ctrl mp4 webm hls agpl'.split(' '))
    const foreign = (words) => (words.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).some((word) => /\p{L}/u.test(word) && !mine.has(word))
    const found = []
    const look = (text, where) => {
      const words = text.trim()
      if (!/[[\]]/.test(words) && foreign(words)) found.push(`${where}: ${words.slice(0, 80)}`)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const box = node.parentElement
      // Languages are written as they call themselves; times and the names of settings, tasks and log lines are data.
      if (!box || box.closest('script, style, noscript, option[lang], time, code, kbd, [data-raw]')) continue
      look(node.textContent ?? '', box.tagName.toLowerCase())
    }
    for (const box of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) if (!box.closest('[data-raw], time') && box.tagName !== 'TIME') look(box.getAttribute(name) ?? '', `@${name}`)
    }
    look(document.title, 'title')
    return found
  })

test('no page has words that no catalogue gave', async () => {
  const { page, errors } = await reader('en')
  // That it finds words at all: in English there is nothing but.
  await page.goto(`${instance.url}/login`)
  await arrived(page)
  assert.ok((await bare(page)).length > 8, JSON.stringify(await bare(page)))
  const forgotten = []
  const walk = async (path) => {
    await page.goto(`${instance.url}${path}${path.includes('?') ? '&' : '?'}lang=en-XA`)
    await arrived(page)
    assert.match(await page.locator('main').textContent(), /\[[^\]]+·\]/, `${path} speaks the pretended language`)
    forgotten.push(...(await bare(page)).map((one) => `${path} ${one}`))
  }
  for (const path of pages) await walk(path)
  await signIn(page, instance.url)
  for (const path of members()) await walk(path)
  assert.deepEqual(forgotten, [])
  assert.deepEqual(errors, [])
})
