// Searching videos, channels and playlists, and what could be meant while somebody types.
import { api, data } from './client'
import type { paths } from './schema'
import type { VideoList } from './types'

type Suggestions = paths['/api/v1/search/suggestions']['get']['responses'][200]['content']['application/json']
export type Suggestion = Suggestions['data'][number]

/** Where somebody searches: what this instance knows, or an index of many (`search.search_index`). Always said: what holds where nobody says is the instance's choice. */
export type Target = 'local' | 'search-index'

type VideoQuery = NonNullable<paths['/api/v1/search/videos']['get']['parameters']['query']>
/** Rows of an index are as it gives them: `features/search/elsewhere` reads them. */
type Found = { total: number; data: unknown[] }

export const searchVideos = (query: Omit<VideoQuery, 'searchTarget'>, searchTarget: Target = 'local'): Promise<VideoList> =>
  data(api.GET('/api/v1/search/videos', { params: { query: { ...query, searchTarget } } }))

export const searchChannels = (search: string, start: number, count: number, searchTarget: Target = 'local'): Promise<Found> =>
  data(api.GET('/api/v1/search/video-channels', { params: { query: { search, start, count, sort: '-match', searchTarget } } })) as Promise<Found>

export const searchPlaylists = (search: string, start: number, count: number, searchTarget: Target = 'local'): Promise<Found> =>
  data(api.GET('/api/v1/search/video-playlists', { params: { query: { search, start, count, sort: '-match', searchTarget } } })) as Promise<Found>

/** Titles and channels, best first. */
export async function suggestions(search: string, signal: AbortSignal): Promise<Suggestion[]> {
  return (await data(api.GET('/api/v1/search/suggestions', { params: { query: { search } }, signal }))).data
}
