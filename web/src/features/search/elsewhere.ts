// What lives on other servers: the address of one thing there, and the rows of an index of many instances, which come as it likes. Pure.
import type { Video } from '$/api/types'

/** `name@host`, with or without an @ before it. */
const HANDLE = /^@?[\w.-]{1,100}@[a-z0-9.-]{1,253}(?::\d{1,5})?$/i

export const isWeb = (text: string): boolean => /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text)

/** Whether the words name one thing rather than describe some. */
export const namesOne = (words: string): boolean => HANDLE.test(words) || isWeb(words)

/** The host that has it. */
export function hostOf(words: string): string {
  if (isWeb(words)) return new URL(words).host
  return HANDLE.test(words) ? (words.split('@').at(-1) ?? '') : ''
}

/** Where a thing of another server is opened: this server is asked for it first. */
export const openPath = (kind: 'video' | 'channel' | 'playlist', url: string): string => `/search/lazy-load-${kind}?url=${encodeURIComponent(url)}`

type Row = Record<string, unknown>
const row = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {})
const text = (value: unknown, most = 500): string => (typeof value === 'string' ? value.slice(0, most) : '')
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0)
const date = (value: unknown): string => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : new Date(0).toISOString())
const picture = (value: unknown): string => (isWeb(text(value, 2000)) ? text(value, 2000) : '')

/** Somebody, as an index tells of them; `avatars` of newer ones, `avatar` of older ones. */
export function actorOf(value: unknown) {
  const one = row(value)
  const images = Array.isArray(one.avatars) ? one.avatars : one.avatar ? [one.avatar] : []
  return {
    name: text(one.name, 100),
    displayName: text(one.displayName) || text(one.name, 100),
    host: text(one.host, 253),
    url: text(one.url, 2000),
    followersCount: number(one.followersCount),
    videosCount: typeof one.videosCount === 'number' ? one.videosCount : undefined,
    description: text(one.description, 2000),
    avatars: images.map((image) => ({ width: number(row(image).width) || null, fileUrl: picture(row(image).url ?? row(image).fileUrl) })).filter(({ fileUrl }) => fileUrl !== ''),
  }
}

/** A video of an index in the shape of our own. */
export function videoOf(value: unknown): Video {
  const one = row(value)
  const still = picture(one.previewUrl) || picture(one.thumbnailUrl)
  return {
    uuid: text(one.uuid, 100) || text(one.url, 2000),
    shortUUID: text(one.shortUUID, 100),
    url: text(one.url, 2000),
    name: text(one.name),
    duration: number(one.duration),
    views: number(one.views),
    likes: number(one.likes),
    dislikes: number(one.dislikes),
    publishedAt: date(one.publishedAt ?? one.createdAt),
    createdAt: date(one.createdAt),
    isLive: one.isLive === true,
    nsfw: one.nsfw === true,
    nsfwFlags: 0,
    isLocal: false,
    thumbnails: [],
    previewPath: still,
    thumbnailPath: still,
    channel: actorOf(one.channel),
    account: actorOf(one.account),
  } as unknown as Video
}

/** A playlist, of here or of an index. */
export type FoundPlaylist = { key: string; name: string; videos: number; picture: string; channel: string; host: string; to: string }

export function playlistOf(value: unknown, here: boolean): FoundPlaylist {
  const one = row(value)
  const pictures = Array.isArray(one.thumbnails) ? one.thumbnails.map(row) : []
  const [channel, owner] = [actorOf(one.videoChannel), actorOf(one.ownerAccount)]
  const url = text(one.url, 2000)
  return {
    key: text(one.uuid, 100) || url,
    name: text(one.displayName),
    videos: number(one.videosLength),
    picture: here ? text(pictures.at(-1)?.fileUrl, 2000) || text(one.thumbnailPath, 2000) : picture(one.thumbnailUrl),
    channel: channel.displayName || owner.displayName,
    host: channel.host || owner.host,
    to: here ? `/w/p/${encodeURIComponent(text(one.shortUUID, 100))}` : openPath('playlist', url),
  }
}
