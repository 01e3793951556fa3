// From numbers to places on a chart. Pure.
export type Point = { label: string; value: number }

/** A round number at or above the highest value: 1, 2 or 5 times a power of ten. */
export function ceiling(values: readonly number[]): number {
  const top = Math.max(0, ...values.filter(Number.isFinite))
  if (top === 0) return 1
  const power = 10 ** Math.floor(Math.log10(top))
  return ([1, 2, 5, 10].find((step) => step * power >= top) ?? 10) * power
}

/** The line of a chart as an SVG path, in a box of `width` by `height`. */
export function linePath(values: readonly number[], width: number, height: number, top: number): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  return values.map((value, at) => `${at === 0 ? 'M' : 'L'}${round(at * step)} ${round(height - (Math.max(0, value) / top) * height)}`).join('')
}

export const areaPath = (line: string, width: number, height: number): string => (line === '' ? '' : `${line}L${round(width)} ${round(height)}L0 ${round(height)}Z`)

const round = (value: number): number => Math.round(value * 10) / 10

/** At most `most` points: neighbours are put together, a sum or a mean of them. */
export function thinned(points: readonly Point[], most: number, how: 'sum' | 'mean'): Point[] {
  if (points.length <= most) return [...points]
  const size = Math.ceil(points.length / most)
  const out: Point[] = []
  for (let at = 0; at < points.length; at += size) {
    const part = points.slice(at, at + size)
    const sum = part.reduce((all, { value }) => all + value, 0)
    out.push({ label: part[0]?.label ?? '', value: how === 'sum' ? sum : sum / part.length })
  }
  return out
}
