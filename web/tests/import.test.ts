import { afterAll, describe, expect, it } from 'vitest'
import { ApiError, OfflineError } from '../src/api/errors'
import { isOpen, nameOf, sourceLink, stateOf } from '../src/features/import/states'
import { isFetchable, isMagnet, sharedAddress, why, whyRefused } from '../src/features/import/why'
import { speak } from '../src/i18n/state.svelte'
import { find } from '../src/lib/routes'

afterAll(() => speak('en'))

describe('addresses to fetch', () => {
  it('are those that the server takes', () => {
    for (const good of ['https://a.example/v.mp4', ' http://a.example:8080/x?y=z ']) expect(isFetchable(good), good).toBe(true)
    for (const bad of ['', 'a.mp4', 'file:///etc/passwd', 'https://u:p@a.example/', 'javascript:alert(1)', `https://a.example/${'x'.repeat(2000)}`]) expect(isFetchable(bad), bad).toBe(false)
    expect([isMagnet('magnet:?xt=urn:btih:a'), isMagnet('https://a.example/magnet:?')]).toEqual([true, false])
  })

  it('are found in what another program shares', () => {
    const shared = (query: string) => sharedAddress(new URLSearchParams(query))
    expect(shared('url=https%3A%2F%2Fa.example%2Fw%2F1&title=A')).toBe('https://a.example/w/1')
    expect(shared('text=Look%3A%20https%3A%2F%2Fa.example%2Fw%2F1%20nice')).toBe('https://a.example/w/1')
    expect([shared('text=nothing'), shared('url=javascript%3Aalert(1)'), shared('')]).toEqual(['', '', ''])
  })

  it('are looked after on a page of the library', () => {
    expect(find('/my-library/video-imports')).toEqual({ page: 'my-imports' })
  })
})

describe('an import', () => {
  const one = (id: number, label = 'x') => ({ state: { id, label } })

  it('says how far it is, in words', () => {
    expect([1, 2, 3, 4, 5, 6].map((id) => stateOf(one(id) as never))).toEqual(['Waits its turn', 'The file is here', 'It did not work', 'Refused', 'Cancelled', 'Being fetched'])
    expect(stateOf(one(9, 'Dreaming') as never)).toBe('Dreaming')
    expect([1, 2, 3, 5, 6].map((id) => isOpen(one(id) as never))).toEqual([true, false, false, false, true])
  })

  it('is called after its video, else after its address, which is a link only into the web', () => {
    expect(nameOf({ video: null, targetUrl: 'https://a.example/', magnetUri: null, torrentName: null })).toBe('https://a.example/')
    expect([sourceLink('https://a.example/'), sourceLink('javascript:alert(1)')]).toEqual(['https://a.example/', null])
  })

  it('that failed tells why, in the language of the page', async () => {
    await speak('fr')
    expect(why('The server answered with status 404')).toBe('L’autre serveur a refusé (statut 404).')
    expect(why('The address leads to a private network')).toContain('réseau privé')
    expect(why('Something new')).toContain('Something new')
    await speak('en')
    expect(whyRefused(new ApiError(409, 'HTTP import is not enabled on this instance'))).toBe('This site does not fetch videos from elsewhere.')
    expect(whyRefused(new OfflineError())).toContain('Nothing is lost')
    expect(whyRefused(new ApiError(500, 'Oh'))).toBe('Oh')
  })

  it('knows every sentence that the server has for it', async () => {
    const { readFileSync, readdirSync } = await import('node:fs')
    const room = new URL('../../features/import/src/', import.meta.url)
    const source = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs')).map((name) => readFileSync(new URL(name, room), 'utf8')).join('\n')
    for (const sentence of ['is not installed on this server', 'The address is of several videos', 'A live stream cannot be imported', 'private network', 'is not known', 'did not come in time', 'larger than this server takes', 'An administrator cancelled it', "server's disk is full", 'maximum number of attempts', 'import is not enabled on this instance', 'answered with status']) {
      expect(source, sentence).toContain(sentence)
    }
  })
})
