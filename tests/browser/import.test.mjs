// Videos from elsewhere by their address or a torrent, as people fetch them: what goes well, what does not, and what they can do about it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-import-'))
const film = clip(join(folder, 'a.mp4'), { seconds: 4, size: '426x240', bitrate: '300k' })
let elsewhere
let there
let instance
let browser
let alice
/** What the other server answers with for `/late_tide.mp4`: nothing, the film, or the promise of either. */
let late = null

before(async () => {
  elsewhere = createServer(async ({ url, headers }, answer) => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '')
    if (url.startsWith('/seed.mp4') && range) {
      answer.writeHead(206).end(readFileSync(film).subarray(Number(range[1]), Number(range[2]) + 1))
      return
    }
    const bytes = url.startsWith('/low_tide.mp4') ? readFileSync(film) : url.startsWith('/late_tide.mp4') ? await late : null
    if (bytes) answer.writeHead(200, { 'content-type': 'video/mp4' }).end(bytes)
    else answer.writeHead(404).end()
  })
  await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  there = `http://127.0.0.1:${elsewhere.address().port}`
  const videos = { http: { enabled: true }, concurrency: 1 }
  instance = await startInstance({ import: { videos }, federation: { prevent_ssrf: false } })
  browser = await launch()
  alice = await (await new Rest(instance.url).signIn()).person('alice')
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  elsewhere?.close()
  elsewhere?.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

/** A torrent of one file with web seeds, bencoded (BEP 3 and 19), and its magnet link. */
function torrentOf(name, bytes, seeds) {
  const text = (value) => Buffer.concat([Buffer.from(`${Buffer.byteLength(value)}:`), Buffer.from(value)])
  const pieces = []
  for (let at = 0; at < bytes.length; at += 16384) pieces.push(createHash('sha1').update(bytes.subarray(at, at + 16384)).digest())
  const info = Buffer.concat([
    Buffer.from(`d6:lengthi${bytes.length}e4:name`), text(name),
    Buffer.from('12:piece lengthi16384e6:pieces'), text(Buffer.concat(pieces)), Buffer.from('e'),
  ])
  const file = Buffer.concat([Buffer.from('d4:info'), info, Buffer.from('8:url-listl'), ...seeds.map(text), Buffer.from('ee')])
  return { file, magnet: `magnet:?xt=urn:btih:${createHash('sha1').update(info).digest('hex')}&dn=${encodeURIComponent(name)}` }
}

async function as(who, path) {
  const seen = await visitor(browser)
  await signIn(seen.page, instance.url, path, who)
  return seen
}

test('a video comes by its address, and its details can be written at once', async () => {
  const { page, errors } = await as('alice', '/publish')
  const field = page.getByLabel('Address of the video')
  await field.fill('low tide')
  await page.getByRole('button', { name: 'Fetch it' }).click()
  await page.getByText('This is no address of the web.').waitFor()
  await field.fill(`${there}/low_tide.mp4`)
  await page.getByLabel('Who may watch').last().selectOption({ label: 'Unlisted' })
  await page.getByRole('button', { name: 'Fetch it' }).click()
  await page.locator('[data-import]').getByText('“low tide” is being fetched').waitFor()
  assert.equal(await field.inputValue(), '')

  await page.getByRole('link', { name: 'All my imports' }).click()
  await page.locator('[data-import-state="2"]').getByText('The file is here').waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'low tide', exact: true }).waitFor()
  const { data } = await alice.ask('GET', '/users/me/videos')
  assert.deepEqual(data.map(({ name, privacy }) => [name, privacy.id]), [['low tide', 2]])

  // Taken off the list, the video stays.
  await page.getByRole('button', { name: 'Remove from this list: low tide' }).click()
  await page.getByText('You have not fetched anything yet').waitFor()
  assert.equal((await alice.ask('GET', '/users/me/videos')).total, 1)
  assert.deepEqual(errors, [])
})

test('what fails says why and is tried again; what waits can be left', async () => {
  const { page, errors } = await as('alice', `/publish?text=${encodeURIComponent(`See ${there}/gone_tide.mp4`)}`)
  // Another program shared it: the address is there.
  const field = page.getByLabel('Address of the video')
  await field.and(page.locator(':focus')).waitFor()
  assert.equal(await field.inputValue(), `${there}/gone_tide.mp4`)
  await field.press('Enter')
  await page.locator('[data-import]').waitFor()
  await page.goto(`${instance.url}/my-library/video-imports`)
  await page.getByText('The other server refused (status 404).').waitFor({ timeout: 60_000 })

  // One that does not end keeps the next ones waiting.
  let come
  late = new Promise((resolve) => (come = resolve))
  for (const name of ['late_tide', 'low_tide']) {
    const form = new FormData()
    form.append('channelId', String(alice.channel))
    form.append('targetUrl', `${there}/${name}.mp4?again`)
    await alice.ask('POST', '/videos/imports', form)
  }
  await page.reload()
  await page.locator('[data-import-state="6"]').getByText('Being fetched').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Do not fetch: low tide' }).click()
  await page.locator('[data-import-state="5"]').getByText('Cancelled').waitFor()
  come(readFileSync(film))
  // The page hears of it by itself.
  await page.locator('[data-import-state="2"]').waitFor({ timeout: 60_000 })

  await page.getByRole('button', { name: 'Try again: gone tide' }).click()
  await page.getByText('2 attempts').waitFor({ timeout: 60_000 })
  await page.getByRole('searchbox', { name: 'Search my imports' }).fill('gone')
  await page.waitForURL(/search=gone/)
  await page.locator('[data-import-state]').nth(0).waitFor()
  assert.equal(await page.locator('[data-import-state]').count(), 1)
  assert.deepEqual(errors, [])
})

