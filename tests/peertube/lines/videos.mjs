// Videos: from publication to removal, and what must not be told.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { eventually } from '../server.mjs'

export const details = (side, uuid) => side.ask(`/videos/${uuid}`)
export const gone = (side, uuid) => details(side, uuid).then(() => false, (error) => [403, 404].includes(error.status))
const listed = async (side, uuid) => (await side.ask('/videos?count=100')).data.some((v) => v.uuid === uuid)
const edit = (by, uuid, fields) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value instanceof Blob ? value : String(value))
  return by.call('PUT', `/videos/${uuid}`, { form })
}
const image = async (url) => {
  const response = await fetch(url)
  assert.equal(response.status, 200, url)
  const bytes = Buffer.from(await response.arrayBuffer())
  assert.equal(bytes.subarray(0, 3).toString('hex'), 'ffd8ff', `${url} is no JPEG`)
  return createHash('sha256').update(bytes).digest('hex')
}
const thumbnail = async (side, uuid) => {
  const video = await details(side, uuid)
  const path = video.thumbnails?.[0]?.fileUrl ?? (video.thumbnailPath.startsWith('http') ? video.thumbnailPath : side.url + video.thumbnailPath)
  assert.ok(path.startsWith(side.url), path)
  return image(path)
}

/** Reads every segment of every rendition from its origin, as a player on another server's page does. */
async function play(uuid, from, to) {
  const [playlist] = (await details(to, uuid)).streamingPlaylists
  assert.ok(playlist.playlistUrl.startsWith(from.url), playlist.playlistUrl)
  const get = async (url, range) => {
    const response = await fetch(url, { headers: { origin: to.url, ...(range && { range }) } })
    assert.ok(response.ok, `${url}: ${response.status}`)
    assert.equal(response.headers.get('access-control-allow-origin'), '*')
    return Buffer.from(await response.arrayBuffer())
  }
  const hashes = JSON.parse(await get(playlist.segmentsSha256Url))
  const lines = (bytes) => bytes.toString().split('\n').map((l) => l.trim())
  const renditions = lines(await get(playlist.playlistUrl)).filter((l) => l && !l.startsWith('#'))
  let segments = 0
  for (const rendition of renditions) {
    const base = new URL(rendition, playlist.playlistUrl)
    let range
    for (const line of lines(await get(base))) {
      if (line.startsWith('#EXT-X-BYTERANGE:')) range = line.slice(17).split('@').map(Number)
      if (!line || line.startsWith('#')) continue
      const [first, last] = [range[1], range[0] + range[1] - 1]
      const bytes = await get(new URL(line, base), `bytes=${first}-${last}`)
      assert.equal(bytes.length, range[0])
      const file = new URL(line, base).pathname.split('/').pop()
      assert.equal(createHash('sha256').update(bytes).digest('hex'), hashes[file][`${first}-${last}`], 'a segment is as its origin says')
      segments++
    }
  }
  assert.ok(segments > 0)
}

