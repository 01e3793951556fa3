// What people do to find something they remember half of.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-search-'))
/** Two that reach each other on this machine, and let visitors have others asked. */
const federated = { federation: { prevent_ssrf: false }, search: { remote_uri: { users: true, anonymous: true } } }
let instance
let browser
let boy
let talk

/** Asks until the index has heard of something. */
async function known(rest, words, count) {
  for (;;) {
    if ((await rest.ask('GET', `/search/videos?search=${encodeURIComponent(words)}`)).total === count) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

before(async () => {
  instance = await startInstance()
  browser = await launch()
  const root = await new Rest(instance.url).signIn()
  const file = clip(join(folder, 'shore.mp4'), { seconds: 20, size: '426x240', bitrate: '300k' })
  boy = await root.video(file, { name: "Internet's Own Boy", category: 2, language: 'fr', tags: ['activism', 'history'], originallyPublishedAt: '2014-06-27T00:00:00.000Z' })
  await root.video(file, { name: 'Internet for beginners' })
  talk = await root.video(file, { name: 'A talk' })
  const form = new FormData()
  form.append('captionfile', new Blob(['WEBVTT\n\n00:01.000 --> 00:03.000\nWelcome\n\n00:12.000 --> 00:15.000\nCuttlefish at dusk\n']), 'a.vtt')
  await root.ask('PUT', `/videos/${talk.uuid}/captions/en`, form)
  await root.ask('POST', '/video-channels', { name: 'seashore', displayName: 'Seashore stories' })
  const list = new FormData()
  for (const [name, value] of Object.entries({ displayName: 'Seashore walks', privacy: 1, videoChannelId: root.channel })) list.append(name, value)
  const { id } = (await root.ask('POST', '/video-playlists', list)).videoPlaylist
  await root.ask('POST', `/video-playlists/${id}/videos`, { videoId: talk.id })
  await known(root, 'cuttlefish', 1)
  await known(root, 'Iinternet own boy', 1)
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('who types "Iinternet own boy" finds "Internet\'s Own Boy" first', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url)
  const field = page.getByRole('combobox', { name: 'Search videos' })
  await field.fill('Iinternet own boy')
  await field.press('Enter')
  await page.waitForURL(/\/search\?search=Iinternet/)
  const first = page.getByRole('list', { name: 'Videos found' }).locator('h2 a').first()
  assert.equal(await first.textContent(), "Internet's Own Boy")
  await first.click()
  await page.waitForURL(`${instance.url}/w/${boy.shortUUID}`)
  assert.deepEqual(errors, [])
})

test('suggestions follow the typing and are chosen by keys', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(instance.url)
  const field = page.getByRole('combobox', { name: 'Search videos' })
  await field.pressSequentially('intrenet')
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await options.first().waitFor()
  assert.deepEqual((await options.allTextContents()).map((text) => text.trim()).toSorted(), ['Internet for beginners', "Internet's Own Boy"])
  assert.equal(await field.getAttribute('aria-expanded'), 'true')
  await field.press('Escape')
  assert.equal(await field.getAttribute('aria-expanded'), 'false')
  await field.fill('begin')
  await options.filter({ hasText: 'Internet for beginners' }).waitFor()
  await field.press('ArrowDown')
  assert.ok(await field.getAttribute('aria-activedescendant'))
  await field.press('Enter')
  await page.waitForURL(/\/search\?search=Internet%20for%20beginners/)
  assert.equal(await field.inputValue(), 'Internet for beginners')
  await page.getByRole('heading', { name: 'Internet for beginners', exact: true }).waitFor()
  assert.deepEqual(errors, [])
})

test('what is said leads to its second', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/search?search=cuttlefish`)
  const said = page.getByRole('link', { name: 'Said at 0:12: Cuttlefish at dusk' })
  await said.click()
  await page.waitForURL(`${instance.url}/w/${talk.shortUUID}?start=12s`)
  await page.waitForFunction(() => document.querySelector('video')?.currentTime >= 12)
  assert.deepEqual(errors, [])
})

/** Waits until exactly this was found. */
const only = (page, name) =>
  page.waitForFunction((expected) => {
    const found = document.querySelector('main ul[aria-label="Videos found"][aria-busy="false"]')
    return [...(found?.querySelectorAll('h2') ?? [])].map(({ textContent }) => textContent).join('|') === expected
  }, name)

test('videos, channels and playlists are found, each in a tab of its own', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/search?search=Seashore`)
  await page.getByText('No video matches “Seashore”').waitFor()
  const tabs = page.getByRole('navigation', { name: 'Pages of this part' })
  await tabs.getByRole('link', { name: 'Channels' }).click()
  await page.getByRole('list', { name: 'Channels found' }).getByRole('link', { name: 'Seashore stories' }).waitFor()
  await tabs.getByRole('link', { name: 'Playlists' }).click()
  const found = page.getByRole('list', { name: 'Playlists found' })
  await found.getByText('1 video').waitFor()
  await found.getByRole('link', { name: 'Seashore walks' }).click()
  await page.waitForURL(/\/w\/p\//)
  await page.goBack()
  await page.waitForURL(/resultType=playlists/)
  await found.getByRole('link', { name: 'Seashore walks' }).waitFor()
  assert.deepEqual(errors, [])
})

