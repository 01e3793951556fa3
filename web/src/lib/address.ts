// Addresses inside the site, spelled once.
import type { Video } from '$/api/types'

type Actor = { name: string; host: string }

/** `name` for people of this site, `name@host` for others. */
export const handle = (actor: Actor, here = location.host): string =>
  actor.host === here ? actor.name : `${actor.name}@${actor.host}`

export const watchPath = (video: { shortUUID: string }): string => `/w/${encodeURIComponent(video.shortUUID)}`
export const editPath = (video: { shortUUID: string }): string => `/videos/update/${encodeURIComponent(video.shortUUID)}`
export const statsPath = (video: { shortUUID: string }): string => `/videos/manage/${encodeURIComponent(video.shortUUID)}/stats`
export const channelPath = (actor: Actor): string => `/c/${encodeURIComponent(handle(actor)).replace('%40', '@')}`
export const accountPath = (actor: Actor): string => `/a/${encodeURIComponent(handle(actor)).replace('%40', '@')}`

/** The smallest 16:9 picture that fills `width` CSS pixels, else the largest. */
export function thumbnail(video: Pick<Video, 'thumbnails' | 'thumbnailPath' | 'previewPath'>, width: number): string {
  const wanted = width * Math.min(2, globalThis.devicePixelRatio || 1) * 0.9
  const wide = (video.thumbnails ?? [])
    .filter((one) => one.height > 0 && Math.abs(one.width / one.height - 16 / 9) < 0.05)
    .toSorted((a, b) => a.width - b.width)
  return (wide.find((one) => one.width >= wanted) ?? wide.at(-1))?.fileUrl ?? video.previewPath ?? video.thumbnailPath ?? ''
}
