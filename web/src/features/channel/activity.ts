// What an entry of a channel's log says. Pure.
import type { ChannelActivity } from '$/api/types'
import { t } from '$/i18n'
import { watchPath } from '$/lib/address'

/** PeerTube's numbers of actions. */
const texts = {
  1: 'activity.create',
  2: 'activity.update',
  3: 'activity.delete',
  4: 'activity.captions',
  5: 'activity.chapters',
  6: 'activity.passwords',
  7: 'activity.studio',
  8: 'activity.file',
  9: 'activity.elements',
  10: 'activity.gaveAway',
  11: 'activity.took',
  12: 'activity.offered',
  13: 'activity.offerAccepted',
  14: 'activity.offerRefused',
  15: 'activity.embed',
  16: 'activity.offerWithdrawn',
} as const

export type Entry = { text: string; href: string | null }

export function entryOf(one: ChannelActivity): Entry {
  const who = one.account?.displayName ?? t('activity.somebody')
  const thing = one.video ?? one.playlist
  const what = thing?.name ?? one.channel.displayName
  const key = texts[(one.action.id ?? 0) as keyof typeof texts]
  const text = key ? t(key, { who, what, to: one.targetAccount?.displayName ?? '' } as never) : `${who}: ${one.action.label}`
  // What is gone has no number of its own any more.
  const gone = one.action.id === 3
  const href = gone ? null : one.video ? watchPath(one.video) : one.playlist ? `/w/p/${encodeURIComponent(one.playlist.shortUUID)}` : null
  return { text, href }
}
