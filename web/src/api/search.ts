// Searching videos: by the search index where the server has one, else by the list's own filter.
import { api, data } from './client'
import { hasStatus } from './errors'
import type { VideoList } from './types'

export async function searchVideos(search: string, start: number, count: number): Promise<VideoList> {
  try {
    return (await data(api.GET('/api/v1/search/videos', { params: { query: { search, start, count, sort: '-match' } } }))) as VideoList
  } catch (error) {
    if (!hasStatus(error, 404)) throw error
    return data(api.GET('/api/v1/videos', { params: { query: { search, start, count, sort: '-publishedAt' } } }))
  }
}
