// The player's state, for its controls to show, and what they can ask of it. Knows the video element and the engine;
// knows nothing of how either looks.
import { tick } from 'svelte'
import type { Caption, Chapter, Storyboard } from '$/api/types'
import { t } from '$/i18n'
import { clock, languageName, percent } from '$/lib/format'
import { isBoolean, isNumber, isText, recall, remember } from '$/lib/storage'
import type { HlsEngine, Quality, Stats } from './engine'
import { nextSpeed } from './hotkeys'
import { keepStop, stoppedAt } from './resume'
import { fileFor, type Source, withToken } from './source'

export type PlayerVideo = {
  uuid: string
  title: string
  author: string
  poster: string
  /** Seconds, as the server knows it; a growing playlist's own length is shorter. */
  duration: number
  aspectRatio: number | null
  source: Source | null
  growing: boolean
  usable: number[] | null
  token: string | null
  headers: Record<string, string>
  p2pAllowed: boolean
  stunServers: string[]
}

export type CaptionStyle = { size: 'small' | 'normal' | 'large'; place: 'top' | 'bottom' }

const isCaptionStyle = (found: unknown): found is CaptionStyle =>
  typeof found === 'object' && found !== null && 'size' in found && 'place' in found
const isLanguage = (found: unknown): found is string | null => found === null || isText(found)
const isHeight = (found: unknown): found is number | null => found === null || isNumber(found)

export class Player {
  video = $state<PlayerVideo | null>(null)
  chapters = $state<Chapter[]>([])
  captions = $state<Caption[]>([])
  storyboard = $state<Storyboard | null>(null)
  /** How it looks, by the names of PeerTube's themes. */
  look = $state('lucide')

  /** A picture of the video itself is there. */
  pictured = $state(false)
  started = $state(false)
  paused = $state(true)
  ended = $state(false)
  waiting = $state(false)
  seeking = $state(false)
  time = $state(0)
  length = $state(0)
  buffered = $state<[number, number][]>([])
  volume = $state(recall('volume', 1, isNumber))
  muted = $state(recall('muted', false, isBoolean))
  speed = $state(recall('speed', 1, isNumber))
  loop = $state(false)
  pip = $state(false)
  theatre = $state(recall('theatre', false, isBoolean))
  qualities = $state<Quality[]>([])
  playing = $state<Quality | null>(null)
  wished = $state<number | null>(recall<number | null>('quality', null, isHeight))
  p2p = $state(recall('p2p', true, isBoolean))
  caption = $state<string | null>(null)
  cue = $state('')
  captionStyle = $state<CaptionStyle>(recall<CaptionStyle>('captionStyle', { size: 'normal', place: 'bottom' }, isCaptionStyle))
  stats = $state<Stats | null>(null)
  ahead = $state(0)
  stalls = $state(0)
  dropped = $state({ dropped: 0, total: 0 })
  error = $state<string | null>(null)
  /** A short word over the picture: "Speed 1.5×". */
  hint = $state('')
  resumedAt = $state(0)
  /** Seconds at which it ends, once; null plays to the end. */
  stopAt: number | null = null

  private element: HTMLVideoElement | null = null
  private engine: HlsEngine | null = null
  private loading = 0
  /** Asked to play: a source that arrives or changes meanwhile forgets the question, so it is kept here. */
  private wantsPlay = false
  private early: { startAt: number | null; defer: boolean } | null = null
  private deferred: { startAt: number | null } | null = null
  private hintTimer: ReturnType<typeof setTimeout> | undefined
  private statsTimer: ReturnType<typeof setInterval> | undefined
  private lastKept = 0
  /** A sound that the address asked for is not what the person likes. */
  private keepsSound = true

  /** The whole length: a video still being made is longer than what can be played of it. */
  get total(): number {
    const known = this.video?.duration ?? 0
    return this.video?.growing ? Math.max(known, this.length) : this.length || known
  }

  /** Seconds that can be played right now. */
  get reachable(): number {
    return this.video?.growing ? this.length : this.total
  }

  /** Where it is, exactly. */
  get position(): number {
    return this.element?.currentTime ?? this.time
  }

  get chapter(): Chapter | undefined {
    return this.chapters.findLast((chapter) => chapter.timecode <= this.time)
  }

