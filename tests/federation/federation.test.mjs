// Three servers on loopback: one publishes, one follows it, one is hostile. They meet as servers do, over their own addresses only.
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { clip, password, startInstance } from '../browser/instance.mjs'
import { startHostile } from './hostile.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-federation-'))
const config = {
  federation: { prevent_ssrf: false },
  transcoding: { resolutions: { '240p': true, '360p': false, '480p': false, '720p': false, '1080p': false }, always_transcode_original_resolution: false },
}
/** One publishes, the other follows. */
let home
let away
let hostile
let film

before(async () => {
  home = await server()
  away = await server()
  hostile = await startHostile()
  film = clip(join(folder, 'film.mp4'), { seconds: 2, size: '426x240' })
})

after(async () => {
  await hostile?.stop()
  await home?.stop()
  await away?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function server() {
  const instance = await startInstance(config)
  const call = async (method, path, { body, form, anonymous } = {}) => {
    const headers = instance.token && !anonymous ? { authorization: `Bearer ${instance.token}` } : {}
    if (body) headers['content-type'] = 'application/json'
    const response = await fetch(`${instance.url}/api/v1${path}`, { method, headers, body: form ?? (body && JSON.stringify(body)) })
    const text = await response.text()
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`)
    return text ? JSON.parse(text) : null
  }
  instance.call = call
  instance.host = new URL(instance.url).host
  const client = await call('GET', '/oauth-clients/local')
  const form = new URLSearchParams({ ...client, grant_type: 'password', username: 'root', password })
  instance.token = (await call('POST', '/users/token', { form })).access_token
  return instance
}

/** Asks until the answer is there; what is asked may fail meanwhile. */
async function eventually(what, ask, seconds = 60) {
  const until = Date.now() + seconds * 1000
  let last
  for (;;) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error
    }
    assert.ok(Date.now() < until, `${what} did not happen in ${seconds} s: ${last}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function publish(instance, name) {
  const me = await instance.call('GET', '/users/me')
  const form = new FormData()
  form.set('name', name)
  form.set('channelId', String(me.videoChannels[0].id))
  form.set('privacy', '1')
  form.set('waitTranscoding', 'true')
  form.set('description', 'From over there')
  form.set('tags[]', 'federated')
  form.set('videofile', await openAsBlob(film), `${name}.mp4`)
  return (await instance.call('POST', '/videos/upload', { form })).video.uuid
}

const names = async (instance) => (await instance.call('GET', '/videos?sort=publishedAt&count=100', { anonymous: true })).data.map((v) => v.name)
const threads = async (instance, uuid) => (await instance.call('GET', `/videos/${uuid}/comment-threads?sort=createdAt&count=100`, { anonymous: true })).data
const details = (instance, uuid) => instance.call('GET', `/videos/${uuid}`, { anonymous: true })

test('a server follows another', async () => {
  await away.call('POST', '/server/following', { body: { hosts: [home.host] } })
  await eventually('the follow', async () => {
    const [follow] = (await away.call('GET', '/server/following')).data
    return follow?.state === 'accepted' && follow.following.host === home.host
  })
  const [follower] = (await home.call('GET', '/server/followers')).data
  assert.deepEqual([follower.state, follower.follower.host], ['accepted', away.host])
})

let uuid

test('a published video appears, with its picture, and plays from where it lives', async () => {
  uuid = await publish(home, 'first')
  await eventually('the video', async () => (await names(away)).includes('first'))
  const video = await details(away, uuid)
  assert.deepEqual([video.isLocal, video.account.host, video.description, video.tags], [false, home.host, 'From over there', ['federated']])
  assert.equal(video.url, `${home.url}/videos/watch/${uuid}`)
  // Its picture is this server's to show.
  const picture = await fetch(away.url + video.thumbnailPath)
  assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/jpeg'])
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()).subarray(0, 3), Buffer.from([0xff, 0xd8, 0xff]))
  // Its files are where they were.
  const playlist = await eventually('the finished ladder', async () => (await details(away, uuid)).streamingPlaylists[0])
  assert.ok(playlist.playlistUrl.startsWith(home.url), playlist.playlistUrl)
  assert.match(await (await fetch(playlist.playlistUrl)).text(), /^#EXTM3U/)
  const range = await fetch(playlist.files[0].fileUrl, { headers: { range: 'bytes=0-99', origin: away.url } })
  assert.deepEqual([range.status, (await range.arrayBuffer()).byteLength], [206, 100])
  assert.equal(range.headers.get('access-control-allow-origin'), '*')
  const hashes = await (await fetch(playlist.segmentsSha256Url)).json()
  assert.ok(Object.keys(hashes).length > 0)
})

test('comments and likes travel both ways', async () => {
  const asked = await away.call('POST', `/videos/${uuid}/comment-threads`, { body: { text: 'hello from away' } })
  const arrived = await eventually('the comment', async () => (await threads(home, uuid))[0])
  assert.deepEqual([arrived.text, arrived.account.host], ['hello from away', away.host])
  await home.call('POST', `/videos/${uuid}/comments/${arrived.id}`, { body: { text: 'hello from home' } })
  const answer = await eventually('the answer', async () => {
    const tree = await away.call('GET', `/videos/${uuid}/comment-threads/${asked.comment.id}`)
    return tree.children[0]?.comment
  })
  assert.deepEqual([answer.text, answer.account.host], ['hello from home', home.host])
  await away.call('PUT', `/videos/${uuid}/rate`, { body: { rating: 'like' } })
  await eventually('the like', async () => (await details(home, uuid)).likes === 1)
  await away.call('PUT', `/videos/${uuid}/rate`, { body: { rating: 'none' } })
  await eventually('the like taken back', async () => (await details(home, uuid)).likes === 0)
})

test('a hostile server changes nothing', async () => {
  const inbox = `${away.url}/inbox`
  const eve = hostile.actor('eve')
  const victim = `${home.url}/accounts/root`
  const video = `${home.url}/videos/watch/${uuid}`
  const activity = (more) => ({ id: `${hostile.origin}/activities/${Math.random()}`, actor: eve, ...more })
  // It is believed about itself only.
  assert.equal(await hostile.send(inbox, activity({ type: 'Delete', object: video })), 204)
  assert.equal(await hostile.send(inbox, activity({ type: 'Update', object: { id: video, type: 'Video', name: 'defaced', uuid } })), 204)
  assert.equal(await hostile.send(inbox, activity({ type: 'Delete', object: victim })), 204)
  for (const [what, status] of [
    ['another actor', await hostile.send(inbox, { ...activity({ type: 'Delete', object: video }), actor: victim }, { keyId: `${eve}#main-key` })],
    ['another key', await hostile.send(inbox, { ...activity({ type: 'Delete', object: video }), actor: victim })],
    ['another id', await hostile.send(inbox, { ...activity({ type: 'Delete', object: video }), id: `${home.url}/x` })],
    ['another body', await hostile.send(inbox, activity({ type: 'Like', object: video }), { body: JSON.stringify(activity({ type: 'Delete', object: video })) })],
    ['a key of the victim', await hostile.send(inbox, activity({ type: 'Delete', object: video }), { keyId: `${victim}#main-key` })],
  ]) {
    assert.equal(status, 403, what)
  }
  // A document without an end holds up nobody else.
  hostile.put('/accounts/slow', 'endless')
  const slow = hostile.send(inbox, activity({ type: 'Like', object: video, actor: `${hostile.origin}/accounts/slow` }))
  const second = await publish(home, 'meanwhile')
  await eventually('the other video', async () => (await names(away)).includes('meanwhile'))
  assert.equal(await slow, 503)
  const { name } = await details(away, uuid)
  assert.equal(name, 'first')
  await home.call('DELETE', `/videos/${second}`)
  await eventually('the end of the other video', async () => !(await names(away)).includes('meanwhile'))
})

test('what is late, early, half signed, too large, too deep or no activity at all is refused', async () => {
  const inbox = `${away.url}/inbox`
  const eve = hostile.actor('eve')
  const video = `${home.url}/videos/watch/${uuid}`
  const like = () => ({ id: `${hostile.origin}/activities/${Math.random()}`, type: 'Like', actor: eve, object: video })
  const hours = (n) => new Date(Date.now() + n * 3_600_000)
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  for (const [what, options] of [
    ['two hours ago', { date: hours(-2) }],
    ['in two hours', { date: hours(2) }],
    ['without a digest', { digest: false }],
    ['with another key', { key: stranger }],
  ]) {
    const status = await hostile.send(inbox, like(), options)
    // Whether the key changed cannot be asked of a server that left a question unanswered a moment ago: later, then.
    const refused = options.key ? [403, 503] : [403]
    assert.ok(refused.includes(status), `${what}: ${status}`)
  }
  const deep = `{"type":"Like","id":"${hostile.origin}/deep","actor":"${eve}","object":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
  assert.equal(await hostile.send(inbox, like(), { body: deep }), 400)
  assert.equal(await hostile.send(inbox, like(), { body: 'no JSON' }), 400)
  assert.equal(await hostile.send(inbox, { ...like(), content: 'x'.repeat(2_000_000) }), 413)
  // 100 MB are refused before they are sent.
  const announced = await new Promise((resolve, reject) => {
    const { headers } = hostile.signed(inbox, like())
    const asked = request(inbox, { method: 'POST', headers: { ...headers, 'content-length': 100_000_000 } }, (response) => {
      resolve(response.statusCode)
      asked.destroy()
    })
    asked.on('error', reject)
    asked.write('{')
  })
  assert.equal(announced, 413)
  // What nobody knows is taken, and does nothing.
  assert.equal(await hostile.send(inbox, { ...like(), type: 'Dance' }), 204)
  assert.equal((await details(away, uuid)).name, 'first')
})

test('a request that comes again does nothing, also after it was taken back', async () => {
  const inbox = `${home.url}/inbox`
  const eve = hostile.actor('eve')
  const like = { id: `${hostile.origin}/likes/1`, type: 'Like', actor: eve, object: `${home.url}/videos/watch/${uuid}` }
  const first = hostile.signed(inbox, like)
  assert.equal((await fetch(inbox, first)).status, 204)
  await eventually('the like', async () => (await details(home, uuid)).likes === 1)
  assert.equal(await hostile.send(inbox, { id: `${like.id}/undo`, type: 'Undo', actor: eve, object: like }), 204)
  await eventually('the like taken back', async () => (await details(home, uuid)).likes === 0)
  assert.equal((await fetch(inbox, first)).status, 204)
  // A later activity of the same origin has its effect: the one before had none.
  assert.equal(await hostile.send(inbox, { ...like, id: `${hostile.origin}/dislikes/1`, type: 'Dislike' }), 204)
  await eventually('the dislike', async () => (await details(home, uuid)).dislikes === 1)
  assert.equal((await details(home, uuid)).likes, 0)
})

test('a key is believed from its owner\'s document only', async () => {
  const inbox = `${home.url}/inbox`
  const mallory = hostile.actor('mallory')
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { id: `${mallory}#main-key`, owner: mallory, publicKeyPem: other.publicKey.export({ type: 'spki', format: 'pem' }) }
  const update = { id: `${mallory}/updates/1`, type: 'Update', actor: mallory, object: { id: mallory, type: 'Person', preferredUsername: 'mallory', inbox: `${mallory}/inbox`, publicKey: key } }
  assert.equal(await hostile.send(inbox, update), 204)
  const dislike = { id: `${hostile.origin}/dislikes/2`, type: 'Dislike', actor: mallory, object: `${home.url}/videos/watch/${uuid}` }
  await eventually('the refusal of the new key', async () => (await hostile.send(inbox, dislike, { key: other.privateKey })) === 403)
  assert.equal(await hostile.send(inbox, dislike), 204)
})

test('an outbox without an end is read to a bound', async () => {
  const owner = hostile.actor('spammer')
  const channel = hostile.actor('spam', { type: 'Group', attributedTo: [{ type: 'Person', id: owner }], outbox: `${hostile.origin}/video-channels/spam/outbox` }, 'video-channels')
  const host = new URL(hostile.origin).host
  hostile.put('/.well-known/webfinger', { subject: `acct:spam@${host}`, links: [{ rel: 'self', type: 'application/activity+json', href: channel }] })
  const page = (url) => {
    const n = Number(new URL(url, hostile.origin).searchParams.get('page') ?? 0)
    const id = `${channel}/outbox?page=${n}`
    if (n === 0) return { id: `${channel}/outbox`, type: 'OrderedCollection', totalItems: 1e9, first: `${channel}/outbox?page=1` }
    return { id, type: 'OrderedCollectionPage', partOf: `${channel}/outbox`, next: `${channel}/outbox?page=${n + 1}`, orderedItems: [] }
  }
  hostile.put('/video-channels/spam/outbox', page)
  await away.call('POST', '/users/me/subscriptions', { body: { uri: `spam@${host}` } })
  const follow = await eventually('the follow', () => hostile.told.find((activity) => activity.type === 'Follow' && activity.object === channel))
  const accept = { id: `${channel}/accepts/1`, type: 'Accept', actor: channel, object: follow }
  assert.equal(await hostile.send(`${away.url}/inbox`, accept), 204)
  const pages = () => hostile.asked.filter((url) => url.includes('/outbox')).length
  await eventually('some pages', async () => pages() > 5)
  let before = -1
  await eventually('the end of reading', async () => {
    const now = pages()
    const still = now === before
    before = now
    if (!still) await new Promise((resolve) => setTimeout(resolve, 1000))
    return still
  })
  assert.ok(pages() <= 30, `${pages()} pages were read`)
})

test('a server as it is installed reaches no private address', async () => {
  const strict = await startInstance()
  try {
    const before = hostile.asked.length
    const eve = hostile.actor('eve')
    const status = await hostile.send(`${strict.url}/inbox`, { id: `${hostile.origin}/x`, type: 'Like', actor: eve, object: strict.url })
    assert.ok([403, 503].includes(status), status)
    assert.equal(hostile.asked.length, before)
  } finally {
    await strict.stop()
  }
})

test('a server that was away gets everything, in order', async () => {
  await away.kill()
  const missed = []
  for (const name of ['second', 'third']) missed.push(await publish(home, name))
  await eventually('both published', async () => (await names(home)).includes('third'))
  for (const name of ['changed once', 'changed twice']) {
    await home.call('PUT', `/videos/${missed[0]}`, { body: { name } })
  }
  await home.call('DELETE', `/videos/${missed[1]}`)
  const last = await publish(home, 'last')
  await eventually('the last one published', async () => (await names(home)).includes('last'))
  await away.start()
  await eventually('what was missed', async () => (await names(away)).includes('last'), 180)
  await eventually('the change', async () => (await names(away)).includes('changed twice'))
  assert.deepEqual((await names(away)).sort(), ['changed twice', 'first', 'last'])
  await home.call('DELETE', `/videos/${last}`)
})

test('kill -9 while receiving loses nothing', async () => {
  const sent = []
  for (let n = 0; n < 40; n++) {
    sent.push(`comment ${n}`)
    await home.call('POST', `/videos/${uuid}/comment-threads`, { body: { text: sent[n] } })
    // In the middle of what is sent, and of what it does.
    if (n === 15 || n === 30) {
      await eventually('some of them', async () => (await threads(away, uuid)).length > n / 3)
      await away.kill()
      await away.start()
    }
  }
  const wanted = [...sent, 'hello from away'].sort()
  await eventually(
    'all comments',
    async () => {
      const all = [...(await threads(away, uuid))].map((c) => c.text)
      return all.length >= wanted.length && JSON.stringify(all.sort()) === JSON.stringify(wanted)
    },
    240,
  )
})

test('kill -9 while delivering loses nothing', async () => {
  const before = (await threads(away, uuid)).length
  const sent = []
  for (let n = 0; n < 30; n++) {
    sent.push(`word ${n}`)
    await home.call('POST', `/videos/${uuid}/comment-threads`, { body: { text: sent[n] } })
    if (n === 10 || n === 29) {
      await home.kill()
      await home.start()
    }
  }
  const arrived = async () => (await threads(away, uuid)).map((c) => c.text).filter((text) => text.startsWith('word '))
  await eventually('all words', async () => (await arrived()).length === sent.length, 240)
  assert.deepEqual((await arrived()).sort(), sent.sort())
  assert.equal((await threads(away, uuid)).length, before + sent.length)
})

test('a removed video goes everywhere', async () => {
  await home.call('DELETE', `/videos/${uuid}`)
  await eventually('its end', async () => !(await names(away)).includes('first'))
  const gone = await fetch(`${away.url}/api/v1/videos/${uuid}`)
  assert.equal(gone.status, 404)
})
