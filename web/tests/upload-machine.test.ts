import { describe, expect, it } from 'vitest'
import { type Around, backOff, nextChunk, type SendAnswer, type Snapshot, type Transport, UploadMachine } from '../src/features/publish/machine'
import { meaning, offsetOf, retryAfter, uploadPath } from '../src/features/publish/transport'

const MIB = 1024 * 1024
const video = { id: 7, uuid: 'u-7', shortUUID: 's7' }

/** A server that keeps bytes like the real one, and can be told to fail. */
class Server {
  got = 0
  finished = false
  exists = true
  begun = 0
  cancelled = false
  readonly ranges: [number, number][] = []
  /** Answers to give instead of the true ones, in order. */
  readonly mishaps: (SendAnswer | 'lose-answer')[] = []
  readonly size: number

  constructor(size: number) {
    this.size = size
  }

  readonly transport: Transport = {
    begin: () => {
      this.begun += 1
      this.exists = true
      this.got = 0
      return Promise.resolve({ kind: 'begun', path: `/upload?upload_id=${this.begun}`, offset: 0 })
    },
    ask: () => {
      if (!this.exists) return Promise.resolve({ kind: 'gone' })
      return Promise.resolve(this.finished ? { kind: 'done', video } : { kind: 'more', offset: this.got })
    },
    send: (_path, bytes, from, size, onProgress) => {
      const mishap = this.mishaps.shift()
      if (mishap && mishap !== 'lose-answer') return Promise.resolve(mishap)
      if (!this.exists) return Promise.resolve({ kind: 'gone' })
      if (from > this.got) return Promise.resolve({ kind: 'conflict' })
      this.ranges.push([from, from + bytes.size])
      onProgress(bytes.size)
      this.got = Math.max(this.got, from + bytes.size)
      this.finished ||= this.got === size
      if (mishap === 'lose-answer') return Promise.resolve({ kind: 'lost' })
      return Promise.resolve(this.finished ? { kind: 'done', video } : { kind: 'more', offset: this.got })
    },
    cancel: () => {
      this.cancelled = true
      return Promise.resolve()
    },
  }
}

function machine(server: Server, start: Partial<{ uploadPath: string; sent: number }> = {}, more: Partial<Around> = {}, file: Blob | null = new Blob([new Uint8Array(server.size)])) {
  const seen: Snapshot[] = []
  const slept: number[] = []
  let now = 0
  const around: Around = {
    now: () => (now += 100),
    sleep: (ms) => {
      slept.push(ms)
      return Promise.resolve()
    },
    online: () => true,
    maxChunk: 0,
    ...more,
  }
  const upload = new UploadMachine({ size: server.size, ...start }, file, server.transport, around, (snapshot) => seen.push(snapshot))
  return { upload, seen, slept }
}

const contiguous = (ranges: [number, number][], size: number) => {
  let covered = 0
  for (const [from, to] of ranges) {
    expect(from).toBeLessThanOrEqual(covered)
    covered = Math.max(covered, to)
  }
  expect(covered).toBe(size)
}

