// Playing videos one after the other: which one is open, and what comes next. A single video is a sequence of one.
import type { Player } from '../player/controller.svelte'
import { OpenVideo } from '../video/open.svelte'
import type { Place, Places } from './places'

export type SequenceOptions = {
  /** Play at once. */
  autoplay: boolean
  /** Fetch nothing to play before somebody presses play. */
  defers: boolean
  /** Sharing with other viewers; null leaves it to the person and the instance. */
  p2p: boolean | null
  /** A video can be watched now. */
  onready?: () => void
}

export class Sequence {
  opened = $state.raw<OpenVideo | null>(null)
  places = $state.raw<Places | null>(null)
  readonly player: Player

  private readonly options: SequenceOptions
  /** Once somebody has pressed play, the next video begins by itself. */
  private begun: boolean
  private start = 0
  /** A password that came before it was asked for. */
  private password = ''

  constructor(player: Player, options: SequenceOptions) {
    this.player = player
    this.options = options
    this.begun = options.autoplay
  }

  get position(): number {
    return this.places?.current?.position ?? -1
  }

  async show(uuid: string, start: number, stop: number | null): Promise<void> {
    this.opened?.close()
    if (this.player.started) this.begun = true
    const next = new OpenVideo(uuid, this.player)
    next.defers = this.options.defers
    next.p2p = this.options.p2p
    this.opened = next
    this.start = start
    this.player.stopAt = stop
    await next.open(start, this.begun)
    if (next.phase === 'password' && this.password && this.opened === next) await this.enter(this.password)
    else this.tell(next)
  }

  /** Opens what asked for a password, or keeps it until it is asked for. */
  async enter(password: string): Promise<void> {
    this.password = password
    const open = this.opened
    if (!open || open.phase !== 'password') return
    await open.open(this.start, this.begun, password)
    this.tell(open)
  }

  private tell(video: OpenVideo): void {
    if (this.opened === video && video.phase === 'ready') this.options.onready?.()
  }

  async goTo(place: Place | undefined): Promise<void> {
    if (!place || !this.places) return
    this.places = this.places.goTo(place)
    await this.show(place.uuid, place.start ?? 0, place.stop)
  }

  readonly next = (): void => void this.goTo(this.places?.next)
  readonly previous = (): void => void this.goTo(this.places?.previous)

  close(): void {
    this.opened?.close()
  }
}
