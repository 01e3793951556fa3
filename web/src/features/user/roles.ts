// Who may manage whom: administrators everybody, moderators people without a role. Pure.
import { Role } from '$/api/types'

export const mayManage = (mine: number, theirs: number): boolean =>
  mine === Role.Administrator || (mine === Role.Moderator && theirs === Role.User)

/** Roles somebody may give. */
export const givable = (mine: number): number[] => (mine === Role.Administrator ? [Role.User, Role.Moderator, Role.Administrator] : [Role.User])

const GIGA = 1_000_000_000

/** Room for videos as somebody writes it: gigabytes, empty for no limit. */
export const quotaWords = (bytes: number): string => (bytes < 0 ? '' : String(Math.round((bytes / GIGA) * 1000) / 1000))

/** The bytes of such words; null when they are no size. */
export function quotaBytes(words: string): number | null {
  const text = words.trim().replace(',', '.')
  if (text === '') return -1
  const size = Number(text)
  return Number.isFinite(size) && size >= 0 && size < 1e6 ? Math.round(size * GIGA) : null
}
