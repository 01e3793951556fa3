// Opening a video: its details, the password or file token it may need, its progress while it is being made, and the
// heart-beats that count as a view. The watch page and the embedded player share this.
import { api, data, unasked } from '$/api/client'
import { ApiError } from '$/api/errors'
import { Privacy, State, type TranscodingProgress, type VideoDetails } from '$/api/types'
import { t } from '$/i18n'
import { loadConfig, site, whoIsThere } from '$/lib/site.svelte'
import type { Player, PlayerVideo } from '../player/controller.svelte'
import { poster } from '../player/poster'
import { isSettled, pollDelay, readinessLine, usableHeights } from '../player/readiness'
import { sourceOf } from '../player/source'
import type { Veil } from './sensitive'
import { veilHere } from './veil-here'

type Phase = 'loading' | 'password' | 'ready' | 'failed'

const PASSWORD_HEADER = 'x-peertube-video-password'

export class OpenVideo {
  phase = $state<Phase>('loading')
  video = $state.raw<VideoDetails | null>(null)
  progress = $state.raw<TranscodingProgress | null>(null)
  error = $state<unknown>(null)
  passwordWrong = $state(false)
  /** Sensitive, and nobody has asked to see it yet: nothing is fetched to play. */
  veil = $state<Veil>('none')
  readonly player: Player
  /** Fetch nothing to play before somebody presses play. */
  defers = document.body.classList.contains('embed')
  /** Sharing with other viewers as the address asks for it; null leaves it to the person and the instance. */
  p2p: boolean | null = null
  /** Whether playing counts as watching: not where somebody works on the video. */
  counts = true

  private readonly id: string
  private password = ''
  private token: string | null = null
  private closed = false
  private autoplay = false
  private polling: ReturnType<typeof setTimeout> | undefined
  private beating: ReturnType<typeof setInterval> | undefined
  private renewing: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private readyBefore = ''
  private bestBefore: number | null = null
  private readonly sessionId = Math.random().toString(36).slice(2)

  constructor(id: string, player: Player) {
    this.id = id
    this.player = player
  }

  get line(): string | null {
    const reach = this.player.video?.growing ? this.player.reachable : 0
    return this.progress ? readinessLine(this.progress, reach) : null
  }

  /** Loads and shows the video. `startAt` null goes on where the person stopped; "liked" asks the person's settings. */
  async open(startAt: number | null, autoplay: boolean | 'liked', password = ''): Promise<void> {
    this.password = password
    this.error = null
    const headers = this.headers()
    try {
      const params = { path: { id: this.id } }
      const details = data(api.GET('/api/v1/videos/{id}', { params, headers }))
      const [video] = await Promise.all([details, loadConfig().catch(() => null), whoIsThere()])
      if (this.closed) return
      await this.authorize(video)
      if (this.closed) return
      this.video = video
      this.phase = 'ready'
      // Nothing to play yet, or not complete: the first answer about progress decides what is played.
      if ((video.state?.id ?? State.Published) !== State.Published) await this.ask()
      if (this.closed) return
      // Frames on other sites ask with a button of their own.
      this.veil = this.defers ? 'none' : veilHere(video)
      const veiled = this.veil !== 'none'
      const plays = autoplay === 'liked' ? (site.me?.autoPlayVideo ?? true) : autoplay
      await this.show(startAt, veiled || (!plays && this.defers))
      this.autoplay = plays && !veiled
      if (this.autoplay && this.player.video?.source) void this.player.play()
      this.afterStart(video)
    } catch (error) {
      if (!this.closed) this.refuse(error)
    }
  }

  close(): void {
    this.closed = true
    clearTimeout(this.polling)
    clearTimeout(this.renewing)
    clearInterval(this.beating)
  }

  /** The person wants to see it in spite of what it is. */
  lift(): void {
    this.veil = 'none'
    this.autoplay = true
    if (this.player.video?.source) void this.player.play()
  }

  headers(): Record<string, string> {
    return this.password ? { [PASSWORD_HEADER]: this.password } : {}
  }

  private refuse(error: unknown): void {
    const code = error instanceof ApiError ? error.code : undefined
    if (code === 'video_requires_password' || code === 'incorrect_video_password') {
      this.passwordWrong = this.password !== ''
      this.phase = 'password'
      return
    }
    this.error = error
    this.phase = 'failed'
  }

  private async authorize(video: VideoDetails): Promise<void> {
    const open = video.privacy.id === Privacy.Public || video.privacy.id === Privacy.Unlisted
    const unpublished = (video.state?.id ?? State.Published) !== State.Published
    if (open && !unpublished) return
    // A video still being made may live at its public address already; then the token is only not needed.
    const asked = data(api.POST('/api/v1/videos/{id}/token', { params: { path: { id: video.uuid } }, headers: this.headers() }))
    const answer = open ? await asked.catch(() => null) : await asked
    if (!answer) return
    this.token = answer.files.token
    const left = new Date(answer.files.expires).getTime() - Date.now()
    clearTimeout(this.renewing)
    if (left > 0) this.renewing = setTimeout(() => void this.renew(video), Math.max(30_000, Math.min(left * 0.8, 2 ** 31 - 1)))
  }

  private async renew(video: VideoDetails): Promise<void> {
    try {
      await this.authorize(video)
      await this.player.renewToken(this.token)
    } catch {
      this.renewing = setTimeout(() => void this.renew(video), 60_000)
    }
  }

  private async show(startAt: number | null, defer: boolean): Promise<void> {
    const shown = this.forPlayer()
    if (shown) await this.player.load(shown, startAt, defer)
  }

