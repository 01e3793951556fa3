import { describe, expect, it } from 'vitest'
import type { Comment, CommentTree } from '../src/api/types'
import { answered, approved, buried, changed, grown } from '../src/features/comment/tree'
import { rated } from '../src/features/video/rating'
import { veilOf } from '../src/features/video/sensitive'
import { lineAt, linesOf } from '../src/features/video/vtt'

describe('rating', () => {
  it('is one of the two or neither', () => {
    const none = { rating: 'none', likes: 3, dislikes: 1 } as const
    expect(rated(none, 'like')).toEqual({ rating: 'like', likes: 4, dislikes: 1 })
    expect(rated({ ...none, rating: 'like' }, 'like')).toEqual({ rating: 'none', likes: 2, dislikes: 1 })
    expect(rated({ ...none, rating: 'like' }, 'dislike')).toEqual({ rating: 'dislike', likes: 2, dislikes: 2 })
    expect(rated({ rating: 'like', likes: 0, dislikes: 0 }, 'like').likes).toBe(0)
  })
})

describe('sensitive material', () => {
  const video = (nsfwFlags: number) => ({ nsfw: true, nsfwFlags })
  it('follows what holds for all', () => {
    expect(veilOf({ nsfw: false, nsfwFlags: 3 }, { nsfwPolicy: 'do_not_list' })).toBe('none')
    expect(['do_not_list', 'blur', 'warn', 'display', 'strange'].map((nsfwPolicy) => veilOf(video(0), { nsfwPolicy }))).toEqual(['hide', 'blur', 'warn', 'none', 'warn'])
  })
  it('takes the strictest choice for its kinds', () => {
    const choice = { nsfwPolicy: 'warn', nsfwFlagsDisplayed: 1, nsfwFlagsHidden: 0, nsfwFlagsWarned: 0, nsfwFlagsBlurred: 2 }
    expect(veilOf(video(1), choice)).toBe('none')
    expect(veilOf(video(2), choice)).toBe('blur')
    expect(veilOf(video(3), choice)).toBe('blur')
    expect(veilOf(video(4), choice)).toBe('warn')
    expect(veilOf(video(3), { ...choice, nsfwFlagsHidden: 1 })).toBe('hide')
  })
})

describe('a transcript', () => {
  it('reads cues, takes markup off, and joins what is repeated', () => {
    const file = '\uFEFFWEBVTT - a title\r\n\r\nNOTE not this\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n1\r\n00:01.000 --> 00:03.000 align:start\r\n<v Ada>Salt &amp; <b>water</b>\r\nsecond row\r\n\r\n01:00:05,500 --> 01:00:06.000\r\nLate\r\n\r\n00:03.100 --> 00:04.000\r\n &lt;i&gt; \r\n'
    expect(linesOf(file)).toEqual([
      { from: 1, to: 3, text: 'Salt & water second row' },
      { from: 3.1, to: 4, text: '<i>' },
      { from: 3605.5, to: 3606, text: 'Late' },
    ])
    expect(linesOf('WEBVTT\n\n00:00.000 --> 00:01.000\na\n\n00:01.000 --> 00:02.000\na')).toEqual([{ from: 0, to: 2, text: 'a' }])
  })
  it('survives nonsense quickly', () => {
    for (const text of ['', 'WEBVTT', '-->', '99:99.000 --> x\na', '<'.repeat(50_000), '00:00.000 --> 00:01.000\n' + '<'.repeat(50_000)]) expect(linesOf(text).length).toBeLessThan(2)
  })
  it('knows the line of a moment', () => {
    const lines = [{ from: 1, to: 2, text: 'a' }, { from: 5, to: 6, text: 'b' }]
    expect([0, 1, 4.9, 5, 99].map((time) => lineAt(lines, time))).toEqual([-1, 0, 0, 1, 1])
    expect(lineAt([], 3)).toBe(-1)
  })
})

describe('a thread', () => {
  const comment = (id: number, totalReplies = 0) => ({ id, threadId: 1, totalReplies, text: `c${id}`, isDeleted: false, heldForReview: true, account: { id: 7 } }) as Comment
  const leaf = (id: number): CommentTree => ({ comment: comment(id), children: [] })
  const thread = (): CommentTree => ({ comment: comment(1, 2), children: [{ comment: comment(2, 1), children: [leaf(3)] }] })

  it('grows where somebody answers', () => {
    const after = answered(thread(), 3, comment(4))
    expect(after.children[0]?.children[0]?.children[0]?.comment.id).toBe(4)
    expect(after.comment.totalReplies).toBe(3)
  })
  it('keeps the place of a removed comment while answers hang below it', () => {
    expect(changed(thread(), 3, buried)?.children[0]?.children).toEqual([])
    const tombstone = changed(thread(), 2, buried)?.children[0]
    expect(tombstone?.comment).toMatchObject({ isDeleted: true, text: '', account: null })
    expect(tombstone?.children.length).toBe(1)
    expect(changed(leaf(9), 9, buried)).toBe(null)
  })
  it('changes only the branch it touches', () => {
    const before: CommentTree = { comment: comment(1), children: [leaf(2), leaf(3)] }
    const after = changed(before, 3, approved)
    expect(after?.children[0]).toBe(before.children[0])
    expect(after?.children[1]?.comment.heldForReview).toBe(false)
    expect(changed(before, 99, approved)).toBe(before)
    expect(grown({ comment: comment(1) } as CommentTree).children).toEqual([])
  })
})
