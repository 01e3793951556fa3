// Channels of other sites whose videos come here: where they stand, and why they do not, in words.
import { hasStatus, isOffline } from '$/api/errors'
import type { ChannelSync } from '$/api/types'
import { t } from '$/i18n'
import { explain } from '$/lib/explain'
import { why } from './why'

export const SyncState = { Waiting: 1, Processing: 2, Synced: 3, Failed: 4 } as const

const words = { 1: 'import.state.1', 2: 'sync.state.2', 3: 'sync.state.3', 4: 'import.state.3' } as const

export const stateOf = ({ state }: Pick<ChannelSync, 'state'>): string => {
  const key = words[state.id as keyof typeof words]
  return key ? t(key) : state.label
}

/** It may still change by itself, soon. */
export const isOpen = ({ state }: Pick<ChannelSync, 'state'>): boolean => state.id === SyncState.Waiting || state.id === SyncState.Processing

/** The address as people say it: without scheme and what every site begins with. */
export const nameOf = (address: string): string => {
  const plain = address.trim().replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
  try {
    return decodeURI(plain)
  } catch {
    return plain
  }
}

const known = [
  [/address is of one video/, 'sync.why.one'],
  [/cannot create more than \d+ channel/, 'sync.why.most'],
  [/Too many lists/, 'sync.why.busy'],
  [/channel synchronization is not enabled/, 'sync.off'],
  [/video upload via HTTP is not enabled|Imports are switched off/, 'import.why.off'],
] as const

/** A sentence of the server for the person. */
export function whySync(sentence: string): string {
  const key = known.find(([pattern]) => pattern.test(sentence))?.[1]
  return key ? t(key) : why(sentence)
}

/** The same of a refused request. */
export const whySyncRefused = (error: unknown): string =>
  isOffline(error) || !hasStatus(error, 400, 403, 409, 413, 422) ? explain(error) : whySync((error as Error).message)