test('filters stand in the address: a reload keeps them, and back takes the last one away', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/search?search=internet`)
  await page.waitForFunction(() => document.querySelectorAll('main ul h2').length === 2)
  await page.getByRole('button', { name: 'Filters' }).click()
  const filters = page.getByRole('form', { name: 'Filters' })
  await filters.getByLabel('Category').selectOption({ label: 'Films' })
  await page.waitForURL(/categoryOneOf=2/)
  await filters.getByLabel('Language').selectOption({ label: 'French' })
  await page.waitForURL(/languageOneOf=fr/)
  await filters.getByRole('button', { name: 'Without French' }).waitFor()
  await filters.getByLabel('With all of these tags').fill('Activism, history')
  await filters.getByLabel('With one of these tags').click()
  await page.waitForURL(/tagsAllOf=Activism&tagsAllOf=history/)
  await page.getByLabel('Length').selectOption({ label: 'Up to 4 minutes' })
  await page.waitForURL(/durationRange=short/)
  await only(page, "Internet's Own Boy")
  await page.reload()
  await only(page, "Internet's Own Boy")
  await page.getByRole('button', { name: 'Filters 4' }).click()
  assert.equal(await page.getByLabel('Length').inputValue(), 'short')
  await page.getByLabel('Length').selectOption({ label: '10 minutes and more' })
  await page.getByText('There may be more without the filters.').waitFor()
  await page.goBack()
  await page.waitForURL(/durationRange=short/)
  await only(page, "Internet's Own Boy")
  assert.equal(await page.getByLabel('Length').inputValue(), 'short')
  await filters.getByRole('button', { name: 'Remove all filters' }).click()
  await page.waitForURL((url) => [...url.searchParams.keys()].join() === 'search')
  await page.waitForFunction(() => document.querySelectorAll('main ul h2').length === 2)
  // What a link of PeerTube says, holds: also without words.
  await page.goto(`${instance.url}/search?tagsOneOf=activism&publishedDateRange=today&nsfw=both&isLive=false&originallyPublishedStartDate=2010-01-01&sort=-views`)
  await only(page, "Internet's Own Boy")
  assert.equal(await page.getByLabel('Sort').inputValue(), '-views')
  assert.deepEqual(errors, [])
})

test('an index of many instances is asked where somebody wants it, and what it finds opens here or there', async () => {
  const asked = []
  const index = createServer(async (request, answer) => {
    let text = ''
    for await (const chunk of request) text += chunk
    asked.push([request.url, JSON.parse(text)])
    const actor = { name: 'far', displayName: 'Far away', host: 'far.example', url: 'http://far.example/video-channels/far', avatar: null }
    const video = { uuid: 'f0000000-0000-4000-8000-000000000001', shortUUID: 'x', name: 'A film far away', duration: 75, views: 3, publishedAt: '2024-05-01T00:00:00.000Z', url: 'http://127.0.0.1:9/videos/watch/1', thumbnailUrl: 'http://127.0.0.1:9/a.jpg', channel: actor, account: actor }
    const data = request.url.endsWith('/videos') ? [video] : request.url.endsWith('/video-channels') ? [{ ...actor, followersCount: 7 }] : []
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ total: data.length, data }))
  })
  await new Promise((resolve) => index.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${index.address().port}`
  const other = await startInstance({ federation: { prevent_ssrf: false }, search: { remote_uri: { users: true, anonymous: true }, search_index: { enabled: true, url, is_default_search: true } } })
  try {
    const { page, errors } = await visitor(browser)
    await page.goto(`${other.url}/search?search=film&durationRange=short`)
    const where = page.getByRole('group', { name: 'Where to search' })
    assert.equal(await where.getByRole('button', { name: 'Many sites' }).getAttribute('aria-pressed'), 'true')
    const found = page.getByRole('link', { name: 'A film far away' })
    await found.waitFor()
    await page.getByText('far.example', { exact: true }).waitFor()
    assert.deepEqual([asked[0][0], asked[0][1].search, asked[0][1].durationMax], ['/api/v1/search/videos', 'film', 240])
    // Nobody answers there: its own page is a link away.
    await found.click()
    await page.getByText('Nothing was found at 127.0.0.1:9').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Open it on 127.0.0.1:9' }).getAttribute('href'), 'http://127.0.0.1:9/videos/watch/1')
    await page.goBack()
    await page.getByRole('navigation', { name: 'Pages of this part' }).getByRole('link', { name: 'Channels' }).click()
    await page.getByRole('link', { name: 'Far away' }).waitFor()
    await where.getByRole('button', { name: 'This site' }).click()
    await page.waitForURL(/searchTarget=local/)
    await page.getByText('No channel matches “film”').waitFor()
    assert.deepEqual(errors, [])
  } finally {
    await other.stop()
    index.close()
    index.closeAllConnections()
  }
})

