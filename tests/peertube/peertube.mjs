// A real PeerTube on loopback, with a PostgreSQL and a Redis of its own: everything is below one temporary folder, and goes with it.
import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from './server.mjs'

const postgres = fileURLToPath(new URL('../pg.sh', import.meta.url))
const folders =
  'tmp tmp_persistent bin avatars web_videos streaming_playlists original_video_files redundancy logs previews thumbnails storyboards torrents captions cache plugins well_known client_overrides uploads'

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() && true))
    socket.on('error', () => resolve(false))
  })

/** Under NODE_ENV=test, which wants neither https nor public addresses, PeerTube gives its administrator this password. */
const password = 'test'

/** `root` is PeerTube's folder, built; `work` a folder for what it keeps. */
export async function startPeerTube(root, work) {
  if (!existsSync(join(root, 'dist/server.js'))) throw new Error(`${root} holds no built PeerTube (dist/server.js)`)
  // The socket's path may have 107 bytes at most.
  const cluster = mkdtempSync('/tmp/peertube-pg-')
  const database = new URL(execFileSync(postgres, ['start', cluster], { encoding: 'utf8' }).trim())
  const [port, redisPort] = [await freePort(), await freePort()]
  const log = createWriteStream(join(work, 'peertube.log'))
  const redis = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(redisPort), '--save', '', '--appendonly', 'no', '--dir', work], { stdio: 'ignore' })
  await eventually('Redis', () => answers(redisPort))

  const storage = Object.fromEntries(folders.split(' ').map((name) => [name, join(work, 'storage', name, '/')]))
  for (const folder of Object.values(storage)) mkdirSync(folder, { recursive: true })
  const off = Object.fromEntries('144p 240p 360p 480p 720p 1080p 1440p 2160p'.split(' ').map((name) => [name, false]))
  const config = {
    listen: { hostname: '127.0.0.1', port },
    webserver: { hostname: '127.0.0.1', port, https: false },
    database: { hostname: database.hostname, port: Number(database.port), name: 'postgres', username: database.username, password: database.password, pool: { max: 10 } },
    redis: { hostname: '127.0.0.1', port: redisPort },
    storage,
    admin: { email: 'admin@example.com' },
    rates_limit: { api: { max: 1_000_000 }, login: { max: 1_000_000 }, activity_pub: { max: 1_000_000 } },
    transcoding: { enabled: true, threads: 1, concurrency: 1, resolutions: { ...off, '240p': true }, hls: { enabled: true }, web_videos: { enabled: false } },
    federation: { prevent_ssrf: false, videos: { federate_unlisted: true } },
    plugins: { index: { enabled: false } },
    log: { level: 'debug' },
  }
  const child = spawn(process.execPath, ['--import', new URL('preload.mjs', import.meta.url).href, 'dist/server.js'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', NODE_APP_INSTANCE: '', NODE_CONFIG: JSON.stringify(config) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    redis.kill('SIGTERM')
    execFileSync(postgres, ['stop', cluster])
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await Promise.race([
      eventually('PeerTube', async () => (await fetch(`${url}/api/v1/config`)).ok, 180),
      ended.then((code) => Promise.reject(new Error(`PeerTube ended with ${code}:\n${readFileSync(join(work, 'peertube.log'), 'utf8').slice(-2000)}`))),
    ])
  } catch (error) {
    await stop()
    throw error
  }
  return { url, password, stop }
}
