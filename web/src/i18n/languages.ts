// The languages of the interface, and which of them a person gets. Pure.

export type Language = {
  /** BCP 47, as short as it can be; also the name of the catalogue's file. */
  tag: string
  /** What its speakers call it: a menu is read by who does not know the language of the page. */
  name: string
  dir: 'ltr' | 'rtl'
  /** What formats its numbers where browsers do not know it, and the dates that have no words. */
  numbers?: string
}

export const languages = [
  { tag: 'ar', name: 'العربية', dir: 'rtl' },
  { tag: 'de', name: 'Deutsch', dir: 'ltr' },
  { tag: 'en', name: 'English', dir: 'ltr' },
  { tag: 'eo', name: 'Esperanto', dir: 'ltr', numbers: 'fr' },
  { tag: 'es', name: 'Español', dir: 'ltr' },
  { tag: 'fr', name: 'Français', dir: 'ltr' },
  { tag: 'it', name: 'Italiano', dir: 'ltr' },
  { tag: 'ja', name: '日本語', dir: 'ltr' },
  { tag: 'oc', name: 'Occitan', dir: 'ltr', numbers: 'fr' },
  { tag: 'pt', name: 'Português', dir: 'ltr' },
  { tag: 'ru', name: 'Русский', dir: 'ltr' },
  { tag: 'zh-Hans', name: '简体中文', dir: 'ltr' },
] as const satisfies Language[]

export type LanguageTag = (typeof languages)[number]['tag']

/** English with accents and more room than it needs: what stays plain was forgotten. Never offered, only asked for. */
export const PSEUDO = 'en-XA'
export const FIRST: LanguageTag = 'en'

const byTag: ReadonlyMap<string, Language> = new Map(languages.map((one) => [one.tag, one]))

export const languageOf = (tag: string): Language => byTag.get(tag) ?? (tag === PSEUDO ? { tag, name: 'Pseudo', dir: 'ltr' } : languageOf(FIRST))

/** The catalogue for a wish such as `fr-CA`, `zh-CN` or `en_GB`; nothing when there is none. */
export function match(wish: string): LanguageTag | typeof PSEUDO | null {
  const tag = wish.trim().replaceAll('_', '-').toLowerCase()
  if (tag === PSEUDO.toLowerCase()) return PSEUDO
  // Who asks for traditional characters would not want simplified ones.
  if (/^zh-(?:hant|tw|hk|mo)\b/.test(tag)) return null
  const base = tag.split('-')[0]
  return languages.find((one) => one.tag.split('-')[0] === base)?.tag ?? null
}

/** The first wish that can be met, in the order of who says it: the address, the person's choice, the browser. */
export function choose(wishes: readonly (string | null | undefined)[]): LanguageTag | typeof PSEUDO {
  for (const wish of wishes) {
    const found = wish ? match(wish) : null
    if (found) return found
  }
  return FIRST
}

/** For numbers and dates: the person's own region where it belongs to the language, else the language alone. */
export function localeFor(tag: string, wishes: readonly string[]): string {
  const base = tag === PSEUDO ? 'en' : tag
  return wishes.find((wish) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(wish) && match(wish) === base) ?? base
}
