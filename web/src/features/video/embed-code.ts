// Addresses and code to pass a video on. Pure.
import type { VideoDetails } from '$/api/types'
import { watchPath } from '$/lib/address'
import { withToken } from '../player/source'

export type EmbedWish = { start: number; autoplay: boolean; muted: boolean; loop: boolean; title: boolean; controls: boolean; responsive: boolean }

export const plainWish = (): EmbedWish => ({ start: 0, autoplay: false, muted: false, loop: false, title: true, controls: true, responsive: false })

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

export const linkTo = (video: { shortUUID: string }, start: number, origin: string): string => `${origin}${watchPath(video)}${start > 0 ? `?start=${Math.floor(start)}s` : ''}`

/** By PeerTube's names; only what differs from what players do by themselves. */
export function embedAddress(video: { shortUUID: string }, wish: EmbedWish, origin: string): string {
  const asked = new URLSearchParams()
  if (wish.start > 0) asked.set('start', `${Math.floor(wish.start)}s`)
  for (const name of ['autoplay', 'muted', 'loop'] as const) if (wish[name]) asked.set(name, '1')
  for (const name of ['title', 'controls'] as const) if (!wish[name]) asked.set(name, '0')
  const query = asked.toString()
  return `${origin}/videos/embed/${encodeURIComponent(video.shortUUID)}${query ? `?${query}` : ''}`
}

export function embedCode(video: { shortUUID: string; name: string }, wish: EmbedWish, origin: string): string {
  const frame = (size: string) =>
    `<iframe title="${escape(video.name)}" ${size} src="${escape(embedAddress(video, wish, origin))}" allow="autoplay; fullscreen; picture-in-picture" allowfullscreen></iframe>`
  return wish.responsive
    ? `<div style="position:relative;padding-top:56.25%">${frame('width="100%" height="100%" style="position:absolute;inset:0;border:0"')}</div>`
    : frame('width="560" height="315" style="border:0"')
}

export type Download = {
  kind: 'file' | 'joined' | 'sound'
  label: string
  fps: number | null
  size: number
  href: string
  torrent: string | null
}

type Downloadable = Pick<VideoDetails, 'uuid' | 'files' | 'streamingPlaylists'>

/** What can be taken away, best first. Where sound lies apart from the pictures, the server puts both into one file. */
export function downloadsOf(video: Downloadable, token: string | null, origin: string): Download[] {
  const files = [...video.files, ...video.streamingPlaylists.flatMap((playlist) => playlist.files)].toSorted((a, b) => (b.resolution.id ?? 0) - (a.resolution.id ?? 0))
  const sound = files.find((file) => file.hasVideo === false && file.hasAudio)
  return files.map((file) => {
    const common = { label: file.resolution.label, fps: file.fps && file.fps >= 50 ? file.fps : null }
    if (file.hasVideo === false) return { ...common, kind: 'sound', size: file.size, href: withToken(file.fileDownloadUrl, token), torrent: null }
    if (sound && file.hasAudio === false) {
      const href = `${origin}/download/videos/generate/${encodeURIComponent(video.uuid)}?videoFileIds=${file.id}&videoFileIds=${sound.id}`
      return { ...common, kind: 'joined', size: file.size + sound.size, href: withToken(href, token), torrent: null }
    }
    return { ...common, kind: 'file', size: file.size, href: withToken(file.fileDownloadUrl, token), torrent: file.torrentDownloadUrl ? withToken(file.torrentDownloadUrl, token) : null }
  })
}
