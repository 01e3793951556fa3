// A server that is up to no good: it has an actor with a key of its own, and signs whatever it likes.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'

const ACTIVITY = 'application/activity+json'

export async function startHostile() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const documents = new Map()
  const server = createServer((request, response) => {
    const found = documents.get(request.url)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': ACTIVITY })
    // Some of its documents never end.
    if (found === 'endless') {
      response.write('{"id": "')
      const drip = setInterval(() => response.write('x'), 50)
      return response.on('close', () => clearInterval(drip))
    }
    response.end(JSON.stringify(found))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  const actor = (name, more = {}) => {
    const id = `${origin}/accounts/${name}`
    documents.set(`/accounts/${name}`, {
      '@context': 'https://www.w3.org/ns/activitystreams',
      id,
      type: 'Person',
      preferredUsername: name,
      inbox: `${id}/inbox`,
      publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) },
      ...more,
    })
    return id
  }
  return {
    origin,
    actor,
    put: (path, document) => documents.set(path, document),
    /** Sends an activity, signed with this server's key under that name; the status of the answer. */
    async send(url, activity, { keyId = `${activity.actor}#main-key`, body = JSON.stringify(activity) } = {}) {
      const { host, pathname } = new URL(url)
      const signed = {
        '(request-target)': `post ${pathname}`,
        host,
        date: new Date().toUTCString(),
        digest: `SHA-256=${createHash('sha256').update(JSON.stringify(activity)).digest('base64')}`,
      }
      const text = Object.entries(signed).map(([name, value]) => `${name}: ${value}`).join('\n')
      const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64')
      const headers = {
        'content-type': ACTIVITY,
        date: signed.date,
        digest: signed.digest,
        signature: `keyId="${keyId}",algorithm="rsa-sha256",headers="${Object.keys(signed).join(' ')}",signature="${signature}"`,
      }
      return (await fetch(url, { method: 'POST', headers, body })).status
    },
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(resolve)
    }),
  }
}
