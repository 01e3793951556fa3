import { describe, expect, it } from 'vitest'
import { Channel } from '../src/features/embed/channel'
import { readOptions, subjectOf } from '../src/features/embed/options'
import { type Place, Places } from '../src/features/playlist/places'

describe('options of an embedded player', () => {
  it('has PeerTube’s defaults', () => {
    expect(readOptions('')).toEqual({
      autoplay: false,
      muted: false,
      loop: false,
      start: 0,
      stop: null,
      speed: null,
      subtitle: null,
      title: true,
      warning: true,
      link: true,
      controls: 'all',
      p2p: null,
      api: false,
      scope: 'peertube',
      waitPassword: false,
      position: 1,
    })
  })

  it('reads what an address asks for', () => {
    const asked = readOptions(
      '?autoplay=1&muted=true&loop=1&start=1m5s&stop=70&playbackRate=1.5&subtitle=fr&title=0&warningTitle=0&peertubeLink=0&p2p=0&api=1&scope=mine&playlistPosition=3',
    )
    expect(asked).toMatchObject({ autoplay: true, muted: true, loop: true, start: 65, stop: 70, speed: 1.5, subtitle: 'fr' })
    expect(asked).toMatchObject({ title: false, warning: false, link: false, p2p: false, api: true, scope: 'mine', position: 3 })
    expect(readOptions('?controls=0').controls).toBe('none')
    expect(readOptions('?controlBar=0').controls).toBe('noBar')
  })

  it('takes nonsense for nothing', () => {
    const asked = readOptions('?start=x&stop=y&playbackRate=1000&playlistPosition=-1&scope=a::b&autoplay=yes')
    expect(asked).toMatchObject({ start: 0, stop: null, speed: null, position: 1, scope: 'ab', autoplay: false })
  })

  it('knows what the frame shows', () => {
    expect(subjectOf('/videos/embed/abc/')).toEqual({ kind: 'video', id: 'abc' })
    expect(subjectOf('/video-playlists/embed/a%2Fb')).toEqual({ kind: 'playlist', id: 'a/b' })
    expect(subjectOf('/videos/embed/%E0%A4%A')).toEqual({ kind: 'video', id: '%E0%A4%A' })
  })
})

describe('places of a playlist', () => {
  const place = (position: number): Place => ({ position, start: null, stop: null, uuid: `v${position}`, name: '' })
  const list = [place(2), place(5), place(3)]

  it('begins where it was asked to, or at the next that can be played', () => {
    expect(new Places(list, 1).current?.position).toBe(2)
    expect(new Places(list, 3).current?.position).toBe(3)
    expect(new Places(list, 4).current?.position).toBe(5)
    expect(new Places(list, 9).current?.position).toBe(5)
    expect(new Places([], 1).current).toBeUndefined()
  })

  it('passes over what cannot be played', () => {
    const places = new Places(list, 3)
    expect([places.previous?.position, places.next?.position]).toEqual([2, 5])
    const last = places.goTo(place(5))
    expect([last.previous?.position, last.next]).toEqual([3, undefined])
  })
})

describe('the wire to the page', () => {
  function page() {
    const heard: unknown[] = []
    const peer = { postMessage: (text: string) => void heard.push(JSON.parse(text)) }
    let listener: ((event: { data: unknown; source: unknown }) => void) | null = null
    const mailbox = {
      addEventListener: (_: 'message', given: typeof listener) => void (listener = given),
      removeEventListener: () => void (listener = null),
    }
    const channel = new Channel('peertube', peer, mailbox)
    const say = async (message: unknown, source: unknown = peer) => {
      listener?.({ data: typeof message === 'string' ? message : JSON.stringify(message), source })
      await Promise.resolve().then(() => {}).then(() => {}).then(() => {})
    }
    return { heard, channel, say, closed: () => listener === null }
  }
  const greeting = (type: string) => ({ method: 'peertube::__ready', params: { type, publish: [] } })

  it('greets, and answers a greeting', async () => {
    const { heard, channel, say, closed } = page()
    const close = channel.open()
    expect(heard).toEqual([greeting('publish-request')])
    await say(greeting('publish-request'))
    expect(heard).toEqual([greeting('publish-request'), greeting('publish-reply')])
    close()
    expect(closed()).toBe(true)
  })

  it('keeps notes until the page has answered', async () => {
    const { heard, channel, say } = page()
    channel.open()
    for (let n = 0; n < 150; n += 1) channel.notify('tick', n)
    expect(heard).toHaveLength(1)
    await say(greeting('publish-reply'))
    expect(heard).toHaveLength(101)
    expect(heard[1]).toEqual({ method: 'peertube::tick', params: 50 })
    channel.notify('ready', true)
    expect(heard.at(-1)).toEqual({ method: 'peertube::ready', params: true })
  })

  it('answers questions, and tells what went wrong', async () => {
    const { heard, channel, say } = page()
    channel.bind('double', (n) => (n as number) * 2)
    channel.bind('later', () => Promise.resolve('done'))
    channel.bind('wrong', () => {
      throw new Error('no picture')
    })
    channel.open()
    heard.length = 0
    await say({ id: 1, method: 'peertube::double', params: 4 })
    await say({ id: 2, method: 'peertube::later' })
    await say({ id: 3, method: 'peertube::wrong' })
    await say({ id: 4, method: 'peertube::unknown' })
    expect(heard).toContainEqual({ id: 1, result: 8 })
    expect(heard).toContainEqual({ id: 2, result: 'done' })
    expect(heard).toContainEqual({ id: 3, error: 'runtime_error', message: 'no picture' })
    expect(heard.some((m) => (m as { error?: string }).error === 'method_not_found')).toBe(true)
  })

  it('does not hear others, nor what it does not understand', async () => {
    const { heard, channel, say } = page()
    let calls = 0
    channel.bind('play', () => (calls += 1))
    channel.open()
    heard.length = 0
    const play = { id: 1, method: 'peertube::play' }
    await say(play, { postMessage: () => {} })
    await say({ id: 1, method: 'other::play' })
    await say({ id: 1, method: 'play' })
    await say({ id: 1, method: 'peertube::play::x' })
    await say({ id: { evil: 1 }, method: 'peertube::play' })
    await say({ method: 'peertube::play' })
    await say(`{"id":1,"method":"peertube::play","params":"${'x'.repeat(20_000)}"}`)
    await say('{')
    await say('null')
    expect([calls, heard.length]).toEqual([0, 0])
    await say(play)
    expect(calls).toBe(1)
  })
})
