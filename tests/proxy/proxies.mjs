// nginx and Caddy as docs/guides/a-real-address.md sets them up: its blocks, with other ports, another name and a certificate of our own.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const guide = readFileSync(fileURLToPath(new URL('../../docs/guides/a-real-address.md', import.meta.url)), 'utf8')
export const HOST = 'films.example'

/** The one block of a language in the guide. */
function block(language) {
  const found = [...guide.matchAll(new RegExp('```' + language + '\\n([^]*?)```', 'g'))]
  if (found.length !== 1) throw new Error(`the guide has ${found.length} blocks of ${language}`)
  return found[0][1]
}

/** Replaces each of these wherever it stands; what stands nowhere is a mistake of this test. */
function changed(text, changes) {
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the guide does not say ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

export function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'sepiola-proxy-'))
  chmodSync(folder, 0o755)
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name))
  const subject = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
  return { folder, key, cert, ca: readFileSync(cert), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs a proxy until it is stopped; waits until its port answers. */
async function run(program, args, env, port) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => {
    child.on('exit', resolve)
    child.on('error', (error) => {
      said += error
      resolve()
    })
  })
  let over = false
  ended.then(() => (over = true))
  for (let n = 0; ; n++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('close', () => socket.destroy())
      setTimeout(() => socket.destroy(), 1000)
    })
    if (open) break
    if (over || n > 600) throw new Error(`${program} does not listen:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Either listens for https on one port and for http on another, in front of the server's. */
export const proxies = {
  async nginx({ secure, plain, behind, certificate: { folder, key, cert } }) {
    const site = changed(block('nginx'), [
      ['127.0.0.1:9000', `127.0.0.1:${behind}`],
      ['listen 80;', `listen 127.0.0.1:${plain};`],
      ['listen [::]:80;', ''],
      ['listen 443 ssl', `listen 127.0.0.1:${secure} ssl`],
      ['listen [::]:443 ssl http2;', ''],
      ['/etc/letsencrypt/live/films.example/fullchain.pem', cert],
      ['/etc/letsencrypt/live/films.example/privkey.pem', key],
      ['/var/www/acme', folder],
    ])
    mkdirSync(join(folder, 'nginx'))
    writeFileSync(join(folder, 'nginx/site.conf'), site)
    // What Debian's own nginx.conf does around a site, in a folder of its own.
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/nginx/${kind};`)
    const owner = process.getuid() === 0 ? 'user root;' : ''
    writeFileSync(
      join(folder, 'nginx/nginx.conf'),
      `${owner} pid ${folder}/nginx/pid; events { worker_connections 256; }
       http { include /etc/nginx/mime.types; access_log off; ${temporary.join(' ')} include ${folder}/nginx/site.conf; }`,
    )
    return run('nginx', ['-c', join(folder, 'nginx/nginx.conf'), '-p', folder, '-e', 'stderr', '-g', 'daemon off;'], {}, secure)
  },

  async caddy({ secure, plain, behind, certificate: { folder, key, cert } }) {
    const site = changed(block('caddy'), [
      ['films.example {', `films.example {\n\tbind 127.0.0.1\n\ttls ${cert} ${key}`],
      ['127.0.0.1:9000', `127.0.0.1:${behind}`],
    ])
    mkdirSync(join(folder, 'caddy'))
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\thttp_port ${plain}\n\thttps_port ${secure}\n}\n${site}`)
    const own = { HOME: join(folder, 'caddy'), XDG_DATA_HOME: join(folder, 'caddy'), XDG_CONFIG_HOME: join(folder, 'caddy') }
    return run('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], own, secure)
  },
}
