// The pseudo-locale: every English text accented, lengthened by a third and put in brackets. What is on a page without
// brackets did not come from the catalogue; what is cut off has too little room for German.
import type { Catalogue, Translation } from './catalogue'
import type { Entry } from './text'

const plain = 'AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz'
const accented = 'ÅåƁÇçĐđÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž'

export function pseudo(text: string): string {
  const inside = text.replace(/\{\w+\}|[A-Za-z]/g, (part) => {
    const at = part.length === 1 ? plain.indexOf(part) : -1
    return at < 0 ? part : (accented[at] ?? part)
  })
  const more = '·'.repeat(Math.ceil(text.replace(/\{\w+\}/g, '').length / 3))
  return `[${inside}${more}]`
}

const entry = (one: Entry): Entry => (typeof one === 'string' ? pseudo(one) : { one: pseudo(one.one ?? one.other), other: pseudo(one.other) })

/** Made of English when it is asked for: nobody else pays for it. */
export async function load(): Promise<{ catalogue: Translation }> {
  const { en } = await import('./en')
  return { catalogue: Object.fromEntries(Object.entries(en as Catalogue).map(([key, one]) => [key, entry(one)])) as Translation }
}
