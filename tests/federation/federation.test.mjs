// Three servers on loopback: one publishes, one follows it, one is hostile. They meet as servers do, over their own addresses only.
import assert from 'node:assert/strict'
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
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

test('a removed video goes everywhere', async () => {
  await home.call('DELETE', `/videos/${uuid}`)
  await eventually('its end', async () => !(await names(away)).includes('first'))
  const gone = await fetch(`${away.url}/api/v1/videos/${uuid}`)
  assert.equal(gone.status, 404)
})
