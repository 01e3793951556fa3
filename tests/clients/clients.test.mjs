// Programs that other people wrote for PeerTube, unchanged, against the real server: what they need of us is the contract.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { clip, password, startInstance } from '../browser/instance.mjs'
import { tlsProxy } from './tls.mjs'

const run = promisify(execFile)
const here = fileURLToPath(new URL('.', import.meta.url))
const YT_DLP = 'yt-dlp==2026.10.26'
/** The name the instance has for the world. */
const HOST = 'videos.example'

let instance
let proxy
let uuid
const folder = mkdtempSync(join(tmpdir(), 'sepiola-clients-'))

const api = async (path) => (await fetch(`${instance.url}/api/v1${path}`)).json()

before(async () => {
  const ladder = { '240p': true, '360p': false, '480p': false, '720p': false, '1080p': false }
  instance = await startInstance({
    webserver: { https: true, hostname: HOST, port: 443 },
    transcoding: { resolutions: ladder, always_transcode_original_resolution: false },
  })
  proxy = await tlsProxy(HOST, instance.url)
})

after(async () => {
  proxy?.stop()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('peertube-cli signs in and uploads', async () => {
  const file = clip(join(folder, 'film.mp4'), { seconds: 8, size: '426x240' })
  const who = ['--url', instance.url, '--username', 'root', '--password', password]
  const cli = join(here, 'node_modules', '.bin', 'peertube-cli')
  const env = { ...process.env, HOME: folder }
  const token = await run(cli, ['get-access-token', ...who], { env })
  assert.match(token.stdout, /\S{20,}/)
  const text = ['--video-name', 'From the command line', '--tags', 'one,two', '--video-description', 'Sent by a program', '--privacy', '1']
  await run(cli, ['upload', ...who, '--file', file, ...text, '--category', '2', '--language', 'fr', '--verbose', 'debug'], { env })
  // Like PeerTube's, the upload ends before the video is published.
  let data = []
  for (let tries = 0; data.length === 0 && tries < 600; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    data = (await api('/videos')).data
  }
  assert.equal(data.length, 1)
  uuid = data[0].uuid
  const details = await api(`/videos/${uuid}`)
  assert.deepEqual([details.name, details.description, details.tags], ['From the command line', 'Sent by a program', ['one', 'two']])
  assert.deepEqual([details.category.id, details.language.id], [2, 'fr'])
})

test('yt-dlp downloads it over HTTPS', async () => {
  const target = join(here, 'node_modules', '.yt-dlp')
  if (!existsSync(join(target, 'yt_dlp'))) await run('python3', ['-m', 'pip', 'install', '--quiet', '--root-user-action=ignore', '--target', target, YT_DLP])
  const env = { ...process.env, PYTHONPATH: target, HOME: folder }
  const common = ['-m', 'yt_dlp', '--ignore-config', '--no-check-certificates', '--proxy', proxy.address]
  const told = await run('python3', [...common, '--dump-json', `peertube:${HOST}:${uuid}`], { env, maxBuffer: 1 << 24 })
  const found = JSON.parse(told.stdout)
  assert.equal(found.title, 'From the command line')
  assert.equal(found.duration, 8)
  assert.ok(found.formats.some((f) => f.height === 240 && f.vcodec !== 'none'), JSON.stringify(found.formats))
  assert.ok(found.thumbnail.startsWith(`https://${HOST}/lazy-static/`), found.thumbnail)
  const out = join(folder, 'out')
  await run('python3', [...common, '--output', join(out, '%(id)s.%(ext)s'), `https://${HOST}/w/${uuid}`], { env, maxBuffer: 1 << 24 })
  const files = readdirSync(out)
  assert.equal(files.length, 1)
  assert.ok(statSync(join(out, files[0])).size > 50_000)
  const probed = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration:stream=codec_type', '-of', 'json', join(out, files[0])])
  const { streams, format } = JSON.parse(probed.stdout)
  assert.deepEqual(streams.map((s) => s.codec_type).sort(), ['audio', 'video'])
  assert.ok(Math.abs(Number(format.duration) - 8) < 0.5, format.duration)
})
