// What a catalogue is: the texts of English's keys, with the same holes.
import type { en } from './en'
import type { Entry, Plural, Value } from './text'

export type Catalogue = typeof en
export type TextKey = keyof Catalogue
/** What a translation has: a text for each of English's keys, plural forms only where English counts. */
export type Translation = { readonly [Key in TextKey]: Catalogue[Key] extends string ? string : Entry }

/** Words for dates, of a language that browsers do not know (Intl falls back to the browser's own, which is another). */
export type Calendar = {
  months: readonly string[]
  /** `{day}`, `{month}` and `{year}`. */
  date: string
  /** How long ago, from one unit to another; `{count}`. */
  ago: Readonly<Record<'year' | 'month' | 'week' | 'day' | 'hour' | 'minute', Plural>>
  ahead: Readonly<Record<'year' | 'month' | 'week' | 'day' | 'hour' | 'minute', Plural>>
  yesterday: string
}

/** The names between braces in a text, so that a forgotten value is a type error. */
type Holes<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : T extends { one: string; other: string } ? Holes<T['one']> | Holes<T['other']> | 'count' : never
export type Values<Key extends TextKey> = { [Name in Holes<Catalogue[Key]>]: Value }
export type Given<Key extends TextKey> = Holes<Catalogue[Key]> extends never ? [] : [Values<Key>]
