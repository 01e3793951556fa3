// Who may be trusted with a segment: nobody. Every segment that arrives from a peer must have the SHA-256 the server
// lists for exactly that file and byte range, or it is refused. Whatever cannot be checked is refused as well.
//
// The list is PeerTube's `segmentsSha256Url`: `{"file": {"start-end": "hex"}}`, the end inclusive; live streams, whose
// segments are whole files, list `{"file": "hex"}`.

export type ByteRange = { start: number; end: number }

export type HashSource = {
  /** Fetches the list. Its answer is not trusted to have any shape. */
  load: () => Promise<unknown>
  now: () => number
  digest: (bytes: BufferSource) => Promise<ArrayBuffer>
  /** At least this many milliseconds lie between two loads that unknown ranges cause. */
  refetchEvery?: number
}

type Verdict = 'match' | 'mismatch' | 'unknown' | 'unavailable'

const REFETCH_EVERY_MS = 5000
const HEX = /^[0-9a-f]{64}$/i

/** The last part of the address's path, which is the list's key; null when the address is none. */
export function fileName(address: string): string | null {
  try {
    return decodeURIComponent(new URL(address, 'http://unknown.invalid').pathname.split('/').pop() ?? '') || null
  } catch {
    return null
  }
}

export function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export class SegmentHashes {
  /** How many segments were refused, and why the last one was. */
  refused = 0
  lastRefusal: { file: string; range: string; verdict: Verdict } | null = null

  private readonly source: HashSource
  private known: Record<string, unknown> = {}
  private loading: Promise<boolean> | undefined
  private loadedAt = Number.NEGATIVE_INFINITY

  constructor(source: HashSource) {
    this.source = source
  }

  /** True only when the bytes are the ones the server listed. Never throws. */
  async accepts(address: string, range: ByteRange | undefined, bytes: BufferSource): Promise<boolean> {
    const file = fileName(address)
    const span = range ? `${range.start}-${range.end}` : ''
    let verdict: Verdict = 'unavailable'
    try {
      verdict = await this.judge(file, span, bytes)
    } catch {
      verdict = 'unavailable'
    }
    if (verdict === 'match') return true
    this.refused += 1
    this.lastRefusal = { file: file ?? address.slice(0, 200), range: span, verdict }
    return false
  }

  private async judge(file: string | null, span: string, bytes: BufferSource): Promise<Verdict> {
    if (!file) return 'unknown'
    let wanted = this.lookUp(file, span)
    if (wanted === null) {
      // A growing video: the list may have grown since. Asked for at most every few seconds, whoever asks.
      if (!(await this.reload())) return 'unavailable'
      wanted = this.lookUp(file, span)
    }
    if (wanted === null) return 'unknown'
    return hex(await this.source.digest(bytes)) === wanted ? 'match' : 'mismatch'
  }

  private lookUp(file: string, span: string): string | null {
    const entry = Object.hasOwn(this.known, file) ? this.known[file] : undefined
    let value: unknown
    if (span === '') value = entry
    else if (typeof entry === 'object' && entry !== null && Object.hasOwn(entry, span)) {
      value = (entry as Record<string, unknown>)[span]
    }
    return typeof value === 'string' && HEX.test(value) ? value.toLowerCase() : null
  }

  /** False when the list could not be had. Callers at the same time share one request. */
  private reload(): Promise<boolean> {
    if (this.loading) return this.loading
    const pause = this.source.refetchEvery ?? REFETCH_EVERY_MS
    if (this.source.now() - this.loadedAt < pause) return Promise.resolve(true)
    this.loading = this.source
      .load()
      .then((list) => {
        if (typeof list !== 'object' || list === null || Array.isArray(list)) return false
        this.known = list as Record<string, unknown>
        return true
      })
      .catch(() => false)
      .finally(() => {
        this.loadedAt = this.source.now()
        this.loading = undefined
      })
    return this.loading
  }
}
