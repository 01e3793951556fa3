import { describe, expect, it } from 'vitest'
import { readOptions } from '../src/features/embed/options'
import { command } from '../src/features/player/hotkeys'
import { downloadsOf, embedAddress, embedCode, linkTo, plainWish } from '../src/features/video/embed-code'

const video = { shortUUID: 'abc', name: 'Ebb & "flow" <live>' }
const here = 'https://tide.example'

describe('passing a video on', () => {
  it('names the moment only when there is one', () => {
    expect(linkTo(video, 0, here)).toBe('https://tide.example/w/abc')
    expect(linkTo(video, 62.9, here)).toBe('https://tide.example/w/abc?start=62s')
  })

  it('asks the frame for what was chosen, in words the frame reads', () => {
    expect(embedAddress(video, plainWish(), here)).toBe('https://tide.example/videos/embed/abc')
    const wish = { ...plainWish(), start: 5, autoplay: true, muted: true, loop: true, title: false, controls: false }
    const read = readOptions(new URL(embedAddress(video, wish, here)).search)
    expect(read).toMatchObject({ start: 5, autoplay: true, muted: true, loop: true, title: false, controls: 'none' })
  })

  it('cannot be broken out of by a title', () => {
    const code = embedCode(video, { ...plainWish(), muted: true, loop: true }, here)
    expect(code).toContain('title="Ebb &amp; &quot;flow&quot; &lt;live>"')
    expect(code).toContain('?muted=1&amp;loop=1"')
    expect(embedCode(video, { ...plainWish(), responsive: true }, here)).toMatch(/^<div style="position:relative;padding-top:56.25%"><iframe .*<\/iframe><\/div>$/)
  })
})

describe('what can be taken away', () => {
  const file = (id: number, height: number, more: object = {}) => ({ id, resolution: { id: height, label: `${height}p` }, size: 100 * id, fps: 30, fileDownloadUrl: `${here}/download/${id}.mp4`, torrentDownloadUrl: null, hasAudio: true, hasVideo: true, ...more })
  it('is each file, best first, with the token that opens it', () => {
    const found = downloadsOf({ uuid: 'u', files: [], streamingPlaylists: [{ files: [file(1, 240), file(2, 720, { fps: 60 })] }] } as never, 'secret', here)
    expect(found.map(({ kind, label, fps, href }) => [kind, label, fps, href])).toEqual([
      ['file', '720p', 60, `${here}/download/2.mp4?videoFileToken=secret`],
      ['file', '240p', null, `${here}/download/1.mp4?videoFileToken=secret`],
    ])
  })

  it('is made of two files where sound lies apart', () => {
    const files = [file(1, 480, { hasAudio: false }), file(2, 0, { hasVideo: false })]
    const found = downloadsOf({ uuid: 'u', files: [], streamingPlaylists: [{ files }] } as never, null, here)
    expect(found.map(({ kind, size, href }) => [kind, size, href])).toEqual([
      ['joined', 300, `${here}/download/videos/generate/u?videoFileIds=1&videoFileIds=2`],
      ['sound', 200, `${here}/download/2.mp4`],
    ])
  })
})

it('keys lead to the neighbours', () => {
  const key = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: true }
  expect([command({ ...key, key: 'N' }), command({ ...key, key: 'P' })]).toEqual([{ do: 'next' }, { do: 'previous' }])
})
