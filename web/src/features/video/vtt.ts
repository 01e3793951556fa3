// Reading a WebVTT file as a list of lines with their times (W3C WebVTT, section 4.1). Pure; markup is taken off, never rendered.
export type Line = { from: number; to: number; text: string }

const stamp = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/
const MOST = 20_000

function seconds(text: string): number | null {
  const found = stamp.exec(text)
  return found ? Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]) + Number(found[4]) / 1000 : null
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', lrm: '', rlm: '', nbsp: ' ', quot: '"', '#39': "'" }

/** A cue's words: tags and voice names off, entities read. */
const plain = (text: string): string =>
  text
    .replace(/<[^<>]{0,500}>/g, '')
    .replace(/&(amp|lt|gt|lrm|rlm|nbsp|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()

export function linesOf(file: string): Line[] {
  const lines: Line[] = []
  for (const block of file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').split(/\n{2,}/)) {
    const rows = block.split('\n')
    const at = rows.findIndex((row) => row.includes('-->'))
    if (at < 0 || at > 1) continue
    const [first = '', rest = ''] = (rows[at] ?? '').split('-->')
    const from = seconds(first.trim())
    const to = seconds(rest.trim().split(/\s/)[0] ?? '')
    const text = plain(rows.slice(at + 1).join(' '))
    if (from === null || to === null || text === '') continue
    // Automatic captions repeat a line while it scrolls.
    const last = lines.at(-1)
    if (last && last.text === text && from - last.to < 0.2) last.to = to
    else lines.push({ from, to, text })
    if (lines.length >= MOST) break
  }
  return lines.toSorted((a, b) => a.from - b.from)
}

/** The line that is said at a moment, or was said last; -1 before the first. */
export function lineAt(lines: readonly Line[], time: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.from ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
