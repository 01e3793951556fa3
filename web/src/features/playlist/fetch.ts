// Fetching a playlist's places: pages of a hundred, as the API gives them.
import { api, data } from '$/api/client'
import type { Place } from './places'

const PAGE = 100

/** The places whose videos this visitor may see. */
export async function placesOf(playlistId: string): Promise<Place[]> {
  const places: Place[] = []
  for (let start = 0; ; start += PAGE) {
    const params = { path: { playlistId }, query: { start, count: PAGE } }
    const page = await data(api.GET('/api/v1/video-playlists/{playlistId}/videos', { params }))
    for (const { position, startTimestamp, stopTimestamp, video } of page.data) {
      if (video) places.push({ position, start: startTimestamp ?? null, stop: stopTimestamp ?? null, uuid: video.uuid, name: video.name })
    }
    if (start + PAGE >= page.total || page.data.length === 0) return places
  }
}
