// Figures of statistics as words.
import { t } from '$/i18n'
import { calendar } from '$/i18n/state.svelte'
import { inLocale } from '$/lib/format'
import type { Point } from './scale'

// Months as digits where the language has formats of its neighbour only: their names would be the neighbour's.
const month = (): 'short' | '2-digit' => (calendar() ? '2-digit' : 'short')
const hour = inLocale((tag) => new Intl.DateTimeFormat(tag, { month: month(), day: 'numeric', hour: 'numeric', minute: '2-digit' }))
const day = inLocale((tag) => new Intl.DateTimeFormat(tag, { year: 'numeric', month: month(), day: 'numeric' }))

export type Moment = { date: string; value: number }

/** Points of a series; days when it runs over more than a week. */
export function pointsOf(series: readonly Moment[]): Point[] {
  const times = series.map(({ date }) => new Date(date).getTime())
  const long = (times.at(-1) ?? 0) - (times[0] ?? 0) > 7 * 86_400_000
  return series.map(({ date, value }) => ({ label: (long ? day : hour)().format(new Date(date)), value }))
}

/** Seconds watched, in the unit that fits. */
export const watchTime = (seconds: number): string =>
  seconds < 60
    ? t('stat.seconds', { count: Math.round(seconds) })
    : seconds < 3600
      ? t('stat.minutes', { count: Math.round(seconds / 60) })
      : t('stat.hours', { count: Math.round(seconds / 360) / 10 })
