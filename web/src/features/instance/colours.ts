// An instance's colours become the design's tokens, for light and for dark. Whatever somebody chooses stays readable: a colour is
// moved towards black or white until there is enough contrast (WCAG 2.2, 1.4.3 and 1.4.11). Pure.

/** As `theme.customization` of the API names them; each may be missing. */
export type Customization = Partial<
  Record<
    | 'primaryColor' | 'onPrimaryColor' | 'foregroundColor' | 'backgroundColor' | 'backgroundSecondaryColor' | 'menuForegroundColor' | 'menuBackgroundColor'
    | 'menuBorderRadius' | 'headerForegroundColor' | 'headerBackgroundColor' | 'inputBorderRadius',
    string | null
  >
>
type Rgb = readonly [number, number, number]
type Wish = { background?: Rgb; secondary?: Rgb; foreground?: Rgb; primary?: Rgb; onPrimary?: Rgb }
type Tokens = Record<`--${string}`, string>

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

/** `#abc`, `#aabbcc` and `rgb(1, 2, 3)`; anything else is no colour here. */
export function read(text: string | null | undefined): Rgb | undefined {
  const word = (text ?? '').trim().toLowerCase()
  const hex = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/.exec(word)
  if (hex) {
    const six = hex[2] ?? [...(hex[1] ?? '')].map((digit) => digit + digit).join('')
    return [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16)) as unknown as Rgb
  }
  const parts = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(word)
  return parts ? ([1, 2, 3].map((at) => Math.min(255, Number(parts[at]))) as unknown as Rgb) : undefined
}

export const hexOf = (colour: Rgb): string => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
const mix = (a: Rgb, b: Rgb, share: number): Rgb => a.map((part, at) => Math.round(part + ((b[at] ?? 0) - part) * share)) as unknown as Rgb

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(a: Rgb, b: Rgb): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const worst = (colour: Rgb, grounds: readonly Rgb[]): number => Math.min(...grounds.map((ground) => contrast(colour, ground)))

/** The colour, moved as little as it takes to be told from all grounds. */
export function readable(colour: Rgb, grounds: readonly Rgb[], ratio = 4.5): Rgb {
  const pole = worst(WHITE, grounds) > worst(BLACK, grounds) ? WHITE : BLACK
  for (let share = 0; share < 1; share += 0.02) {
    const moved = mix(colour, pole, share)
    if (worst(moved, grounds) >= ratio) return moved
  }
  return pole
}

const isLight = (colour: Rgb): boolean => luminance(colour) > 0.35
const fixed = (hex: string): Rgb => read(hex) ?? BLACK
const schemes = {
  light: { page: fixed('#faf6ee'), text: fixed('#191612'), tide: fixed('#17607a'), coral: fixed('#b3311f'), moss: fixed('#4a681d'), edge: fixed('#8f836d'), sepia: fixed('#8a4a17'), up: WHITE, down: BLACK },
  dark: { page: fixed('#0e1218'), text: fixed('#f4eee2'), tide: fixed('#86c9de'), coral: fixed('#ff8f79'), moss: fixed('#a9cc78'), edge: fixed('#6d7480'), sepia: fixed('#e6a768'), up: BLACK, down: WHITE },
}
type Scheme = keyof typeof schemes

/** A page's colour takes over where it fits; where the other scheme is shown, only its tone is left. */
function pageOf(wish: Rgb, scheme: Scheme): Rgb {
  const base = schemes[scheme]
  const fits = isLight(wish) === (scheme === 'light')
  return readable(fits ? wish : mix(base.page, wish, 0.08), [base.down], 13)
}

function groundsOf(wish: Wish, scheme: Scheme) {
  const base = schemes[scheme]
  const page = wish.background ? pageOf(wish.background, scheme) : base.page
  const surface = scheme === 'light' ? mix(page, WHITE, 0.6) : mix(page, WHITE, 0.04)
  const sunken = wish.secondary ? pageOf(wish.secondary, scheme) : mix(page, scheme === 'light' ? BLACK : WHITE, 0.06)
  return { page, surface, sunken }
}

