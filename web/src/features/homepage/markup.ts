// The home page an administrator writes: Markdown and PeerTube's own elements, read into a tree. No HTML is ever parsed: what is not
// one of these elements is text, so there is nothing to sanitise away.

export type Data = Readonly<Record<string, string>>
export type Node = { kind: 'text'; text: string } | { kind: 'heading'; level: 2 | 3 | 4; text: string } | { kind: 'element'; name: string; data: Data; children: Node[] }

/** More than anybody reads; each may ask the server something. */
const MOST_ELEMENTS = 100
const DEEPEST = 6
const parents = new Set(['container'])
const known = new Set(['button', 'container', 'videos-list', 'channel-miniature', 'playlist-miniature', 'video-miniature', 'video-embed', 'playlist-embed', 'instance-banner', 'instance-avatar'])
const tag = /<(\/?)peertube-([a-z]+(?:-[a-z]+)*)((?:\s+[a-z-]+(?:="[^"<]*")?)*)\s*(\/?)>/g

function dataOf(attributes: string): Data {
  const found = [...attributes.matchAll(/\sdata-([a-z-]+)="([^"<]*)"/g)]
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').slice(0, 1000)]))
}

/** Lines of text: headings stand alone, what looks like another tag of HTML is left out, its words stay. */
function texts(source: string): Node[] {
  const plain = source
    .replace(/<h([1-6])(?:\s[^<>]*)?>/gi, (_, level: string) => `\n\n${'#'.repeat(Math.min(3, Number(level)))} `)
    .replace(/<\/(?:h[1-6]|p|div)>/gi, '\n\n')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/gi, '')
    .replace(/^(#{1,6} .*)$/gm, '\n$1\n')
  return plain.split(/\n\s*\n/).map((text) => text.trim()).filter(Boolean).map((text): Node => {
    const heading = /^(#{1,6}) (.+)$/.exec(text)
    if (!heading) return { kind: 'text', text }
    return { kind: 'heading', level: Math.min(4, (heading[1] ?? '#').length + 1) as 2 | 3 | 4, text: heading[2] ?? '' }
  })
}

export function read(source: string): Node[] {
  const top: Node[] = []
  const open: { name: string; into: Node[] }[] = [{ name: '', into: top }]
  let at = 0
  let count = 0
  const into = () => open.at(-1)?.into ?? top
  for (const match of source.matchAll(tag)) {
    const [whole, closing, name = '', attributes = '', empty] = match
    into().push(...texts(source.slice(at, match.index)))
    at = match.index + whole.length
    if (closing) {
      // Closes the nearest that is open; one that never opened closes nothing.
      const depth = open.findLastIndex((one) => one.name === name)
      if (depth > 0) open.length = depth
    } else if (known.has(name) && count < MOST_ELEMENTS) {
      count += 1
      const children: Node[] = []
      into().push({ kind: 'element', name, data: dataOf(attributes), children })
      if (parents.has(name) && !empty && open.length <= DEEPEST) open.push({ name, into: children })
    }
  }
  into().push(...texts(source.slice(at)))
  return top
}

/** An address a button may lead to: on this site, or http and https. */
export function hrefOf(address: string | undefined): string | undefined {
  if (!address) return undefined
  if (/^\/(?![/\\])/.test(address)) return address
  try {
    const url = new URL(address)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
  } catch {
    return undefined
  }
}

export const widthOf = (text: string | undefined): string | undefined => (/^\d{1,4}(?:\.\d+)?(?:px|%|rem|em)$/.test(text ?? '') ? text : undefined)

/** The query of a list of videos. */
export function listQuery(data: Data): Record<string, string | string[]> {
  const many = (text: string | undefined) => (text ?? '').split(',').map((one) => one.trim()).filter(Boolean)
  const query: Record<string, string | string[]> = { sort: data.sort || '-publishedAt' }
  if (data['only-local'] === 'true') query.isLocal = 'true'
  if (data['is-live'] === 'true') query.isLive = 'true'
  if (data.host) query.host = data.host
  if (many(data['category-one-of']).length > 0) query.categoryOneOf = many(data['category-one-of'])
  if (many(data['language-one-of']).length > 0) query.languageOneOf = many(data['language-one-of'])
  return query
}

/** How many videos a list shows: 12 unless it is told otherwise, 50 at most. */
export const countOf = (data: Data): number => Math.min(50, Math.max(1, Math.floor(Number(data.count)) || 12))
