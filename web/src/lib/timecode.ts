// Moments of a video as people type them, to the millisecond where that matters. Pure.

/** 62.5 as `1:02.500`, or `1:02` when only seconds count. */
export function writeTime(seconds: number, exact = false): string {
  const ms = Math.max(0, Math.round(seconds * 1000))
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60]
  const whole = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return exact ? `${whole}.${String(ms % 1000).padStart(3, '0')}` : whole
}

/** Reads `62`, `62.5`, `1:02`, `1:02.5`, `1:01:02,250`; null when it is no time. */
export function readTime(text: string): number | null {
  const found = /^\s*(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6})(?:[.,](\d{1,3}))?\s*$/.exec(text)
  if (!found) return null
  const [, hours, minutes, seconds, part = ''] = found
  if (minutes !== undefined && Number(seconds) > 59) return null
  if (hours !== undefined && Number(minutes) > 59) return null
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds) + Number(part.padEnd(3, '0')) / 1000
}
