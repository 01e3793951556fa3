// Where a person stopped, per video, in this browser only.
import { recall, remember } from '$/lib/storage'

type Stop = { at: number; of: number; when: number }
type Stops = Record<string, Stop>

const KEPT = 300

const isStops = (found: unknown): found is Stops => typeof found === 'object' && found !== null && !Array.isArray(found)
const stops = (): Stops => recall('stops', {}, isStops)

/** Seconds to go on from; 0 when the video was barely begun or watched to its end. */
export function stoppedAt(uuid: string): number {
  const stop = stops()[uuid]
  if (!stop || !(stop.at > 10) || stop.at > stop.of * 0.95 || stop.of - stop.at < 10) return 0
  return stop.at
}

/** How much of a video has been watched, from 0 to 1. */
export function watchedShare(uuid: string): number {
  const stop = stops()[uuid]
  if (!stop || !(stop.of > 0)) return 0
  const share = stop.at / stop.of
  return share > 0.95 ? 1 : share < 0.02 ? 0 : share
}

export function keepStop(uuid: string, at: number, of: number, now = Date.now()): void {
  if (!(of > 0) || !Number.isFinite(at)) return
  const all = { ...stops(), [uuid]: { at: Math.round(at * 10) / 10, of: Math.round(of * 10) / 10, when: now } }
  const names = Object.keys(all)
  if (names.length > KEPT) {
    const oldest = names.toSorted((a, b) => (all[a]?.when ?? 0) - (all[b]?.when ?? 0)).slice(0, names.length - KEPT)
    for (const name of oldest) delete all[name]
  }
  remember('stops', all)
}