describe('an upload', () => {
  it('sends every byte in order and ends with the video', async () => {
    const server = new Server(9 * MIB + 17)
    const { upload, seen } = machine(server)
    await upload.run()
    expect(upload.snapshot).toMatchObject({ status: 'uploaded', sent: server.size, video })
    contiguous(server.ranges, server.size)
    expect(server.ranges.length).toBeGreaterThan(1)
    expect(seen[0]?.status).toBe('starting')
    expect(seen.some(({ status }) => status === 'finishing')).toBe(true)
  })

  it('keeps to the chunk limit the server sets', async () => {
    const server = new Server(3 * MIB)
    const { upload } = machine(server, {}, { maxChunk: 300_000 })
    await upload.run()
    expect(Math.max(...server.ranges.map(([from, to]) => to - from))).toBeLessThanOrEqual(300_000)
    contiguous(server.ranges, server.size)
  })

  it('goes on after a reload where the server stands, not where the browser remembered', async () => {
    const server = new Server(6 * MIB)
    server.got = 3 * MIB
    const { upload } = machine(server, { uploadPath: '/upload?upload_id=1', sent: 5 * MIB })
    await upload.run()
    expect(server.begun).toBe(0)
    expect(server.ranges[0]?.[0]).toBe(3 * MIB)
    expect(upload.snapshot.status).toBe('uploaded')
  })

  it('finds the video when only the last answer was lost', async () => {
    const server = new Server(MIB)
    server.mishaps.push('lose-answer')
    const { upload } = machine(server)
    await upload.run()
    expect(upload.snapshot).toMatchObject({ status: 'uploaded', video })
    expect(server.ranges).toHaveLength(1)
  })

  it('says the last chunk again when all bytes are there but no video is', async () => {
    const server = new Server(5 * MIB)
    server.got = server.size
    const { upload } = machine(server, { uploadPath: '/upload?upload_id=1' })
    await upload.run()
    expect(server.ranges).toEqual([[3 * MIB, 5 * MIB]])
    expect(upload.snapshot.status).toBe('uploaded')
  })

  it('waits out lost connections with growing patience, then asks before it sends', async () => {
    const server = new Server(3 * MIB)
    server.mishaps.push({ kind: 'lost' }, { kind: 'lost' })
    const { upload, seen, slept } = machine(server)
    await upload.run()
    expect(upload.snapshot.status).toBe('uploaded')
    expect(slept.length).toBeGreaterThanOrEqual(2)
    expect(seen.filter(({ status }) => status === 'retrying').length).toBeGreaterThanOrEqual(2)
    contiguous(server.ranges, server.size)
  })

  it('says it is offline when the browser says so', async () => {
    const server = new Server(MIB)
    server.mishaps.push({ kind: 'lost' })
    const answers = [false, true]
    const { upload, seen } = machine(server, {}, { online: () => answers.shift() ?? true })
    await upload.run()
    expect(seen.some(({ status }) => status === 'offline')).toBe(true)
    expect(upload.snapshot.status).toBe('uploaded')
  })

  it('waits as long as a busy server asks', async () => {
    const server = new Server(MIB)
    server.mishaps.push({ kind: 'busy', after: 3 })
    const { upload, slept } = machine(server)
    await upload.run()
    expect(slept).toEqual([1000, 1000, 1000])
    expect(upload.snapshot.status).toBe('uploaded')
  })

  it('begins again once when the server forgot it, and gives up the second time', async () => {
    const server = new Server(MIB)
    server.exists = false
    const { upload } = machine(server, { uploadPath: '/upload?upload_id=old' })
    await upload.run()
    expect(upload.snapshot.status).toBe('uploaded')
    expect(server.begun).toBe(1)

    const hopeless = new Server(MIB)
    hopeless.mishaps.push({ kind: 'gone' }, { kind: 'gone' })
    const second = machine(hopeless)
    await second.upload.run()
    expect(second.upload.snapshot).toMatchObject({ status: 'failed', detail: 'gone' })
  })

  it('asks for the offset after a conflict, but not for ever', async () => {
    const server = new Server(MIB)
    server.mishaps.push({ kind: 'conflict' })
    const { upload } = machine(server)
    await upload.run()
    expect(upload.snapshot.status).toBe('uploaded')

    const stubborn = new Server(MIB)
    stubborn.mishaps.push(...Array.from({ length: 20 }, () => ({ kind: 'conflict' }) as const))
    stubborn.transport.ask = () => Promise.resolve({ kind: 'conflict' })
    const second = machine(stubborn)
    await second.upload.run()
    expect(second.upload.snapshot).toMatchObject({ status: 'failed', detail: 'conflict' })
  })

  it('stops at a refusal and keeps the reason', async () => {
    const server = new Server(MIB)
    server.mishaps.push({ kind: 'refused', detail: 'Video file unreadable.' })
    const { upload } = machine(server)
    await upload.run()
    expect(upload.snapshot).toMatchObject({ status: 'failed', detail: 'Video file unreadable.' })
    await upload.run()
    expect(upload.snapshot.status).toBe('failed')
  })

  it('pauses and goes on without sending a byte twice', async () => {
    const server = new Server(8 * MIB)
    const { upload } = machine(server)
    const send = server.transport.send
    server.transport.send = async (...all) => {
      const answer = await send(...all)
      if (server.ranges.length === 1) upload.pause()
      return answer
    }
    await upload.run()
    expect(upload.snapshot.status).toBe('paused')
    await upload.run()
    expect(upload.snapshot.status).toBe('uploaded')
    expect(server.ranges.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(server.size)
  })

  it('tells the server when it is cancelled', async () => {
    const server = new Server(8 * MIB)
    const { upload } = machine(server, { uploadPath: '/upload?upload_id=1' })
    await upload.cancel()
    expect(server.cancelled).toBe(true)
    await upload.run()
    expect(server.ranges).toEqual([])
  })

  it('asks for the file when a reload lost it', async () => {
    const server = new Server(MIB)
    const { upload } = machine(server, { uploadPath: '/upload?upload_id=1' }, {}, null)
    expect(upload.snapshot.status).toBe('needs-file')
    await upload.run()
    expect(server.ranges).toEqual([])
    upload.give(new Blob([new Uint8Array(MIB)]))
    await upload.run()
    expect(upload.snapshot.status).toBe('uploaded')
  })
})

describe('chunks and pauses', () => {
  it('grow while they are quick and shrink while they are slow, within limits', () => {
    expect(nextChunk(MIB, 500, 0)).toBe(2 * MIB)
    expect(nextChunk(MIB, 5000, 0)).toBe(MIB)
    expect(nextChunk(MIB, 20_000, 0)).toBe(MIB / 2)
    expect(nextChunk(64 * MIB, 1, 0)).toBe(64 * MIB)
    expect(nextChunk(MIB, 1, 100_000)).toBe(100_000)
    expect(nextChunk(256 * 1024, 60_000, 0)).toBe(256 * 1024)
  })

  it('double up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(backOff)).toEqual([1, 2, 4, 8, 16, 30, 30])
  })
})

