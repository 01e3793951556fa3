// What people and other servers meet behind each of the proxies that the guide shows: https, large uploads, sockets, their own address.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { Agent, request } from 'node:https'
import { request as plainRequest } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { clip, password, startInstance } from '../browser/instance.mjs'
import { HOST, certificate, freePort, proxies } from './proxies.mjs'

for (const name of Object.keys(proxies)) {
  describe(`behind ${name}`, () => {
    let instance
    let proxy
    let own
    let secure
    let plain
    let origin
    let token

    before(async () => {
      own = certificate()
      secure = await freePort()
      plain = await freePort()
      origin = `https://${HOST}:${secure}`
      // The guide trusts the machine; here visitors come from it too, by another of its addresses.
      instance = await startInstance({ webserver: { https: true, hostname: HOST, port: secure }, trust_proxy: ['127.0.0.1'] })
      proxy = await proxies[name]({ secure, plain, behind: new URL(instance.url).port, certificate: own })
      const client = (await ask('GET', '/api/v1/oauth-clients/local')).json()
      const form = new URLSearchParams({ ...client, grant_type: 'password', username: 'root', password }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '192.0.2.66' }
      token = (await ask('POST', '/api/v1/users/token', { headers, body: form })).json().access_token
      assert.ok(token)
    })

    after(async () => {
      await proxy?.stop()
      await instance?.stop()
      own?.remove()
    })

    /** Asks as a visitor does who finds HOST at 127.0.0.1, coming from an address of their own. */
    function ask(method, path, { headers = {}, body, from = '127.0.0.5', upgrade = false } = {}) {
      const authorization = token && !('authorization' in headers) ? { authorization: `Bearer ${token}` } : {}
      const options = {
        method, path, host: '127.0.0.1', port: secure, servername: HOST, ca: own.ca, localAddress: from, agent: new Agent(),
        headers: { host: `${HOST}:${secure}`, ...authorization, ...headers },
      }
      return new Promise((resolve, reject) => {
        const asked = request(options, (response) => {
          const parts = []
          response.on('data', (part) => parts.push(part))
          response.on('end', () => {
            const bytes = Buffer.concat(parts)
            const json = () => {
              assert.ok(response.statusCode < 300, `${method} ${path}: ${response.statusCode} ${bytes}`)
              return JSON.parse(bytes)
            }
            resolve({ status: response.statusCode, headers: response.headers, bytes, json })
          })
        })
        asked.on('error', reject)
        if (upgrade) asked.on('upgrade', (response, socket, head) => resolve({ response, socket, head }))
        asked.end(body)
      })
    }

    test('plain http leads to https', async () => {
      const answer = await new Promise((resolve, reject) => {
        const asked = plainRequest({ host: '127.0.0.1', port: plain, path: '/w/x?a=1', headers: { host: HOST } }, resolve)
        asked.on('error', reject)
        asked.end()
      })
      assert.ok([301, 308].includes(answer.statusCode), answer.statusCode)
      assert.match(answer.headers.location, /^https:\/\/films\.example(:\d+)?\/w\/x\?a=1$/)
      answer.resume()
    })

    test('what is shown has addresses of https', async () => {
      const feed = await ask('GET', '/feeds/videos.xml')
      assert.equal(feed.status, 200)
      assert.match(feed.headers['strict-transport-security'], /max-age=/)
      assert.match(feed.bytes.toString(), new RegExp(`<link>${origin}`))
      const channel = (await ask('GET', '/api/v1/video-channels/root_channel')).json()
      assert.equal(channel.url, `${origin}/video-channels/root_channel`)
    })

    test('other servers find people', async () => {
      const found = (await ask('GET', `/.well-known/webfinger?resource=acct:root@${HOST}:${secure}`)).json()
      const self = found.links.find((link) => link.rel === 'self')
      assert.equal(self.href, `${origin}/accounts/root`)
      const actor = (await ask('GET', '/accounts/root', { headers: { accept: 'application/activity+json' } })).json()
      assert.deepEqual([actor.id, actor.inbox], [self.href, `${self.href}/inbox`])
      // What is sent reaches the server, which refuses what is not signed.
      const headers = { 'content-type': 'application/activity+json' }
      const body = JSON.stringify({ type: 'Like', id: `${origin}/x`, actor: self.href, object: origin })
      assert.equal((await ask('POST', '/inbox', { headers, body })).status, 403)
    })

    test('visitors have their own address, whatever they say', async () => {
      const me = (await ask('GET', '/api/v1/users/me')).json()
      const sessions = (await ask('GET', `/api/v1/users/${me.id}/token-sessions`)).json().data
      assert.deepEqual(sessions.map((s) => s.loginIP), ['127.0.0.5'])
    })

    test('large uploads go through, at once and in parts, and play by ranges', async () => {
      const film = clip(join(own.folder, 'film.mp4'), { seconds: 4, size: '640x360', bitrate: '6000k' })
      const bytes = Buffer.from(await (await openAsBlob(film)).arrayBuffer())
      // More than nginx lets through by default, in the whole and in each of two parts.
      assert.ok(bytes.length > 2.2 * 1024 * 1024, bytes.length)
      const channelId = (await ask('GET', '/api/v1/users/me')).json().videoChannels[0].id
      const form = new FormData()
      for (const [key, value] of [['name', 'At once'], ['channelId', String(channelId)], ['privacy', '1']]) form.set(key, value)
      form.set('videofile', new Blob([bytes]), 'film.mp4')
      const encoded = new Response(form)
      const body = Buffer.from(await encoded.arrayBuffer())
      const headers = { 'content-type': encoded.headers.get('content-type'), 'content-length': body.length }
      const { uuid } = (await ask('POST', '/api/v1/videos/upload', { headers, body })).json().video
      const video = (await ask('GET', `/api/v1/videos/${uuid}`)).json()
      assert.equal(video.url, `${origin}/videos/watch/${uuid}`)

      const about = JSON.stringify({ name: 'In parts', channelId, privacy: 1, filename: 'film.mp4' })
      const opened = await ask('POST', '/api/v1/videos/upload-resumable', {
        headers: { 'content-type': 'application/json', 'x-upload-content-length': bytes.length, 'x-upload-content-type': 'video/mp4' }, body: about,
      })
      assert.equal(opened.status, 201, opened.bytes)
      const place = new URL(opened.headers.location, origin)
      assert.equal(place.origin, origin)
      const middle = Math.ceil(bytes.length / 2)
      for (const [first, last, status] of [[0, middle, 308], [middle, bytes.length, 200]]) {
        const part = bytes.subarray(first, last)
        const range = { 'content-range': `bytes ${first}-${last - 1}/${bytes.length}`, 'content-length': part.length }
        const answer = await ask('PUT', place.pathname + place.search, { headers: { 'content-type': 'application/octet-stream', ...range }, body: part })
        assert.equal(answer.status, status, answer.bytes)
      }

      let file
      for (let n = 0; !file; n++) {
        assert.ok(n < 1200, 'the film is never published')
        const { streamingPlaylists, files } = (await ask('GET', `/api/v1/videos/${uuid}`)).json()
        file = streamingPlaylists[0]?.files[0] ?? files[0]
        if (!file) await new Promise((resolve) => setTimeout(resolve, 100))
      }
      const address = new URL(file.fileUrl)
      assert.equal(address.origin, origin)
      const range = await ask('GET', address.pathname, { headers: { range: 'bytes=10-1999' } })
      assert.deepEqual([range.status, range.bytes.length], [206, 1990])
    })

    test('sockets stay open in both directions', async () => {
      const key = randomBytes(16).toString('base64')
      const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key }
      const { response, socket, head } = await ask('GET', '/tracker/socket', { headers, upgrade: true })
      const accepted = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
      assert.deepEqual([response.statusCode, response.headers['sec-websocket-accept']], [101, accepted])
      // A ping comes back as a pong with the same words (RFC 6455, section 5.5.3).
      const mask = Buffer.from([1, 2, 3, 4])
      const words = Buffer.from('still there?')
      const masked = Buffer.from(words.map((byte, n) => byte ^ mask[n % 4]))
      socket.write(Buffer.concat([Buffer.from([0x89, 0x80 | words.length]), mask, masked]))
      let heard = head
      while (heard.length < 2 + words.length) heard = Buffer.concat([heard, await new Promise((resolve) => socket.once('data', resolve))])
      assert.deepEqual([heard[0], heard.subarray(2, 2 + words.length).toString()], [0x8a, 'still there?'])
      socket.destroy()
    })
  })
}