test('a torrent file and a magnet link bring their videos', async () => {
  await instance.stop()
  const videos = { http: { enabled: true }, torrent: { enabled: true }, concurrency: 1 }
  instance = await startInstance({ import: { videos }, federation: { prevent_ssrf: false } })
  const bob = await (await new Rest(instance.url).signIn()).person('bob')
  const made = torrentOf('ebb tide.mp4', readFileSync(film), [`${there}/seed.mp4`])
  const { page, errors } = await as('bob', '/publish')
  await page.getByText('A magnet link works, too.').waitFor()
  const picker = page.locator('[data-torrent-file]')
  await picker.setInputFiles({ name: 'nonsense.torrent', mimeType: 'application/x-bittorrent', buffer: Buffer.from('no torrent') })
  await page.getByText('Torrent file “nonsense.torrent”').waitFor()
  await page.getByRole('button', { name: 'Fetch it' }).click()
  await page.getByText('This is no torrent file that can be read.').waitFor()
  await page.getByRole('button', { name: 'Take another source' }).click()
  await page.getByLabel('Address of the video').and(page.locator(':focus')).waitFor()
  await picker.setInputFiles({ name: 'slides.torrent', mimeType: 'application/x-bittorrent', buffer: torrentOf('slides.pdf', readFileSync(film), []).file })
  await page.getByRole('button', { name: 'Fetch it' }).click()
  await page.getByText('There is no video that this site takes in this torrent.').waitFor()
  await page.getByRole('button', { name: 'Take another source' }).click()
  await picker.setInputFiles({ name: 'tides.torrent', mimeType: 'application/x-bittorrent', buffer: made.file })
  await page.getByRole('button', { name: 'Fetch it' }).click()
  await page.locator('[data-import]').getByText('“ebb tide” is being fetched').waitFor()
  const field = page.getByLabel('Address of the video')
  await field.fill(`${made.magnet}&ws=${encodeURIComponent(`${there}/seed.mp4`)}`)
  await page.getByRole('button', { name: 'Fetch it' }).click()
  await page.locator('[data-import]').nth(1).waitFor()

  await page.getByRole('link', { name: 'All my imports' }).click()
  // Its file names all that is needed; nobody tells what the link stands for.
  const row = (text) => page.locator('[data-import-state]', { hasText: text })
  await row('tides.torrent').and(page.locator('[data-import-state="2"]')).waitFor({ timeout: 60_000 })
  await row('magnet:').getByText('Nobody who has it could be reached.').waitFor({ timeout: 60_000 })
  const { data } = await bob.ask('GET', '/users/me/videos')
  // One came, with the name of its file; the other is still without one.
  assert.deepEqual(data.map(({ name, duration }) => `${name} ${duration}`).toSorted(), ['ebb tide 0', 'ebb tide 4'])
  assert.deepEqual(errors, [])
})

test('where nothing is fetched nobody is offered it', async () => {
  const off = { enabled: false }
  const other = await startInstance({ import: { videos: { http: off, torrent: off } } })
  try {
    const seen = await visitor(browser)
    await signIn(seen.page, other.url, '/publish')
    await seen.page.locator('[data-choose]').waitFor()
    assert.equal(await seen.page.getByText('Or fetch a video from elsewhere').count(), 0)
    await seen.page.goto(`${other.url}/my-library/video-imports`)
    await seen.page.getByText('This site does not fetch videos from elsewhere.').waitFor()
    assert.deepEqual(seen.errors, [])
  } finally {
    await other.stop()
  }
})

test('where torrents are not fetched a magnet link says so', async () => {
  const other = await startInstance({ import: { videos: { torrent: { enabled: false } } } })
  try {
    const { page, errors } = await visitor(browser)
    await signIn(page, other.url, '/publish')
    await page.getByLabel('Address of the video').fill('magnet:?xt=urn:btih:0123456789012345678901234567890123456789')
    await page.getByRole('button', { name: 'Fetch it' }).click()
    await page.getByText('This site does not fetch from torrents.').waitFor()
    assert.equal(await page.locator('[data-torrent-file]').count(), 0)
    assert.deepEqual(errors, [])
  } finally {
    await other.stop()
  }
})
