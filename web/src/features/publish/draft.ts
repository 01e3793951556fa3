// What a person says about a video, between the form and the API. Pure.
import type { Me, ServerConfig, VideoDetails, VideoUpdate } from '$/api/types'
import { Privacy } from '$/api/types'
import type { Draft } from './keep'

/** A title from a file name: without its ending, with spaces where people had to write none. */
export function titleFrom(fileName: string): string {
  const bare = fileName.replace(/\.[a-z0-9]{2,5}$/i, '').replace(/[_]+|(?<=\w)[.](?=\w)/g, ' ').replace(/\s+/g, ' ').trim()
  return (bare || fileName).slice(0, 120)
}

export function draftFor(fileName: string, me: Pick<Me, 'videoChannels'> | null, config: Pick<ServerConfig, 'defaults'> | null): Draft {
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
    password: '',
  }
}

export function draftOf(video: VideoDetails): Draft {
  return {
    name: video.name,
    description: video.description ?? '',
    channelId: video.channel.id,
    privacy: video.privacy.id ?? Privacy.Public,
    category: video.category.id === null ? '' : String(video.category.id),
    licence: video.licence.id === null ? '' : String(video.licence.id),
    language: video.language.id ?? '',
    tags: video.tags.join(', '),
    nsfw: video.nsfw,
    downloadEnabled: video.downloadEnabled,
    password: '',
  }
}

/** PeerTube's limits: five tags of 2 to 30 characters. */
export function tagsOf(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().slice(0, 30))
  return [...new Set(tags.filter((tag) => tag.length >= 2))].slice(0, 5)
}

export type Problem = 'name' | 'password'

/** Fields that would be refused. `hadPassword`: a protected video keeps its password when the field is empty. */
export function problems(draft: Draft, hadPassword = false): Partial<Record<Problem, true>> {
  const found: Partial<Record<Problem, true>> = {}
  const { length } = draft.name.trim()
  if (length < 3 || length > 120) found.name = true
  if (draft.privacy === Privacy.Password && !(hadPassword && draft.password === '') && draft.password.length < 2) found.password = true
  return found
}

export function changes(draft: Draft): VideoUpdate {
  const number = (text: string) => (text === '' ? null : Number(text))
  return {
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    privacy: draft.privacy,
    category: number(draft.category),
    licence: number(draft.licence),
    language: draft.language || null,
    tags: tagsOf(draft.tags),
    nsfw: draft.nsfw,
    downloadEnabled: draft.downloadEnabled,
    ...(draft.channelId === null ? {} : { channelId: draft.channelId }),
    ...(draft.privacy === Privacy.Password && draft.password ? { videoPasswords: [draft.password] } : {}),
  }
}
