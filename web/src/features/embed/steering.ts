// What the page around the frame may ask of the player and is told of it: PeerTube's embed API.
import { t } from '$/i18n'
import type { Player } from '../player/controller.svelte'
import { speeds } from '../player/speeds'
import type { Channel } from './channel'

/** What only the frame itself can do. */
export type Frame = {
  next(): void
  previous(): void
  /** Place in the playlist, -1 without one. */
  position(): number
  password(password: string): void
}

export type PlaybackState = 'unstarted' | 'playing' | 'paused' | 'ended'

/** PeerTube's id of the choice that is left to the connection. */
const AUTO = -1

export class Steering {
  private isReady = false
  private state: PlaybackState = 'unstarted'
  private readonly channel: Channel
  private readonly player: Player

  constructor(channel: Channel, player: Player, frame: Frame) {
    this.channel = channel
    this.player = player
    const answers: Record<string, (params: unknown) => unknown> = {
      isReady: () => this.isReady,
      isPlaying: () => !player.paused,
      play: () => player.play(),
      pause: () => player.pause(),
      seek: (to) => player.seek(finite(to)),
      getCurrentTime: () => player.position,
      setVolume: (to) => player.setVolume(finite(to)),
      getVolume: () => player.volume,
      getResolutions: () => this.resolutions(),
      setResolution: (id) => player.choose(id === AUTO ? null : finite(id)),
      getCaptions: () => this.captions(),
      setCaption: (id) => player.showCaption(player.captions.some(({ language }) => language.id === id) ? String(id) : null),
      getPlaybackRates: () => [...speeds],
      getPlaybackRate: () => player.speed,
      setPlaybackRate: (rate) => player.setSpeed(Math.min(10, Math.max(0.1, finite(rate)))),
      playNextVideo: () => frame.next(),
      playPreviousVideo: () => frame.previous(),
      getCurrentPosition: () => frame.position(),
      setVideoPassword: (password) => frame.password(String(password)),
      getImageDataUrl: () => player.still(),
    }
    for (const [method, answer] of Object.entries(answers)) channel.bind(method, answer)
  }

  /** There is a video: the page may begin. */
  begin(): void {
    if (this.isReady) return
    this.isReady = true
    this.channel.notify('ready', true)
  }

  /** Called with what the player does now; a change is told at once. */
  became(state: PlaybackState): void {
    if (state === this.state) return
    this.state = state
    if (state !== 'unstarted') this.channel.notify('playbackStatusChange', state)
  }

  /** Called twice a second. */
  tick(): void {
    const { position, volume, total } = this.player
    this.channel.notify('playbackStatusUpdate', { position, volume, duration: total, playbackState: this.state })
  }

  volumeChanged(volume: number): void {
    this.channel.notify('volumeChange', volume)
  }

  resolutionsChanged(): void {
    this.channel.notify('resolutionUpdate', this.resolutions())
  }

  private resolutions(): unknown[] {
    const { qualities, wished, playing } = this.player
    if (qualities.length === 0) return []
    const list = qualities.map(({ height }) => ({ id: height, label: `${height}p`, active: wished !== null && playing?.height === height, height }))
    return [...list, { id: AUTO, label: t('player.qualityAuto'), active: wished === null, height: playing?.height ?? 0 }]
  }

  private captions(): unknown[] {
    return this.player.captions.map((caption) => ({
      id: caption.language.id,
      src: caption.fileUrl ?? caption.captionPath,
      label: caption.language.label,
      mode: caption.language.id === this.player.caption ? 'showing' : 'disabled',
    }))
  }
}

/** A number of the page's, or a refusal. */
function finite(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('A number is wanted')
  return value
}
