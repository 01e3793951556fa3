// Endless lists: pages fetched as the person nears the end, kept for when they come back.
import type { Video } from '$/api/types'

type Fetch<T> = (start: number, count: number) => Promise<{ total: number; data: T[] }>

const KEPT = 12

/** One endless list. `nameOf` tells its things apart: those that arrive twice are shown once. */
export class Pages<T> {
  items = $state<T[]>([])
  total = $state<number | null>(null)
  loading = $state(false)
  error = $state<unknown>(null)
  private readonly fetch: Fetch<T>
  private readonly nameOf: (one: T) => string | number
  private readonly size: number

  constructor(fetch: Fetch<T>, nameOf: (one: T) => string | number, size = 24) {
    this.fetch = fetch
    this.nameOf = nameOf
    this.size = size
  }

  get done(): boolean {
    return this.total !== null && this.items.length >= this.total
  }

  async more(): Promise<void> {
    if (this.loading || this.done) return
    this.loading = true
    this.error = null
    try {
      const page = await this.fetch(this.items.length, this.size)
      // What was added meanwhile shifts the pages: never show one twice.
      const known = new Set(this.items.map(this.nameOf))
      this.items.push(...page.data.filter((one) => !known.has(this.nameOf(one))))
      this.total = page.data.length === 0 ? this.items.length : page.total
    } catch (error) {
      this.error = error
    } finally {
      this.loading = false
    }
  }

  remove(name: string | number): void {
    const before = this.items.length
    this.items = this.items.filter((one) => this.nameOf(one) !== name)
    if (this.total !== null) this.total -= before - this.items.length
  }
}

export class VideoPages extends Pages<Video> {
  constructor(fetch: Fetch<Video>, size = 24) {
    super(fetch, ({ uuid }) => uuid, size)
  }
}

const lists = new Map<string, { pages: Pages<never>; at: number }>()

/** The list of that name: the kept one when it is younger than five minutes, else a new one. The name says what is in it. */
export function keptPages<T>(name: string, fetch: Fetch<T>, nameOf: (one: T) => string | number): Pages<T> {
  const kept = lists.get(name)
  if (kept && Date.now() - kept.at < 5 * 60_000) return kept.pages as unknown as Pages<T>
  const pages = new Pages<T>(fetch, nameOf)
  lists.set(name, { pages: pages as unknown as Pages<never>, at: Date.now() })
  if (lists.size > KEPT) lists.delete(lists.keys().next().value as string)
  return pages
}

/** The same for videos. */
export const pagesOf = (name: string, fetch: Fetch<Video>): VideoPages => keptPages(name, fetch, ({ uuid }) => uuid)

/** After publishing, editing or deleting: what lists know may be wrong. */
export function forgetPages(): void {
  lists.clear()
}
