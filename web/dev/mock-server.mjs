// A pretended instance for working on the pages without the server: the routes the client uses, growing playlists,
// resumable uploads, a tracker. It forgets everything when it stops. Never part of the product.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { account, channel, privacy, video, videos } from './catalogue.mjs'
import { HEIGHTS, media } from './media.mjs'

const port = Number(process.env.PORT ?? 9000)
const { root, length } = media()
const dist = new URL('../dist/', import.meta.url).pathname
const started = Date.now()
let slow = Number(process.env.SLOW ?? 1)
const uploads = new Map()
const growing = new Map([[3, started]])
let nextId = videos.length + 1

const csp = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src * data: blob:", "media-src * blob:",
  "connect-src * ws: wss: http: https:", "manifest-src 'self'", "worker-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
].join('; ')

const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.m3u8': 'application/vnd.apple.mpegurl', '.mp4': 'video/mp4', '.jpg': 'image/jpeg', '.json': 'application/json', '.html': 'text/html; charset=utf-8' }

const send = (response, status, body, headers = {}) => {
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json', 'cache-control': 'no-store', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
const problem = (response, status, detail, code) => send(response, status, { status, detail, ...(code ? { code } : {}) })

function file(request, response, path, headers = {}) {
  if (!existsSync(path) || !statSync(path).isFile()) return problem(response, 404, 'Not found')
  const { size } = statSync(path)
  const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '')
  const base = { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'accept-ranges': 'bytes', ...headers }
  if (!range) {
    response.writeHead(200, { ...base, 'content-length': size })
    return createReadStream(path).pipe(response)
  }
  const [from, to] = [Number(range[1]), Math.min(size - 1, range[2] ? Number(range[2]) : size - 1)]
  response.writeHead(206, { ...base, 'content-length': to - from + 1, 'content-range': `bytes ${from}-${to}/${size}` })
  createReadStream(path, { start: from, end: to }).pipe(response)
}

/** How far a growing video is: each rendition takes `length / 3` seconds, one after the other. */
function made(id) {
  const since = growing.get(id)
  if (since === undefined) return HEIGHTS.map(() => 1)
  const elapsed = (Date.now() - since) / 1000 / slow
  return HEIGHTS.map((_, at) => Math.min(1, Math.max(0, (elapsed - at * 14) / 14)))
}

function playlist(id, height) {
  const text = readFileSync(`${root}${height}.m3u8`, 'utf8').replaceAll(`${height}.mp4`, `../../../media/${height}.mp4`)
  const share = made(id)[HEIGHTS.indexOf(height)]
  if (share >= 1) return text
  const lines = text.replace('#EXT-X-ENDLIST', '').replace('PLAYLIST-TYPE:VOD', 'PLAYLIST-TYPE:EVENT').split('\n')
  const infos = lines.flatMap((line, at) => (line.startsWith('#EXTINF') ? [at] : []))
  const keep = Math.floor(infos.length * share)
  return lines.slice(0, infos[keep] ?? lines.length).join('\n') + '\n'
}

function master(id) {
  const shares = made(id)
  const rows = HEIGHTS.flatMap((height, at) =>
    shares[at] > 0.1 ? [`#EXT-X-STREAM-INF:BANDWIDTH=${{ 240: 400, 480: 950, 720: 1900 }[height]}000,RESOLUTION=${Math.round((height * 16) / 9)}x${height},FRAME-RATE=30,CODECS="avc1.4d401f,mp4a.40.2"\n${height}.m3u8`] : [],
  )
  return `#EXTM3U\n#EXT-X-VERSION:7\n${rows.toReversed().join('\n')}\n`
}

const details = (one) => {
  const shares = made(one.id)
  const any = shares[0] >= 1
  const ready = growing.has(one.id) ? any : true
  return {
    ...one, account, channel: { ...channel, ...one.channel }, state: ready ? { id: 1, label: 'Published' } : { id: 2, label: 'To transcode' },
    tags: ['shore', 'film'], support: null, downloadEnabled: true, commentsPolicy: { id: 1, label: 'Enabled' }, waitTranscoding: false,
    trackerUrls: [`ws://127.0.0.1:${port + 1}`], files: [],
    streamingPlaylists: ready
      ? [{ id: 1, type: 1, playlistUrl: `http://127.0.0.1:${port}/static/streaming-playlists/hls/${one.id}/master.m3u8`, segmentsSha256Url: `http://127.0.0.1:${port}/static/streaming-playlists/hls/${one.id}/hashes.json`, redundancies: [], files: HEIGHTS.filter((_, at) => shares[at] >= 1).map((height) => ({ id: height, resolution: { id: height, label: `${height}p` }, size: statSync(`${root}${height}.mp4`).size, fps: 30, width: Math.round((height * 16) / 9), height, fileUrl: `/static/media/${height}.mp4`, fileDownloadUrl: `/static/media/${height}.mp4` })) }]
      : [],
  }
}

