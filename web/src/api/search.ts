// Searching videos, and what could be meant while somebody types.
import { api, data } from './client'
import type { paths } from './schema'
import type { VideoList } from './types'

type Suggestions = paths['/api/v1/search/suggestions']['get']['responses'][200]['content']['application/json']
export type Suggestion = Suggestions['data'][number]

export async function searchVideos(search: string, start: number, count: number): Promise<VideoList> {
  return data(api.GET('/api/v1/search/videos', { params: { query: { search, start, count, sort: '-match' } } }))
}

/** Titles and channels, best first. */
export async function suggestions(search: string, signal: AbortSignal): Promise<Suggestion[]> {
  return (await data(api.GET('/api/v1/search/suggestions', { params: { query: { search } }, signal }))).data
}
