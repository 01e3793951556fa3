// Playlists, reports, accounts and channels, and servers that do not want each other.
import assert from 'node:assert/strict'
import { openAsBlob } from 'node:fs'
import { eventually } from '../server.mjs'
import { details, gone } from './videos.mjs'

const picture = (path) => openAsBlob(path, { type: 'image/jpeg' })
const playlistForm = async (fields) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value instanceof Blob ? value : String(value))
  return form
}
const lists = async (side, person) => (await side.ask(`/accounts/${person.handle}/video-playlists?count=50`)).data
const loads = async (url) => {
  const response = await fetch(url)
  return response.ok && /^image\//.test(response.headers.get('content-type'))
}
const channelHandle = (side, name = side.owner.channel.name) => `${name}@${side.host}`

export const playlists = [
  ['Create Playlist', 'with its videos, positions and picture', async (from, to) => {
    const form = await playlistForm({ displayName: `list of ${from.label}`, description: 'Some', privacy: 1, videoChannelId: from.owner.channel.id, thumbnailfile: await picture(from.pictures[0]) })
    const { videoPlaylist } = await from.owner.call('POST', '/video-playlists', { form })
    from.list = videoPlaylist
    for (const uuid of [from.film, from.early]) {
      const { id } = await details(from, uuid)
      await from.owner.call('POST', `/video-playlists/${videoPlaylist.id}/videos`, { body: { videoId: id, startTimestamp: 1, stopTimestamp: 3 } })
    }
    const there = await eventually('the playlist', async () => (await lists(to, from.owner)).find((p) => p.uuid === videoPlaylist.uuid))
    assert.deepEqual([there.displayName, there.description, there.videoChannel?.name], [`list of ${from.label}`, 'Some', from.owner.channel.name])
    const uuids = await eventually('its videos', async () => {
      const { data } = await to.ask(`/video-playlists/${videoPlaylist.uuid}/videos`)
      return data.length === 2 && data.map((e) => [e.position, e.startTimestamp, e.stopTimestamp, e.video?.uuid])
    })
    assert.deepEqual(uuids, [[1, 1, 3, from.film], [2, 1, 3, from.early]])
    await eventually('its picture', async () => {
      const { thumbnailPath, thumbnailUrl, thumbnails } = await to.ask(`/video-playlists/${videoPlaylist.uuid}`)
      return loads(thumbnails?.[0]?.fileUrl ?? thumbnailUrl ?? to.url + thumbnailPath)
    }, 20)
  }],
  ['(lists)', 'the playlist in the list of its channel', async (from, to) => {
    await eventually('the playlist', async () => (await to.ask(`/video-channels/${channelHandle(from)}/video-playlists`)).data.some((p) => p.uuid === from.list.uuid), 20)
  }],
  ['(search)', 'the playlist, by its address', async (from, to) => {
    const found = await to.viewer.call('GET', `/search/video-playlists?search=${encodeURIComponent(`${from.url}/w/p/${from.list.uuid}`)}`)
    assert.equal(found.data[0]?.uuid, from.list.uuid)
  }],
  ['Update Playlist', 'its name, and one video less', async (from, to) => {
    await from.owner.call('PUT', `/video-playlists/${from.list.id}`, { form: await playlistForm({ displayName: 'renamed' }) })
    const { data } = await from.ask(`/video-playlists/${from.list.uuid}/videos`)
    await from.owner.call('DELETE', `/video-playlists/${from.list.id}/videos/${data[1].id}`)
    await eventually('the change', async () => (await lists(to, from.owner)).find((p) => p.uuid === from.list.uuid)?.displayName === 'renamed')
    await eventually('the places', async () => (await to.ask(`/video-playlists/${from.list.uuid}/videos`)).total === 1)
  }],
  ['Delete Playlist', 'is gone', async (from, to) => {
    await from.owner.call('DELETE', `/video-playlists/${from.list.id}`)
    await eventually('its end', async () => !(await lists(to, from.owner)).some((p) => p.uuid === from.list.uuid))
  }],
]

const abuses = async (side, reason) => (await side.root.call('GET', '/abuses?count=50')).data.find((a) => a.reason === reason)
const report = (by, body) => by.call('POST', '/abuses', { body })

export const reports = [
  ['Flag', 'a video, with times and reasons', async (from, to) => {
    const { id } = await details(from, to.film)
    const reason = `a bad video, says ${from.label}`
    await report(from.viewer, { reason, predefinedReasons: ['spamOrMisleading', 'rights'], video: { id, startAt: 1, endAt: 2 } })
    const abuse = await eventually('the report', () => abuses(to, reason))
    assert.deepEqual([abuse.video.uuid, abuse.video.startAt, abuse.video.endAt, abuse.reporterAccount.host, abuse.predefinedReasons.toSorted()], [to.film, 1, 2, from.host, ['rights', 'spamOrMisleading']])
  }],
  ['Flag', 'a comment', async (from, to) => {
    const text = `comment of ${to.label}`
    await to.owner.call('POST', `/videos/${to.film}/comment-threads`, { body: { text } })
    const comment = await eventually('the comment', async () => (await from.ask(`/videos/${to.film}/comment-threads?count=100`)).data.find((c) => c.text === text))
    const reason = `a bad comment, says ${from.label}`
    await report(from.viewer, { reason, comment: { id: comment.id } })
    const abuse = await eventually('the report', () => abuses(to, reason))
    assert.equal(abuse.comment.text, text)
  }],
  ['Flag', 'an account', async (from, to) => {
    const { id } = await from.ask(`/accounts/${to.owner.handle}`)
    const reason = `a bad account, says ${from.label}`
    await report(from.viewer, { reason, account: { id } })
    const abuse = await eventually('the report', () => abuses(to, reason))
    assert.equal(abuse.flaggedAccount.name, to.owner.name)
  }],
]

