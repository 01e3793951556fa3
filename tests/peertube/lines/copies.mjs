// Copies of videos that another server serves too (PeerTube's redundancy): `from` makes one of a video of `to`.
import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { eventually } from '../server.mjs'
import { details } from './videos.mjs'

const NOT_MADE = 'not made here'
const copies = async (side, uuid) => (await details(side, uuid)).streamingPlaylists[0].redundancies
const bytes = async (address) => {
  const response = await fetch(address, { headers: { range: 'bytes=0-9999' } })
  assert.equal(response.status, 206, address)
  return Buffer.from(await response.arrayBuffer())
}

export const redundancy = [
  ['Create CacheFile', 'a copy of a video is told to players', async (from, to) => {
    if (from.label === 'Sepiola') return NOT_MADE
    const { id } = await details(from, to.film)
    await from.root.call('POST', '/server/redundancy/videos', { body: { videoId: id } })
    const [{ baseUrl }] = await eventually('the copy', async () => {
      const found = await copies(to, to.film)
      return found.length > 0 && found
    })
    assert.ok(baseUrl.startsWith(from.url), baseUrl)
    const [playlist] = (await details(to, to.film)).streamingPlaylists
    const file = playlist.files[0].fileUrl
    assert.deepEqual(await bytes(`${baseUrl}/${basename(file)}`), await bytes(file), 'players find the same bytes there')
  }],
  ['Undo Create CacheFile', 'is not told any more', async (from, to) => {
    if (from.label === 'Sepiola') return NOT_MADE
    const { data } = await from.root.call('GET', '/server/redundancy/videos?target=remote-videos')
    await from.root.call('DELETE', `/server/redundancy/videos/${data[0].redundancies.streamingPlaylists[0].id}`)
    await eventually('its end', async () => (await copies(to, to.film)).length === 0)
  }],
]
