// One file on its way to the server, in chunks that survive lost connections, reloads and restarts of the server
// (the node-uploadx protocol). Pure apart from its transport: tests drive it with a pretended server and clock.

export type UploadStatus =
  | 'waiting'
  | 'starting'
  | 'running'
  | 'paused'
  | 'offline'
  | 'retrying'
  | 'finishing'
  | 'needs-file'
  | 'uploaded'
  | 'failed'
  | 'cancelled'

export type UploadedVideo = { id: number; uuid: string; shortUUID: string }

export type Snapshot = {
  status: UploadStatus
  /** Bytes the server has confirmed, plus those of the chunk under way. */
  sent: number
  size: number
  /** Bytes per second over the last chunks; null until there is a measure. */
  speed: number | null
  /** Seconds until the next attempt, while retrying. */
  wait: number
  detail: string
  uploadPath: string | null
  video: UploadedVideo | null
}

export type SendAnswer =
  | { kind: 'more'; offset: number }
  | { kind: 'done'; video: UploadedVideo }
  | { kind: 'busy'; after: number }
  | { kind: 'gone' }
  | { kind: 'conflict' }
  | { kind: 'refused'; detail: string }
  | { kind: 'lost' }

export type Transport = {
  begin: () => Promise<{ kind: 'begun'; path: string; offset: number } | Exclude<SendAnswer, { kind: 'more' | 'done' }>>
  /** Asks how many bytes the server has. */
  ask: (path: string, size: number) => Promise<SendAnswer>
  send: (path: string, bytes: Blob, from: number, size: number, onProgress: (sent: number) => void, signal: AbortSignal) => Promise<SendAnswer>
  cancel: (path: string) => Promise<void>
}

export type Around = {
  now: () => number
  sleep: (ms: number, signal: AbortSignal) => Promise<void>
  online: () => boolean
  /** The server's limit for one chunk in bytes; 0 for none. */
  maxChunk: number
}

const KIB = 1024
const SMALLEST = 256 * KIB
const FIRST = 2 * 1024 * KIB
const LARGEST = 64 * 1024 * KIB

/** The next chunk's size: grows while chunks are quick, shrinks when they take long. */
export function nextChunk(size: number, ms: number, max: number): number {
  const wanted = ms < 2000 ? size * 2 : ms > 10_000 ? size / 2 : size
  const ceiling = max > 0 ? Math.min(max, LARGEST) : LARGEST
  return Math.max(Math.min(SMALLEST, ceiling), Math.min(wanted, ceiling))
}

/** Seconds before attempt `failures` + 1, doubling to half a minute. */
export const backOff = (failures: number): number => Math.min(30, 2 ** Math.max(0, failures - 1))

export class UploadMachine {
  snapshot: Snapshot
  private file: Blob | null
  private readonly transport: Transport
  private readonly around: Around
  private readonly changed: (snapshot: Snapshot) => void
  private running: AbortController | null = null
  private chunk: number
  private failures = 0
  private restarted = false

  constructor(
    start: { size: number; uploadPath?: string | null; sent?: number; video?: UploadedVideo | null },
    file: Blob | null,
    transport: Transport,
    around: Around,
    changed: (snapshot: Snapshot) => void,
  ) {
    this.file = file
    this.transport = transport
    this.around = around
    this.changed = changed
    this.chunk = around.maxChunk > 0 ? Math.min(FIRST, around.maxChunk) : FIRST
    this.snapshot = {
      status: start.video ? 'uploaded' : file ? 'waiting' : 'needs-file',
      sent: start.video ? start.size : (start.sent ?? 0),
      size: start.size,
      speed: null,
      wait: 0,
      detail: '',
      uploadPath: start.uploadPath ?? null,
      video: start.video ?? null,
    }
  }

  get active(): boolean {
    return this.running !== null
  }

  get finished(): boolean {
    return ['uploaded', 'failed', 'cancelled'].includes(this.snapshot.status)
  }

  /** The person chose the file again after a reload. The caller has checked that it is the same one. */
  give(file: Blob): void {
    this.file = file
    if (this.snapshot.status === 'needs-file') this.set({ status: 'waiting' })
  }

  /** Carries on until done, refused, paused or cancelled. Resolves then. */
  async run(): Promise<void> {
    if (this.running || this.finished) return
    if (!this.file) return this.set({ status: 'needs-file' })
    const controller = new AbortController()
    this.running = controller
    try {
      await this.drive(this.file, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) this.set({ status: 'failed', detail: error instanceof Error ? error.message : String(error) })
    } finally {
      if (this.running === controller) this.running = null
    }
  }

  pause(): void {
    if (this.finished || this.snapshot.status === 'finishing') return
    this.stop()
    this.set({ status: this.file ? 'paused' : 'needs-file' })
  }

