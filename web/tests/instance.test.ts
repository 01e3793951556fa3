import { describe, expect, it } from 'vitest'
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
