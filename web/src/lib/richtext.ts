// Descriptions become paragraphs of plain text, links and time marks: a list of pieces the view renders as text nodes
// and anchors. No HTML is ever parsed, so there is nothing to sanitise away.

export type Piece =
  | { kind: 'text'; text: string; strong?: boolean }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'time'; text: string; seconds: number }
  | { kind: 'mention'; text: string; href: string }

const pattern =
  /\[(?<label>[^\][\n]{1,200})\]\((?<target>https?:\/\/[^\s()<>]{1,2000})\)|(?<url>https?:\/\/[^\s<>"'`]{1,2000})|\*\*(?<strong>[^*\n]{1,300})\*\*|(?<![\d:])(?<clock>(?:\d{1,2}:)?\d{1,2}:\d{2})(?![\d:])|(?<![\w@/.])@(?<mention>\w[\w.-]{0,49}(?:@[a-z0-9][a-z0-9.-]{0,99}(?::\d{1,5})?)?)/giu

/** The address when it is one a person may be sent to: http or https, and parseable. */
function safeHref(address: string): string | null {
  try {
    const url = new URL(address)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}

/** A sentence often ends right behind an address; the full stop is the sentence's. */
function trimAddress(address: string): string {
  let end = address.length
  while (end > 0 && '.,;:!?)]}’”'.includes(address[end - 1] ?? '')) {
    // A closing bracket belongs to the address when it was opened inside.
    if (address[end - 1] === ')' && address.slice(0, end).split('(').length >= address.slice(0, end).split(')').length) break
    end -= 1
  }
  return address.slice(0, end)
}

/** Cuts one paragraph into pieces. `length` (seconds) bounds which clocks are time marks of this video; `mentions` links people. */
export function pieces(paragraph: string, length = 0, mentions = false): Piece[] {
  const found: Piece[] = []
  let at = 0
  const text = (upTo: number) => {
    if (upTo > at) found.push({ kind: 'text', text: paragraph.slice(at, upTo) })
  }
  for (const match of paragraph.matchAll(pattern)) {
    const { label, target, url, strong, clock, mention } = match.groups ?? {}
    if (match.index < at) continue
    let piece: Piece | null = null
    let taken = match[0].length
    if (target && label) {
      const href = safeHref(target)
      if (href) piece = { kind: 'link', text: label, href }
    } else if (url) {
      const trimmed = trimAddress(url)
      const href = safeHref(trimmed)
      taken = trimmed.length
      if (href) piece = { kind: 'link', text: trimmed, href }
    } else if (strong) {
      piece = { kind: 'text', text: strong, strong: true }
    } else if (clock) {
      const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
      if (seconds < length) piece = { kind: 'time', text: clock, seconds }
    } else if (mention && mentions) {
      const name = mention.replace(/[.-]+$/, '')
      taken = name.length + 1
      piece = { kind: 'mention', text: `@${name}`, href: `/@${name}` }
    }
    if (!piece) continue
    text(match.index)
    found.push(piece)
    at = match.index + taken
  }
  text(paragraph.length)
  return found
}

/** Paragraphs of lines of pieces. */
export function paragraphs(source: string, length = 0, mentions = false): Piece[][][] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.split('\n').map((line) => pieces(line.replace(/^[*-] /, '• '), length, mentions)))
}
