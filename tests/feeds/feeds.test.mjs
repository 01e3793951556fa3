// A video with a title that breaks careless feeds, a comment, a playlist: feedparser reads every feed without a complaint, and what they offer
// to save is there, of the kind and size they said.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { clip, password, startInstance } from '../browser/instance.mjs'

const run = promisify(execFile)
const FEEDPARSER = 'feedparser==6.0.12'
const packages = fileURLToPath(new URL('../../target/feedparser-6.0.12', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sepiola-feeds-'))
const TITLE = 'Fish & <b>chips</b> ]]> “é” 😀'

let instance
let token
let video
let feedToken

const api = async (method, path, body) => {
  const headers = { authorization: `Bearer ${token}`, ...(body && !(body instanceof FormData) && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${instance.url}${path}`, { method, headers, body: body && !(body instanceof FormData) ? JSON.stringify(body) : body })
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`)
  return answer.status === 204 ? null : answer.json()
}

before(async () => {
  if (!existsSync(join(packages, 'feedparser'))) {
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--root-user-action=ignore', '--target', packages, FEEDPARSER])
  }
  instance = await startInstance({ transcoding: { hls: { enabled: true }, web_videos: { enabled: true } } })
  const client = await (await fetch(`${instance.url}/api/v1/oauth-clients/local`)).json()
  const body = new URLSearchParams({ ...client, grant_type: 'password', username: 'root', password })
  token = (await (await fetch(`${instance.url}/api/v1/users/token`, { method: 'POST', body })).json()).access_token
  const form = new FormData()
  const fields = { channelId: '1', name: TITLE, privacy: '1', description: 'About **it**: https://example.org/x', category: '5', commentsPolicy: '1' }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('videofile', new Blob([readFileSync(clip(join(folder, 'film.mp4'), { seconds: 2, size: '320x240' }))]), 'film.mp4')
  video = (await api('POST', '/api/v1/videos/upload', form)).video
  // Published, and every file made.
  for (;;) {
    const found = await api('GET', `/api/v1/videos/${video.uuid}`)
    if (found.state.id === 1 && found.files.length > 0 && found.streamingPlaylists.length > 0) break
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await api('POST', `/api/v1/videos/${video.uuid}/comment-threads`, { text: 'So *good* & <i>true</i>' })
  const list = new FormData()
  for (const [name, value] of Object.entries({ displayName: 'A series', privacy: '1', videoChannelId: '1' })) list.append(name, value)
  const playlist = (await api('POST', '/api/v1/video-playlists', list)).videoPlaylist
  await api('POST', `/api/v1/video-playlists/${playlist.id}/videos`, { videoId: video.id })
  feedToken = (await api('GET', '/api/v1/users/scoped-tokens')).feedToken
  video.playlist = playlist.id
})

after(async () => {
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What feedparser makes of some feeds. */
async function read(...paths) {
  const args = [fileURLToPath(new URL('read.py', import.meta.url)), ...paths.map((path) => instance.url + path)]
  const { stdout } = await run('python3', args, { env: { ...process.env, PYTHONPATH: packages }, maxBuffer: 1 << 24 })
  const feeds = JSON.parse(stdout)
  for (const feed of feeds) assert.deepEqual([feed.problem, feed.status], ['', 200], feed.url)
  return feeds
}

/** What is offered to save is there, as it was described. */
async function isThere({ href, type, length }) {
  const answer = await fetch(href, { headers: { range: 'bytes=0-0' } })
  assert.equal(answer.status, 206, href)
  assert.equal(answer.headers.get('content-type'), type.replace('audio/x-m4a', 'audio/mp4'), href)
  assert.equal(answer.headers.get('content-range'), `bytes 0-0/${length}`, href)
}

test('videos are read in every form', async () => {
  const feeds = await read('/feeds/videos.xml', '/feeds/videos.atom', '/feeds/videos.xml?videoChannelId=1', '/feeds/videos.rss?accountName=root')
  assert.deepEqual(feeds.map((f) => f.version), ['rss20', 'atom10', 'rss20', 'rss20'])
  for (const feed of feeds) {
    assert.ok(feed.dated && feed.link && feed.title, feed.url)
    assert.equal(feed.entries.length, 1, feed.url)
    const [entry] = feed.entries
    assert.equal(entry.title, feed.version === 'atom10' ? TITLE : entry.title)
    assert.ok(entry.title.includes('Fish &') && entry.title.includes('😀'), entry.title)
    assert.equal(entry.link, `${instance.url}/w/${video.shortUUID}`)
    assert.ok(entry.dated && entry.author, feed.url)
    assert.match(entry.content, /About <strong>it<\/strong>: <a href="https:\/\/example.org\/x"/)
    assert.equal(entry.enclosures.length, 1)
    await isThere(entry.enclosures[0])
  }
  const { media, thumbnails } = feeds[0].entries[0]
  assert.ok(media.length >= 2 && thumbnails >= 1)
  for (const file of media) await isThere({ href: file.url, type: file.type, length: file.filesize })
  const json = await (await fetch(`${instance.url}/feeds/videos.json`)).json()
  assert.deepEqual([json.version, json.items[0].title], ['https://jsonfeed.org/version/1', TITLE])
})

test('podcasts are read, and every choice plays', async () => {
  const feeds = await read(
    '/feeds/podcast/videos.xml?videoChannelId=1',
    `/feeds/podcast/videos.xml?playlistId=${video.playlist}`,
    '/feeds/podcast/videos.xml?videoChannelId=1&enclosurePreference=video',
  )
  for (const feed of feeds) {
    assert.deepEqual([feed.version, feed.entries.length, feed.entries[0].duration], ['rss20', 1, '2'], feed.url)
    await isThere(feed.entries[0].enclosures[0])
  }
})

test('comments and subscriptions are read', async () => {
  const [comments, below, mine] = await read(
    '/feeds/video-comments.xml',
    `/feeds/video-comments.atom?videoId=${video.uuid}`,
    `/feeds/subscriptions.xml?accountId=${(await api('GET', '/api/v1/users/me')).account.id}&token=${feedToken}`,
  )
  for (const feed of [comments, below]) {
    assert.match(feed.entries[0].content, /So <em>good<\/em> &amp; &lt;i&gt;true&lt;\/i&gt;/)
    assert.ok(feed.entries[0].link.startsWith(`${instance.url}/w/${video.shortUUID};threadId=`))
  }
  assert.deepEqual(mine.entries, [])
})

test('a reader that comes again is told that nothing has changed', async () => {
  const first = await fetch(`${instance.url}/feeds/videos.xml`)
  const again = await fetch(`${instance.url}/feeds/videos.xml`, { headers: { 'if-none-match': first.headers.get('etag') } })
  assert.equal(again.status, 304)
})
