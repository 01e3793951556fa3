import { createHash, webcrypto } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { fileName, type HashSource, SegmentHashes } from '../src/features/player/segment-hashes'

const bytes = (text: string) => new TextEncoder().encode(text)
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const address = 'https://videos.example/static/streaming-playlists/hls/u/r-720-fragmented.mp4'

function hashes(list: unknown, more: Partial<HashSource> = {}) {
  let now = 0
  const load = vi.fn<() => Promise<unknown>>(() => Promise.resolve(structuredClone(list)))
  const source: HashSource = { load, now: () => now, digest: (data) => webcrypto.subtle.digest('SHA-256', data as Uint8Array<ArrayBuffer>), ...more }
  return { checker: new SegmentHashes(source), load, pass: (ms: number) => (now += ms) }
}

describe('segments from peers', () => {
  const list = { 'r-720-fragmented.mp4': { '0-99': sha('one'), '100-199': sha('two') }, '0-000001.ts': sha('live') }

  it('accepts the bytes the server listed, and loads the list once', async () => {
    const { checker, load } = hashes(list)
    expect(await checker.accepts(address, { start: 0, end: 99 }, bytes('one'))).toBe(true)
    expect(await checker.accepts(address, { start: 100, end: 199 }, bytes('two'))).toBe(true)
    expect(load).toHaveBeenCalledTimes(1)
    expect(checker.refused).toBe(0)
  })

  it('refuses other bytes, also those of another range', async () => {
    const { checker } = hashes(list)
    expect(await checker.accepts(address, { start: 0, end: 99 }, bytes('poison'))).toBe(false)
    expect(await checker.accepts(address, { start: 0, end: 99 }, bytes('two'))).toBe(false)
    expect(checker.refused).toBe(2)
    expect(checker.lastRefusal).toEqual({ file: 'r-720-fragmented.mp4', range: '0-99', verdict: 'mismatch' })
  })

  it('checks whole files of live streams', async () => {
    const { checker } = hashes(list)
    expect(await checker.accepts('https://x.example/hls/0-000001.ts', undefined, bytes('live'))).toBe(true)
    expect(await checker.accepts('https://x.example/hls/0-000001.ts', undefined, bytes('dead'))).toBe(false)
    // A range of a file that is listed as a whole, and the other way round, cannot be checked.
    expect(await checker.accepts('https://x.example/hls/0-000001.ts', { start: 0, end: 3 }, bytes('live'))).toBe(false)
    expect(await checker.accepts(address, undefined, bytes('one'))).toBe(false)
  })

  it('ignores tokens in the address and capital letters in the list', async () => {
    const { checker } = hashes({ 'a b.mp4': { '0-3': sha('data').toUpperCase() } })
    expect(await checker.accepts('https://x.example/a%20b.mp4?videoFileToken=t', { start: 0, end: 3 }, bytes('data'))).toBe(true)
  })

  it('asks again for an unknown range, once in a while, then refuses', async () => {
    const growing: Record<string, Record<string, string>> = { 'r-720-fragmented.mp4': { '0-99': sha('one') } }
    const { checker, load, pass } = hashes(growing)
    expect(await checker.accepts(address, { start: 0, end: 99 }, bytes('one'))).toBe(true)
    const range = { start: 100, end: 199 }
    expect(await checker.accepts(address, range, bytes('two'))).toBe(false)
    expect(load).toHaveBeenCalledTimes(1)
    pass(5000)
    expect(await checker.accepts(address, range, bytes('two'))).toBe(false)
    expect(load).toHaveBeenCalledTimes(2)
    growing['r-720-fragmented.mp4'] = { '0-99': sha('one'), '100-199': sha('two') }
    pass(5000)
    expect(await checker.accepts(address, range, bytes('two'))).toBe(true)
    expect(load).toHaveBeenCalledTimes(3)
  })

  it('shares one request among segments that arrive together', async () => {
    const { checker, load } = hashes(list)
    const verdicts = await Promise.all([0, 1, 2, 3].map(() => checker.accepts(address, { start: 0, end: 99 }, bytes('one'))))
    expect(verdicts).toEqual([true, true, true, true])
    expect(load).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['a failing request', { load: () => Promise.reject(new Error('offline')) }],
    ['a failing digest', { digest: () => Promise.reject(new Error('no crypto')) }],
    ['a request that throws at once', { load: () => { throw new Error('blocked') } }],
  ])('fails closed on %s', async (_, broken) => {
    const { checker } = hashes(list, broken as Partial<HashSource>)
    expect(await checker.accepts(address, { start: 0, end: 99 }, bytes('one'))).toBe(false)
    expect(checker.refused).toBe(1)
  })

  it.each([[null], ['text'], [[sha('one')]], [{ 'r-720-fragmented.mp4': null }], [{ 'r-720-fragmented.mp4': { '0-99': '' } }], [{ 'r-720-fragmented.mp4': { '0-99': 7 } }], [{}]])(
    'fails closed on a list like %j',
    async (odd) => {
      const { checker } = hashes(odd)
      expect(await checker.accepts(address, { start: 0, end: 99 }, bytes('one'))).toBe(false)
    },
  )

  it('is not fooled by names every object has', async () => {
    const { checker } = hashes({})
    expect(await checker.accepts('https://x.example/constructor', { start: 0, end: 1 }, bytes('x'))).toBe(false)
    expect(await checker.accepts('https://x.example/__proto__', undefined, bytes('x'))).toBe(false)
  })

  it('names files by the last part of the path', () => {
    expect(fileName('/static/hls/file.mp4?x=/y.mp4')).toBe('file.mp4')
    expect(fileName('https://x.example/')).toBe(null)
    expect(fileName('http://[')).toBe(null)
  })
})
