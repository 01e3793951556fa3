import { describe, expect, it } from 'vitest'
import { actorOf, hostOf, namesOne, playlistOf, videoOf } from '../src/features/search/elsewhere'
import { asked, howMany, none, read, tagsIn, write } from '../src/features/search/filters'

const from = (text: string) => read(new URLSearchParams(text))

describe('filters', () => {
  it('stand in the address as PeerTube writes them, and come back', () => {
    const text =
      'search=tide&sort=-views&publishedDateRange=last_7days&durationRange=medium&originallyPublishedStartDate=1999-01-01&originallyPublishedEndDate=2003-12-31&categoryOneOf=1&categoryOneOf=2&licenceOneOf=4&languageOneOf=fr&tagsAllOf=sea&tagsOneOf=a&tagsOneOf=b&nsfw=both&isLive=false&isLocal=true'
    const filters = from(text)
    expect(howMany(filters)).toBe(12)
    expect(write(filters, new URLSearchParams('search=tide')).toString()).toBe(text)
    expect(write(none, new URLSearchParams(text)).toString()).toBe('search=tide')
  })

  it('become what the API is asked', () => {
    const now = Date.UTC(2025, 5, 10)
    expect(asked(from('publishedDateRange=last_7days&durationRange=long&originallyPublishedEndDate=2003-12-31&categoryOneOf=2&isLive=true'), now)).toEqual({
      sort: '-match', startDate: '2025-06-03T00:00:00.000Z', originallyPublishedEndDate: '2003-12-31T23:59:59.999Z', durationMin: 600, categoryOneOf: [2], isLive: true,
    })
    expect(asked(from('durationRange=short'), now)).toEqual({ sort: '-match', durationMax: 240 })
  })

  it('pass over what makes no sense', () => {
    expect(from('sort=name&publishedDateRange=ever&durationRange=x&originallyPublishedStartDate=soon&categoryOneOf=films&nsfw=maybe&isLive=1&isLocal=')).toEqual(none)
    expect(from(Array.from({ length: 50 }, (_, at) => `tagsOneOf=${at}`).join('&')).tagsOne).toHaveLength(20)
  })

  it('read tags as somebody types them', () => expect(tagsIn(' #sea, tide،موج,, sea ')).toEqual(['sea', 'tide', 'موج']))
})

describe('what lives elsewhere', () => {
  it('is told from words', () => {
    expect(['@ida@far.example', 'ida@far.example', 'ida@127.0.0.1:9000', 'https://far.example/w/1'].map(namesOne)).toEqual([true, true, true, true])
    expect(['ida', 'mail me @ home', '@ida', 'see https://far.example', 'https://'].some(namesOne)).toBe(false)
    expect([hostOf('@ida@far.example'), hostOf('https://far.example:8/w/1'), hostOf('ida')]).toEqual(['far.example', 'far.example:8', ''])
  })

  it('is read from an index whatever it sends', () => {
    const empty = videoOf(null)
    expect([empty.name, empty.duration, empty.channel.displayName, empty.isLocal]).toEqual(['', 0, '', false])
    const odd = videoOf({ name: 7, duration: -3, views: 'many', publishedAt: 'soon', previewUrl: 'javascript:alert(1)', channel: [], url: 'https://far.example/w/1' })
    expect([odd.name, odd.duration, odd.views, odd.publishedAt, odd.previewPath, odd.uuid]).toEqual(['', 0, 0, '1970-01-01T00:00:00.000Z', '', 'https://far.example/w/1'])
    expect(actorOf({ name: 'a', avatar: { url: 'https://far.example/a.png', width: 48 } }).avatars).toEqual([{ width: 48, fileUrl: 'https://far.example/a.png' }])
    expect(playlistOf({ displayName: 'Walks', url: 'https://far.example/p/1', thumbnailUrl: 'data:x', videosLength: 2 }, false)).toMatchObject({
      name: 'Walks', videos: 2, picture: '', to: '/search/lazy-load-playlist?url=https%3A%2F%2Ffar.example%2Fp%2F1',
    })
  })
})