test('a handle or an address of another server is asked for there', async () => {
  const [near, far] = [await startInstance(federated), await startInstance(federated)]
  try {
    const there = await (await new Rest(far.url).signIn()).person('far_away')
    const video = await there.video(join(folder, 'shore.mp4'), { name: 'From far away' })
    const host = new URL(far.url).host
    const { page, errors } = await visitor(browser)
    await page.goto(near.url)
    const field = page.getByRole('combobox', { name: 'Search videos' })
    await field.fill(`@far_away_channel@${host}`)
    await field.press('Enter')
    const channel = page.getByRole('list', { name: 'Channels found' }).getByRole('link')
    await channel.click()
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === `/c/far_away_channel@${host}`)
    // The address of a channel finds the channel, that of a video the video.
    await field.fill(`${far.url}/video-channels/far_away_channel`)
    await field.press('Enter')
    await page.waitForURL(/resultType=channels/)
    await channel.waitFor()
    await field.fill(`${far.url}/videos/watch/${video.uuid}`)
    await field.press('Enter')
    await page.getByRole('list', { name: 'Videos found' }).getByRole('link', { name: 'From far away' }).click()
    await page.waitForURL(new RegExp(`${near.url}/w/`))
    await page.getByRole('heading', { name: 'From far away' }).waitFor()
    // A link of PeerTube to what another server has.
    await page.goto(`${near.url}/search/lazy-load-video?url=${encodeURIComponent(`${far.url}/videos/watch/${video.uuid}`)}`)
    await page.waitForURL(new RegExp(`${near.url}/w/`))
    assert.deepEqual(errors, [])
  } finally {
    await near.stop()
    await far.stop()
  }
})

test('who may not have other servers asked is told so', async () => {
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/search?search=${encodeURIComponent('somebody@far.example')}`)
  await page.getByText('Nothing was found at somebody@far.example').waitFor()
  await page.getByText('People who are signed in can have the other server asked for it.').waitFor()
  assert.match(await page.locator('main').getByRole('link', { name: 'Sign in' }).getAttribute('href'), /^\/login\?next=%2Fsearch/)
  assert.deepEqual(errors, [])
})
