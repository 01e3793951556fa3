import { describe, expect, it } from 'vitest'
import { countOf, hrefOf, listQuery, read as parse, widthOf } from '../src/features/homepage/markup'
import { find } from '../src/lib/routes'
import { contrast, read, readable, sheetOf, tokensOf } from '../src/features/instance/colours'

const colour = (text: string) => read(text)!

describe('an instance’s colours', () => {
  it('are read from what CSS calls colours, and from nothing else', () => {
    expect([read('#ABC'), read(' #0a0B0c '), read('rgb(1, 2, 300)')]).toEqual([[170, 187, 204], [10, 11, 12], [1, 2, 255]])
    expect([read(null), read('red'), read('#12'), read('url(x)'), read('#123456}')]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  it('keep contrast whatever is chosen, in light and dark', () => {
    const chosen = ['#ffffff', '#000000', '#808080', '#ffff00', '#0000ff', '#7fff00', '#ff00ff', '#123456']
    for (const background of chosen) {
      for (const primary of chosen) {
        for (const scheme of ['light', 'dark'] as const) {
          const tokens = tokensOf({ background: colour(background), primary: colour(primary), foreground: colour(primary), onPrimary: colour(background) }, scheme)
          const of = (name: `--${string}`) => colour(tokens[name] ?? '')
          const where = `${background} ${primary} ${scheme}`
          for (const ground of ['--paper-0', '--paper-1', '--paper-2'] as const) {
            for (const text of ['--ink-9', '--ink-6', '--ink-5', '--sepia', '--tide', '--coral', '--moss'] as const) expect(contrast(of(text), of(ground)), `${where} ${text} ${ground}`).toBeGreaterThanOrEqual(4.5)
            expect(contrast(of('--edge'), of(ground)), where).toBeGreaterThanOrEqual(3)
          }
          for (const [text, ground] of [['--on-sepia', '--sepia'], ['--on-sepia', '--sepia-hover'], ['--sepia', '--sepia-soft'], ['--coral', '--coral-soft'], ['--moss', '--moss-soft']] as const) {
            expect(contrast(of(text), of(ground)), `${where} ${text} ${ground}`).toBeGreaterThanOrEqual(4.5)
          }
        }
      }
    }
  })

  it('are left alone where they are readable already', () => {
    expect(readable(colour('#8a4a17'), [colour('#faf6ee')])).toEqual(colour('#8a4a17'))
    expect(tokensOf({}, 'light')).toEqual({})
  })

  it('cannot bring anything but colours and lengths into the sheet', () => {
    expect(sheetOf({ primaryColor: 'red;} body{display:none', inputBorderRadius: '1px;}*{color:red', menuBackgroundColor: '</style>' })).toBe('')
    const sheet = sheetOf({ primaryColor: '#17607a', inputBorderRadius: '2px', menuBackgroundColor: '#111', menuBorderRadius: '1rem' })
    expect(sheet).toContain('--radius-control:2px')
    expect(sheet).toContain("[data-part='menu']{")
    expect(sheet).toContain('--sepia:#17607a')
  })
})

describe('a home page', () => {
  it('is read into text, headings and elements', () => {
    const source = '# Hello\nWe film **boats**.\n\n<peertube-container data-layout="row" data-title="A &amp; B"><peertube-button data-href="/signup" data-label="Join"></peertube-button>\nBeside it\n</peertube-container>\n<peertube-videos-list data-count="3"/>'
    expect(parse(source)).toEqual([
      { kind: 'heading', level: 2, text: 'Hello' },
      { kind: 'text', text: 'We film **boats**.' },
      {
        kind: 'element',
        name: 'container',
        data: { layout: 'row', title: 'A & B' },
        children: [{ kind: 'element', name: 'button', data: { href: '/signup', label: 'Join' }, children: [] }, { kind: 'text', text: 'Beside it' }],
      },
      { kind: 'element', name: 'videos-list', data: { count: '3' }, children: [] },
    ])
  })

  it('knows no other tags: their words stay, and nothing of theirs', () => {
    const flat = JSON.stringify(parse('<h2>Title</h2><p onclick="x()">Words</p><img src=x onerror="alert(1)"><peertube-unknown data-a="1"></peertube-unknown></peertube-container>'))
    expect(flat).toBe(JSON.stringify([{ kind: 'heading', level: 3, text: 'Title' }, { kind: 'text', text: 'Words' }]))
  })

  it('is bounded in number and depth', () => {
    const many = parse('<peertube-button data-href="/"></peertube-button>'.repeat(500))
    expect(many).toHaveLength(100)
    let [depth, nodes] = [0, parse('<peertube-container>'.repeat(50))]
    for (let node = nodes[0]; node?.kind === 'element'; node = node.children[0]) depth += 1
    expect(depth).toBeLessThan(10)
  })

  it('leads to addresses people may be sent to, and asks for what it says', () => {
    expect([hrefOf('/about'), hrefOf('https://example.org/'), hrefOf('javascript:alert(1)'), hrefOf('//evil.example'), hrefOf('/\\evil.example')]).toEqual(['/about', 'https://example.org/', undefined, undefined, undefined])
    expect(listQuery({ 'only-local': 'true', 'category-one-of': '1, 2', sort: '-views' })).toEqual({ sort: '-views', isLocal: 'true', categoryOneOf: ['1', '2'] })
    expect([countOf({}), countOf({ count: '5' }), countOf({ count: '9999' }), countOf({ count: 'x' })]).toEqual([12, 5, 50, 12])
    expect([widthOf('50%'), widthOf('600px'), widthOf('1px;color:red')]).toEqual(['50%', '600px', undefined])
  })
})

describe('pages about and of the instance', () => {
  it('keep PeerTube’s addresses', () => {
    const pages = ['/about', '/about/instance', '/about/instance/team', '/about/instance/moderation', '/about/contact', '/about/follows', '/about/network', '/admin/settings/follows/following-list', '/admin/settings/config/homepage', '/admin/settings/config/customization', '/admin/settings/config/basic', '/admin/system/debug']
    expect(pages.map((path) => find(path))).toEqual(
      ['about', 'about', 'about', 'about-rules', 'about-contact', 'about-network', 'about-network', 'peers', 'homepage', 'look', 'config', 'health'].map((page) => ({ page })),
    )
    expect(find('/admin/follows/followers-list')).toEqual({ redirect: '/admin/settings/follows?what=followers' })
  })
})
