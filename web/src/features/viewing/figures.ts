// Figures of statistics as words.
import { locale, t } from '$/i18n'
import type { Point } from './scale'

const hour = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' })

export type Moment = { date: string; value: number }

/** Points of a series; days when it runs over more than a week. */
export function pointsOf(series: readonly Moment[]): Point[] {
  const times = series.map(({ date }) => new Date(date).getTime())
  const long = (times.at(-1) ?? 0) - (times[0] ?? 0) > 7 * 86_400_000
  return series.map(({ date, value }) => ({ label: (long ? day : hour).format(new Date(date)), value }))
}

/** Seconds watched, in the unit that fits. */
export const watchTime = (seconds: number): string =>
  seconds < 60
    ? t('stat.seconds', { count: Math.round(seconds) })
    : seconds < 3600
      ? t('stat.minutes', { count: Math.round(seconds / 60) })
      : t('stat.hours', { count: Math.round(seconds / 360) / 10 })