export const videos = [
  ['Create Video, Announce', 'is listed with its texts', async (from, to) => {
    from.film = await from.publish(from.owner, from.clip, `film of ${from.label}`, {
      description: 'What it **shows**', support: 'Thank you', category: 2, licence: 1, language: 'fr', tags: ['first', 'second'],
      nsfw: false, thumbnailfile: await openAsBlob(from.pictures[0], { type: 'image/jpeg' }), previewfile: await openAsBlob(from.pictures[0], { type: 'image/jpeg' }),
    })
    await eventually('the video', () => listed(to, from.film))
    const [here, there] = [await details(from, from.film), await details(to, from.film)]
    const shown = (v) => [v.name, v.description ?? v.truncatedDescription, v.support, v.category.id, v.licence.id, v.language.id, v.tags, v.duration, v.account.name, v.channel.name, v.account.host]
    assert.deepEqual(shown(there), shown(here))
    assert.equal(there.isLocal, false)
  }],
  ['Create Video', 'its picture is shown from the other server', async (from, to) => {
    await eventually('the picture', () => thumbnail(to, from.film), 15)
  }],
  ['Create Video', 'plays from its origin: every segment, with its hash', async (from, to) => {
    await eventually('the ladder', async () => (await details(to, from.film)).streamingPlaylists[0]?.files.length > 0)
    await play(from.film, from, to)
  }],
  ['Create Video', 'its storyboard', async (from, to) => {
    const [storyboard] = await eventually('the storyboard', async () => {
      const { storyboards } = await to.ask(`/videos/${from.film}/storyboards`)
      return storyboards.length > 0 && storyboards
    })
    await image(storyboard.fileUrl ?? to.url + storyboard.storyboardPath)
  }],
  ['Update Video', 'its texts', async (from, to) => {
    await edit(from.owner, from.film, { name: `changed by ${from.label}`, description: 'Changed', nsfw: true })
    await eventually('the change', async () => {
      const video = await details(to, from.film)
      return video.name === `changed by ${from.label}` && video.description === 'Changed' && video.nsfw
    })
    await edit(from.owner, from.film, { nsfw: false })
    await eventually('the list', () => listed(to, from.film))
  }],
  ['Update Video', 'another picture', async (from, to) => {
    const before = await thumbnail(to, from.film)
    const picture = await openAsBlob(from.pictures[1], { type: 'image/jpeg' })
    await edit(from.owner, from.film, { thumbnailfile: picture, previewfile: picture })
    await eventually('the other picture', async () => (await thumbnail(to, from.film)) !== before)
  }],
  ['Update Video', 'subtitles, and none again', async (from, to) => {
    const form = new FormData()
    form.set('captionfile', new Blob(['WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n'], { type: 'text/vtt' }), 'fr.vtt')
    await from.owner.call('PUT', `/videos/${from.film}/captions/fr`, { form })
    const caption = await eventually('the subtitles', async () => (await to.ask(`/videos/${from.film}/captions`)).data[0])
    const response = await fetch(caption.fileUrl ?? to.url + caption.captionPath)
    assert.match(await response.text(), /^WEBVTT[^]*Bonjour/)
    await from.owner.call('DELETE', `/videos/${from.film}/captions/fr`)
    await eventually('their end', async () => (await to.ask(`/videos/${from.film}/captions`)).total === 0)
  }],
  ['Update Video', 'chapters', async (from, to) => {
    const chapters = [{ timecode: 0, title: 'One' }, { timecode: 2, title: 'Two' }]
    await from.owner.call('PUT', `/videos/${from.film}/chapters`, { body: { chapters } })
    await eventually('the chapters', async () => JSON.stringify((await to.ask(`/videos/${from.film}/chapters`)).chapters) === JSON.stringify(chapters))
  }],
  ['Announce, Undo Announce, Update', 'it moves to another channel', async (from, to) => {
    const name = `second_${from.owner.name}`
    const { videoChannel } = await from.owner.call('POST', '/video-channels', { body: { name, displayName: 'Second' } })
    await edit(from.owner, from.film, { channelId: videoChannel.id })
    await eventually('the other channel', async () => (await details(to, from.film)).channel.name === name)
    assert.ok(await listed(to, from.film))
    await edit(from.owner, from.film, { channelId: from.owner.channel.id })
    await eventually('the first channel', async () => (await details(to, from.film)).channel.name === from.owner.channel.name)
  }],
  ['Update Video', 'unlisted: still there, in no list; then listed again', async (from, to) => {
    await edit(from.owner, from.film, { privacy: 2 })
    await eventually('its end in lists', async () => !(await listed(to, from.film)))
    await eventually('the privacy', async () => (await details(to, from.film)).privacy.id === 2)
    await edit(from.owner, from.film, { privacy: 1 })
    await eventually('the list', () => listed(to, from.film))
  }],
  ['Create Video', 'unlisted from the beginning: found by its address only', async (from, to) => {
    const uuid = await from.publish(from.owner, from.clip, `unlisted ${from.label}`, { privacy: 2 })
    const found = await eventually('the search', async () => (await to.viewer.call('GET', `/search/videos?search=${encodeURIComponent(`${from.url}/w/${uuid}`)}`)).data[0])
    assert.equal(found.uuid, uuid)
    assert.ok(!(await listed(to, uuid)))
  }],
  ['Delete Video, Create Video', 'private, then public again', async (from, to) => {
    const uuid = await from.publish(from.owner, from.clip, `hidden ${from.label}`)
    await eventually('the video', () => listed(to, uuid))
    await edit(from.owner, uuid, { privacy: 3 })
    await eventually('its end', () => gone(to, uuid))
    await edit(from.owner, uuid, { privacy: 1 })
    await eventually('the video again', () => listed(to, uuid))
    from.second = uuid
  }],
  ['nothing', 'of private, internal and password-protected videos', async (from, to) => {
    const secret = [
      await from.publish(from.owner, from.clip, `private ${from.label}`, { privacy: 3 }),
      await from.publish(from.owner, from.clip, `internal ${from.label}`, { privacy: 4 }),
      await from.publish(from.owner, from.clip, `password ${from.label}`, { privacy: 5, videoPasswords: ['sesame'] }),
    ]
    // Something that is told comes later in the same lane.
    const told = await from.publish(from.owner, from.clip, `told ${from.label}`)
    await eventually('what is told', () => listed(to, told))
    for (const uuid of secret) {
      assert.ok(await gone(to, uuid))
      const asked = await fetch(`${from.url}/videos/watch/${uuid}`, { headers: { accept: 'application/activity+json' } })
      assert.ok([401, 403, 404].includes(asked.status), `${asked.status}`)
      const found = await to.viewer.call('GET', `/search/videos?search=${encodeURIComponent(`${from.url}/videos/watch/${uuid}`)}`)
      assert.equal(found.total, 0)
    }
    from.third = told
  }],
  ['Delete Video, Create Video', 'blocked by a moderator and forgotten elsewhere, then allowed', async (from, to) => {
    await from.root.call('POST', `/videos/${from.third}/blacklist`, { body: { unfederate: true, reason: 'no' } })
    await eventually('its end', () => gone(to, from.third))
    await from.root.call('DELETE', `/videos/${from.third}/blacklist`)
    await eventually('the video again', () => listed(to, from.third))
  }],
  ['Delete Video', 'is gone', async (from, to) => {
    await from.owner.call('DELETE', `/videos/${from.third}`)
    await eventually('its end', () => gone(to, from.third))
  }],
  ['(search)', 'a channel and its videos that were not known, by handle', async (from, to) => {
    const stranger = await from.join(`stranger_${from.owner.name}`)
    const found = await to.viewer.call('GET', `/search/video-channels?search=${stranger.channel.name}@${from.host}`)
    assert.equal(found.data[0]?.name, stranger.channel.name)
  }],
  ['(lists)', 'videos of an account and of a channel elsewhere', async (from, to) => {
    for (const path of [`/accounts/${from.owner.handle}/videos`, `/video-channels/${from.owner.channel.name}@${from.host}/videos`]) {
      const { data } = await to.ask(path)
      assert.ok(data.some((v) => v.uuid === from.film), path)
    }
  }],
]
