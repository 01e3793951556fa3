// Fingers on the picture: twice on a side jumps, one that stays hurries the film, once shows or hides the controls.
import type { Player } from './controller.svelte'

export type Tapped = { side: 'back' | 'forward'; seconds: number }

const TWICE_MS = 320
/** How long a finger stays before the film hurries. */
const HOLD_MS = 500

export class Taps {
  /** How far the last taps jumped, shown for a moment. */
  tapped = $state<Tapped | null>(null)
  private readonly player: Player
  private last = { at: 0, side: '' }
  private timer: ReturnType<typeof setTimeout> | undefined

  /** A finger stays on the picture, and the film hurries for as long. */
  held = $state(false)
  private holding: ReturnType<typeof setTimeout> | undefined

  constructor(player: Player) {
    this.player = player
  }

  /** True when the tap was the second of two on a side, and has jumped. */
  jumps(event: PointerEvent): boolean {
    const area = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const part = (event.clientX - area.left) / area.width
    const side = part < 0.35 ? 'back' : part > 0.65 ? 'forward' : 'middle'
    const twice = event.timeStamp - this.last.at < TWICE_MS && this.last.side === side
    this.last = { at: event.timeStamp, side }
    if (!twice || side === 'middle') return false
    this.player.seek(this.player.time + (side === 'back' ? -10 : 10))
    this.tapped = { side, seconds: (this.tapped?.side === side ? this.tapped.seconds : 0) + 10 }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (this.tapped = null), 700)
    return true
  }

  press(event: PointerEvent): void {
    if (event.pointerType === 'mouse' || !event.isPrimary || this.player.paused) return
    clearTimeout(this.holding)
    this.holding = setTimeout(() => {
      this.held = true
      this.player.hurry(true)
    }, HOLD_MS)
  }

  /** True when the finger had stayed: lifting it is no tap. */
  release(): boolean {
    clearTimeout(this.holding)
    const { held } = this
    this.held = false
    if (held) this.player.hurry(false)
    return held
  }
}
