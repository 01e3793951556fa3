// Searching videos, and what could be meant while somebody types.
import { api, data } from './client'
import type { paths } from './schema'
import type { VideoList } from './types'

type Suggestions = paths['/api/v1/search/suggestions']['get']['responses'][200]['content']['application/json']
export type Suggestion = Suggestions['data'][number]

// What an index of many instances answers lives elsewhere and has no page here: this page asks this instance, whatever is asked
// where nobody says (`search.search_index.is_default_search`).
export async function searchVideos(search: string, start: number, count: number): Promise<VideoList> {
  const query = { search, start, count, sort: '-match', searchTarget: 'local' }
  return data(api.GET('/api/v1/search/videos', { params: { query } }))
}

/** Titles and channels, best first. */
export async function suggestions(search: string, signal: AbortSignal): Promise<Suggestion[]> {
  return (await data(api.GET('/api/v1/search/suggestions', { params: { query: { search } }, signal }))).data
}
