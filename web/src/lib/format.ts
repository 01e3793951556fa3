// Numbers, times and sizes as a person reads them.
import { locale, t } from '$/i18n'

const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat(locale)
const percentage = new Intl.NumberFormat(locale, { style: 'percent' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })

/** Seconds as a clock: 7 -> 0:07, 3661 -> 1:01:01. What is no time at all (NaN, infinity) is 0:00. */
export function clock(seconds: number): string {
  const total = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** The clock as a machine-readable duration (HTML time element, ISO 8601). */
export const isoDuration = (seconds: number): string => `PT${Math.max(0, Math.round(seconds))}S`

/** 1234 -> 1.2K */
export const short = (count: number): string => compact.format(count)

export const percent = (share: number): string =>
  percentage.format(Math.floor(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * 100) / 100)

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Bytes in SI units with three digits that matter: 1536 -> 1.54 kB. */
export function bytes(count: number): string {
  let size = Math.max(0, Number.isFinite(count) ? count : 0)
  let step = 0
  while (size >= 999.5 && step < units.length - 1) {
    size /= 1000
    step += 1
  }
  const digits = step === 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size)} ${units[step]}`
}

/** Bits per second: 2_500_000 -> 2.5 Mbit/s. */
export function bitrate(bitsPerSecond: number): string {
  const mega = bitsPerSecond / 1e6
  return mega >= 1
    ? `${new Intl.NumberFormat(locale, { maximumFractionDigits: mega >= 10 ? 0 : 1 }).format(mega)} Mbit/s`
    : `${whole.format(Math.round(bitsPerSecond / 1000))} kbit/s`
}

const ages: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** How long ago, in the largest unit that fits: "3 weeks ago". */
export function age(date: string | Date, now = Date.now()): string {
  const seconds = (now - new Date(date).getTime()) / 1000
  if (!Number.isFinite(seconds)) return ''
  const fit = ages.find(([, length]) => Math.abs(seconds) >= length)
  return fit ? relative.format(-Math.trunc(seconds / fit[1]), fit[0]) : t('video.ageNow')
}

export const longDate = (date: string): string => {
  const parsed = new Date(date)
  return Number.isNaN(parsed.getTime()) ? '' : day.format(parsed)
}

/** A remaining time, rounded as a person would: "about 2 min". */
export function remaining(seconds: number): string {
  if (seconds < 8) return t('eta.soon')
  if (seconds < 55) return t('eta.seconds', { count: Math.ceil(seconds / 10) * 10 })
  if (seconds < 3500) return t('eta.minutes', { count: Math.max(1, Math.round(seconds / 60)) })
  return t('eta.hours', { count: Math.round(seconds / 360) / 10 })
}

/** Reads `90`, `1:30` or `1h2m3s` (PeerTube's `start` parameter) as seconds; null when it is none of them. */
export function parseTime(text: string | null | undefined): number | null {
  if (!text) return null
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const clockParts = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})$/.exec(text)
  if (clockParts) return Number(clockParts[1] ?? 0) * 3600 + Number(clockParts[2]) * 60 + Number(clockParts[3])
  const spelled = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text)
  return spelled ? Number(spelled[1] ?? 0) * 3600 + Number(spelled[2] ?? 0) * 60 + Number(spelled[3] ?? 0) : null
}
