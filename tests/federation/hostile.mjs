// A server that is up to no good: it has an actor with a key of its own, and signs whatever it likes.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'

const ACTIVITY = 'application/activity+json'

export async function startHostile() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const documents = new Map()
  /** What it was asked for, and what it was told. */
  const asked = []
  const told = []
  const server = createServer(async (request, response) => {
    asked.push(request.url)
    if (request.method === 'POST') {
      let body = ''
      for await (const part of request) body += part
      told.push(JSON.parse(body))
      return response.writeHead(204).end()
    }
    let found = documents.get(request.url) ?? documents.get(request.url.split('?')[0])
    if (typeof found === 'function') found = found(request.url)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': found.links ? 'application/jrd+json' : ACTIVITY })
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
  const actor = (name, more = {}, folder = 'accounts') => {
    const id = `${origin}/${folder}/${name}`
    documents.set(`/${folder}/${name}`, {
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
    asked,
    told,
    put: (path, document) => documents.set(path, document),
    /** Sends an activity, signed with this server's key under that name; the status of the answer. */
    async send(url, activity, { keyId = `${activity.actor}#main-key`, body = JSON.stringify(activity), date = new Date(), digest = true, key = privateKey } = {}) {
      const request = this.signed(url, activity, { keyId, date, digest, key })
      return (await fetch(url, { ...request, body })).status
    },
    /** The request, to send it more than once. */
    signed(url, activity, { keyId = `${activity.actor}#main-key`, date = new Date(), digest = true, key = privateKey } = {}) {
      const { host, pathname } = new URL(url)
      const signed = {
        '(request-target)': `post ${pathname}`,
        host,
        date: date.toUTCString(),
        ...(digest && { digest: `SHA-256=${createHash('sha256').update(JSON.stringify(activity)).digest('base64')}` }),
      }
      const text = Object.entries(signed).map(([name, value]) => `${name}: ${value}`).join('\n')
      const signature = sign('sha256', Buffer.from(text), key).toString('base64')
      const headers = {
        'content-type': ACTIVITY,
        date: signed.date,
        ...(digest && { digest: signed.digest }),
        signature: `keyId="${keyId}",algorithm="rsa-sha256",headers="${Object.keys(signed).join(' ')}",signature="${signature}"`,
      }
      return { method: 'POST', headers, body: JSON.stringify(activity) }
    },
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(resolve)
    }),
  }
}