describe('the words on the wire', () => {
  const answer = (status: number, headers: Record<string, string> = {}, body: unknown = '') => meaning({ status, body, header: (name) => headers[name] ?? null })

  it('reads offsets from Range', () => {
    expect(offsetOf('bytes=0-8191')).toBe(8192)
    expect(offsetOf('bytes 0-0')).toBe(1)
    expect(offsetOf(null)).toBe(0)
    expect(offsetOf('bytes=5-9')).toBe(0)
    expect(offsetOf('nonsense')).toBe(0)
  })

  it('keeps the upload address on this origin', () => {
    const origin = 'https://videos.example'
    expect(uploadPath('//evil.example/api/v1/videos/upload-resumable?upload_id=a', origin)).toBe('/api/v1/videos/upload-resumable?upload_id=a')
    expect(uploadPath('/api/v1/videos/upload-resumable?upload_id=a', origin)).toBe('/api/v1/videos/upload-resumable?upload_id=a')
    expect(uploadPath('/elsewhere?upload_id=a', origin)).toBe(null)
    expect(uploadPath('/api/v1/videos/upload-resumable', origin)).toBe(null)
    expect(uploadPath(null, origin)).toBe(null)
  })

  it('understands every answer of the protocol', () => {
    expect(answer(308, { range: 'bytes=0-8191' })).toEqual({ kind: 'more', offset: 8192 })
    expect(answer(308)).toEqual({ kind: 'more', offset: 0 })
    expect(answer(200, {}, { video })).toEqual({ kind: 'done', video })
    expect(answer(200, { range: 'bytes=0-99' })).toEqual({ kind: 'more', offset: 100 })
    expect(answer(0)).toEqual({ kind: 'lost' })
    expect(answer(404)).toEqual({ kind: 'gone' })
    expect(answer(410)).toEqual({ kind: 'gone' })
    expect(answer(409)).toEqual({ kind: 'conflict' })
    expect(answer(460)).toEqual({ kind: 'conflict' })
    expect(answer(503, { 'retry-after': '7' })).toEqual({ kind: 'busy', after: 7 })
    expect(answer(502)).toEqual({ kind: 'lost' })
    expect(answer(403, {}, { error: { code: 'Forbidden', message: 'Not yours' } })).toEqual({ kind: 'refused', detail: 'Not yours' })
    expect(answer(422, {}, { detail: 'Video file unreadable.' })).toEqual({ kind: 'refused', detail: 'Video file unreadable.' })
    expect(answer(413, {}, 'Payload too large')).toEqual({ kind: 'refused', detail: 'Payload too large' })
  })

  it('reads Retry-After as seconds or date, within five minutes', () => {
    expect(retryAfter('7')).toBe(7)
    expect(retryAfter('99999')).toBe(300)
    expect(retryAfter('-3')).toBe(1)
    expect(retryAfter(null)).toBe(5)
    expect(retryAfter('soon')).toBe(5)
    const now = Date.parse('2026-01-01T00:00:00Z')
    expect(retryAfter('Thu, 01 Jan 2026 00:00:20 GMT', now)).toBe(20)
  })
})
