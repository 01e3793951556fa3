// Mutes of one person, or of the whole instance: the same lists at two addresses.
import { api, data } from '$/api/client'
import type { AccountMute, ServerMute } from '$/api/types'

export type MuteScope = 'mine' | 'instance'
type List<T> = Promise<{ total: number; data: T[] }>

export const mutedAccounts = (scope: MuteScope, start: number, count: number, search?: string): List<AccountMute> => {
  const params = { query: { start, count, search, sort: '-createdAt' } }
  return scope === 'mine' ? data(api.GET('/api/v1/users/me/blocklist/accounts', { params })) : data(api.GET('/api/v1/server/blocklist/accounts', { params }))
}

export const mutedServers = (scope: MuteScope, start: number, count: number, search?: string): List<ServerMute> => {
  const params = { query: { start, count, search, sort: '-createdAt' } }
  return scope === 'mine' ? data(api.GET('/api/v1/users/me/blocklist/servers', { params })) : data(api.GET('/api/v1/server/blocklist/servers', { params }))
}

export async function muteAccount(scope: MuteScope, accountName: string): Promise<void> {
  const body = { accountName }
  if (scope === 'mine') await api.POST('/api/v1/users/me/blocklist/accounts', { body })
  else await api.POST('/api/v1/server/blocklist/accounts', { body })
}

export async function muteServer(scope: MuteScope, host: string): Promise<void> {
  const body = { host }
  if (scope === 'mine') await api.POST('/api/v1/users/me/blocklist/servers', { body })
  else await api.POST('/api/v1/server/blocklist/servers', { body })
}

export async function unmuteAccount(scope: MuteScope, accountName: string): Promise<void> {
  const params = { path: { accountName } }
  if (scope === 'mine') await api.DELETE('/api/v1/users/me/blocklist/accounts/{accountName}', { params })
  else await api.DELETE('/api/v1/server/blocklist/accounts/{accountName}', { params })
}

export async function unmuteServer(scope: MuteScope, host: string): Promise<void> {
  const params = { path: { host } }
  if (scope === 'mine') await api.DELETE('/api/v1/users/me/blocklist/servers/{host}', { params })
  else await api.DELETE('/api/v1/server/blocklist/servers/{host}', { params })
}
