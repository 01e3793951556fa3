// HTTPS in front of an instance, for clients that speak nothing else: a CONNECT proxy that is the whole internet to them. Whatever
// host they want on port 443, they get our certificate and our instance.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttp, request } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))

function certificate(host) {
  const folder = mkdtempSync(join(tmpdir(), 'sepiola-tls-'))
  const [key, cert] = ['key', 'cert'].map((name) => join(folder, name))
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
  const files = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true, force: true })
  return files
}

/** @returns the proxy's address, and how to stop it. */
export async function tlsProxy(host, instance) {
  const secure = createHttps(certificate(host), (asked, answer) => {
    const headers = { ...asked.headers, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' }
    const passed = request(new URL(asked.url, instance), { method: asked.method, headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers)
      got.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  await listen(secure)
  const proxy = createHttp((_, answer) => answer.writeHead(403).end())
  proxy.on('connect', (asked, socket, head) => {
    if (asked.url !== `${host}:443`) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    if (head.length) socket.unshift(head)
    secure.emit('connection', socket)
  })
  const port = await listen(proxy)
  const stop = () => [proxy, secure].forEach((server) => (server.close(), server.closeAllConnections()))
  return { address: `http://127.0.0.1:${port}`, stop }
}
