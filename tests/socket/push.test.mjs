// News reach open pages over socket.io, spoken by the client library that PeerTube's own pages use.
import assert from 'node:assert/strict'
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { io, Manager } from 'socket.io-client'
import { clip, password, startInstance } from '../browser/instance.mjs'

let instance
let token
const folder = mkdtempSync(join(tmpdir(), 'sepiola-socket-'))
const opened = []

before(async () => {
  instance = await startInstance()
  token = await signIn('root', password)
})

afterEach(() => {
  for (const socket of opened.splice(0)) socket.disconnect()
})

after(async () => {
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function call(method, path, { body, form, as = token } = {}) {
  const headers = as ? { authorization: `Bearer ${as}` } : {}
  if (body) headers['content-type'] = 'application/json'
  const response = await fetch(`${instance.url}/api/v1${path}`, { method, headers, body: form ?? (body && JSON.stringify(body)) })
  const text = await response.text()
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : null
}

async function signIn(username, password) {
  const client = await call('GET', '/oauth-clients/local', { as: null })
  const form = new URLSearchParams({ ...client, grant_type: 'password', username, password })
  return (await call('POST', '/users/token', { form, as: null })).access_token
}

/** A socket as PeerTube's page opens it. */
function open(query, options = {}) {
  const socket = io(`${instance.url}/user-notifications`, { query, forceNew: true, reconnection: false, ...options })
  opened.push(socket)
  return socket
}

const once = (socket, event) => new Promise((resolve) => socket.once(event, resolve))

/** Has a video published, which tells its owner. */
async function publish(name, as = token) {
  const me = await call('GET', '/users/me', { as })
  const form = new FormData()
  form.set('name', name)
  form.set('channelId', String(me.videoChannels[0].id))
  form.set('privacy', '1')
  form.set('waitTranscoding', 'true')
  const file = clip(join(folder, `${name}.mp4`), { seconds: 1, size: '160x120' })
  form.set('videofile', await openAsBlob(file), `${name}.mp4`)
  return (await call('POST', '/videos/upload', { form, as })).video
}

for (const transports of [undefined, ['websocket'], ['polling']]) {
  test(`news come as they are told, by ${transports ?? 'polling and then WebSocket'}`, async () => {
    const name = `film-${transports ?? 'both'}`
    const socket = open({ accessToken: token }, transports && { transports })
    const upgraded = transports ? null : new Promise((resolve) => socket.io.once('open', () => socket.io.engine.once('upgrade', resolve)))
    await once(socket, 'connect')
    await upgraded
    const news = once(socket, 'new-notification')
    const video = await publish(name)
    const told = await news
    const list = await call('GET', '/users/me/notifications')
    assert.deepEqual(told, list.data[0])
    assert.equal(told.type, 6)
    assert.equal(told.video.uuid, video.uuid)
    assert.equal(told.read, false)
  })
}

test('who shows no token that works is not let in, and told why', async () => {
  for (const [query, message] of [
    [{}, 'No access token provided'],
    [{ accessToken: '' }, 'No access token provided'],
    [{ accessToken: 'x'.repeat(2000) }, 'Access token is invalid'],
    [{ accessToken: 'nobody' }, 'Invalid access token.'],
  ]) {
    const socket = open(query)
    const error = await once(socket, 'connect_error')
    assert.equal(error.message, message)
    assert.equal(socket.connected, false)
  }
})

test('nobody hears what others are told, and all pages of a person hear the same', async () => {
  await call('POST', '/users', { body: { username: 'alice', email: 'alice@example.com', password: 'password of alice', role: 2, videoQuota: -1, videoQuotaDaily: -1 } })
  const alice = await signIn('alice', 'password of alice')
  const [first, second, other] = [open({ accessToken: alice }), open({ accessToken: alice }), open({ accessToken: token })]
  await Promise.all([first, second, other].map((socket) => once(socket, 'connect')))
  let overheard = 0
  other.on('new-notification', () => (overheard += 1))
  const news = [once(first, 'new-notification'), once(second, 'new-notification')]
  await publish('of alice', alice)
  const [one, two] = await Promise.all(news)
  assert.deepEqual(one, two)
  // Root's own news come after those of Alice: had they heard hers, it would have been before.
  const own = once(other, 'new-notification')
  await publish('of root')
  assert.equal((await own).video.name, 'of root')
  assert.equal(overheard, 1)
})

test('a page whose session has ended is told nothing any more and closed', async () => {
  const ended = await signIn('root', password)
  const [gone, stays] = [open({ accessToken: ended }), open({ accessToken: token })]
  await Promise.all([gone, stays].map((socket) => once(socket, 'connect')))
  let overheard = 0
  gone.on('new-notification', () => (overheard += 1))
  await call('POST', '/users/revoke-token', { as: ended })
  const closed = once(gone, 'disconnect')
  await publish('after the end')
  assert.equal(await closed, 'io server disconnect')
  assert.equal(overheard, 0)
})

test('a person has at most 32 pages that listen: the oldest makes room', async () => {
  const sockets = []
  for (let n = 0; n < 33; n += 1) {
    const socket = open({ accessToken: token }, { transports: ['websocket'] })
    sockets.push({ socket, closed: once(socket, 'disconnect') })
    await once(socket, 'connect')
  }
  assert.equal(await sockets[0].closed, 'io server disconnect')
  assert.equal(sockets.filter(({ socket }) => socket.connected).length, 32)
})

test('other namespaces and other addresses below are refused', async () => {
  const manager = new Manager(instance.url, { reconnection: false, query: { accessToken: token } })
  const socket = manager.socket('/no-such-namespace')
  opened.push(socket)
  socket.connect()
  assert.equal((await once(socket, 'connect_error')).message, 'Invalid namespace')
  for (const query of ['', '?EIO=3&transport=polling', '?EIO=4&transport=pigeon', '?EIO=4&transport=polling&sid=AAAAAAAAAAAAAAAA']) {
    const response = await fetch(`${instance.url}/socket.io/${query}`)
    assert.ok(response.status >= 400 && response.status < 500, `${query}: ${response.status}`)
  }
})
