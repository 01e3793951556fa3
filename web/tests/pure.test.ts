import { describe, expect, it } from 'vitest'
import { changes, draftFor, draftOf, localTime, problems, tagsOf, titleFrom } from '../src/features/publish/draft'
import { isSameFile, type Kept } from '../src/features/publish/keep'
import { command, nextSpeed } from '../src/features/player/hotkeys'
import { fileFor, renditionsIn, sourceOf, swarmId, trackersOf, withToken } from '../src/features/player/source'
import { tileAt } from '../src/features/player/storyboard'
import { pieces, paragraphs } from '../src/lib/richtext'
import { find } from '../src/lib/routes'
import { hueOf } from '../src/lib/tint'
import type { Storyboard, VideoDetails, VideoFile } from '../src/api/types'

describe('routes', () => {
  it('keeps PeerTube’s addresses', () => {
    expect(find('/w/abc')).toEqual({ page: 'watch', id: 'abc' })
    expect(find('/videos/watch/abc', '?start=10s')).toEqual({ redirect: '/w/abc?start=10s' })
    expect(find('/w/abc;threadId=1')).toEqual({ page: 'watch', id: 'abc' })
    expect(find('/w/p/abc')).toEqual({ page: 'playlist', id: 'abc' })
    expect(find('/videos/watch/playlist/abc', '?playlistPosition=2')).toEqual({ redirect: '/w/p/abc?playlistPosition=2' })
    expect(find('/@root')).toEqual({ page: 'actor', handle: 'root' })
    expect(find('/videos/upload')).toEqual({ redirect: '/publish' })
    expect(find('/my-library')).toEqual({ redirect: '/my-library/videos' })
    expect(find('/videos/update/x')).toEqual({ page: 'edit', id: 'x' })
    expect(find('/c/name@host.example/videos')).toEqual({ page: 'channel', handle: 'name@host.example' })
    expect(find('/accounts/root/video-channels')).toEqual({ page: 'account', handle: 'root' })
    expect(find('/videos/browse/')).toEqual({ page: 'browse' })
    expect(find('/')).toEqual({ page: 'browse' })
    expect(find('/my-library/watched-words/list')).toEqual({ page: 'my-words' })
    expect(find('/videos/subscriptions')).toEqual({ page: 'subscriptions' })
    expect(find('/my-library/video-playlists/update/abc')).toEqual({ page: 'my-playlist', id: 'abc' })
    expect(find('/my-library/video-channels/create')).toEqual({ page: 'channel-form', id: '' })
    expect(find('/my-library/video-channels/update/a.b')).toEqual({ page: 'channel-form', id: 'a.b' })
    expect(find('/my-account/blocklist/servers')).toEqual({ redirect: '/my-account/blocklist?what=servers' })
  })

  it('does not stumble over odd ones', () => {
    expect(find('/nowhere')).toEqual({ page: 'missing' })
    expect(find('/w/%E0%A4%A')).toEqual({ page: 'missing' })
    expect(find('/w/a%2Fb')).toEqual({ page: 'watch', id: 'a/b' })
    expect(find('//')).toEqual({ page: 'browse' })
  })
})