  private forPlayer(): PlayerVideo | null {
    const { video, progress } = this
    if (!video) return null
    const config = site.config as (typeof site.config & { webrtc?: { stunServers?: string[] } }) | null
    const defaults = config?.defaults.p2p
    const embedded = document.body.classList.contains('embed')
    const wanted = this.p2p ?? site.me?.p2pEnabled ?? (embedded ? defaults?.embed.enabled : defaults?.webapp.enabled) ?? false
    return {
      uuid: video.uuid,
      title: video.name,
      author: video.channel.displayName,
      poster: poster(video),
      duration: video.duration,
      aspectRatio: video.aspectRatio ?? null,
      source: sourceOf(video, progress, location.origin),
      growing: progress !== null && !isSettled(progress),
      usable: progress && usableHeights(progress),
      token: this.token,
      headers: this.headers(),
      p2pAllowed: wanted && (config?.tracker.enabled ?? true),
      stunServers: config?.webrtc?.stunServers ?? [],
    }
  }

  private afterStart(video: VideoDetails): void {
    if (video.isLocal && !video.isLive) void this.poll()
    void this.extras(video)
    if (!this.counts) return
    const every = this.heartBeat()
    // Seconds are counted from the first sign of life to the last, so the first one comes when playing begins.
    let [due, last] = [0, 0]
    this.beating = setInterval(() => {
      const { paused, time } = this.player
      // At double speed a second is two of the film; further away somebody has jumped.
      const jumped = time < last || time > last + 4
      if (!paused) last = time
      if (paused || time === 0 || (Date.now() < due && !jumped)) return
      due = Date.now() + every - 500
      void this.beat(video.uuid, jumped)
    }, 1000)
  }

  private heartBeat(): number {
    const interval = site.config?.views?.videos?.watchingInterval
    return Math.max(1000, (site.signedIn ? interval?.users : interval?.anonymous) ?? 5000)
  }

  private async beat(uuid: string, jumped: boolean): Promise<void> {
    const viewEvent = jumped ? 'seek' : undefined
    const body = { currentTime: Math.floor(this.player.time), sessionId: this.sessionId, viewEvent }
    await api.POST('/api/v1/videos/{id}/views', { params: { path: { id: uuid } }, body, headers: this.headers(), fetch: unasked }).catch(() => undefined)
  }

  /** What the player shows besides the picture. Each may be missing without harm. */
  private async extras(video: VideoDetails): Promise<void> {
    const options = { params: { path: { id: video.uuid } }, headers: this.headers() }
    const [boards, chapters, captions, look] = await Promise.allSettled([
      data(api.GET('/api/v1/videos/{id}/storyboards', options)),
      data(api.GET('/api/v1/videos/{id}/chapters', options)),
      data(api.GET('/api/v1/videos/{id}/captions', options)),
      data(api.GET('/api/v1/player-settings/videos/{videoId}', { params: { path: { videoId: video.uuid } }, headers: this.headers() })),
    ])
    if (this.closed) return
    if (boards.status === 'fulfilled') this.player.storyboard = boards.value?.storyboards?.[0] ?? null
    if (chapters.status === 'fulfilled') this.player.chapters = chapters.value?.chapters ?? []
    if (look.status === 'fulfilled') this.player.look = look.value?.theme ?? 'lucide'
    if (captions.status === 'fulfilled') await this.player.offerCaptions(captions.value?.data ?? [])
  }

  private async ask(): Promise<boolean> {
    try {
      const options = { params: { path: { id: this.id } }, headers: this.headers() }
      this.progress = await data(api.GET('/api/v1/videos/{id}/transcoding-progress', options))
      this.failures = 0
      return true
    } catch (error) {
      this.failures += 1
      // A server that does not know the question, or will not tell: nothing to wait for.
      return !(error instanceof ApiError && error.status < 500)
    }
  }

  private async poll(): Promise<void> {
    const before = this.progress
    const again = await this.ask()
    if (this.closed || !again) return
    if (this.progress) await this.react(before, this.progress)
    if (this.closed || (this.progress && isSettled(this.progress))) return
    this.polling = setTimeout(() => void this.poll(), pollDelay(this.progress, document.hidden, this.failures))
  }

  /** Something may have become playable, or playable better. */
  private async react(before: TranscodingProgress | null, now: TranscodingProgress): Promise<void> {
    const settled = isSettled(now)
    const started = now.renditions.filter(({ state, progress }) => state === 'done' || progress > 0).map(({ resolution }) => resolution.id)
    const stamp = `${now.state.id} ${settled} ${started.join(' ')} ${now.renditions.map(({ state }) => state).join(' ')}`
    const changed = stamp !== this.readyBefore
    this.readyBefore = stamp
    if (!changed) return
    const published = now.state.id === State.Published && this.video?.state?.id !== State.Published
    if (published || (settled && before !== null)) await this.reload()
    const shown = this.player.video
    if (shown && !shown.source) {
      const next = this.forPlayer()
      if (next?.source) {
        await this.player.load(next, this.player.time || null)
        if (this.autoplay) void this.player.play()
      }
    } else if (before !== null || !settled) {
      const next = this.forPlayer()
      if (next?.source && (await this.player.grow(next))) {
        const best = now.renditions.filter(({ state }) => state === 'done').toSorted((a, b) => (b.resolution.id ?? 0) - (a.resolution.id ?? 0))[0]
        if (best && best.resolution.id !== this.bestBefore) this.player.say(t('ready.upgraded', { quality: best.resolution.label }))
        this.bestBefore = best?.resolution.id ?? null
      }
    }
  }

  /** The description changed with the state: files to download, the address of hashes, the length. */
  private async reload(): Promise<void> {
    try {
      const options = { params: { path: { id: this.id } }, headers: this.headers() }
      this.video = await data(api.GET('/api/v1/videos/{id}', options))
    } catch {
      /* the shown description stays */
    }
  }
}
