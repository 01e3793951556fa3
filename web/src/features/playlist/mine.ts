// One's own playlists, as the dialog for saving and the library need them.
import { api, data } from '$/api/client'
import type { Playlist } from '$/api/types'
import { t } from '$/i18n'

const PAGE = 100

/** PeerTube's numbers for what a playlist is, and who may see it. */
export const PlaylistType = { Regular: 1, WatchLater: 2 } as const
export const PlaylistPrivacy = { Public: 1, Unlisted: 2, Private: 3 } as const

/** All playlists of an account, watch later first. */
export async function myPlaylists(name: string): Promise<Playlist[]> {
  const found: Playlist[] = []
  for (let start = 0; ; start += PAGE) {
    const params = { path: { name }, query: { start, count: PAGE, sort: '-updatedAt' } }
    const page = await data(api.GET('/api/v1/accounts/{name}/video-playlists', { params }))
    found.push(...page.data)
    if (start + PAGE >= page.total || page.data.length === 0) break
  }
  return found.toSorted((a, b) => (b.type.id ?? 0) - (a.type.id ?? 0))
}

export type PlaylistDraft = { displayName: string; description: string; privacy: number; videoChannelId: number | null; thumbnailfile?: File | null }

/** As the API wants it: a form, because a picture may be in it. */
export function formOf(draft: PlaylistDraft): FormData {
  const form = new FormData()
  form.append('displayName', draft.displayName.trim())
  form.append('description', draft.description.trim() || 'null')
  form.append('privacy', String(draft.privacy))
  form.append('videoChannelId', draft.videoChannelId === null ? 'null' : String(draft.videoChannelId))
  if (draft.thumbnailfile) form.append('thumbnailfile', draft.thumbnailfile)
  return form
}

export async function createPlaylist(draft: PlaylistDraft): Promise<{ id: number; uuid: string; shortUUID: string }> {
  const made: unknown = await data(api.POST('/api/v1/video-playlists', { body: {}, bodySerializer: () => formOf(draft) }))
  return (made as { videoPlaylist: { id: number; uuid: string; shortUUID: string } }).videoPlaylist
}

export async function updatePlaylist(id: string, draft: PlaylistDraft): Promise<void> {
  await api.PUT('/api/v1/video-playlists/{playlistId}', { params: { path: { playlistId: id } }, body: {}, bodySerializer: () => formOf(draft) })
}

export const myPlaylistPath = (playlist: { shortUUID: string }): string => `/my-library/video-playlists/${encodeURIComponent(playlist.shortUUID)}`

export const playlistName = (playlist: Playlist): string => (playlist.type.id === PlaylistType.WatchLater ? t('playlist.watchLater') : playlist.displayName)
