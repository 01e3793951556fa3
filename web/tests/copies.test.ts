import { describe, expect, it } from 'vitest'
import { Copies } from '../src/features/player/copies'

const home = 'https://home.example/static/streaming-playlists/hls/uuid/'
const segment = (n: number) => `${home}a-480-fragmented.mp4?n=${n}`
const range = (start: number) => ({ start, end: start + 99 })
const yes = () => Promise.resolve(true)
const no = () => Promise.resolve(false)

/** Begins at the first copy. */
const copies = (...bases: string[]) => new Copies(`${home}master.m3u8`, bases, () => 0)

describe('copies of a video on other servers', () => {
  it('are asked in turn with the video’s own server', () => {
    const all = copies('https://one.example/hls/uuid', 'https://two.example/x/')
    expect([0, 100, 200, 300].map((start) => all.placeOf(`${home}a.mp4`, range(start)))).toEqual([
      'https://one.example/hls/uuid/a.mp4',
      'https://two.example/x/a.mp4',
      `${home}a.mp4`,
      'https://one.example/hls/uuid/a.mp4',
    ])
  })

  it('are not asked for what lies elsewhere, nor when there are none', () => {
    expect(copies('https://one.example/hls').placeOf('https://cdn.example/a.mp4', range(0))).toBe('https://cdn.example/a.mp4')
    expect(copies().placeOf(segment(1), undefined)).toBe(segment(1))
    expect(copies('javascript:alert(1)', 'nothing').placeOf(segment(1), undefined)).toBe(segment(1))
  })

  it('are checked, and what fails is fetched at home', async () => {
    const all = copies('https://one.example/hls')
    expect(all.placeOf(segment(1), range(0))).toContain('one.example')
    expect(await all.accepts(segment(1), range(0), no)).toBe(false)
    expect(all.placeOf(segment(1), range(0))).toBe(segment(1))
    expect(await all.accepts(segment(1), range(0), no), 'home is believed').toBe(true)
    expect(all.placeOf(segment(1), range(0)), 'and asked again').toBe(segment(1))
  })

  it('are left alone after three failures in a row', async () => {
    const all = copies('https://one.example/hls')
    const ask = (start: number) => all.placeOf(`${home}a.mp4`, range(start))
    const fail = (start: number) => [ask(start), ask(start)]
    const isCopy = (address: string | undefined) => address?.includes('one.example')
    expect(isCopy(ask(50))).toBe(true)
    expect(await all.accepts(`${home}a.mp4`, range(50), yes)).toBe(true)
    ask(60)
    // Every second segment is the copy's turn.
    expect(isCopy(fail(0)[0])).toBe(true)
    ask(1000)
    expect(isCopy(fail(2000)[0])).toBe(true)
    ask(3000)
    // One that is good in between makes up for them.
    expect(isCopy(ask(4000))).toBe(true)
    expect(await all.accepts(`${home}a.mp4`, range(4000), yes)).toBe(true)
    for (const start of [5000, 7000, 9000]) {
      ask(start)
      expect(isCopy(fail(start + 1000)[0]), `${start}`).toBe(true)
    }
    expect([11_000, 12_000, 13_000].some((start) => isCopy(ask(start)))).toBe(false)
  })

  it('that give nothing at all are left alone at once', () => {
    const all = copies('https://one.example/hls')
    const ask = (start: number) => all.placeOf(`${home}a.mp4`, range(start))
    expect([ask(0), ask(0)]).toEqual(['https://one.example/hls/a.mp4', `${home}a.mp4`])
    expect([100, 200, 300, 400].map(ask).some((address) => address.includes('one.example'))).toBe(false)
  })
})