  attach(element: HTMLVideoElement): () => void {
    this.element = element
    element.volume = this.volume
    element.muted = this.muted
    const listen = (names: string, handler: () => void) => {
      for (const name of names.split(' ')) element.addEventListener(name, handler)
    }
    listen('play playing pause', () => {
      this.paused = element.paused
      if (!element.paused) {
        this.started = true
        this.ended = false
      }
      if (element.paused) this.keep()
    })
    listen('playing canplay seeked', () => (this.waiting = false))
    listen('playing', () => (this.wantsPlay = false))
    listen('loadeddata', () => (this.pictured = true))
    listen('canplay', () => {
      if (this.wantsPlay && element.paused && !element.ended) void this.play()
    })
    listen('waiting', () => {
      this.waiting = true
      if (this.started && !element.seeking) this.stalls += 1
    })
    listen('seeking', () => (this.seeking = true))
    listen('seeked', () => (this.seeking = false))
    listen('timeupdate seeked', () => this.onTime())
    listen('durationchange loadedmetadata', () => {
      this.length = Number.isFinite(element.duration) ? element.duration : this.seekableEnd()
    })
    listen('progress', () => this.onProgress())
    listen('ended', () => {
      this.ended = true
      this.wantsPlay = false
      this.keep()
    })
    listen('volumechange', () => {
      this.volume = element.volume
      this.muted = element.muted
      if (!this.keepsSound) return
      remember('volume', element.volume)
      remember('muted', element.muted)
    })
    listen('ratechange', () => (this.speed = element.playbackRate))
    listen('enterpictureinpicture', () => (this.pip = true))
    listen('leavepictureinpicture', () => (this.pip = false))
    listen('error', () => {
      if (this.video?.source?.kind === 'file' && element.error) this.error = element.error.message || t('player.errorNoSupport')
    })
    this.statsTimer = setInterval(() => this.measure(), 1000)
    const { early, video } = this
    if (early && video) void this.load(video, early.startAt, early.defer)
    return () => {
      this.keep()
      clearInterval(this.statsTimer)
      clearTimeout(this.hintTimer)
      this.unload()
      this.element = null
    }
  }

  /**
   * Shows another video, or the same one when its source appeared. `startAt` null goes on where the person stopped;
   * `defer` fetches nothing before somebody presses play.
   */
  async load(video: PlayerVideo, startAt: number | null, defer = false): Promise<void> {
    this.keep()
    this.unload()
    this.deferred = defer ? { startAt } : null
    const turn = ++this.loading
    const known = this.video?.uuid === video.uuid
    this.video = video
    this.error = null
    if (!known) {
      Object.assign(this, { pictured: false, started: false, ended: false, time: 0, length: 0, stalls: 0, cue: '', caption: null })
      Object.assign(this, { qualities: [], playing: null, buffered: [], chapters: [], captions: [], storyboard: null })
    }
    const element = this.element
    // The picture may come later than the video: after a password was asked for, its page is built only now.
    this.early = element ? null : { startAt, defer }
    if (!element || !video.source || defer) return
    const resume = startAt ?? stoppedAt(video.uuid)
    this.resumedAt = startAt === null ? resume : 0
    this.time = resume
    element.defaultPlaybackRate = this.speed
    this.waiting = true
    try {
      if (video.source.kind === 'file') this.playFile(video, resume)
      else await this.playHls(video, resume, turn)
    } catch (error) {
      if (turn === this.loading) this.error = error instanceof Error ? error.message : t('player.errorNoSupport')
    }
  }

  async play(): Promise<void> {
    this.wantsPlay = true
    if (this.deferred && this.video) await this.load(this.video, this.deferred.startAt)
    try {
      await this.element?.play()
    } catch (error) {
      // Sound without a gesture is refused by browsers; silent pictures are usually let through.
      if ((error as DOMException).name === 'NotAllowedError') this.wantsPlay = false
    }
  }

  toggle(): void {
    if (!this.element) return
    if (this.element.paused || this.element.ended) void this.play()
    else this.pause()
  }

  pause(): void {
    this.wantsPlay = false
    this.element?.pause()
  }

  seek(seconds: number): void {
    if (!this.element) return
    const end = Math.max(0, this.reachable - (this.video?.growing ? 1 : 0))
    const to = Math.min(Math.max(0, seconds), end || seconds)
    if (this.video?.growing && seconds > end + 1) this.say(t('player.notReadyYet'))
    this.element.currentTime = to
    this.time = to
    this.ended = false
  }

  setVolume(volume: number): void {
    if (!this.element) return
    this.element.volume = Math.min(1, Math.max(0, Math.round(volume * 100) / 100))
    this.element.muted = this.element.volume === 0
    this.volume = this.element.volume
    this.muted = this.element.muted
  }

  /** Silent from the beginning, this time only. */
  startMuted(): void {
    this.keepsSound = false
    this.muted = true
    if (this.element) this.element.muted = true
  }