describe('descriptions', () => {
  it('find links and leave the sentence its full stop', () => {
    expect(pieces('See https://example.org/a_(b). Or [here](https://example.org/c)!')).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'link', text: 'https://example.org/a_(b)', href: 'https://example.org/a_(b)' },
      { kind: 'text', text: '. Or ' },
      { kind: 'link', text: 'here', href: 'https://example.org/c' },
      { kind: 'text', text: '!' },
    ])
  })

  it('never make a link of anything but http', () => {
    for (const text of ['[x](javascript:alert(1))', 'javascript:alert(1)', '[x](data:text/html,hi)', '<a href="https://x.example">x</a>', 'https://']) {
      const links = pieces(text).filter((piece) => piece.kind === 'link')
      for (const link of links) expect(link.kind === 'link' && link.href).toMatch(/^https:\/\/x\.example\/$/)
      expect(pieces(text).map((piece) => piece.text).join('')).toBe(text)
    }
  })

  it('turn clocks within the video into time marks', () => {
    expect(pieces('0:10 intro, 99:00 no, 1:2:3 no', 60).filter(({ kind }) => kind === 'time')).toEqual([{ kind: 'time', text: '0:10', seconds: 10 }])
  })

  it('link people where that is wanted, and nothing that only looks like them', () => {
    const links = (text: string) => pieces(text, 0, true).filter(({ kind }) => kind === 'mention').map((piece) => (piece.kind === 'mention' ? piece.href : ''))
    expect(links('Thanks @bob. And @ann@peer.example:9000, (@c_d)')).toEqual(['/@bob', '/@ann@peer.example:9000', '/@c_d'])
    expect(links('mail@bob https://x.example/@bob @@bob a/@b @')).toEqual([])
    expect(pieces('@bob')).toEqual([{ kind: 'text', text: '@bob' }])
    expect(pieces('@bob.', 0, true).map(({ text }) => text).join('|')).toBe('@bob|.')
  })

  it('keep paragraphs and lines, and finish quickly on hostile input', () => {
    expect(paragraphs('a\r\nb\n\n\n**c**')).toEqual([[[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]], [[{ kind: 'text', text: 'c', strong: true }]]])
    const nasty = ['['.repeat(20_000), '*'.repeat(20_000), `https://${'('.repeat(5000)}`, '1:'.repeat(10_000)]
    for (const text of nasty) expect(pieces(text, 10).map((piece) => piece.text).join('')).toBe(text)
  })
})

describe('sources', () => {
  const playlist = { id: 1, type: 1, playlistUrl: 'https://v.example/m.m3u8', segmentsSha256Url: 'https://v.example/s.json', redundancies: [], files: [] }
  const file = (height: number) => ({ id: height, resolution: { id: height, label: `${height}p` }, size: 1, fileUrl: `/${height}.mp4`, fileDownloadUrl: `/${height}.mp4` }) as VideoFile

  it('prefers the playlist, then the growing one, then files', () => {
    const video = { files: [file(240), file(720)], streamingPlaylists: [playlist], trackerUrls: ['https://v.example/tracker/announce', 'wss://v.example/tracker/socket'] }
    expect(sourceOf(video, null, 'https://v.example')).toEqual({ kind: 'hls', playlistUrl: playlist.playlistUrl, hashesUrl: playlist.segmentsSha256Url, copies: [], trackers: ['wss://v.example/tracker/socket'] })
    expect(sourceOf({ ...video, streamingPlaylists: [] }, null, '')).toMatchObject({ kind: 'file', files: [{ id: 720 }, { id: 240 }] })
    const sent = { ...file(720), fileUrl: 'https://v.example/download/original-video-files/a.mov' }
    expect(sourceOf({ ...video, streamingPlaylists: [], files: [sent] }, null, '')).toBe(null)
    const progress = { state: { id: 2, label: '' }, progress: 0.1, renditions: [], playlistUrl: 'https://v.example/g.m3u8', etaSeconds: null, error: null }
    expect(sourceOf({ files: [], streamingPlaylists: [], trackerUrls: [] }, progress, 'http://v.example')).toEqual({ kind: 'hls', playlistUrl: 'https://v.example/g.m3u8', hashesUrl: null, copies: [], trackers: ['ws://v.example/tracker/socket'] })
    expect(sourceOf({ files: [], streamingPlaylists: [], trackerUrls: [] }, null, '')).toBe(null)
    expect(trackersOf({ files: [], streamingPlaylists: [], trackerUrls: ['http://x'] }, 'https://v.example')).toEqual(['wss://v.example/tracker/socket'])
  })

  it('picks the file for a height', () => {
    const files = [file(720), file(240), file(480)]
    expect([1080, 500, 100].map((height) => fileFor(files, height)?.id)).toEqual([720, 480, 240])
    expect(fileFor([], 720)).toBe(undefined)
  })

  it('adds tokens without losing what was there', () => {
    expect(withToken('https://v.example/a?x=1', 't&k', true)).toBe('https://v.example/a?x=1&videoFileToken=t%26k&reinjectVideoFileToken=true')
    expect(withToken('https://v.example/a?videoFileToken=old', 'new')).toBe('https://v.example/a?videoFileToken=new')
    expect(withToken('/a', null)).toBe('/a')
  })

  it('names the swarm as PeerTube does once nothing moves any more', () => {
    const master = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na-480.m3u8?videoFileToken=t\n\n#EXT-X-STREAM-INF:BANDWIDTH=2,CODECS="x"\r\nb-720.m3u8\r\n'
    const renditions = renditionsIn(master)
    expect(renditions).toBe('a-480.m3u8 b-720.m3u8')
    expect(swarmId(playlist.playlistUrl, false, renditions)).toBe(playlist.playlistUrl)
    expect(swarmId(playlist.playlistUrl, true, renditions)).not.toBe(swarmId(playlist.playlistUrl, true, 'a-480.m3u8'))
  })

  it('finds storyboard tiles and refuses senseless boards', () => {
    const board = { storyboardPath: '/s.jpg', totalWidth: 1920, totalHeight: 216, spriteWidth: 192, spriteHeight: 108, spriteDuration: 2 } as Storyboard
    expect(tileAt(board, 25)).toMatchObject({ x: 384, y: 108, url: '/s.jpg' })
    expect(tileAt(board, 9999)).toMatchObject({ x: 1728, y: 108 })
    expect(tileAt({ ...board, spriteWidth: 0 }, 1)).toBe(null)
    expect(tileAt({ ...board, spriteDuration: 0 }, 1)).toBe(null)
  })
})

