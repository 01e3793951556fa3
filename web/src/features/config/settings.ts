// The instance's settings as a flat list of named values: found by words, compared, put back into the document. Pure.
export type Value = string | number | boolean | null | (string | number)[]
export type Setting = { path: string; value: Value }
export type Change = { path: string; before: Value; after: Value }
type Document = Record<string, unknown>

const isBranch = (value: unknown): value is Document => typeof value === 'object' && value !== null && !Array.isArray(value)

export function settingsOf(document: Document, prefix = ''): Setting[] {
  return Object.entries(document).flatMap(([name, value]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    return isBranch(value) ? settingsOf(value, path) : [{ path, value: value as Value }]
  })
}

/** The document with one value changed; the given one stays as it is. */
export function withValue(document: Document, path: string, value: Value): Document {
  const [name = '', ...rest] = path.split('.')
  const inner = document[name]
  return { ...document, [name]: rest.length === 0 ? value : withValue(isBranch(inner) ? inner : {}, rest.join('.'), value) }
}

export function changesBetween(before: Document, after: Document): Change[] {
  const old = new Map(settingsOf(before).map(({ path, value }) => [path, value]))
  return settingsOf(after)
    .filter(({ path, value }) => JSON.stringify(old.get(path)) !== JSON.stringify(value))
    .map(({ path, value }) => ({ path, before: old.get(path) ?? null, after: value }))
}

/** `browseVideos` -> `Browse videos`, `defaultNSFWPolicy` -> `Default NSFW policy`, `720p` stays. */
export function words(name: string): string {
  const apart = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  const small = apart.replace(/\b[A-Z][a-z]+/g, (word) => word.toLowerCase())
  return small.charAt(0).toUpperCase() + small.slice(1)
}

/** What stands before a setting's field: the names of its branches below the group. */
export const titleOf = (path: string): string => path.split('.').slice(1).map(words).join(' › ') || words(path)
export const groupOf = (path: string): string => path.split('.')[0] ?? ''

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether all words somebody typed are in a setting's name, key or value. */
export function matches(setting: Setting, search: string): boolean {
  const hay = fold(`${words(groupOf(setting.path))} ${titleOf(setting.path)} ${setting.path} ${typeof setting.value === 'string' ? setting.value : ''}`)
  return fold(search).split(/\s+/).filter(Boolean).every((word) => hay.includes(word))
}

export type Kind = 'switch' | 'number' | 'text' | 'long' | 'list' | 'choice'

const long = /(?:description|terms|codeOfConduct|Reason|Information|administrator|Lifetime|Model|\.css|\.javascript|support\.text|\.message|signature)$/
/** Settings with a few possible values, as PeerTube knows them. */
export const choices: Record<string, readonly string[]> = {
  'instance.defaultNSFWPolicy': ['do_not_list', 'blur', 'warn', 'display'],
  'client.browseVideos.defaultSort': ['-publishedAt', '-originallyPublishedAt', 'name', '-trending', '-hot', '-views', '-likes'],
  'client.browseVideos.defaultScope': ['local', 'federated'],
  'broadcastMessage.level': ['info', 'warning', 'error'],
  'trending.videos.algorithms.default': ['hot', 'most-viewed', 'most-liked', 'best'],
  'defaults.player.theme': ['galaxy', 'lucide'],
}

export function kindOf({ path, value }: Setting): Kind {
  if (choices[path]) return 'choice'
  if (typeof value === 'boolean') return 'switch'
  if (typeof value === 'number' || path === 'defaults.publish.licence') return 'number'
  if (Array.isArray(value)) return 'list'
  return long.test(path) ? 'long' : 'text'
}

/** What somebody typed, as a value of the setting's kind; undefined when it is none. */
export function valueOf(kind: Kind, typed: string, before: Value): Value | undefined {
  if (kind === 'number') {
    if (typed.trim() === '') return before === null ? null : undefined
    const number = Number(typed)
    return Number.isFinite(number) ? number : undefined
  }
  if (kind === 'list') {
    const parts = typed.split(',').map((part) => part.trim()).filter(Boolean)
    return parts.every((part) => /^\d+$/.test(part)) && parts.length > 0 ? parts.map(Number) : parts
  }
  return typed === '' && before === null ? null : typed
}

/** A value in a list of changes. */
export const shownValue = (value: Value): string => (Array.isArray(value) ? value.join(', ') : value === null || value === '' ? '–' : String(value))
