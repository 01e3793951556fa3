// The language of the page: fetched alone, changed without loading the page anew. Everything that is shown reads `current`, so
// a change is on the screen at once.
import type { Calendar, Given, TextKey, Translation } from './catalogue'
import { FIRST, type Language, languageOf, localeFor, PSEUDO } from './languages'
import { type Grammar, type PluralForm, say, type Value } from './text'

type Loaded = { catalogue: Translation; calendar?: Calendar }
type Current = { language: Language; catalogue: Translation; calendar?: Calendar; locale: string; grammar: Grammar }

/** One file each: no page pays for a language it does not show. */
const files: Record<string, () => Promise<Loaded>> = {
  ar: () => import('./ar').then(({ ar }) => ({ catalogue: ar })),
  de: () => import('./de').then(({ de }) => ({ catalogue: de })),
  en: () => import('./en').then(({ en }) => ({ catalogue: en })),
  eo: () => import('./eo').then(({ eo, calendar }) => ({ catalogue: eo, calendar })),
  es: () => import('./es').then(({ es }) => ({ catalogue: es })),
  fr: () => import('./fr').then(({ fr }) => ({ catalogue: fr })),
  it: () => import('./it').then(({ it }) => ({ catalogue: it })),
  ja: () => import('./ja').then(({ ja }) => ({ catalogue: ja })),
  oc: () => import('./oc').then(({ oc, calendar }) => ({ catalogue: oc, calendar })),
  pt: () => import('./pt').then(({ pt }) => ({ catalogue: pt })),
  ru: () => import('./ru').then(({ ru }) => ({ catalogue: ru })),
  'zh-Hans': () => import('./zh-Hans').then(({ zhHans }) => ({ catalogue: zhHans })),
  [PSEUDO]: () => import('./pseudo').then(({ load }) => load()),
}

let current = $state.raw<Current>()

const now = (): Current => {
  if (!current) throw new Error('No language is there yet: call speak() first')
  return current
}

const wishes = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages)

export const hasPlurals = (tag: string): boolean => Intl.PluralRules.supportedLocalesOf(tag).length > 0

/** Rules that browsers lack: Occitan counts none as one does in French, Esperanto as in English. */
const ownPlural: Record<string, (count: number) => PluralForm> = {
  oc: (count) => (Math.abs(count) < 2 ? 'one' : 'other'),
  eo: (count) => (count === 1 ? 'one' : 'other'),
}

function grammarOf({ dir, tag }: Language, locale: string): Grammar {
  const own = ownPlural[tag]
  const rules = new Intl.PluralRules(locale)
  const whole = new Intl.NumberFormat(locale)
  return { rtl: dir === 'rtl', plural: own ?? ((count) => rules.select(count)), number: (count) => whole.format(count) }
}

/** Speaks a language from now on. A catalogue that does not arrive leaves the one that is there. */
export async function speak(tag: string): Promise<void> {
  const language = languageOf(tag)
  const { catalogue, calendar } = await (files[language.tag] ?? files[FIRST]!)()
  const locale = language.numbers ?? localeFor(language.tag, wishes())
  current = { language, catalogue, calendar, locale, grammar: grammarOf(language, locale) }
  if (typeof document !== 'undefined') {
    document.documentElement.lang = language.tag
    document.documentElement.dir = language.dir
  }
}

export const spoken = (): Language => now().language
/** The locale of dates and numbers. */
export const locale = (): string => now().locale
export const calendar = (): Calendar | undefined => now().calendar
export const grammar = (): Grammar => now().grammar

/** A text in the language of the page: `t('video.views', { count })`. Values are put in as plain text, never as markup. */
export function t<Key extends TextKey>(key: Key, ...given: Given<Key>): string {
  const { catalogue, grammar: rules } = now()
  return say(catalogue[key], (given[0] ?? {}) as Record<string, Value>, rules)
}

/** Given for a hole, it leaves the place open for [`around`]. */
export const MARK = '\0'
/** A text in two parts, for a link or the like that stands where MARK is: its place differs between languages. */
export function around(text: string): [string, string] {
  const [before = '', ...after] = text.split(MARK)
  return [before, after.join('')]
}
