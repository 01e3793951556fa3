// Captions as rows that can be changed: reads WebVTT and SubRip, writes WebVTT. Pure.
// What is not a cue (styles, regions, notes) is kept where it stood, so that editing loses nothing.

export type Cue = {
  id: number
  /** Seconds. */
  start: number
  end: number
  text: string
  /** Where on the picture it stands, as WebVTT writes it behind the times. */
  settings: string
  /** Notes before it. */
  before: string
}
export type Track = { head: string; cues: Cue[] }
export type CueProblem = 'order' | 'empty' | 'late'

/** As many as a film of four hours has, four times over. */
export const MOST_CUES = 20_000

const stamp = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})$/
let next = 1

function seconds(text: string): number | null {
  const found = stamp.exec(text.trim())
  return found ? Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]) + Number((found[4] ?? '').padEnd(3, '0')) / 1000 : null
}

export const newCue = (start: number, end: number, text = ''): Cue => ({ id: next++, start, end, text, settings: '', before: '' })

export function readTrack(file: string): Track {
  const blocks = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').split(/\n{2,}/)
  const heads: string[] = []
  const cues: Cue[] = []
  let before: string[] = []
  for (const block of blocks) {
    const rows = block.split('\n').filter((row, at) => at > 0 || row !== '')
    const at = rows.findIndex((row) => row.includes('-->'))
    if (at === 0 || at === 1) {
      const [from = '', rest = ''] = (rows[at] ?? '').split('-->')
      const [to = '', ...settings] = rest.trim().split(/\s+/)
      const [start, end] = [seconds(from), seconds(to)]
      if (start === null || end === null) continue
      cues.push({ id: next++, start, end, text: rows.slice(at + 1).join('\n').trim(), settings: settings.join(' '), before: before.join('\n\n') })
      before = []
      if (cues.length >= MOST_CUES) break
    } else if (cues.length === 0 && /^(WEBVTT|STYLE|REGION)/.test(block.trim())) heads.push(block.trim())
    else if (/^NOTE\b/.test(block.trim())) before.push(block.trim())
  }
  const head = heads[0]?.startsWith('WEBVTT') ? heads.join('\n\n') : ['WEBVTT', ...heads].join('\n\n')
  return { head, cues }
}

function written(time: number): string {
  const ms = Math.max(0, Math.round(time * 1000))
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

/** An empty line would end the cue, and an arrow would begin one. */
const safe = (text: string): string => text.replaceAll('-->', '→').split('\n').filter((row) => row.trim() !== '').join('\n')

export function writeTrack({ head, cues }: Track): string {
  const blocks = cues
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((cue) => `${cue.before ? `${cue.before}\n\n` : ''}${written(cue.start)} --> ${written(cue.end)}${cue.settings ? ` ${cue.settings}` : ''}\n${safe(cue.text)}`)
  return `${[head || 'WEBVTT', ...blocks].join('\n\n')}\n`
}

/** What would be refused or never shown. `length` 0 when the video's is unknown. */
export function problemOf(cue: Cue, length: number): CueProblem | null {
  if (cue.end <= cue.start) return 'order'
  if (safe(cue.text) === '') return 'empty'
  return length > 0 && cue.start >= length + 1 ? 'late' : null
}

/** All of them earlier or later; none begins before the video does. */
export const shifted = (cues: readonly Cue[], by: number): Cue[] =>
  cues.map((cue) => {
    const start = Math.max(0, cue.start + by)
    return { ...cue, start, end: Math.max(start + 0.001, cue.end + by) }
  })

/** Where a new cue after `at` fits: behind it, and before the one that follows when there is room. */
export function gapAfter(cues: readonly Cue[], at: number): Cue {
  const start = cues[at]?.end ?? 0
  const following = cues[at + 1]?.start
  const end = following !== undefined && following - start >= 0.5 ? Math.min(start + 2, following) : start + 2
  return newCue(start, end)
}
