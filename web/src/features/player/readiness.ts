// What is ready and what comes next, in words: "480p now, 1080p in about 2 min". Pure; fed by transcoding-progress.
import { type Rendition, State, type TranscodingProgress } from '$/api/types'
import { t } from '$/i18n'
import { clock, percent, remaining } from '$/lib/format'

export const qualityLabel = (height: number, fps?: number | null): string => `${height}p${fps && fps >= 50 ? Math.round(fps) : ''}`

const byHeight = (a: Rendition, b: Rendition) => (a.resolution.id ?? 0) - (b.resolution.id ?? 0)

/** Complete: every rendition is done or given up and the video has left its waiting state; asking again tells nothing new. */
export function isSettled(progress: TranscodingProgress): boolean {
  return progress.state.id !== State.ToTranscode && progress.renditions.every(({ state }) => state === 'done' || state === 'failed')
}

/**
 * Heights that reach as far as the furthest one: all of them when they grow side by side, the finished ones when they
 * follow one another. Null when everything is settled.
 */
export function usableHeights(progress: TranscodingProgress): number[] | null {
  if (isSettled(progress)) return null
  const furthest = Math.max(0, ...progress.renditions.map((rendition) => rendition.progress))
  return progress.renditions
    .filter((rendition) => rendition.state === 'done' || (rendition.progress > 0 && rendition.progress >= furthest - 0.02))
    .flatMap(({ resolution }) => (resolution.id == null ? [] : [resolution.id]))
    .toSorted((a, b) => a - b)
}

/**
 * The line under the player; null when there is nothing to tell because all is ready.
 * `reach`: seconds that can be played already, for the time before the first rendition is complete.
 */
export function readinessLine(progress: TranscodingProgress, reach = 0): string | null {
  if (progress.error) return t('ready.failed', { detail: progress.error })
  if (isSettled(progress)) return null
  const sorted = progress.renditions.toSorted(byHeight)
  const done = sorted.filter(({ state }) => state === 'done')
  const open = sorted.filter(({ state }) => state === 'running' || state === 'waiting')
  const running = open.filter(({ state }) => state === 'running')
  const highest = running.at(-1) ?? open[0]
  if (!highest) return t('ready.preparing')
  const best = done.at(-1)
  // A file that could be played as it was is ready first; what follows is for slower connections.
  const lighter = best !== undefined && open.every(({ resolution }) => (resolution.id ?? 0) < (best.resolution.id ?? 0))
  const next = nextText(lighter ? { ...highest, resolution: { id: 0, label: t('ready.lighter') } } : highest, progress.etaSeconds ?? null)
  if (best) return t('ready.nowNext', { ready: best.resolution.label, next })
  if (reach > 0) {
    return progress.etaSeconds == null
      ? t('ready.upTo', { time: clock(reach) })
      : t('ready.upToEta', { time: clock(reach), rest: remaining(progress.etaSeconds) })
  }
  return highest.state === 'waiting' && progress.progress <= 0 ? t('ready.preparing') : t('ready.none', { next })
}

function nextText(rendition: Rendition, etaSeconds: number | null): string {
  const next = rendition.resolution.label
  if (etaSeconds !== null && etaSeconds >= 0) return t('ready.next', { next, time: remaining(etaSeconds) })
  return rendition.state === 'waiting' ? t('ready.nextWaiting', { next }) : t('ready.nextPercent', { next, percent: percent(rendition.progress) })
}

/** How long until the next question, in milliseconds: attentive while watched, sparing when hidden or slow. */
export function pollDelay(progress: TranscodingProgress | null, hidden: boolean, failures: number): number {
  if (failures > 0) return Math.min(60_000, 2000 * 2 ** Math.min(failures, 5))
  if (hidden) return 15_000
  const eta = progress?.etaSeconds ?? 0
  return eta > 600 ? 5000 : eta > 60 ? 2000 : 1200
}