const progressOf = (one) => {
  const shares = made(one.id)
  const overall = shares.reduce((sum, share) => sum + share, 0) / shares.length
  return {
    state: shares[0] >= 1 ? { id: 1, label: 'Published' } : { id: 2, label: 'To transcode' },
    progress: overall, etaSeconds: overall >= 1 ? null : Math.round((1 - overall) * 42 * slow), error: null,
    renditions: HEIGHTS.map((height, at) => ({ resolution: { id: height, label: `${height}p` }, progress: shares[at], state: shares[at] >= 1 ? 'done' : shares[at] > 0 ? 'running' : 'waiting' })),
    playlistUrl: shares[0] > 0.1 ? `http://127.0.0.1:${port}/static/streaming-playlists/hls/${one.id}/master.m3u8` : null,
  }
}

const find = (id) => videos.find((one) => one.shortUUID === id || one.uuid === id || String(one.id) === id)
const listed = () => videos.filter((one) => one.privacy.id === 1 && one.state.id === 1)
const page = (all, query) => {
  const [start, count] = [Number(query.get('start') ?? 0), Number(query.get('count') ?? 15)]
  const sort = query.get('sort') ?? '-publishedAt'
  const key = sort.replace('-', '')
  const sorted = key === 'publishedAt' || key === 'createdAt' || key === 'views' || key === 'likes' ? all.toSorted((a, b) => (a[key] < b[key] ? 1 : -1)) : all
  return { total: all.length, data: sorted.slice(start, start + count) }
}
const body = async (request) => {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

async function uploading(request, response, query) {
  if (request.method === 'POST') {
    const meta = JSON.parse((await body(request)).toString())
    const id = `u${uploads.size + 1}`
    uploads.set(id, { meta, size: Number(request.headers['x-upload-content-length']), got: 0 })
    return send(response, 201, undefined, { location: `//127.0.0.1:${port}/api/v1/videos/upload-resumable?upload_id=${id}` })
  }
  const upload = uploads.get(query.get('upload_id'))
  if (!upload) return problem(response, 404, 'Upload not found')
  if (request.method === 'DELETE') return uploads.delete(query.get('upload_id')), send(response, 204)
  const bytes = await body(request)
  const range = /bytes (\d+)-(\d+)\/(\d+)/.exec(request.headers['content-range'] ?? '')
  if (range) {
    if (Number(range[1]) > upload.got) return send(response, 409, { error: { code: 'FileConflict', message: 'File conflict' } })
    upload.got = Math.max(upload.got, Number(range[1]) + bytes.length)
    await new Promise((done) => setTimeout(done, Number(process.env.UPLOAD_DELAY ?? 350)))
  }
  if (upload.got < upload.size || !range) return send(response, 308, undefined, upload.got > 0 ? { range: `bytes=0-${upload.got - 1}` } : {})
  if (!upload.video) {
    upload.video = video(nextId++, upload.meta.name, { privacy: privacy(upload.meta.privacy), state: { id: 2, label: 'To transcode' }, publishedAt: new Date().toISOString(), createdAt: new Date().toISOString() })
    videos.unshift(upload.video)
    growing.set(upload.video.id, Date.now())
  }
  const { id, uuid, shortUUID } = upload.video
  send(response, 200, { video: { id, uuid, shortUUID } })
}

const tokens = { token_type: 'Bearer', access_token: 'access', refresh_token: 'refresh', expires_in: 86_399, refresh_token_expires_in: 2_419_199 }
const me = { id: 1, username: 'root', email: 'root@example.org', role: { id: 0, label: 'Administrator' }, videoQuota: -1, videoQuotaDaily: -1, p2pEnabled: true, account, videoChannels: [channel] }
const config = {
  instance: { name: 'Sepiola', shortDescription: 'Small films, shared between neighbours.', isNSFW: false },
  defaults: { publish: { privacy: 1, licence: null, downloadEnabled: true, commentsPolicy: 1 }, p2p: { webapp: { enabled: true }, embed: { enabled: true } } },
  tracker: { enabled: true }, signup: { allowed: false }, video: { file: { extensions: ['.mp4', '.webm', '.ogv', '.mkv', '.mov', '.mp3'] } },
  views: { videos: { watchingInterval: { anonymous: 5000, users: 5000 } } }, client: { videos: { resumableUpload: { maxChunkSize: 0 } } },
  webrtc: { stunServers: [] }, serverVersion: '8.2.0',
}

async function api(request, response, path, query) {
  const signedIn = Boolean(request.headers.authorization)
  if (path === '/config') return send(response, 200, config)
  if (path === '/config/about') return send(response, 200, { instance: { ...config.instance, description: 'A place for films about the shore, run by four people and a very small computer.\n\nWrite to us: https://example.org', terms: 'Be kind.', codeOfConduct: '', administrator: 'Marguerite and friends' } })
  if (path === '/server/stats') return send(response, 200, { totalUsers: 41, totalLocalVideos: 318, totalLocalVideoViews: 48_211 })
  if (path === '/oauth-clients/local') return send(response, 200, { client_id: 'client', client_secret: 'secret' })
  if (path === '/users/token') {
    const form = new URLSearchParams((await body(request)).toString())
    return form.get('grant_type') === 'refresh_token' || form.get('password') === 'password' ? send(response, 200, tokens) : problem(response, 400, 'Invalid grant: user credentials are invalid', 'invalid_grant')
  }
  if (path === '/users/revoke-token') return send(response, 200, {})
  if (path === '/videos/upload-resumable') return uploading(request, response, query)
  if (path.startsWith('/users/me') && !signedIn) return problem(response, 401, 'Unauthenticated')
  if (path === '/users/me/video-quota-used') return send(response, 200, { videoQuotaUsed: 48_000_000_000, videoQuotaUsedDaily: 0 })
  if (path === '/users/me') return send(response, 200, me)
  if (path === '/users/me/videos') return send(response, 200, page(videos.filter((one) => one.isLocal && one.name.toLowerCase().includes((query.get('search') ?? '').toLowerCase())), query))
  if (path === '/videos') return process.env.EMPTY ? send(response, 200, { total: 0, data: [] }) : send(response, 200, page(listed(), query))
  if (path === '/search/suggestions') {
    const words = (query.get('search') ?? '').toLowerCase()
    const found = listed().filter((one) => one.name.toLowerCase().includes(words))
    return send(response, 200, { data: found.slice(0, 8).map((one) => ({ kind: 'video', text: one.name })) })
  }
  if (path === '/search/videos') return send(response, 200, page(listed().filter((one) => one.name.toLowerCase().includes((query.get('search') ?? '').toLowerCase())), query))
  if (path === '/videos/categories') return send(response, 200, { 1: 'Music', 2: 'Films', 4: 'Art', 13: 'Education' })
  if (path === '/videos/licences') return send(response, 200, { 1: 'Attribution', 2: 'Attribution - Share Alike' })
  if (path === '/videos/languages') return send(response, 200, { en: 'English', fr: 'French', no: 'Norwegian' })
  if (/^\/video-channels\/[^/]+$/.test(path)) return send(response, 200, channel)
  if (/^\/accounts\/[^/]+$/.test(path)) return send(response, 200, account)
  if (/^\/accounts\/[^/]+\/video-channels$/.test(path)) return send(response, 200, { total: 1, data: [channel] })
  if (/^\/(video-channels|accounts)\/[^/]+\/videos$/.test(path)) return send(response, 200, page(listed().filter((one) => one.isLocal), query))
  const [, id, rest = ''] = /^\/videos\/([^/]+)(?:\/(.*))?$/.exec(path) ?? []
  const one = id && find(id)
  if (!one) return problem(response, 404, 'Video not found')
  if (one.privacy.id === 3 && !signedIn) return problem(response, 401, 'Authentication is required')
  if (one.privacy.id === 5 && !signedIn && request.headers['x-peertube-video-password'] !== 'open') {
    return request.headers['x-peertube-video-password'] ? problem(response, 403, 'Incorrect password', 'incorrect_video_password') : problem(response, 401, 'Please provide a password', 'video_requires_password')
  }
  if (rest === 'token') return send(response, 200, { files: { token: 'file-token', expires: new Date(Date.now() + 4 * 3600_000).toISOString() } })
  if (rest === 'transcoding-progress') return send(response, 200, progressOf(one))
  if (rest === 'storyboards') return send(response, 200, { storyboards: [{ storyboardPath: '/static/media/storyboard.jpg', fileUrl: '/static/media/storyboard.jpg', totalWidth: 1920, totalHeight: 648, spriteWidth: 192, spriteHeight: 108, spriteDuration: 1 }] })
  if (rest === 'chapters') return send(response, 200, { chapters: one.id === 1 ? [{ timecode: 0, title: 'Dusk' }, { timecode: 10, title: 'Chromatophores' }, { timecode: 32, title: 'The W of the pupil' }] : [] })
  if (rest === 'captions') return send(response, 200, { total: one.id === 1 ? 1 : 0, data: one.id === 1 ? [{ language: { id: 'en', label: 'English' }, automaticallyGenerated: false, captionPath: '/static/media/captions.vtt', updatedAt: '' }] : [] })
  if (rest === 'views') return send(response, 204)
  if (request.method === 'PUT') {
    const change = JSON.parse((await body(request)).toString())
    Object.assign(one, { name: change.name ?? one.name, description: change.description ?? one.description, ...(change.privacy ? { privacy: privacy(change.privacy) } : {}) })
    return send(response, 204)
  }
  if (request.method === 'DELETE') return videos.splice(videos.indexOf(one), 1), send(response, 204)
  return send(response, 200, details(one))
}

const server = createServer((request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${port}`)
  const path = url.pathname
  if (path.startsWith('/api/v1')) return void api(request, response, path.slice(7).replace(/\/$/, ''), url.searchParams).catch((error) => problem(response, 500, String(error)))
  const stream = /^\/static\/streaming-playlists\/hls\/(\d+)\/(.+)$/.exec(path)
  if (stream) {
    const id = Number(stream[1])
    if (stream[2] === 'hashes.json') return void file(request, response, `${root}hashes.json`)
    response.writeHead(200, { 'content-type': types['.m3u8'], 'cache-control': 'no-cache', 'access-control-allow-origin': '*' })
    return void response.end(stream[2] === 'master.m3u8' ? master(id) : playlist(id, Number.parseInt(stream[2], 10)))
  }
  if (path === '/static/media/captions.vtt') {
    response.writeHead(200, { 'content-type': 'text/vtt' })
    return void response.end('WEBVTT\n\n00:00.000 --> 00:20.000\nThe light goes first from the water,\nthen from the sky.\n\n00:20.000 --> 01:00.000\nThen she changes.\n')
  }
  if (path.startsWith('/static/media/')) return void file(request, response, join(root, path.slice(14).replaceAll('..', '')))
  if (path.startsWith('/lazy-static/thumbnails/')) return void file(request, response, join(root, path.slice(24).replaceAll('..', '')))
  if (path.startsWith('/client/')) return void file(request, response, join(dist, path.replaceAll('..', '')), { 'cache-control': 'public, max-age=31536000, immutable' })
  const embed = path.startsWith('/videos/embed/')
  response.writeHead(200, { 'content-type': types['.html'], 'content-security-policy': embed ? csp.replace("frame-ancestors 'none'", 'frame-ancestors *') : csp })
  response.end(readFileSync(join(dist, embed ? 'embed.html' : 'index.html'), 'utf8').replace('<!-- sepiola:head -->', '<title>Sepiola</title>'))
})

server.listen(port, '127.0.0.1', () => console.log(`A pretended instance on http://127.0.0.1:${port} (${length} s of test picture; root / password)`))

// The swarm's meeting point, from the package the P2P loader itself builds on.
const { default: Tracker } = await import('bittorrent-tracker/server')
const tracker = new Tracker({ udp: false, http: true, ws: true, stats: false })
tracker.on('warning', () => undefined)
tracker.listen(port + 1, '127.0.0.1')
