// The pretended instance's people, channels and videos, in PeerTube's shapes, with content of our own.
const host = '127.0.0.1:9000'
const day = 86_400_000
const names = [
  'Cuttlefish at dusk: how skin becomes a screen',
  'Ink from the sea, paper from the mill – a workshop in sepia',
  'Growing: a video that is still being made',
  'Private notes on the tide tables',
  'The password garden',
  'Forty minutes of rain on a tin roof',
  'Learning to bind books with one needle, one thread and a great deal of patience in a rather small kitchen',
  'Lighthouse keeper’s log, part 3',
  'Tide pools of the north coast',
  'Slow typography',
  'A walk without a destination',
  'Repairing a 1962 radio',
  'Seaweed, and what to do with it',
  'Night train to the fjords',
]

const actor = (id, name, displayName, at = host) => ({ id, name, displayName, url: `http://${at}/accounts/${name}`, host: at, avatars: [] })
export const account = { ...actor(2, 'root', 'Marguerite'), followersCount: 12, followingCount: 3, description: 'I film what lives between the tides.', createdAt: '2026-01-02T10:00:00.000Z', updatedAt: '2026-01-02T10:00:00.000Z', userId: 1 }
export const channel = { ...actor(1, 'root_channel', 'Between the tides'), banners: [], isLocal: true, description: 'Small films about the shore.\n\nNew ones on Sundays: https://example.org/tides', support: null, followersCount: 1284, followingCount: 0, ownerAccount: account, createdAt: '2026-01-02T10:00:00.000Z', updatedAt: '2026-01-02T10:00:00.000Z' }
const remote = actor(9, 'harbour', 'Harbour radio', 'videos.example.org')

const label = (id, text) => ({ id, label: text })
const privacies = { 1: 'Public', 2: 'Unlisted', 3: 'Private', 4: 'Internal', 5: 'Password protected' }

export function video(id, name, extra = {}) {
  const uuid = `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`
  const published = new Date(Date.now() - (id * id * day) / 5).toISOString()
  const picture = `/lazy-static/thumbnails/thumb-${id % 8}.jpg`
  return {
    id, uuid, shortUUID: `short${id}`, name, url: `http://${host}/videos/watch/${uuid}`,
    category: label(13, 'Education'), licence: label(1, 'Attribution'), language: label('en', 'English'),
    privacy: label(1, privacies[1]), nsfw: false, truncatedDescription: null, description: null, isLocal: true, isLive: false,
    duration: 60, aspectRatio: 1.7778, views: (id * 7919) % 54_000, viewers: 0, likes: id * 3, dislikes: 0,
    thumbnailPath: picture, previewPath: picture, thumbnails: [{ width: 640, height: 360, aspectRatio: '16:9', fileUrl: picture }],
    embedPath: `/videos/embed/short${id}`, createdAt: published, updatedAt: published, publishedAt: published, originallyPublishedAt: null,
    account, channel, state: label(1, 'Published'), ...extra,
  }
}

export const privacy = (id) => label(id, privacies[id])

export const videos = names.map((name, at) => {
  const id = at + 1
  if (id === 1) return video(id, name, { description: 'How a cuttlefish paints itself.\n\n0:10 Chromatophores\n0:32 The W of the pupil\n\nFilmed in spring, **by hand**. More at https://example.org/cuttlefish (in French).\n\nThanks to everyone who carried a lamp.' })
  if (id === 3) return video(id, name, { state: label(2, 'To transcode'), publishedAt: new Date().toISOString(), createdAt: new Date().toISOString() })
  if (id === 4) return video(id, name, { privacy: privacy(3) })
  if (id === 5) return video(id, name, { privacy: privacy(5) })
  if (id % 6 === 2) return video(id, name, { isLocal: false, account: remote, channel: remote, duration: 60 })
  return video(id, name)
})
