// Looking up a text: `t('video.views', { count })`. Values are put in as plain text, never as markup.
import { en, type Catalogue, type TextKey } from './en'

type Plural = { one: string; other: string }
type Text<Key extends TextKey> = Catalogue[Key]

/** The names between braces in a text, so that a forgotten value is a type error. */
type Holes<T> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : T extends Plural
    ? Holes<T['one']> | Holes<T['other']> | 'count'
    : never
type Values<Key extends TextKey> = { [Name in Holes<Text<Key>>]: string | number }
type Given<Key extends TextKey> = Holes<Text<Key>> extends never ? [] : [Values<Key>]

const language = typeof navigator === 'undefined' ? 'en' : navigator.language
/** The locale of dates and numbers: the person's own region, in the catalogue's language. */
export const locale = language.startsWith('en') ? language : 'en'

const plurals = new Intl.PluralRules(locale)
const whole = new Intl.NumberFormat(locale)

export function t<Key extends TextKey>(key: Key, ...given: Given<Key>): string {
  const entry: string | Plural = en[key]
  const values = (given[0] ?? {}) as Record<string, string | number>
  const text =
    typeof entry === 'string' ? entry : plurals.select(Number(values.count ?? 0)) === 'one' ? entry.one : entry.other
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name]
    return value === undefined ? hole : typeof value === 'number' ? whole.format(value) : value
  })
}
