// From a catalogue's entry to a sentence: plural forms, values in their places, and their direction. Pure.

export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
export type Plural = { [Form in PluralForm]?: string } & { other: string }
/** What stands in a catalogue. */
export type Entry = string | Plural

/** A number that is shown rounded, and still chooses its plural form by what it is. */
export type Counted = { count: number; shown: string }
export type Value = string | number | Counted

export type Grammar = {
  rtl: boolean
  plural: (count: number) => PluralForm
  number: (count: number) => string
}

const hole = /\{(\w+)\}/g
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const leftToRight = /[A-Za-z0-9]/

/**
 * A value in a sentence of the other direction would pull the words around it to its side: it is set apart by FSI and PDI
 * (Unicode UAX 9). Where nothing can go wrong nothing is added.
 */
export const apart = (value: string, rtl: boolean): string => ((rtl ? leftToRight : rightToLeft).test(value) ? `\u2068${value}\u2069` : value)

/** "1.2K" takes the form of a round thousand, "3.4M" that of a round million. */
const weight = ({ count }: Counted): number => (Math.abs(count) < 1000 ? count : 10 ** (3 * Math.floor(Math.log10(Math.abs(count)) / 3)))

export function say(entry: Entry, values: Readonly<Record<string, Value>>, grammar: Grammar): string {
  let text: string
  if (typeof entry === 'string') text = entry
  else {
    const { count = 0 } = values
    const form = grammar.plural(typeof count === 'object' ? weight(count) : Number(count))
    text = entry[form] ?? entry.other
  }
  return text.replace(hole, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    if (typeof value === 'number') return grammar.number(value)
    return apart(typeof value === 'object' ? value.shown : value, grammar.rtl)
  })
}

/** The names between braces, each once, sorted. */
export const holesOf = (text: string): string[] => [...new Set([...text.matchAll(hole)].map((match) => match[1] ?? ''))].toSorted()
