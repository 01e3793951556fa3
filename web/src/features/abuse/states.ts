// PeerTube's numbers for where a report stands, with our words.
import type { Abuse } from '$/api/types'
import { t } from '$/i18n'
import { reasons } from './reasons'

export const AbuseState = { Pending: 1, Rejected: 2, Accepted: 3 } as const

export const stateWords = [
  [AbuseState.Pending, 'abuse.pending'],
  [AbuseState.Accepted, 'abuse.accepted'],
  [AbuseState.Rejected, 'abuse.rejected'],
] as const

/** What a report is about, as a heading. */
export function aboutWhat(abuse: Abuse): string {
  if (abuse.video) return abuse.video.name || t('abuse.videoGone')
  if (abuse.comment) return t('abuse.comment', { name: abuse.flaggedAccount?.displayName ?? '' })
  return abuse.flaggedAccount?.displayName ?? t('abuse.accountGone')
}

export const reasonWords = (abuse: Abuse): string[] =>
  abuse.predefinedReasons.map((name) => {
    const known = reasons.find(([one]) => one === name)
    return known ? t(known[1]) : name
  })
