// The instance's settings while some of them are changed on a page of their own: read, changed, saved as one.
import { api, data } from '$/api/client'
import { wrongFields } from '$/lib/explain'
import { reloadConfig } from '$/lib/site.svelte'
import { changesBetween, settingsOf, type Value, withValue } from './settings'

type Document = Record<string, unknown>

export class ConfigDraft {
  saved = $state.raw<Document | null>(null)
  draft = $state.raw<Document>({})
  error = $state<unknown>(null)
  wrong = $state.raw<Record<string, string>>({})
  busy = $state(false)
  private readonly values = $derived(new Map(settingsOf(this.draft).map(({ path, value }) => [path, value])))

  get changed(): boolean {
    return this.saved !== null && changesBetween(this.saved, this.draft).length > 0
  }

  value(path: string): Value {
    return this.values.get(path) ?? null
  }

  text(path: string): string {
    const value = this.value(path)
    return value === null ? '' : String(value)
  }

  set(path: string, value: Value): void {
    this.draft = withValue(this.draft, path, value)
    if (this.wrong[path]) this.wrong = { ...this.wrong, [path]: '' }
  }

  discard(): void {
    this.draft = this.saved ?? {}
    this.wrong = {}
  }

  async load(): Promise<void> {
    this.error = null
    try {
      const found: Document = await data(api.GET('/api/v1/config/custom'))
      this.saved = found
      this.draft = found
    } catch (caught) {
      this.error = caught
    }
  }

  /** Throws when the server does not take them; `wrong` then says where. */
  async save(): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.wrong = {}
    try {
      const answer: unknown = await data(api.PUT('/api/v1/config/custom', { body: this.draft as never }))
      this.saved = (answer as Document | undefined) ?? this.draft
      this.draft = this.saved
      await reloadConfig().catch(() => undefined)
    } catch (caught) {
      this.wrong = wrongFields(caught)
      throw caught
    } finally {
      this.busy = false
    }
  }
}
