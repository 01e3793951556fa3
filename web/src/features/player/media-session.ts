// The player on lock screens and media keys.
import type { Player } from './controller.svelte'

type Steps = { previous: (() => void) | null; next: (() => void) | null } | null

export function offerMediaSession(player: Player, steps: Steps = null): () => void {
  const session = navigator.mediaSession as MediaSession | undefined
  if (!session || !player.video) return () => undefined
  const { title, author, poster } = player.video
  session.metadata = new MediaMetadata({ title, artist: author, artwork: poster ? [{ src: poster }] : [] })
  const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
    ['play', () => void player.play()],
    ['pause', () => player.toggle()],
    ['seekbackward', (details) => player.seek(player.time - (details.seekOffset ?? 10))],
    ['seekforward', (details) => player.seek(player.time + (details.seekOffset ?? 10))],
    ['seekto', (details) => player.seek(details.seekTime ?? player.time)],
    ...(steps?.previous ? [['previoustrack', steps.previous] as [MediaSessionAction, MediaSessionActionHandler]] : []),
    ...(steps?.next ? [['nexttrack', steps.next] as [MediaSessionAction, MediaSessionActionHandler]] : []),
  ]
  for (const [action, handler] of actions) {
    try {
      session.setActionHandler(action, handler)
    } catch {
      /* this browser has no such key */
    }
  }
  return () => {
    session.metadata = null
    for (const [action] of actions) session.setActionHandler(action, null)
  }
}

/** Where it is, for the line on lock screens. Told when something jumps; between that the device counts by itself. */
export function tellPosition(player: Player): void {
  const session = navigator.mediaSession as MediaSession | undefined
  const [duration, playbackRate, jumping] = [player.total, player.speed, player.seeking]
  if (!session?.setPositionState) return
  session.playbackState = player.paused ? 'paused' : 'playing'
  if (!jumping && duration > 0 && playbackRate > 0) session.setPositionState({ duration, playbackRate, position: Math.min(player.position, duration) })
}
