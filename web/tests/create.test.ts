import { describe, expect, it } from 'vitest'
import { entryOf } from '../src/features/channel/activity'
import { gapAfter, newCue, problemOf, readTrack, shifted, writeTrack } from '../src/features/caption/cues'
import { inOrder, newRow, problemsOf, rowsFrom, rowsOf } from '../src/features/chapter/rows'
import { Selection } from '../src/features/library/selection.svelte'
import { meaning } from '../src/features/publish/transport'
import { readTime, writeTime } from '../src/lib/timecode'

describe('times as people write them', () => {
  it('are read and written', () => {
    expect([0, 62.5, 3661.25].map((at) => writeTime(at))).toEqual(['0:00', '1:02', '1:01:01'])
    expect(writeTime(62.5, true)).toBe('1:02.500')
    expect(writeTime(59.9996, true)).toBe('1:00.000')
    for (const [text, seconds] of [['62', 62], ['62.5', 62.5], ['1:02', 62], ['1:02.5', 62.5], ['1:01:02,250', 3662.25], [' 0:00 ', 0]] as const) expect(readTime(text)).toBe(seconds)
  })

  it('are refused when they are none', () => {
    for (const text of ['', 'a', '1:60', '1:60:00', '-3', '1:2:3:4', '1.2345', '1:']) expect(readTime(text), text).toBeNull()
  })
})

describe('captions as rows', () => {
  const file = `WEBVTT - by hand

STYLE
::cue { color: red }

NOTE for the reader

1
00:00:01.000 --> 00:00:02.500 align:start line:10%
Good morning,
all of you

00:00:03,000 --> 00:00:04.000
Second
`
  it('lose nothing that is no cue', () => {
    const track = readTrack(file)
    expect(track.head).toBe('WEBVTT - by hand\n\nSTYLE\n::cue { color: red }')
    expect(track.cues).toMatchObject([
      { start: 1, end: 2.5, text: 'Good morning,\nall of you', settings: 'align:start line:10%', before: 'NOTE for the reader' },
      { start: 3, end: 4, text: 'Second', settings: '', before: '' },
    ])
    const written = writeTrack(track)
    expect(written).toContain('STYLE\n::cue { color: red }\n\nNOTE for the reader\n\n00:00:01.000 --> 00:00:02.500 align:start line:10%\nGood morning,\nall of you\n\n00:00:03.000')
    expect(writeTrack(readTrack(written))).toBe(written)
  })

  it('are read from SubRip with a mark of byte order and other line ends', () => {
    const track = readTrack('\uFEFF1\r\n00:01:00,500 --> 00:01:02,000\r\nHello\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,000\r\nBye\r\n')
    expect(track.head).toBe('WEBVTT')
    expect(track.cues.map(({ start, end, text }) => [start, end, text])).toEqual([[60.5, 62, 'Hello'], [3600, 3601, 'Bye']])
  })

  it('cannot break the file they are written to', () => {
    const cue = newCue(0, 1, 'one\n\n\n00:00 --> 00:02\n\ntwo')
    expect(readTrack(writeTrack({ head: 'WEBVTT', cues: [cue] })).cues.map(({ text }) => text)).toEqual(['one\n00:00 → 00:02\ntwo'])
  })

  it('are written in order, and found wrong where they are', () => {
    const track = { head: '', cues: [newCue(5, 6, 'b'), newCue(1, 2, 'a')] }
    expect(readTrack(writeTrack(track)).cues.map(({ text }) => text)).toEqual(['a', 'b'])
    expect(problemOf(newCue(2, 2, 'x'), 10)).toBe('order')
    expect(problemOf(newCue(1, 2, ' \n '), 10)).toBe('empty')
    expect(problemOf(newCue(12, 13, 'x'), 10)).toBe('late')
    expect(problemOf(newCue(12, 13, 'x'), 0)).toBeNull()
  })

  it('move together and make room for one more', () => {
    expect(shifted([newCue(0.2, 1), newCue(3, 4)], -0.5).map(({ start, end }) => [start, end])).toEqual([[0, 0.5], [2.5, 3.5]])
    const cues = [newCue(0, 1), newCue(2, 3), newCue(3.1, 4)]
    expect([0, 1, 2].map((at) => gapAfter(cues, at)).map(({ start, end }) => [start, end])).toEqual([[1, 2], [3, 5], [4, 6]])
  })
})