/** The tokens that differ from the design's own. */
export function tokensOf(wish: Wish, scheme: Scheme): Tokens {
  const base = schemes[scheme]
  const { page, surface, sunken } = groundsOf(wish, scheme)
  const all = [page, surface, sunken]
  const tokens: Tokens = {}
  const soft = (colour: Rgb) => mix(page, colour, 0.13)
  if (wish.background || wish.secondary || wish.foreground) {
    const wished = wish.foreground && worst(wish.foreground, all) >= 4.5 ? wish.foreground : base.text
    const text = readable(wished, all, 7)
    const ink = (share: number) => hexOf(readable(mix(text, page, share), all))
    Object.assign(tokens, {
      '--paper-0': hexOf(surface), '--paper-1': hexOf(page), '--paper-2': hexOf(sunken), '--paper-3': hexOf(mix(page, text, 0.13)), '--paper-4': hexOf(mix(page, text, 0.22)),
      '--ink-4': hexOf(readable(mix(text, page, 0.5), all, 3)), '--ink-5': ink(0.42), '--ink-6': ink(0.32), '--ink-7': ink(0.2), '--ink-8': ink(0.1), '--ink-9': hexOf(text),
      '--edge': hexOf(readable(base.edge, all, 3)),
    })
    for (const name of ['tide', 'coral', 'moss'] as const) {
      const first = readable(base[name], all)
      tokens[`--${name}`] = hexOf(readable(first, [...all, soft(first)]))
      if (name !== 'tide') tokens[`--${name}-soft`] = hexOf(soft(first))
    }
    tokens['--focus'] = tokens['--tide'] ?? ''
  }
  if (wish.primary || wish.onPrimary || wish.background || wish.secondary) {
    const first = readable(wish.primary ?? base.sepia, all)
    const sepia = readable(first, [...all, soft(first)])
    const hover = mix(sepia, scheme === 'light' ? BLACK : WHITE, 0.15)
    const best = worst(WHITE, [sepia, hover]) > worst(BLACK, [sepia, hover]) ? WHITE : BLACK
    Object.assign(tokens, { '--sepia': hexOf(sepia), '--sepia-hover': hexOf(hover), '--sepia-soft': hexOf(soft(first)), '--on-sepia': hexOf(readable(wish.onPrimary ?? best, [sepia, hover])) })
  }
  return tokens
}

const length = (text: string | null | undefined): string | undefined => (/^\d{1,2}(?:\.\d{1,2})?(?:px|rem|em)$/.test(text ?? '') ? (text ?? undefined) : undefined)
const rule = (selector: string, tokens: Record<string, string>): string =>
  Object.keys(tokens).length === 0 ? '' : `${selector}{${Object.entries(tokens).map(([name, value]) => `${name}:${value}`).join(';')}}\n`

/** A part of the page with colours of its own, the same in light and dark. */
function regionOf(name: string, background: Rgb | undefined, foreground: Rgb | undefined, primary: Rgb | undefined): string {
  if (!background) return ''
  const scheme: Scheme = isLight(background) ? 'light' : 'dark'
  const tokens = tokensOf({ background, foreground, primary }, scheme)
  // What is derived at the root is derived there; here it has to be said again.
  const again = { '--page': 'var(--paper-1)', '--surface': 'var(--paper-0)', '--sunken': 'var(--paper-2)', '--line': 'var(--paper-3)', '--text': 'var(--ink-9)', '--text-soft': 'var(--ink-6)', '--text-faint': 'var(--ink-5)' }
  return rule(`[data-part='${name}']`, { ...tokens, ...again, 'color-scheme': scheme, background: 'var(--page)', color: 'var(--text)' })
}

/** The style sheet of an instance's colours; empty when it has none of its own. Only colours and lengths read here get into it. */
export function sheetOf(custom: Customization): string {
  const wish: Wish = {
    background: read(custom.backgroundColor),
    secondary: read(custom.backgroundSecondaryColor),
    foreground: read(custom.foregroundColor),
    primary: read(custom.primaryColor),
    onPrimary: read(custom.onPrimaryColor),
  }
  const radius = length(custom.inputBorderRadius)
  const menu = length(custom.menuBorderRadius)
  const [light, dark] = [tokensOf(wish, 'light'), tokensOf(wish, 'dark')]
  const inDark = rule(":root:not([data-theme='light'])", dark)
  return (
    rule(':root', { ...light, ...(radius && { '--radius-control': radius }) }) +
    rule(":root[data-theme='dark']", dark) +
    (inDark && `@media (prefers-color-scheme: dark){${inDark}}\n`) +
    regionOf('menu', read(custom.menuBackgroundColor), read(custom.menuForegroundColor), wish.primary) +
    (menu ? rule("[data-part='menu']", { 'border-start-end-radius': menu, 'border-end-end-radius': menu }) : '') +
    regionOf('header', read(custom.headerBackgroundColor), read(custom.headerForegroundColor), wish.primary)
  )
}
