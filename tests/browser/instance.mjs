// A fresh instance for one test file: its own data folder and port, started and stopped here.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const password = 'a password for tests'

export function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')
  const found = [process.env.SEPIOLA_BIN, join(target, 'release', 'sepiola'), join(target, 'debug', 'sepiola')].find((path) => path && existsSync(path))
  if (!found) throw new Error('No sepiola binary: build it first (cargo build -p sepiola) or name it in SEPIOLA_BIN')
  return found
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Tests click faster than people. */
const hasty = { api: { max: 1_000_000 }, login: { max: 1_000_000 }, signup: { max: 1_000 }, ask_send_email: { max: 1_000 } }

/** `config` is merged over the defaults, as SEPIOLA_CONFIG. */
export async function startInstance(config = {}) {
  const data = mkdtempSync(join(tmpdir(), 'sepiola-browser-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child
  let said = ''

  const start = async () => {
    child = spawn(binary(), ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], {
      env: { ...process.env, PT_INITIAL_ROOT_PASSWORD: password, SEPIOLA_CONFIG: JSON.stringify({ rates_limit: hasty, ...config }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const started = child
    const before = said.length
    await new Promise((resolve, reject) => {
      const hear = (chunk) => {
        said += chunk
        if (said.includes('HTTP server listening', before)) resolve()
      }
      started.stdout.on('data', hear)
      started.stderr.on('data', hear)
      started.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)))
    })
  }
  const end = (signal) =>
    new Promise((resolve) => {
      child.on('exit', resolve)
      child.kill(signal)
    })

  await start()
  return {
    url,
    /** Its data folder. */
    data,
    /** Its log. */
    said: () => said,
    /** As after a power cut. */
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A clip of test picture and tone, H.264 and AAC, playable on the web as it is. */
export function clip(path, { seconds, size = '640x360', bitrate = '500k' }) {
  const video = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=${seconds}`]
  const audio = ['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`]
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-b:v', bitrate, '-minrate', bitrate, '-maxrate', bitrate, '-bufsize', bitrate, '-x264-params', 'nal-hrd=cbr', '-g', '50', '-c:a', 'aac', '-shortest']
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...video, ...audio, ...codecs, '-movflags', '+faststart', path])
  return path
}