export const actors = [
  ['Update Person', 'name, description and picture', async (from, to) => {
    await from.owner.call('PUT', '/users/me', { body: { displayName: 'Another name', description: 'About me' } })
    const form = new FormData()
    form.set('avatarfile', await picture(from.pictures[1]), 'avatar.jpg')
    await from.owner.call('POST', '/users/me/avatar/pick', { form })
    const account = await eventually('the change', async () => {
      const account = await to.ask(`/accounts/${from.owner.handle}`)
      return account.displayName === 'Another name' && account.description === 'About me' && account.avatars.length > 0 && account
    })
    await eventually('the picture', () => loads(account.avatars[0].fileUrl ?? to.url + account.avatars[0].path), 20)
  }],
  ['Update Group', 'name, support, picture and banner', async (from, to) => {
    await from.owner.call('PUT', `/video-channels/${from.owner.channel.name}`, { body: { displayName: 'Another channel', description: 'About it', support: 'Buy it' } })
    for (const [kind, path] of [['avatar', from.pictures[1]], ['banner', from.pictures[2]]]) {
      const form = new FormData()
      form.set(`${kind}file`, await picture(path), `${kind}.jpg`)
      await from.owner.call('POST', `/video-channels/${from.owner.channel.name}/${kind}/pick`, { form })
    }
    const channel = await eventually('the change', async () => {
      const channel = await to.ask(`/video-channels/${channelHandle(from)}`)
      return channel.displayName === 'Another channel' && channel.support === 'Buy it' && channel.banners.length > 0 && channel.avatars.length > 0 && channel
    })
    for (const image of [channel.avatars[0], channel.banners[0]]) await eventually('the picture', () => loads(image.fileUrl ?? to.url + image.path), 20)
  }],
  ['Update Video', 'to another owner', async (from, to) => {
    const heir = await from.join(`heir_${from.owner.name}`)
    const { id } = await details(from, from.second)
    await from.owner.call('POST', `/videos/${id}/give-ownership`, { body: { username: heir.name } })
    const { data } = await heir.call('GET', '/videos/ownership?count=50')
    await heir.call('POST', `/videos/ownership/${data[0].id}/accept`, { body: { channelId: heir.channel.id } })
    await eventually('the new owner', async () => (await details(to, from.second)).account.name === heir.name)
    from.heir = heir
  }],
  ['Delete Group', 'a channel goes, with its videos', async (from, to) => {
    const name = `short_lived_${from.owner.name}`
    const { videoChannel } = await from.owner.call('POST', '/video-channels', { body: { name, displayName: 'Short lived' } })
    const uuid = await from.publish(from.owner, from.clip, `short lived ${from.label}`, { channelId: videoChannel.id })
    await eventually('the video', async () => !(await gone(to, uuid)))
    await from.owner.call('DELETE', `/video-channels/${name}`)
    await eventually('the end of the video', () => gone(to, uuid))
    await eventually('the end of the channel', () => to.ask(`/video-channels/${name}@${from.host}`).then(() => false, (error) => error.status === 404))
  }],
  ['Delete Person', 'an account goes, with what it made', async (from, to) => {
    const { data } = await from.root.call('GET', `/users?search=${from.heir.name}`)
    await from.root.call('DELETE', `/users/${data[0].id}`)
    await eventually('the end of its video', () => gone(to, from.second))
    await eventually('its end', () => to.ask(`/accounts/${from.heir.handle}`).then(() => false, (error) => error.status === 404))
  }],
  ['(mutes)', 'a muted server: nothing of it is taken or shown, and again when it is not muted', async (from, to) => {
    const texts = async () => (await to.ask(`/videos/${to.film}/comment-threads?count=100`)).data.map((c) => c.text)
    const names = async () => (await to.ask('/videos?count=100')).data.map((v) => v.uuid)
    await to.root.call('POST', '/server/blocklist/servers', { body: { host: from.host } })
    await eventually('the end in lists', async () => !(await names()).includes(from.film))
    await from.viewer.call('POST', `/videos/${to.film}/comment-threads`, { body: { text: `muted ${from.label}` } })
    await to.root.call('DELETE', `/server/blocklist/servers/${from.host}`)
    await from.viewer.call('POST', `/videos/${to.film}/comment-threads`, { body: { text: `unmuted ${from.label}` } })
    await eventually('the later comment', async () => (await texts()).includes(`unmuted ${from.label}`), 150)
    assert.ok((await names()).includes(from.film))
  }],
]