  /** The picture that is shown, as a JPEG in a data address. */
  still(): string {
    const canvas = document.createElement('canvas')
    const { element } = this
    if (!element || element.videoWidth === 0) throw new Error('There is no picture yet')
    canvas.width = element.videoWidth
    canvas.height = element.videoHeight
    canvas.getContext('2d')?.drawImage(element, 0, 0)
    return canvas.toDataURL('image/jpeg')
  }

  toggleMute(): void {
    if (!this.element) return
    this.muted = !this.element.muted
    this.element.muted = this.muted
  }

  setSpeed(speed: number): void {
    if (!this.element) return
    this.element.playbackRate = speed
    this.element.defaultPlaybackRate = speed
    remember('speed', speed)
    this.say(t('player.speedNow', { speed }))
  }

  /** Twice as fast for a moment; what was chosen comes back after it. */
  hurry(on: boolean): void {
    if (!this.element) return
    this.element.playbackRate = on ? 2 : this.element.defaultPlaybackRate
    this.say(t('player.speedNow', { speed: this.element.playbackRate }))
  }

  stepSpeed(by: number): void {
    this.setSpeed(nextSpeed(this.speed, by))
  }

  setLoop(loop: boolean): void {
    this.loop = loop
    if (this.element) this.element.loop = loop
  }

  choose(height: number | null): void {
    this.wished = height
    remember('quality', height)
    this.engine?.choose(height)
    if (this.video?.source?.kind === 'file') this.playFile(this.video, this.element?.currentTime ?? 0)
  }

  setP2P(enabled: boolean): void {
    this.p2p = enabled
    remember('p2p', enabled)
    this.engine?.setP2P(enabled && (this.video?.p2pAllowed ?? false))
  }

  setTheatre(theatre: boolean): void {
    this.theatre = theatre
    remember('theatre', theatre)
  }

  setCaptionStyle(style: CaptionStyle): void {
    this.captionStyle = style
    remember('captionStyle', style)
  }

  frame(by: -1 | 1): void {
    if (!this.element) return
    this.element.pause()
    this.seek(this.element.currentTime + by / (this.playing?.fps || 30))
  }

  goChapter(by: -1 | 1): void {
    const now = this.time
    const target =
      by > 0 ? this.chapters.find((chapter) => chapter.timecode > now + 0.5) : this.chapters.findLast((chapter) => chapter.timecode < now - 3)
    if (target) {
      this.seek(target.timecode)
      this.say(target.title)
    } else if (by < 0) this.seek(0)
  }

  async togglePip(): Promise<void> {
    if (document.pictureInPictureElement) await document.exitPictureInPicture()
    else await this.element?.requestPictureInPicture?.().catch(() => undefined)
  }

  say(text: string): void {
    this.hint = text
    clearTimeout(this.hintTimer)
    this.hintTimer = setTimeout(() => (this.hint = ''), 1200)
  }

  sayVolume(): void {
    this.say(t('player.volumeNow', { percent: percent(this.muted ? 0 : this.volume) }))
  }

  /** The video grew, or stopped growing: new renditions are taken over without interrupting the picture. */
  async grow(next: PlayerVideo): Promise<boolean> {
    this.video = next
    return next.source?.kind === 'hls' ? ((await this.engine?.refresh(next.growing, next.source, next.usable)) ?? false) : false
  }

  async renewToken(token: string | null): Promise<void> {
    if (!this.video) return
    this.video = { ...this.video, token }
    await this.engine?.renew(token)
  }

  retry(): void {
    if (this.video) void this.load(this.video, this.time)
  }

  private unload(): void {
    this.engine?.destroy()
    this.engine = null
    if (this.element?.hasAttribute('src')) {
      this.element.removeAttribute('src')
      this.element.load()
    }
  }

  private async playHls(video: PlayerVideo, startAt: number, turn: number): Promise<void> {
    const element = this.element
    if (!element || video.source?.kind !== 'hls') return
    const { HlsEngine, isSupported } = await import('./engine')
    if (turn !== this.loading) return
    if (!isSupported()) {
      if (!element.canPlayType('application/vnd.apple.mpegurl')) throw new Error(t('player.errorNoSupport'))
      element.src = withToken(video.source.playlistUrl, video.token, true)
      element.currentTime = startAt
      return
    }
    this.engine = new HlsEngine({
      video: element,
      source: video.source,
      growing: video.growing,
      usable: video.usable,
      token: video.token,
      startAt,
      bandwidth: recall('bandwidth', null as number | null, isHeight),
      p2p: this.p2p && video.p2pAllowed,
      stunServers: video.stunServers,
      headers: video.headers,
      on: {
        qualities: (list) => (this.qualities = list),
        playing: (quality) => (this.playing = quality),
        failed: (detail) => (this.error = detail),
      },
    })
    this.engine.choose(this.wished)
  }

