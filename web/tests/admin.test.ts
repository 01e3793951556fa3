import { describe, expect, it } from 'vitest'
import { changesBetween, kindOf, matches, settingsOf, titleOf, valueOf, withValue, words } from '../src/features/config/settings'
import { peerName, wishesOf } from '../src/features/follow/peers'
import { auditWords } from '../src/features/log/audit'
import { givable, mayManage, quotaBytes, quotaWords } from '../src/features/user/roles'
import { areaPath, ceiling, linePath, thinned } from '../src/features/viewing/scale'
import { wordsOf, wrongWords } from '../src/features/watched-words/words'

describe('settings', () => {
  const document = { instance: { name: 'A', isNSFW: false, languages: ['en'] }, signup: { limit: 10 }, theme: { customization: { primaryColor: null } } }

  it('are a flat list, and go back into the document', () => {
    expect(settingsOf(document).map(({ path }) => path)).toEqual(['instance.name', 'instance.isNSFW', 'instance.languages', 'signup.limit', 'theme.customization.primaryColor'])
    const after = withValue(withValue(document, 'signup.limit', 5), 'instance.languages', ['en', 'fr'])
    expect(document.signup.limit).toBe(10)
    expect(changesBetween(document, after)).toEqual([
      { path: 'instance.languages', before: ['en'], after: ['en', 'fr'] },
      { path: 'signup.limit', before: 10, after: 5 },
    ])
    expect(changesBetween(document, withValue(after, 'signup.limit', 10)).length).toBe(1)
  })

  it('have names a person reads, and are found by them', () => {
    expect([words('defaultNSFWPolicy'), words('browseVideos'), words('720p'), titleOf('transcoding.resolutions.720p')]).toEqual(['Default NSFW policy', 'Browse videos', '720p', 'Resolutions › 720p'])
    expect(matches({ path: 'transcoding.resolutions.720p', value: true }, 'TRANS 720')).toBe(true)
    expect(matches({ path: 'instance.name', value: 'Éclair' }, 'eclair')).toBe(true)
    expect(matches({ path: 'instance.name', value: 'A' }, 'terms')).toBe(false)
  })

  it('take what is typed as what they are', () => {
    expect([kindOf({ path: 'a.b', value: true }), kindOf({ path: 'a.b', value: 1 }), kindOf({ path: 'a.b', value: [] }), kindOf({ path: 'instance.terms', value: '' }), kindOf({ path: 'instance.name', value: '' })]).toEqual(['switch', 'number', 'list', 'long', 'text'])
    expect(kindOf({ path: 'instance.defaultNSFWPolicy', value: 'blur' })).toBe('choice')
    expect([valueOf('number', '-1', 3), valueOf('number', 'x', 3), valueOf('number', '', 3), valueOf('number', '', null)]).toEqual([-1, undefined, undefined, null])
    expect([valueOf('list', 'en, fr,', []), valueOf('list', '1,2', []), valueOf('list', '', [1])]).toEqual([['en', 'fr'], [1, 2], []])
    expect([valueOf('text', '', null), valueOf('text', '', 'a')]).toEqual([null, ''])
  })
})

describe('people', () => {
  it('are managed by who may', () => {
    expect([mayManage(0, 0), mayManage(1, 2), mayManage(1, 1), mayManage(1, 0), mayManage(2, 2)]).toEqual([true, true, false, false, false])
    expect([givable(0), givable(1)]).toEqual([[2, 1, 0], [2]])
  })
  it('have room in gigabytes', () => {
    expect([quotaWords(-1), quotaWords(2_500_000_000), quotaWords(0)]).toEqual(['', '2.5', '0'])
    expect([quotaBytes(''), quotaBytes('2,5'), quotaBytes('0'), quotaBytes('-1'), quotaBytes('lots')]).toEqual([-1, 2_500_000_000, 0, null, null])
  })
})

describe('watched words', () => {
  it('are one a line, each once, bounded', () => {
    expect(wordsOf(' a \n\nb\na')).toEqual(['a', 'b'])
    expect([wrongWords([]), wrongWords(['a']), wrongWords(['x'.repeat(101)]), wrongWords(Array.from({ length: 501 }, String))]).toEqual(['none', null, 'long', 'many'])
  })
})

describe('charts', () => {
  it('have a round top and lines within the box', () => {
    expect([[], [0], [7], [120], [0.3], [Number.NaN, 2]].map(ceiling)).toEqual([1, 1, 10, 200, 0.5, 2])
    expect(linePath([0, 5, 10], 100, 50, 10)).toBe('M0 50L50 25L100 0')
    expect(linePath([3], 100, 50, 10)).toBe('M0 35')
    expect(areaPath('M0 50L100 0', 100, 50)).toBe('M0 50L100 0L100 50L0 50Z')
    expect(areaPath(linePath([], 100, 50, 1), 100, 50)).toBe('')
  })
  it('put neighbours together', () => {
    const points = [1, 2, 3, 4, 5].map((value) => ({ label: `${value}`, value }))
    expect(thinned(points, 3, 'sum')).toEqual([{ label: '1', value: 3 }, { label: '3', value: 7 }, { label: '5', value: 5 }])
    expect(thinned(points, 3, 'mean').map(({ value }) => value)).toEqual([1.5, 3.5, 5])
    expect(thinned(points, 9, 'sum')).toEqual(points)
  })
})

describe('the audit log', () => {
  it('tells who did what, and survives what is no JSON', () => {
    expect(auditWords('{"user":"root","domain":"users","action":"create","user-id":2}')).toBe('root create users: user-id=2')
    expect(auditWords('plain')).toBe('plain')
  })
})

describe('whom to follow', () => {
  it('is taken from lines of hosts, handles and addresses', () => {
    expect(wishesOf('Video.Example.org\n@ida@one.example, ida@one.example https://two.example:8443/c/shore/videos https://three.example/')).toEqual({
      hosts: ['video.example.org', 'three.example'],
      handles: ['ida@one.example', 'shore@two.example:8443'],
      odd: [],
    })
  })

  it('tells what is neither', () => {
    const { hosts, handles, odd } = wishesOf('-x.example a@b@c na!me@one.example https:// ok.example')
    expect([hosts, handles, odd]).toEqual([['ok.example'], [], ['-x.example', 'a@b@c', 'na!me@one.example', 'https://']])
  })

  it('goes by the host when it is a whole server', () => {
    expect([peerName({ name: 'peertube', host: 'a.example' }), peerName({ name: 'ida', host: 'a.example' })]).toEqual(['a.example', 'ida@a.example'])
  })
})
