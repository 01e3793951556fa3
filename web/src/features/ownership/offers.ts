// Offers of videos and channels: reading, answering, taking back.
import { api, data } from '$/api/client'
import type { Offer } from '$/api/types'

/** PeerTube's numbers for where an offer, or an invitation, stands. */
export const OfferState = { Pending: 1, Rejected: 2, Accepted: 3 } as const
export const InvitationState = { Pending: 1, Accepted: 2, Rejected: 3 } as const

export type Kind = 'video' | 'channel'

export const kindOf = (offer: Offer): Kind => (offer.videoChannel ? 'channel' : 'video')
export const nameOf = (offer: Offer): string => offer.videoChannel?.displayName ?? offer.video?.name ?? ''
export const isPending = (offer: Offer): boolean => offer.state.id === OfferState.Pending

export async function give(kind: Kind, id: string, username: string): Promise<void> {
  const body = { username }
  if (kind === 'video') await api.POST('/api/v1/videos/{id}/give-ownership', { params: { path: { id } }, body })
  else await api.POST('/api/v1/video-channels/{handle}/give-ownership', { params: { path: { handle: id } }, body })
}

/** Those that wait for an answer. */
export async function pendingOf(kind: Kind, id: string): Promise<Offer[]> {
  const query = { state: OfferState.Pending, start: 0, count: 20 }
  const found =
    kind === 'video'
      ? await data(api.GET('/api/v1/videos/{id}/ownership', { params: { path: { id }, query } }))
      : await data(api.GET('/api/v1/video-channels/{handle}/ownership', { params: { path: { handle: id }, query } }))
  return found.data
}

export async function withdraw(offer: Offer): Promise<void> {
  const params = { path: { id: offer.id } }
  if (kindOf(offer) === 'video') await api.DELETE('/api/v1/videos/ownership/{id}', { params })
  else await api.DELETE('/api/v1/video-channels/ownership/{id}', { params })
}

/** A video goes into one of one's channels; a channel comes as it is. */
export async function accept(offer: Offer, channelId: number | null): Promise<void> {
  const params = { path: { id: offer.id } }
  if (kindOf(offer) === 'video') await api.POST('/api/v1/videos/ownership/{id}/accept', { params, body: { channelId: channelId ?? 0 } })
  else await api.POST('/api/v1/video-channels/ownership/{id}/accept', { params })
}

export async function refuse(offer: Offer): Promise<void> {
  const params = { path: { id: offer.id } }
  if (kindOf(offer) === 'video') await api.POST('/api/v1/videos/ownership/{id}/refuse', { params })
  else await api.POST('/api/v1/video-channels/ownership/{id}/refuse', { params })
}
