// Chapters as rows that can be changed. Pure.
import { readTime } from '$/lib/timecode'

export type Row = { id: number; time: number; title: string }
export type RowProblem = 'title' | 'same' | 'late'

/** PeerTube's limits, in UTF-16 units. */
export const LONGEST_TITLE = 100
export const MOST_CHAPTERS = 1000

let next = 1

export const newRow = (time: number, title = ''): Row => ({ id: next++, time: Math.max(0, Math.floor(time)), title })

export const rowsOf = (chapters: readonly { timecode: number; title: string }[]): Row[] => chapters.map(({ timecode, title }) => newRow(timecode, title))

export const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => a.time - b.time)

/** What the server would refuse, by row. */
export function problemsOf(rows: readonly Row[], length: number): Map<number, RowProblem> {
  const found = new Map<number, RowProblem>()
  const times = new Map<number, number>()
  for (const { time } of rows) times.set(time, (times.get(time) ?? 0) + 1)
  for (const row of rows) {
    const { length: letters } = row.title.trim()
    if (letters < 1 || letters > LONGEST_TITLE) found.set(row.id, 'title')
    else if ((times.get(row.time) ?? 0) > 1) found.set(row.id, 'same')
    else if (length > 0 && row.time >= length) found.set(row.id, 'late')
  }
  return found
}

/** Rows of a pasted list such as "0:00 Intro"; null when fewer than two lines look like chapters. */
export function rowsFrom(text: string): Row[] | null {
  const rows: Row[] = []
  for (const line of text.split(/\r?\n/)) {
    const found = /^\s*[[(]?((?:\d{1,3}:)?\d{1,3}:\d{2})[\])]?\s*[-–—:.]?\s*(\S.*?)\s*$/.exec(line)
    const time = found ? readTime(found[1] ?? '') : null
    if (time !== null) rows.push(newRow(time, (found?.[2] ?? '').slice(0, LONGEST_TITLE)))
  }
  return rows.length >= 2 ? rows.slice(0, MOST_CHAPTERS) : null
}
