// What there is to play: chosen from the video's description and, while it is being made, from its progress.
import type { StreamingPlaylist, TranscodingProgress, VideoDetails, VideoFile } from '$/api/types'

export type HlsSource = {
  kind: 'hls'
  /** The master playlist's address as published; PeerTube's players use it as the name of the swarm. */
  playlistUrl: string
  hashesUrl: string | null
  /** Folders of copies on other servers. */
  copies: string[]
  trackers: string[]
}
export type FileSource = { kind: 'file'; files: VideoFile[] }
export type Source = HlsSource | FileSource

type Playable = Pick<VideoDetails, 'files' | 'streamingPlaylists' | 'trackerUrls'>

/** WebSocket trackers of the video, or this origin's own. Only those can introduce browsers to each other. */
export function trackersOf(video: Playable, origin: string): string[] {
  const listed = (video.trackerUrls ?? []).filter((url) => /^wss?:\/\//.test(url))
  return listed.length > 0 ? listed : [`${origin.replace(/^http/, 'ws')}/tracker/socket`]
}

export function sourceOf(video: Playable, progress: TranscodingProgress | null, origin: string): Source | null {
  const playlist: StreamingPlaylist | undefined = video.streamingPlaylists[0]
  const url = playlist?.playlistUrl ?? progress?.playlistUrl
  if (url) {
    return {
      kind: 'hls',
      playlistUrl: url,
      hashesUrl: playlist?.segmentsSha256Url || null,
      copies: (playlist?.redundancies ?? []).map(({ baseUrl }) => baseUrl),
      trackers: trackersOf(video, origin),
    }
  }
  // While nothing is made its owner is offered the file as it was sent, to save it: browsers may not play it, and it asks who comes.
  const files = video.files.filter(({ fileUrl }) => !fileUrl.includes('/download/original-video-files/'))
  // Sound alone is no choice of quality, unless there is nothing else.
  const pictures = files.filter(({ resolution }) => (resolution.id ?? 0) > 0)
  const shown = pictures.length > 0 ? pictures : files
  return shown.length > 0 ? { kind: 'file', files: bestFirst(shown) } : null
}

/** Finished single files, from the highest resolution to the lowest. */
export const bestFirst = (files: VideoFile[]): VideoFile[] =>
  files.toSorted((a, b) => (b.resolution.id ?? 0) - (a.resolution.id ?? 0))

/** The file for a wished height: the highest that does not exceed it, else the lowest there is. */
export function fileFor(files: VideoFile[], height: number): VideoFile | undefined {
  const sorted = bestFirst(files)
  return sorted.find((file) => (file.resolution.id ?? 0) <= height) ?? sorted.at(-1)
}

/** Adds the token to a media address. `reinject` asks the server to put it into the playlist's own addresses too. */
export function withToken(address: string, token: string | null, reinject = false): string {
  if (!token) return address
  const url = new URL(address, globalThis.location?.href)
  url.searchParams.set('videoFileToken', token)
  if (reinject) url.searchParams.set('reinjectVideoFileToken', 'true')
  return url.href
}

/** How many renditions a master playlist names, as a fingerprint that changes when one is added. */
export function renditionsIn(master: string): string {
  return [...master.matchAll(/^#EXT-X-STREAM-INF:.*\r?\n(?!#)(.+)$/gm)].map((match) => (match[1] ?? '').trim().split('?')[0]).join(' ')
}

/**
 * The name of the swarm. PeerTube's players use the playlist's address alone, and tell streams apart by their place in the
 * playlist. While renditions are still being added those places move, so viewers of a growing playlist meet only
 * viewers who see the same renditions.
 */
export function swarmId(playlistUrl: string, growing: boolean, renditions: string): string {
  return growing ? `${playlistUrl}#growing ${renditions}` : playlistUrl
}
