// Other servers may serve a copy of a video (PeerTube's redundancy): segments are asked of the video's own server and of them in turn.
// A copy is not trusted: what comes from one must have the hash that the video's own server lists. What fails there is asked for at
// home, and a copy that fails again and again is left alone.

/** So many failures in a row, and a copy is asked no more; one that has never given anything good is asked no more after the first. */
const MOST_FAILURES = 3

type Range = { start: number; end?: number | undefined }
type Copy = { base: string; failures: number; isProven: boolean }

export class Copies {
  private readonly home: string
  private copies: Copy[]
  /** Which copy was asked for a segment; `null` for home. */
  private readonly asked = new Map<string, Copy | null>()
  private turn: number

  /** `playlistUrl` is where the video's own server has its master playlist, beside the segments. */
  constructor(playlistUrl: string, bases: string[], random: () => number = Math.random) {
    this.home = folder(playlistUrl)
    this.copies = bases.filter(isAddress).map((base) => ({ base: base.replace(/\/+$/, '/').replace(/([^/])$/, '$1/'), failures: 0, isProven: false }))
    // Viewers do not all begin at the same server.
    this.turn = Math.floor(random() * (this.copies.length + 1))
  }

  /** Where to fetch a segment from. Asked again for the same bytes, the answer is home. */
  placeOf(address: string, range: Range | undefined): string {
    if (this.copies.length === 0 || !address.startsWith(this.home)) return address
    const key = keyOf(address, range)
    const before = this.asked.get(key)
    if (before) {
      this.failed(before)
      this.asked.set(key, null)
      return address
    }
    if (before === null) return address
    const copy = this.copies[this.turn++ % (this.copies.length + 1)] ?? null
    this.asked.set(key, copy)
    return copy ? copy.base + address.slice(this.home.length) : address
  }

  /** Whether a whole segment may be used: always when it came from home, else when `check` says so. */
  async accepts(address: string, range: Range | undefined, check: () => Promise<boolean>): Promise<boolean> {
    const copy = this.asked.get(keyOf(address, range))
    if (!copy) return true
    const good = await check()
    // Of what is not good the next request for it counts the failure.
    if (good) {
      copy.failures = 0
      copy.isProven = true
      this.asked.delete(keyOf(address, range))
    }
    return good
  }

  private failed(copy: Copy): void {
    copy.failures += 1
    if (copy.failures >= MOST_FAILURES || !copy.isProven) this.copies = this.copies.filter((other) => other !== copy)
  }
}

const keyOf = (address: string, range: Range | undefined): string => `${address} ${range?.start ?? ''}`

/** The address up to its last slash, without what stands behind `?`. */
function folder(address: string): string {
  const path = address.split(/[?#]/)[0] ?? ''
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function isAddress(base: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(base).protocol)
  } catch {
    return false
  }
}
