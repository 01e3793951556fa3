// What a person says about a video, between the form and the API. Pure.
import type { Me, ServerConfig, VideoDetails, VideoUpdate } from '$/api/types'
import { CommentsPolicy, Privacy } from '$/api/types'
import type { Draft } from './keep'

/** A title from a file name: without its ending, with spaces where people had to write none. */
export function titleFrom(fileName: string): string {
  const bare = fileName.replace(/\.[a-z0-9]{2,5}$/i, '').replace(/[_]+|(?<=\w)[.](?=\w)/g, ' ').replace(/\s+/g, ' ').trim()
  return (bare || fileName).slice(0, 120)
}

export function draftFor(fileName: string, me: Pick<Me, 'videoChannels'> | null, config: Pick<ServerConfig, 'defaults' | 'videoTranscription'> | null): Draft {
  const publish = config?.defaults.publish
  return {
    name: titleFrom(fileName),
    description: '',
    channelId: me?.videoChannels[0]?.id ?? null,
    privacy: publish?.privacy ?? Privacy.Public,
    category: '',
    licence: publish?.licence ? String(publish.licence) : '',
    language: '',
    tags: '',
    nsfw: false,
    downloadEnabled: publish?.downloadEnabled ?? true,
    commentsPolicy: publish?.commentsPolicy ?? CommentsPolicy.Enabled,
    support: me?.videoChannels[0]?.support ?? '',
    at: '',
    password: '',
    transcribe: config?.videoTranscription?.enabled ?? false,
  }
}

/** A moment as a field for date and time wants it: in the device's own time, to the minute. */
export function localTime(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** What may become of a video by itself, later: a password is given by hand, and private it is until then. */
export const canWait = (privacy: number): boolean => privacy !== Privacy.Private && privacy !== Privacy.Password

/** When it is published, for drafts that wait; null for at once. */
export const publishedAt = (draft: Draft): Date | null => (draft.at && canWait(draft.privacy) ? new Date(draft.at) : null)

export function draftOf(video: VideoDetails): Draft {
  return {
    name: video.name,
    description: video.description ?? '',
    channelId: video.channel.id,
    privacy: video.scheduledUpdate?.privacy ?? video.privacy.id ?? Privacy.Public,
    category: video.category.id === null ? '' : String(video.category.id),
    licence: video.licence.id === null ? '' : String(video.licence.id),
    language: video.language.id ?? '',
    tags: video.tags.join(', '),
    nsfw: video.nsfw,
    downloadEnabled: video.downloadEnabled,
    commentsPolicy: video.commentsPolicy?.id ?? CommentsPolicy.Enabled,
    support: video.support ?? '',
    at: video.scheduledUpdate ? localTime(new Date(video.scheduledUpdate.updateAt)) : '',
    password: '',
  }
}

/** PeerTube's limits: five tags of 2 to 30 characters. */
export function tagsOf(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().slice(0, 30))
  return [...new Set(tags.filter((tag) => tag.length >= 2))].slice(0, 5)
}

/** Characters that PeerTube takes. */
export const MOST = { name: 120, description: 10_000, support: 1000 } as const

export type Problem = 'name' | 'description' | 'password' | 'support' | 'at'

/** Fields that would be refused. `hadPassword`: a protected video keeps its password when the field is empty. */
export function problems(draft: Draft, hadPassword = false, now = Date.now()): Partial<Record<Problem, true>> {
  const found: Partial<Record<Problem, true>> = {}
  const { length } = draft.name.trim()
  if (length < 3 || length > MOST.name) found.name = true
  if (draft.description.trim().length > MOST.description) found.description = true
  if (draft.privacy === Privacy.Password && !(hadPassword && draft.password === '') && draft.password.length < 2) found.password = true
  const support = draft.support.trim().length
  if ((support > 0 && support < 3) || support > MOST.support) found.support = true
  const at = publishedAt(draft)
  if (at && !(at.getTime() > now)) found.at = true
  return found
}

export function changes(draft: Draft): VideoUpdate {
  const number = (text: string) => (text === '' ? null : Number(text))
  const at = publishedAt(draft)
  return {
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    privacy: at ? Privacy.Private : draft.privacy,
    scheduleUpdate: at ? { updateAt: at.toISOString(), privacy: draft.privacy } : null,
    category: number(draft.category),
    licence: number(draft.licence),
    language: draft.language || null,
    tags: tagsOf(draft.tags),
    nsfw: draft.nsfw,
    downloadEnabled: draft.downloadEnabled,
    commentsPolicy: draft.commentsPolicy,
    support: draft.support.trim() || null,
    ...(draft.channelId === null ? {} : { channelId: draft.channelId }),
    ...(draft.privacy === Privacy.Password && draft.password ? { videoPasswords: [draft.password] } : {}),
  }
}