  private playFile(video: PlayerVideo, startAt: number): void {
    const element = this.element
    if (!element || video.source?.kind !== 'file') return
    this.qualities = video.source.files.map((file, index) => ({
      index,
      height: file.resolution.id ?? 0,
      fps: file.fps ?? null,
      bitrate: video.duration > 0 ? (file.size * 8) / video.duration : 0,
    }))
    const file = fileFor(video.source.files, this.wished ?? Math.max(480, innerHeight))
    if (!file) return
    const address = withToken(file.fileUrl, video.token)
    this.playing = this.qualities.find(({ height }) => height === file.resolution.id) ?? null
    if (element.src === new URL(address, location.href).href) return
    const wasPlaying = !element.paused
    element.src = address
    element.currentTime = startAt
    if (wasPlaying) void this.play()
  }

  private onTime(): void {
    const element = this.element
    if (!element) return
    this.time = element.currentTime
    this.onProgress()
    this.showCue()
    if (this.stopAt !== null && this.time >= this.stopAt && !element.seeking) this.stop()
    if (Math.abs(this.time - this.lastKept) > 5) this.keep()
  }

  private stop(): void {
    // Once: who goes on after it wants to see the rest.
    this.stopAt = null
    this.pause()
    this.ended = true
  }

  private onProgress(): void {
    const element = this.element
    if (!element) return
    const list: [number, number][] = []
    for (let at = 0; at < element.buffered.length; at += 1) list.push([element.buffered.start(at), element.buffered.end(at)])
    this.buffered = list
    if (this.video?.growing && Number.isFinite(element.duration)) this.length = element.duration
  }

  private seekableEnd(): number {
    const element = this.element
    return element && element.seekable.length > 0 ? element.seekable.end(element.seekable.length - 1) : 0
  }

  private keep(): void {
    if (!this.video || !this.started || this.time < 1) return
    this.lastKept = this.time
    keepStop(this.video.uuid, this.ended ? this.total : this.time, this.total)
  }

  private measure(): void {
    const element = this.element
    if (!element) return
    this.stats = this.engine?.stats() ?? null
    const here = this.buffered.find(([from, to]) => from <= this.time + 0.3 && to > this.time)
    this.ahead = here ? here[1] - this.time : 0
    const frames = element.getVideoPlaybackQuality?.()
    if (frames) this.dropped = { dropped: frames.droppedVideoFrames, total: frames.totalVideoFrames }
    const bandwidth = this.stats?.bandwidth
    if (this.started && bandwidth && Number.isFinite(bandwidth)) remember('bandwidth', Math.round(bandwidth))
  }

  /** Captions are drawn by us: the browser parses the cues, their text goes over the picture as text. */
  showCaption(language: string | null): void {
    this.caption = language
    remember('caption', language)
    for (const track of this.element?.textTracks ?? []) track.mode = track.language === language ? 'hidden' : 'disabled'
    this.showCue()
  }

  /** What there is to read along; the language that was read last is shown again. */
  async offerCaptions(list: Caption[]): Promise<void> {
    this.captions = list
    const last = recall<string | null>('caption', null, isLanguage)
    if (last === null || !list.some(({ language }) => language.id === last)) return
    // The browser knows them once the page does.
    await tick()
    this.showCaption(last)
  }

  /** C: off, or the language used last, or the first there is. */
  toggleCaption(): void {
    if (this.caption !== null) return this.showCaption(null)
    const last = recall('captionLast', '', isText)
    const pick = this.captions.find(({ language }) => language.id === last) ?? this.captions[0]
    if (!pick?.language.id) return this.say(t('player.captionsNone'))
    remember('captionLast', pick.language.id)
    this.showCaption(pick.language.id)
    this.say(languageName(pick.language.id, pick.language.label))
  }

  showCue(): void {
    const track = [...(this.element?.textTracks ?? [])].find(({ mode }) => mode === 'hidden')
    this.cue = [...(track?.activeCues ?? [])].map((cue) => (cue as VTTCue).getCueAsHTML().textContent ?? '').join('\n')
  }

  /** For screen readers, which read a slider's value as words. */
  get spokenTime(): string {
    return t('player.seekValue', { now: clock(this.time), total: clock(this.total) })
  }
}
