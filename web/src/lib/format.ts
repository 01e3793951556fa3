// Numbers, times and sizes as a person reads them.
import { locale, spoken, t } from '$/i18n'
import { PSEUDO } from '$/i18n/languages'
import { calendar, grammar } from '$/i18n/state.svelte'
import { type Counted, say } from '$/i18n/text'

/** A formatter made anew when another language is spoken. */
export function inLocale<T>(make: (locale: string) => T): () => T {
  let made: { for: string; what: T } | undefined
  return () => {
    const wanted = `${spoken().tag} ${locale()}`
    if (made?.for !== wanted) made = { for: wanted, what: make(locale()) }
    return made.what
  }
}

const compact = inLocale((tag) => new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 }))
const whole = inLocale((tag) => new Intl.NumberFormat(tag))
const percentage = inLocale((tag) => new Intl.NumberFormat(tag, { style: 'percent' }))
const relative = inLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
const day = inLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long' }))
const digits = [
  inLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 })),
  inLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })),
  inLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })),
] as const
const dayAndTime = inLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' }))
const timeOfDay = inLocale((tag) => new Intl.DateTimeFormat(tag, { timeStyle: 'short' }))
const words = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }))

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
export const short = (count: number): string => compact().format(count)

/** The same, for texts that count: `t('video.views', { count: counted(1234) })`. */
export const counted = (count: number): Counted => ({ count, shown: short(count) })

export const percent = (share: number): string =>
  percentage().format(Math.floor(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * 100) / 100)

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Bytes in SI units with three digits that matter: 1536 -> 1.54 kB. */
export function bytes(count: number): string {
  let size = Math.max(0, Number.isFinite(count) ? count : 0)
  let step = 0
  while (size >= 999.5 && step < units.length - 1) {
    size /= 1000
    step += 1
  }
  const behind = step === 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2
  return `${digits[behind]().format(size)} ${units[step]}`
}

/** Bits per second: 2_500_000 -> 2.5 Mbit/s. */
export function bitrate(bitsPerSecond: number): string {
  const mega = bitsPerSecond / 1e6
  return mega >= 1
    ? `${digits[mega >= 10 ? 0 : 1]().format(mega)} Mbit/s`
    : `${whole().format(Math.round(bitsPerSecond / 1000))} kbit/s`
}

type Unit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute'
const ages: [Unit, number][] = [
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
  if (!fit) return t('video.ageNow')
  const [unit, length] = fit
  const passed = Math.trunc(seconds / length)
  const own = calendar()
  if (!own) return relative().format(-passed, unit)
  if (unit === 'day' && passed === 1) return own.yesterday
  return say((passed < 0 ? own.ahead : own.ago)[unit], { count: Math.abs(passed) }, grammar())
}

export const longDate = (date: string): string => {
  const parsed = new Date(date)
  if (Number.isNaN(parsed.getTime())) return ''
  const own = calendar()
  if (!own) return day().format(parsed)
  const values = { day: String(parsed.getDate()), month: own.months[parsed.getMonth()] ?? '', year: String(parsed.getFullYear()) }
  return say(own.date, values, grammar())
}

/** A day and the time on it; nothing for what is no moment. */
export const moment = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return ''
  return calendar() ? `${longDate(date.toISOString())}, ${timeOfDay().format(date)}` : dayAndTime().format(date)
}

/** "a, b and c" */
export const listed = (parts: readonly string[]): string => (calendar() ? parts.join(', ') : words().format(parts))

/** Languages by their own name where browsers do not know the language that is spoken. */
export function languageName(code: string, otherwise: string): string {
  try {
    const shown = calendar() ? code : spoken().tag
    const name = new Intl.DisplayNames([shown], { type: 'language', fallback: 'none' }).of(code) ?? otherwise
    return spoken().tag === PSEUDO ? `[${name}]` : name
  } catch {
    return otherwise
  }
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