describe('chapters as rows', () => {
  it('are put in order and looked at as the server does', () => {
    const rows = [newRow(30.9, 'End'), newRow(0, ''), newRow(10, 'a'), newRow(10, 'b')]
    expect(inOrder(rows).map(({ time }) => time)).toEqual([0, 10, 10, 30])
    const found = problemsOf(rows, 30)
    expect(rows.map(({ id }) => found.get(id))).toEqual(['late', 'title', 'same', 'same'])
    expect(problemsOf(rowsOf([{ timecode: 0, title: 'x'.repeat(101) }]), 0).size).toBe(1)
  })

  it('are made of a pasted list', () => {
    expect(rowsFrom('My film\n0:00 Welcome\n(1:05) – The middle\n1:02:03 - End\n')?.map(({ time, title }) => [time, title])).toEqual([[0, 'Welcome'], [65, 'The middle'], [3723, 'End']])
    expect(rowsFrom('at 1:05 something happens')).toBeNull()
    expect(rowsFrom('0:00 only one')).toBeNull()
  })
})

describe('choosing several', () => {
  it('takes all between two with shift', () => {
    const chosen = new Selection<string>()
    const all = ['a', 'b', 'c', 'd']
    chosen.toggle('b', true, all)
    chosen.toggle('d', true, all, true)
    expect([...chosen.chosen]).toEqual(['b', 'c', 'd'])
    chosen.toggle('c', false, all)
    expect([...chosen.chosen]).toEqual(['b', 'd'])
  })

  it('keeps those chosen that failed', async () => {
    const chosen = new Selection<string>()
    chosen.all(['a', 'b', 'c'], true)
    const result = await chosen.each(async (name) => {
      if (name === 'b') throw new Error('no')
    })
    expect(result).toMatchObject({ done: 2, failed: 1 })
    expect([...chosen.chosen]).toEqual(['b'])
    expect(chosen.progress).toBeNull()
  })
})

describe('another file of a video', () => {
  const answer = (status: number, body: unknown) => ({ status, header: () => null, body })
  const video = { id: 1, uuid: 'u', shortUUID: 's' }
  it('is there when the server says what it is', () => {
    expect(meaning(answer(200, { inputFilename: 'a.mp4' }), video)).toEqual({ kind: 'done', video })
    // The same words mean nothing when a new video was sent.
    expect(meaning(answer(200, { inputFilename: 'a.mp4' }))).toEqual({ kind: 'more', offset: 0 })
  })
})

describe('the log of a channel', () => {
  const base = { id: 1, createdAt: '', targetType: { id: 1, label: 'Video' }, channel: { id: 1, name: 'c', displayName: 'Boats', url: '', host: '' } }
  it('says what was done to what', () => {
    const video = { id: 2, name: 'Tide', uuid: 'u', shortUUID: 's', url: '' }
    const account = { displayName: 'Ann' }
    expect(entryOf({ ...base, account, video, action: { id: 4, label: '' } } as never)).toEqual({ text: 'Ann changed captions of “Tide”', href: '/w/s' })
    expect(entryOf({ ...base, account, video, action: { id: 3, label: '' } } as never).href).toBeNull()
    expect(entryOf({ ...base, action: { id: 2, label: '' } } as never).text).toBe('Somebody changed “Boats”')
    expect(entryOf({ ...base, account, video, targetAccount: { displayName: 'Bob' }, action: { id: 12, label: '' } } as never).text).toBe('Ann offered “Tide” to Bob')
    expect(entryOf({ ...base, account, action: { id: 99, label: 'Sang' } } as never).text).toBe('Ann: Sang')
  })
})
