// The real yt-dlp reads a page with a film, and a feed that lists two: what it tells becomes videos here. It is locked in meanwhile, and
// reaches the page through the server's own proxy only.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { binary, clip, password, startInstance } from '../browser/instance.mjs'

const run = promisify(execFile)
const VERSION = '2026.10.26'
const tools = fileURLToPath(new URL(`../../target/yt-dlp-${VERSION}`, import.meta.url))
const python = '/usr/bin/python3'
const folder = mkdtempSync(join(tmpdir(), 'sepiola-import-'))

const config = {
  federation: { prevent_ssrf: false },
  storage: { bin: tools },
  transcoding: { enabled: false },
  import: {
    videos: { http: { enabled: true, youtube_dl_release: { name: 'yt-dlp', python_path: python } } },
    video_channel_synchronization: { enabled: true },
  },
  testing: { scheduler: { channel_import: 100 }, jobs: { poll: 500 } },
}

let instance
let site
let token
let asked = []

const api = async (method, path, body) => {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
  return fetch(`${instance.url}${path}`, { method, headers, body: body && JSON.stringify(body) })
}
const json = async (path) => {
  const answer = await api('GET', path)
  assert.equal(answer.status, 200, path)
  return answer.json()
}

/** Until `what` answers something; the test's own limit ends a wait in vain. */
const until = async (what) => {
  for (;;) {
    const found = await what()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** A program beside its packages, as `storage.bin` holds it. */
async function install() {
  const program = join(tools, 'yt-dlp')
  if (existsSync(program)) return
  mkdirSync(tools, { recursive: true })
  await run('python3', ['-m', 'pip', 'install', '--quiet', '--root-user-action=ignore', '--no-deps', '--target', tools, `yt-dlp==${VERSION}`])
  const text = `import os, sys\nsys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))\nimport yt_dlp\nsys.exit(yt_dlp.main())\n`
  writeFileSync(program, text)
  chmodSync(program, 0o755)
}

/** Pages with a film each, and a feed of both. */
function serve(film) {
  const page = (title) => `<!doctype html><html lang="fr"><head><title>${title}</title>
    <meta property="og:title" content="${title}"><meta property="og:description" content="About ${title}">
    </head><body><video src="/files/${encodeURIComponent(title)}" type="video/mp4"></video></body></html>`
  const server = createServer((request, response) => {
    asked.push(request.url)
    const { pathname } = new URL(request.url, 'http://site.example')
    const send = (type, body) => response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(request.method === 'HEAD' ? '' : body)
    if (pathname.startsWith('/page/')) return send('text/html', Buffer.from(page(decodeURIComponent(pathname.slice(6)))))
    if (pathname.startsWith('/files/')) return send('video/mp4', film)
    if (pathname === '/feed') {
      const item = (title) => `<item><title>${title}</title><link>http://${request.headers.host}/page/${title}</link></item>`
      return send('application/rss+xml', Buffer.from(`<?xml version="1.0"?><rss version="2.0"><channel><title>Films</title>${item('Third')}${item('Second')}</channel></rss>`))
    }
    return response.writeHead(404).end()
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

before(async () => {
  await install()
  site = await serve(readFileSync(clip(join(folder, 'film.mp4'), { seconds: 2, size: '320x240' })))
  instance = await startInstance(config)
  const client = await (await fetch(`${instance.url}/api/v1/oauth-clients/local`)).json()
  const body = new URLSearchParams({ ...client, grant_type: 'password', username: 'root', password })
  token = (await (await fetch(`${instance.url}/api/v1/users/token`, { method: 'POST', body })).json()).access_token
})

after(async () => {
  await instance?.stop()
  site?.close()
  rmSync(folder, { recursive: true, force: true })
})

const address = (path) => `http://127.0.0.1:${site.address().port}${path}`

const ended = async (id) => {
  const { data } = await json(`/api/v1/users/me/videos/imports?id=${id}`)
  return [2, 3].includes(data[0].state.id) && data[0]
}

test('a page with a film becomes a video that plays', { timeout: 120_000 }, async () => {
  const answer = await api('POST', '/api/v1/videos/imports', { channelId: 1, targetUrl: address('/page/First'), privacy: 1 })
  assert.equal(answer.status, 200, await answer.clone().text())
  const begun = await answer.json()
  assert.ok(begun.video.name.includes('First'), begun.video.name)
  const done = await until(() => ended(begun.id))
  assert.deepEqual([done.state.id, done.error], [2, null])
  const video = await json(`/api/v1/videos/${done.video.uuid}`)
  assert.equal(video.duration, 2)
  const [file] = video.files
  const sent = await fetch(file.fileUrl)
  assert.equal(Number(sent.headers.get('content-length')), readFileSync(join(folder, 'film.mp4')).length)
  await sent.body.cancel()
  // Told on the web.
  const news = await until(async () => (await json('/api/v1/users/me/notifications')).data.find((n) => n.type === 7))
  assert.equal(news.videoImport.id, begun.id)
})

test('a page that is not there says so', { timeout: 120_000 }, async () => {
  const answer = await api('POST', '/api/v1/videos/imports', { channelId: 1, targetUrl: address('/nothing') })
  assert.equal(answer.status, 400)
  assert.match((await answer.json()).detail, /404/)
})

test('a list is walked through in its order', { timeout: 240_000 }, async () => {
  asked = []
  const answer = await api('POST', '/api/v1/video-channel-syncs', { videoChannelId: 1, externalChannelUrl: address('/feed') })
  assert.equal(answer.status, 200)
  const sync = (await answer.json()).videoChannelSync
  assert.equal((await api('POST', `/api/v1/video-channel-syncs/${sync.id}/sync`)).status, 204)
  const imports = await until(async () => {
    const { data } = await json(`/api/v1/users/me/videos/imports?videoChannelSyncId=${sync.id}&sort=createdAt`)
    return data.length === 2 && data.every((i) => [2, 3].includes(i.state.id)) && data
  })
  assert.deepEqual(imports.map((i) => [i.state.id, i.error]), [[2, null], [2, null]])
  assert.ok(imports[0].video.name.includes('Second') && imports[1].video.name.includes('Third'))
  const shown = await until(async () => {
    const { data } = await json('/api/v1/accounts/root/video-channel-syncs')
    return data[0].state.id === 3 && data[0]
  })
  assert.ok(shown.lastSyncAt)
  assert.ok(asked.includes('/feed'))
})

/** `sepiola import` of the folder, beside the running server. */
const byHand = (...args) =>
  run(binary(), ['import', '--data', instance.data, ...args], { env: { ...process.env, SEPIOLA_CONFIG: JSON.stringify(config) } }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout, stderr }) => ({ code, stdout: stdout + stderr }),
  )

test('a folder on the disk is imported beside the running server, once', { timeout: 120_000 }, async () => {
  const films = join(folder, 'films')
  mkdirSync(films)
  clip(join(films, 'By_hand.mp4'), { seconds: 1, size: '160x90' })
  const to = ['--channel', 'root_channel', '--privacy', 'public']
  const first = await byHand(films, ...to)
  assert.equal(first.code, 0, first.stdout)
  assert.match(first.stdout, /By_hand\.mp4: imported, \/w\/[^ ]+\n1 imported, 0 here already, 0 failed\n$/)
  const { data } = await json('/api/v1/videos?sort=-createdAt')
  assert.deepEqual(data.filter((v) => v.name === 'By hand').map((v) => v.duration), [1])
  writeFileSync(join(films, 'text.mp4'), 'this is no film')
  const second = await byHand(films, ...to)
  assert.equal(second.code, 1, second.stdout)
  assert.match(second.stdout, /By_hand\.mp4: is here already\n.*text\.mp4: failed: Video file unreadable\.\n0 imported, 1 here already, 1 failed\n/)
  assert.ok(existsSync(join(films, 'By_hand.mp4')))
  const nowhere = await byHand(films, '--channel', 'nobody')
  assert.equal(nowhere.code, 1)
  assert.match(nowhere.stdout, /nobody: There is no such channel here/)
})