  async cancel(): Promise<void> {
    this.stop()
    const path = this.snapshot.uploadPath
    this.set({ status: 'cancelled' })
    if (path) await this.transport.cancel(path).catch(() => undefined)
  }

  private stop(): void {
    this.running?.abort()
    this.running = null
  }

  private set(part: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...part }
    this.changed(this.snapshot)
  }

  private async drive(file: Blob, signal: AbortSignal): Promise<void> {
    // Whatever was remembered, the server knows best how far it is.
    let offset = this.snapshot.uploadPath ? null : 0
    while (!signal.aborted) {
      if (this.snapshot.uploadPath === null) {
        this.set({ status: 'starting', sent: 0 })
        const begun = await this.transport.begin()
        if (signal.aborted) return
        if (begun.kind === 'begun') {
          this.set({ uploadPath: begun.path, sent: begun.offset })
          offset = begun.offset
          this.failures = 0
        } else if (await this.settle(begun, signal)) return
        continue
      }
      const path = this.snapshot.uploadPath
      let answer: SendAnswer
      if (offset === null) {
        answer = await this.transport.ask(path, file.size)
      } else {
        answer = await this.sendFrom(file, path, offset, signal)
      }
      if (signal.aborted) return
      if (answer.kind === 'more') {
        this.failures = 0
        offset = Math.min(Math.max(0, answer.offset), file.size)
        // All bytes are there but no video came back: the last chunk, said again, gets the answer.
        if (offset === file.size) offset = this.lastChunkStart(file.size)
        else this.set({ status: 'running', sent: offset })
        continue
      }
      offset = null
      if (await this.settle(answer, signal)) return
    }
  }

  private lastChunkStart(size: number): number {
    return Math.max(0, size - Math.min(this.chunk, size))
  }

  private async sendFrom(file: Blob, path: string, from: number, signal: AbortSignal): Promise<SendAnswer> {
    const to = Math.min(file.size, from + this.chunk)
    const last = to === file.size
    const began = this.around.now()
    this.set({ status: 'running', sent: from })
    const answer = await this.transport.send(
      path,
      file.slice(from, to),
      from,
      file.size,
      (sent) => {
        if (signal.aborted) return
        const ms = this.around.now() - began
        const speed = ms > 400 ? (sent / ms) * 1000 : this.snapshot.speed
        this.set({ sent: from + sent, speed, status: last && from + sent >= file.size ? 'finishing' : 'running' })
      },
      signal,
    )
    const ms = Math.max(1, this.around.now() - began)
    if (answer.kind === 'more') {
      this.chunk = nextChunk(this.chunk, ms, this.around.maxChunk)
      const measured = ((to - from) / ms) * 1000
      this.set({ speed: this.snapshot.speed === null ? measured : this.snapshot.speed * 0.6 + measured * 0.4 })
    } else if (answer.kind === 'lost') this.chunk = nextChunk(this.chunk, Number.POSITIVE_INFINITY, this.around.maxChunk)
    return answer
  }

  /** Deals with everything but "go on". True when the journey is over. */
  private async settle(answer: Exclude<SendAnswer, { kind: 'more' }>, signal: AbortSignal): Promise<boolean> {
    switch (answer.kind) {
      case 'done':
        this.set({ status: 'uploaded', sent: this.snapshot.size, video: answer.video, detail: '' })
        return true
      case 'refused':
        this.set({ status: 'failed', detail: answer.detail })
        return true
      case 'gone':
        // Expired on the server. Once is a reason to begin again; twice is a reason to say so.
        if (this.restarted) {
          this.set({ status: 'failed', detail: 'gone' })
          return true
        }
        this.restarted = true
        this.set({ uploadPath: null, sent: 0 })
        return false
      case 'conflict':
        this.failures += 1
        if (this.failures > 5) {
          this.set({ status: 'failed', detail: 'conflict' })
          return true
        }
        return false
      case 'busy':
        if (this.snapshot.status === 'finishing') await this.around.sleep(Math.max(1, answer.after) * 1000, signal)
        else await this.waitFor(Math.max(1, answer.after), 'retrying', signal)
        return signal.aborted
      case 'lost':
        this.failures += 1
        await this.waitFor(backOff(this.failures), this.around.online() ? 'retrying' : 'offline', signal)
        return signal.aborted
    }
  }

  private async waitFor(seconds: number, status: 'retrying' | 'offline', signal: AbortSignal): Promise<void> {
    let left = Math.round(seconds)
    while (left > 0 && !signal.aborted) {
      this.set({ status, wait: left })
      await this.around.sleep(1000, signal)
      left -= 1
      // The connection is back: there is no reason to wait longer.
      if (status === 'offline' && this.around.online()) return
    }
  }
}
