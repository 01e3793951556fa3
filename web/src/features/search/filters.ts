// What a search may be narrowed by, as it stands in the address (PeerTube's names, so that its links work here) and as the API is asked. Pure.

/** Which kind of thing is looked for. */
export const kinds = ['videos', 'channels', 'playlists'] as const
export type Kind = (typeof kinds)[number]

const days = { today: 1, last_7days: 7, last_30days: 30, last_365days: 365 } as const
export type Since = keyof typeof days

/** Seconds from and to. */
const lengths = { short: [0, 240], medium: [240, 600], long: [600, undefined] } as const
export type Length = keyof typeof lengths

export const sorts = ['-match', '-publishedAt', '-views', '-likes'] as const
export type Sort = (typeof sorts)[number]

export type Filters = {
  sort: Sort
  since: Since | ''
  length: Length | ''
  /** Years of the first publication, wherever that was. */
  from: number | null
  to: number | null
  categories: string[]
  licences: string[]
  languages: string[]
  tagsAll: string[]
  tagsOne: string[]
  /** PeerTube's words: leave out, show, only these; '' is what the person's settings say. */
  sensitive: '' | 'false' | 'both' | 'true'
  live: '' | 'true' | 'false'
  local: '' | 'true' | 'false'
}

export const none: Readonly<Filters> = {
  sort: '-match', since: '', length: '', from: null, to: null, categories: [], licences: [], languages: [], tagsAll: [], tagsOne: [], sensitive: '', live: '', local: '',
}

const among = <T extends string>(known: readonly T[], text: string | null): T | '' => known.find((one) => one === text) ?? ''
const year = (text: string | null): number | null => {
  const found = Number(/^(\d{4})(?:-|$)/.exec(text ?? '')?.[1] ?? Number.NaN)
  return found >= 1000 ? found : null
}

/** At most so many values of one filter, as the server takes. */
const MOST = 20
const list = (query: URLSearchParams, name: string): string[] =>
  [...new Set([...query.getAll(name), ...query.getAll(`${name}[]`)].map((one) => one.trim().slice(0, 100)).filter(Boolean))].slice(0, MOST)

/** Whatever an address says; what makes no sense is passed over. */
export function read(query: URLSearchParams): Filters {
  return {
    sort: among(sorts, query.get('sort')) || '-match',
    since: among(Object.keys(days) as Since[], query.get('publishedDateRange')),
    length: among(Object.keys(lengths) as Length[], query.get('durationRange')),
    from: year(query.get('originallyPublishedStartDate')),
    to: year(query.get('originallyPublishedEndDate')),
    categories: list(query, 'categoryOneOf').filter((one) => /^\d{1,6}$/.test(one)),
    licences: list(query, 'licenceOneOf').filter((one) => /^\d{1,6}$/.test(one)),
    languages: list(query, 'languageOneOf'),
    tagsAll: list(query, 'tagsAllOf'),
    tagsOne: list(query, 'tagsOneOf'),
    sensitive: among(['false', 'both', 'true'], query.get('nsfw')),
    live: among(['true', 'false'], query.get('isLive')),
    local: among(['true', 'false'], query.get('isLocal')),
  }
}

/** Their part of an address; what is as usual stays out of it. */
export function write(filters: Filters, query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query)
  const one = (name: string, value: string) => (value ? next.set(name, value) : next.delete(name))
  const many = (name: string, values: string[]) => {
    next.delete(name)
    next.delete(`${name}[]`)
    for (const value of values) next.append(name, value)
  }
  one('sort', filters.sort === '-match' ? '' : filters.sort)
  one('publishedDateRange', filters.since)
  one('durationRange', filters.length)
  one('originallyPublishedStartDate', filters.from === null ? '' : `${filters.from}-01-01`)
  one('originallyPublishedEndDate', filters.to === null ? '' : `${filters.to}-12-31`)
  many('categoryOneOf', filters.categories)
  many('licenceOneOf', filters.licences)
  many('languageOneOf', filters.languages)
  many('tagsAllOf', filters.tagsAll)
  many('tagsOneOf', filters.tagsOne)
  one('nsfw', filters.sensitive)
  one('isLive', filters.live)
  one('isLocal', filters.local)
  return next
}

/** How many narrow the search; the order does not. */
export const howMany = (filters: Filters): number =>
  Object.entries(filters).filter(([name, value]) => name !== 'sort' && value !== '' && value !== null && !(Array.isArray(value) && value.length === 0)).length

const numbers = (values: string[]) => (values.length > 0 ? values.map(Number) : undefined)
const texts = (values: string[]) => (values.length > 0 ? values : undefined)

/** What the API is asked. */
export function asked(filters: Filters, now = Date.now()) {
  const [durationMin, durationMax] = filters.length ? lengths[filters.length] : []
  return {
    sort: filters.sort,
    startDate: filters.since ? new Date(now - days[filters.since] * 86_400_000).toISOString() : undefined,
    originallyPublishedStartDate: filters.from === null ? undefined : new Date(Date.UTC(filters.from, 0, 1)).toISOString(),
    originallyPublishedEndDate: filters.to === null ? undefined : new Date(Date.UTC(filters.to + 1, 0, 1) - 1).toISOString(),
    durationMin: durationMin || undefined,
    durationMax,
    categoryOneOf: numbers(filters.categories),
    licenceOneOf: numbers(filters.licences),
    languageOneOf: texts(filters.languages),
    tagsAllOf: texts(filters.tagsAll),
    tagsOneOf: texts(filters.tagsOne),
    nsfw: filters.sensitive || undefined,
    isLive: filters.live ? filters.live === 'true' : undefined,
    isLocal: filters.local ? filters.local === 'true' : undefined,
  }
}

/** Tags as somebody types them. */
export const tagsIn = (text: string): string[] => [...new Set(text.split(/[,،、，]/).map((one) => one.trim().replace(/^#/, '')).filter(Boolean))].slice(0, MOST)
