// The settings of notifications: which there are to choose from, and their bits (1 web, 2 e-mail). Pure.
import type { Me } from '$/api/types'
import type { TextKey } from '$/i18n/en'

export type Settings = NonNullable<Me['notificationSettings']>
/** `roles`: only these are ever told of it (0 administrators, 1 moderators). */
export type Choice = { key: keyof Settings; text: TextKey & `news.of.${string}`; roles?: number[] }

/** Kinds that are sent by this server; the others keep their settings and are not shown. */
export const choices: Choice[] = [
  { key: 'newVideoFromSubscription', text: 'news.of.newVideoFromSubscription' },
  { key: 'newCommentOnMyVideo', text: 'news.of.newCommentOnMyVideo' },
  { key: 'commentMention', text: 'news.of.commentMention' },
  { key: 'newFollow', text: 'news.of.newFollow' },
  { key: 'myVideoPublished', text: 'news.of.myVideoPublished' },
  { key: 'myVideoTranscriptionGenerated', text: 'news.of.myVideoTranscriptionGenerated' },
  { key: 'blacklistOnMyVideo', text: 'news.of.blacklistOnMyVideo' },
  { key: 'abuseStateChange', text: 'news.of.abuseStateChange' },
  { key: 'abuseNewMessage', text: 'news.of.abuseNewMessage' },
  { key: 'abuseAsModerator', text: 'news.of.abuseAsModerator', roles: [0, 1] },
  { key: 'videoAutoBlacklistAsModerator', text: 'news.of.videoAutoBlacklistAsModerator', roles: [0, 1] },
  { key: 'newUserRegistration', text: 'news.of.newUserRegistration', roles: [0, 1] },
  { key: 'newInstanceFollower', text: 'news.of.newInstanceFollower', roles: [0] },
  { key: 'autoInstanceFollowing', text: 'news.of.autoInstanceFollowing', roles: [0] },
]

export const ticked = (settings: Settings, key: keyof Settings, bit: number): boolean => (settings[key] & bit) !== 0

/** All settings with one tick set or taken away: the server wants the whole. */
export const turned = (settings: Settings, key: keyof Settings, bit: number, on: boolean): Settings => ({
  ...settings,
  [key]: on ? settings[key] | bit : settings[key] & ~bit,
})
