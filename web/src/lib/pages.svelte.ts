// Endless lists: pages fetched as the person nears the end, kept for when they come back.
import type { Video } from '$/api/types'

type Page = { total: number; data: Video[] }
type Fetch = (start: number, count: number) => Promise<Page>

const KEPT = 12

export class VideoPages {
  items = $state<Video[]>([])
  total = $state<number | null>(null)
  loading = $state(false)
  error = $state<unknown>(null)
  private readonly fetch: Fetch
  private readonly size: number

  constructor(fetch: Fetch, size = 24) {
    this.fetch = fetch
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
      // A video published meanwhile shifts the pages: never show one twice.
      const known = new Set(this.items.map((video) => video.uuid))
      this.items.push(...page.data.filter((video) => !known.has(video.uuid)))
      this.total = page.data.length === 0 ? this.items.length : page.total
    } catch (error) {
      this.error = error
    } finally {
      this.loading = false
    }
  }

  remove(uuid: string): void {
    this.items = this.items.filter((video) => video.uuid !== uuid)
    if (this.total !== null) this.total -= 1
  }
}

const lists = new Map<string, { pages: VideoPages; at: number }>()

/** The list of that name: the kept one when it is younger than five minutes, else a new one. */
export function pagesOf(name: string, fetch: Fetch): VideoPages {
  const kept = lists.get(name)
  if (kept && Date.now() - kept.at < 5 * 60_000) return kept.pages
  const pages = new VideoPages(fetch)
  lists.set(name, { pages, at: Date.now() })
  if (lists.size > KEPT) lists.delete(lists.keys().next().value as string)
  return pages
}

/** After publishing, editing or deleting: what lists know may be wrong. */
export function forgetPages(): void {
  lists.clear()
}
