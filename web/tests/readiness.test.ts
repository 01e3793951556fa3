import { describe, expect, it } from 'vitest'
import type { Rendition, TranscodingProgress } from '../src/api/types'
import { isSettled, pollDelay, qualityLabel, readinessLine, usableHeights } from '../src/features/player/readiness'

const rendition = (height: number, state: Rendition['state'], progress = state === 'done' ? 1 : 0): Rendition => ({ resolution: { id: height, label: `${height}p` }, state, progress })
const progress = (renditions: Rendition[], more: Partial<TranscodingProgress> = {}): TranscodingProgress => ({
  state: { id: 2, label: 'To transcode' },
  progress: renditions.reduce((sum, one) => sum + one.progress, 0) / Math.max(1, renditions.length),
  etaSeconds: null,
  renditions,
  playlistUrl: null,
  error: null,
  ...more,
})

describe('the line under the player', () => {
  it('says what is ready and when the next is', () => {
    const some = [rendition(1080, 'running', 0.4), rendition(480, 'done'), rendition(240, 'done')]
    expect(readinessLine(progress(some, { etaSeconds: 118 }))).toBe('480p now, 1080p in about 2 min')
    expect(readinessLine(progress(some))).toBe('480p now, 1080p at 40%')
    expect(readinessLine(progress([rendition(720, 'done'), rendition(480, 'running'), rendition(240, 'waiting')], { etaSeconds: 20 }))).toBe('720p now, lighter versions in about 20 s')
    expect(readinessLine(progress([rendition(480, 'done'), rendition(1080, 'waiting')]))).toBe('480p now, 1080p waiting its turn')
  })

  it('speaks of the first rendition before there is one', () => {
    expect(readinessLine(progress([rendition(480, 'waiting'), rendition(1080, 'waiting')]))).toMatch(/^Being prepared/)
    expect(readinessLine(progress([rendition(480, 'running', 0.2)], { etaSeconds: 30 }))).toBe('The first rendition is on its way, 480p in about 30 s')
  })

  it('says how far a growing video can be watched', () => {
    const side = [rendition(480, 'running', 0.2), rendition(1080, 'running', 0.2)]
    expect(readinessLine(progress(side, { etaSeconds: 118 }), 16.2)).toBe('Can be watched up to 0:16 so far, complete in about 2 min')
    expect(readinessLine(progress(side), 16.2)).toBe('Can be watched up to 0:16 so far')
  })

  it('is silent when all is done and plain when something failed', () => {
    const published = { state: { id: 1, label: 'Published' } }
    expect(readinessLine(progress([rendition(480, 'done')], published))).toBe(null)
    expect(readinessLine(progress([rendition(480, 'done'), rendition(1080, 'failed')], published))).toBe(null)
    expect(readinessLine(progress([rendition(480, 'failed')], { error: 'no space left' }))).toBe('Making further qualities failed: no space left')
  })
})

describe('while a video grows', () => {
  it('is settled when nothing is left to do', () => {
    expect(isSettled(progress([rendition(480, 'done'), rendition(720, 'running', 0.9)]))).toBe(false)
    expect(isSettled(progress([rendition(480, 'done'), rendition(720, 'failed')], { state: { id: 1, label: 'Published' } }))).toBe(true)
    expect(isSettled(progress([rendition(480, 'done')]))).toBe(false)
    expect(isSettled(progress([], { progress: 1 }))).toBe(false)
    expect(isSettled(progress([], { progress: 0, state: { id: 1, label: 'Published' } }))).toBe(true)
  })

  it('offers renditions that reach as far as the furthest', () => {
    expect(usableHeights(progress([rendition(720, 'running', 0.1), rendition(240, 'done')]))).toEqual([240])
    expect(usableHeights(progress([rendition(720, 'running', 0.3), rendition(240, 'running', 0.31)]))).toEqual([240, 720])
    expect(usableHeights(progress([rendition(720, 'waiting'), rendition(240, 'waiting')]))).toEqual([])
    expect(usableHeights(progress([rendition(720, 'done'), rendition(240, 'done')], { state: { id: 1, label: 'Published' } }))).toBe(null)
  })

  it('asks often while watched, rarely when hidden, ever less when it fails', () => {
    const short = progress([rendition(480, 'running', 0.5)], { etaSeconds: 20 })
    expect(pollDelay(short, false, 0)).toBeLessThanOrEqual(2000)
    expect(pollDelay(short, true, 0)).toBeGreaterThanOrEqual(10_000)
    expect(pollDelay(short, false, 3)).toBeGreaterThan(pollDelay(short, false, 1))
    expect(pollDelay(null, false, 50)).toBeLessThanOrEqual(64_000)
  })

  it('names qualities', () => {
    expect([qualityLabel(720), qualityLabel(720, 25), qualityLabel(1080, 59.94)]).toEqual(['720p', '720p', '1080p60'])
  })
})
