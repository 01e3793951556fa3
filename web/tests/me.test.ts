import { describe, expect, it } from 'vitest'
import { kindChoice, withKind } from '../src/features/account/kinds'
import { handleFrom, isHandle } from '../src/features/channel/names'
import { formOf } from '../src/features/playlist/mine'
import { asMove, moved, placeAt } from '../src/lib/reorder'

describe('putting things in order', () => {
  it('moves one, and says so as the API wants it', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c'])
    expect(moved(['a'], 0, 9)).toEqual(['a'])
    expect(asMove(0, 2)).toEqual({ startPosition: 1, insertAfterPosition: 3 })
    expect(asMove(3, 0)).toEqual({ startPosition: 4, insertAfterPosition: 0 })
    expect(asMove(2, 1)).toEqual({ startPosition: 3, insertAfterPosition: 1 })
  })
  it('knows where a dragged thing would stand', () => {
    const middles = [10, 30, 50, 70]
    expect([0, 20, 40, 60, 99].map((y) => placeAt(middles, 0, y))).toEqual([0, 0, 1, 2, 3])
    expect([0, 20, 40, 60, 99].map((y) => placeAt(middles, 3, y))).toEqual([0, 1, 2, 3, 3])
    expect(placeAt([], 0, 5)).toBe(0)
  })
})

describe('handles', () => {
  it('are made of names, and checked', () => {
    expect(handleFrom('Éclairs & Co. – 2026!')).toBe('eclairs_co_2026')
    expect(handleFrom('日本')).toBe('')
    expect(handleFrom('x'.repeat(80)).length).toBe(50)
    expect(['a', 'a.b-c_d', '9'].every(isHandle)).toBe(true)
    expect(['', 'A', '_a', 'a b', 'x'.repeat(51), 'é'].some(isHandle)).toBe(false)
  })
})

describe('kinds of sensitive material', () => {
  const flags = { nsfwFlagsDisplayed: 0, nsfwFlagsHidden: 3, nsfwFlagsWarned: 0, nsfwFlagsBlurred: 0 }
  it('stand in one of four numbers, or in none', () => {
    expect([kindChoice(flags, 1), kindChoice(flags, 4)]).toEqual(['do_not_list', 'default'])
    expect(withKind(flags, 1, 'blur')).toEqual({ ...flags, nsfwFlagsHidden: 2, nsfwFlagsBlurred: 1 })
    expect(withKind(flags, 2, 'default').nsfwFlagsHidden).toBe(1)
  })
})

describe('the form of a playlist', () => {
  it('writes nothing as null', () => {
    const form = formOf({ displayName: ' Sea ', description: ' ', privacy: 3, videoChannelId: null })
    expect(Object.fromEntries(form)).toEqual({ displayName: 'Sea', description: 'null', privacy: '3', videoChannelId: 'null' })
  })
})
