// Helping with somebody else's channel: joining, declining, leaving.
import { api, data } from '$/api/client'

export async function answerInvitation(handle: string, id: number, yes: boolean): Promise<void> {
  const params = { path: { handle, collaborator_id: id } }
  if (yes) await api.POST('/api/v1/video-channels/{handle}/collaborators/{collaborator_id}/accept', { params })
  else await api.POST('/api/v1/video-channels/{handle}/collaborators/{collaborator_id}/reject', { params })
}

export async function removeHelper(handle: string, id: number): Promise<void> {
  await api.DELETE('/api/v1/video-channels/{handle}/collaborators/{collaborator_id}', { params: { path: { handle, collaborator_id: id } } })
}

/** Ends one's own help with a channel. */
export async function leave(handle: string, accountId: number): Promise<void> {
  const { data: all } = await data(api.GET('/api/v1/video-channels/{handle}/collaborators', { params: { path: { handle } } }))
  const mine = all.find(({ account }) => account.id === accountId)
  if (mine) await removeHelper(handle, mine.id)
}

export const teamPath = (channel: { name: string }): string => `/my-library/video-channels/team/${encodeURIComponent(channel.name)}`