describe('keys', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => command({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

  it('are those of YouTube and mpv', () => {
    expect(press(' ')).toEqual({ do: 'play' })
    expect(press('j')).toEqual({ do: 'seek', by: -10 })
    expect(press('7')).toEqual({ do: 'jump', to: 0.7 })
    expect(press(']')).toEqual({ do: 'speed', by: 0.1 })
    expect(press('L')).toEqual({ do: 'loop' })
    expect(press('ArrowRight', { ctrlKey: true })).toEqual({ do: 'chapter', by: 1 })
  })

  it('leave the browser its own', () => {
    expect(press('f', { ctrlKey: true })).toBe(null)
    expect(press('l', { metaKey: true })).toBe(null)
    expect(press('constructor')).toBe(null)
    expect(press('F5')).toBe(null)
  })

  it('step the speed within limits and without float dust', () => {
    expect(nextSpeed(1, 0.1)).toBe(1.1)
    expect(nextSpeed(1.2000000000000002, 0.1)).toBe(1.3)
    expect(nextSpeed(3, 0.25)).toBe(3)
    expect(nextSpeed(0.25, -0.25)).toBe(0.25)
  })
})

describe('the form', () => {
  it('makes titles of file names', () => {
    expect(['my_holiday.film.final.mp4', 'Tide pools (1).webm', '.mp4', 'a'.repeat(200)].map(titleFrom)).toEqual(['my holiday film final', 'Tide pools (1)', '.mp4', 'a'.repeat(120)])
  })

  it('cleans tags as the server wants them', () => {
    expect(tagsOf(' a, sea ,sea,, tide pools,b3,c4,d5,e6')).toEqual(['sea', 'tide pools', 'b3', 'c4', 'd5'])
  })

  it('sends what the form says', () => {
    const draft = { ...draftFor('clip.mp4', null, null), name: ' Clip ', category: '5', language: 'fr', privacy: 5, password: 'open', tags: 'sea' }
    expect(problems(draft)).toEqual({})
    expect(changes(draft)).toMatchObject({ name: 'Clip', category: 5, licence: null, language: 'fr', privacy: 5, videoPasswords: ['open'], tags: ['sea'] })
    expect(changes(draft)).not.toHaveProperty('channelId')
    expect(problems({ ...draft, name: 'ab', password: 'x' })).toEqual({ name: true, password: true })
    expect(problems({ ...draft, password: '' }, true)).toEqual({})
  })

  it('waits with what may wait, and says until when', () => {
    const now = Date.parse('2026-03-09T12:00:00Z')
    const at = localTime(new Date(now + 3600_000))
    const draft = { ...draftFor('clip.mp4', null, null), at }
    expect(problems(draft, false, now)).toEqual({})
    expect(changes(draft)).toMatchObject({ privacy: 3, scheduleUpdate: { updateAt: new Date(at).toISOString(), privacy: 1 } })
    // At once, by password, or private: nothing is planned, and what was planned goes.
    for (const other of [{ at: '' }, { privacy: 5, password: 'open' }, { privacy: 3 }]) expect(changes({ ...draft, ...other }).scheduleUpdate).toBeNull()
    expect(problems({ ...draft, at: localTime(new Date(now - 3600_000)) }, false, now)).toEqual({ at: true })
    expect(problems({ ...draft, at: 'never' }, false, now)).toEqual({ at: true })
  })

  it('says who may comment and how to support', () => {
    const draft = { ...draftFor('clip.mp4', { videoChannels: [{ id: 3, support: 'Buy my nets' }] } as never, null), commentsPolicy: 3 }
    expect(changes(draft)).toMatchObject({ commentsPolicy: 3, support: 'Buy my nets' })
    expect(changes({ ...draft, support: ' ' })).toMatchObject({ support: null })
    expect(problems({ ...draft, support: 'ab' })).toEqual({ support: true })
  })

  it('comes back from a video as it was', () => {
    const video = { name: 'Clip', description: null, channel: { id: 3 }, privacy: { id: 1 }, category: { id: null }, licence: { id: 2 }, language: { id: null }, tags: ['a1', 'b2'], nsfw: false, downloadEnabled: true } as unknown as VideoDetails
    expect(draftOf(video)).toMatchObject({ name: 'Clip', description: '', channelId: 3, category: '', licence: '2', language: '', tags: 'a1, b2', commentsPolicy: 1, support: '', at: '' })
    const planned = { ...video, privacy: { id: 3 }, commentsPolicy: { id: 2 }, support: 'Give', scheduledUpdate: { updateAt: '2099-01-02T03:04:00.000Z', privacy: 2 } } as VideoDetails
    const draft = draftOf(planned)
    expect(draft).toMatchObject({ privacy: 2, commentsPolicy: 2, support: 'Give' })
    expect(changes(draft)).toMatchObject({ privacy: 3, scheduleUpdate: { updateAt: '2099-01-02T03:04:00.000Z', privacy: 2 } })
  })

  it('knows its file again', () => {
    const kept = { fileName: 'a.mp4', size: 3, lastModified: 5 } as Kept
    const file = (name: string, size: number, lastModified: number) => ({ name, size, lastModified }) as File
    expect(isSameFile(kept, file('a.mp4', 3, 5))).toBe(true)
    expect(isSameFile(kept, file('a.mp4', 4, 5))).toBe(false)
    expect(isSameFile(kept, file('b.mp4', 3, 5))).toBe(false)
    expect(isSameFile(kept, file('a.mp4', 3, 6))).toBe(false)
  })
})

describe('tints', () => {
  const pixels = (...colours: [number, number, number][]) => new Uint8ClampedArray(colours.flatMap((colour) => [...colour, 255]))

  it('are the strongest hue, or none', () => {
    expect(hueOf(pixels([200, 40, 40], [90, 90, 90]))).toBe(0)
    expect(hueOf(pixels([40, 40, 200], [40, 40, 220]))).toBe(240)
    expect(hueOf(pixels([90, 90, 90], [10, 10, 10]))).toBe(null)
    expect(hueOf(pixels([200, 40, 40], [40, 200, 200]))).toBe(null)
  })
})
