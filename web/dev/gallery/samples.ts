// What the stories show: people, channels and videos of our own, with pictures drawn here.
import type { ChannelSync, Playlist, Video, VideoImport } from '../../src/api/types'

const picture = (from: string, to: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="640" height="360" fill="url(#g)"/></svg>`)}`
const label = <T extends number | string>(id: T, text: string) => ({ id, label: text })
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

const here = typeof location === 'undefined' ? 'tides.example' : location.host
export const account = { id: 2, name: 'ida', displayName: 'Ida', url: `https://${here}/accounts/ida`, host: here, avatars: [] }
export const channel = { id: 1, name: 'shoreline', displayName: 'Shoreline', url: `https://${here}/video-channels/shoreline`, host: here, avatars: [], followersCount: 1284, description: 'Films from where land and sea cannot agree.' }
const elsewhere = { ...channel, id: 9, name: 'harbour', displayName: 'Harbour radio', host: 'videos.example.org', url: 'https://videos.example.org/video-channels/harbour' }

/** One video; `change` says what is special about it. */
export const video = (change: Partial<Video> = {}): Video =>
  ({
    id: 1, uuid: '00000000-0000-4000-8000-000000000001', shortUUID: 'morning', name: 'A morning at the mudflats, from first light to the turn of the tide', url: `https://${here}/videos/watch/1`,
    category: label(1, 'Music'), licence: label(1, 'Attribution'), language: label('en', 'English'), privacy: label(1, 'Public'), nsfw: false, nsfwFlags: 0,
    isLocal: true, isLive: false, duration: 754, aspectRatio: 1.7778, views: 15_342, viewers: 0, likes: 312, dislikes: 2,
    thumbnailPath: '', previewPath: picture('#8a4a17', '#f3e2cf'), thumbnails: [], createdAt: hoursAgo(30), updatedAt: hoursAgo(30), publishedAt: hoursAgo(30), originallyPublishedAt: null,
    account, channel, state: label(1, 'Published'), ...change,
  }) as unknown as Video

export const videos: Video[] = [
  video(),
  video({ uuid: '00000000-0000-4000-8000-000000000002', name: 'How cuttlefish change colour', previewPath: picture('#17607a', '#e8efd6'), duration: 3723, views: 2_400_000 }),
  video({ uuid: '00000000-0000-4000-8000-000000000003', name: 'Harbour radio, live', isLive: true, isLocal: false, channel: elsewhere as unknown as Video['channel'], previewPath: picture('#b3311f', '#fbe3dc') }),
  video({ uuid: '00000000-0000-4000-8000-000000000004', name: 'فيلم عن المدّ والجزر', nsfw: true, previewPath: picture('#0e1218', '#86c9de'), views: 0 }),
]

export const playlist = { id: 1, uuid: 'a', shortUUID: 'winter', displayName: 'Winter at the shore', videosLength: 4, thumbnails: [{ fileUrl: picture('#4a681d', '#f3ecdf') }], videoChannel: channel, ownerAccount: account } as unknown as Playlist
export const still = picture('#4a681d', '#f3ecdf')

const importState = { 1: 'Pending', 2: 'Success', 3: 'Failed', 6: 'Processing' } as const
export const imported = (state: keyof typeof importState, error: string | null = null): VideoImport =>
  ({ id: state, state: label(state, importState[state]), targetUrl: 'https://films.example.org/low_tide.mp4', magnetUri: null, torrentName: null, error, attempts: state === 3 ? 2 : 1, createdAt: hoursAgo(2), video: video({ name: 'Low tide' }) }) as unknown as VideoImport

export const followed = (state: 1 | 2 | 3 | 4, error?: string): ChannelSync =>
  ({ id: state, state: label(state, ''), externalChannelUrl: 'https://www.films.example.org/c/harbour', createdAt: hoursAgo(900), lastSyncAt: state === 1 ? undefined : hoursAgo(3), error, channel }) as unknown as ChannelSync
