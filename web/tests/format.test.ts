import { describe, expect, it } from 'vitest'
import { age, bitrate, bytes, clock, isoDuration, parseTime, percent, remaining, short } from '../src/lib/format'

describe('what people read', () => {
  it('clock', () => {
    expect([0, 7, 61, 599, 3600, 3661, 36_000].map(clock)).toEqual(['0:00', '0:07', '1:01', '9:59', '1:00:00', '1:01:01', '10:00:00'])
    expect([Number.NaN, Number.POSITIVE_INFINITY, -5].map(clock)).toEqual(['0:00', '0:00', '0:00'])
    expect(isoDuration(61.4)).toBe('PT61S')
  })

  it('sizes', () => {
    expect([0, 999, 1000, 1536, 12_345, 999_900, 1_234_567, 5e9].map(bytes)).toEqual(['0 B', '999 B', '1 kB', '1.54 kB', '12.3 kB', '1 MB', '1.23 MB', '5 GB'])
    expect(bytes(Number.NaN)).toBe('0 B')
    expect([64_000, 2_540_000, 62_000_000].map(bitrate)).toEqual(['64 kbit/s', '2.5 Mbit/s', '62 Mbit/s'])
  })

  it('counts and shares', () => {
    expect([0, 999, 1234, 5_600_000].map(short)).toEqual(['0', '999', '1.2K', '5.6M'])
    // Never 100 % before the end.
    expect([0, 0.426, 0.999, 1, 2, Number.NaN].map(percent)).toEqual(['0%', '42%', '99%', '100%', '100%', '0%'])
  })

  it('ages', () => {
    const now = Date.parse('2026-03-10T12:00:00Z')
    const ago = (seconds: number) => age(new Date(now - seconds * 1000), now)
    expect([5, 120, 7200, 86_400, 6 * 86_400, 15 * 86_400, 70 * 86_400, 800 * 86_400].map(ago)).toEqual(['just now', '2 minutes ago', '2 hours ago', 'yesterday', '6 days ago', '2 weeks ago', '2 months ago', '2 years ago'])
    expect(age('not a date', now)).toBe('')
  })

  it('what remains', () => {
    expect([2, 20, 41, 70, 130, 5400].map(remaining)).toEqual(['a few seconds', 'about 20 s', 'about 50 s', 'about 1 min', 'about 2 min', 'about 1.5 h'])
  })

  it('start times of links', () => {
    expect(['90', '1:30', '1:02:03', '1h2m3s', '2m', '45s', '', null, 'soon', '-5'].map(parseTime)).toEqual([90, 90, 3723, 3723, 120, 45, null, null, null, null])
  })
})
