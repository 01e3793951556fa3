// Carries segments from server and peers into the video element: hls.js, with p2p-media-loader as its loader.
// This module is the heavy part of the player and is loaded when something is about to be played.
import Hls, { type ErrorData, type Level } from 'hls.js'
import { HlsJsP2PEngine, type HlsWithP2PInstance } from 'p2p-media-loader-hlsjs'
import { Copies } from './copies'
import { SegmentHashes } from './segment-hashes'
import { type HlsSource, renditionsIn, swarmId, withToken } from './source'

export type Quality = { index: number; height: number; fps: number | null; bitrate: number }

export type Stats = {
  bandwidth: number
  httpBytes: number
  p2pBytes: number
  uploadBytes: number
  peers: number
  refused: number
  p2p: boolean
}

export type EngineEvents = {
  qualities: (list: Quality[]) => void
  playing: (quality: Quality | null) => void
  failed: (detail: string) => void
}

export type EngineOptions = {
  video: HTMLVideoElement
  source: HlsSource
  growing: boolean
  /** Heights to choose from while growing; null when every one in the playlist will do. */
  usable: number[] | null
  token: string | null
  startAt: number
  bandwidth: number | null
  p2p: boolean
  stunServers: string[]
  /** Headers for the server itself: the password of a protected video. */
  headers: Record<string, string>
  on: EngineEvents
}

/** Segments that are fetched from the server at the same time, once there is a picture. */
const DOWNLOADS = 2

/** Bits per second before anything was measured: what the browser says of its network (at most 10 Mbit/s), where it says anything. */
function guessed(): number {
  const { downlink } = (navigator as { connection?: { downlink?: number } }).connection ?? {}
  return downlink ? Math.min(3_000_000, downlink * 800_000) : 3_000_000
}

type P2PHls = HlsWithP2PInstance<Hls>
const HlsWithP2P = HlsJsP2PEngine.injectMixin(Hls)

export const isSupported = (): boolean => Hls.isSupported()

/** Peers are only used where their segments can be verified: WebCrypto exists in secure contexts alone. */
const canVerify = (): boolean => globalThis.crypto?.subtle !== undefined && 'RTCPeerConnection' in globalThis

export class HlsEngine {
  private readonly options: EngineOptions
  private hls: P2PHls | null = null
  private token: string | null
  private growing: boolean
  private renditions = ''
  private wished: number | null = null
  private hashes: SegmentHashes | null = null
  private readonly peers = new Set<string>()
  private readonly totals = { http: 0, p2p: 0, upload: 0, refusedBefore: 0 }
  private networkErrors = 0
  private mediaErrors = 0
  private swapping = false
  private destroyed = false
  private retry: ReturnType<typeof setTimeout> | undefined

  constructor(options: EngineOptions) {
    this.options = options
    this.token = options.token
    this.growing = options.growing
    // While growing the swarm's name depends on the renditions, which only the playlist knows: read it first.
    if (this.growing) void this.whenWritten()
    else this.begin()
  }

  /** Asks for a quality by height; null leaves the choice to the measured connection. */
  choose(height: number | null): void {
    this.wished = height
    const index = this.indexOf(height)
    if (this.hls && this.hls.levels.length > 0) this.hls.nextLevel = index
  }

  setP2P(enabled: boolean): void {
    this.options.p2p = enabled
    this.hls?.p2pEngine.applyDynamicConfig({ core: { isP2PDisabled: !this.usesP2P() } })
    if (!enabled) this.peers.clear()
  }

  /** The playlist may have grown a rendition: looks, and takes it over without interrupting the picture. */
  async refresh(growing: boolean, source: HlsSource, usable: number[] | null): Promise<boolean> {
    if (this.swapping || this.destroyed || !this.hls) return false
    const found = await this.fetchRenditions()
    // With the first complete rendition come the hashes, and with them peers; with the last one the final swarm.
    const other =
      this.growing !== growing ||
      this.options.source.hashesUrl !== source.hashesUrl ||
      String(this.options.usable) !== String(usable)
    if (this.destroyed || found === null || (found === this.renditions && !other)) return false
    this.growing = growing
    this.options.source = source
    this.options.usable = usable
    await this.swap(found)
    return true
  }

  /** A fresh file token: playlists and segments are addressed anew with it. */
  async renew(token: string | null): Promise<void> {
    this.token = token
    await this.swap(this.renditions)
  }

  stats(): Stats {
    return {
      bandwidth: this.hls?.bandwidthEstimate ?? Number.NaN,
      httpBytes: this.totals.http,
      p2pBytes: this.totals.p2p,
      uploadBytes: this.totals.upload,
      peers: this.peers.size,
      refused: this.totals.refusedBefore + (this.hashes?.refused ?? 0),
      p2p: this.usesP2P(),
    }
  }

  destroy(): void {
    this.destroyed = true
    clearTimeout(this.retry)
    this.hls?.destroy()
  }

  private usesP2P(): boolean {
    return this.options.p2p && this.options.source.hashesUrl !== null && canVerify()
  }

  private address(): string {
    return withToken(this.options.source.playlistUrl, this.token, true)
  }

  private sameOrigin(address: string): boolean {
    return new URL(address, location.href).origin === location.origin
  }

  private async fetchRenditions(): Promise<string | null> {
    try {
      const headers = this.sameOrigin(this.address()) ? this.options.headers : {}
      const response = await fetch(this.address(), { cache: 'no-cache', headers })
      return response.ok ? renditionsIn(await response.text()) : null
    } catch {
      return null
    }
  }

  private begin(): void {
    this.hls = this.create(this.options.startAt)
    this.hls.loadSource(this.address())
    this.hls.attachMedia(this.options.video)
  }

  /** Begins once the playlist names a rendition: its first segments may not be written yet. */
  private async whenWritten(): Promise<void> {
    const found = await this.fetchRenditions()
    if (this.destroyed) return
    if (found) {
      this.renditions = found
      this.begin()
    } else this.retry = setTimeout(() => void this.whenWritten(), 1500)
  }

  private create(startAt: number): P2PHls {
    const { source, headers } = this.options
    this.totals.refusedBefore += this.hashes?.refused ?? 0
    const hashes = source.hashesUrl ? this.hashList(source.hashesUrl) : null
    this.hashes = hashes
    // What cannot be checked is not asked of strangers.
    const copies = new Copies(source.playlistUrl, hashes && canVerify() ? source.copies : [])
    const hls = new HlsWithP2P({
      startPosition: startAt,
      enableWorker: false,
      capLevelToPlayerSize: true,
      startLevel: -1,
      abrEwmaDefaultEstimate: this.options.bandwidth ?? guessed(),
      testBandwidth: false,
      backBufferLength: 90,
      maxBufferLength: 30,
      // A growing recording is played from its start; these keep every live-edge mechanism away from it.
      liveSyncDurationCount: 3,
      liveMaxLatencyDurationCount: Number.POSITIVE_INFINITY,
      maxLiveSyncPlaybackRate: 1,
      renderTextTracksNatively: false,
      enableWebVTT: false,
      enableIMSC1: false,
      enableCEA708Captions: false,
      xhrSetup: (request, address) => {
        if (!this.sameOrigin(address)) return
        for (const [name, value] of Object.entries(headers)) {
          if (!request.readyState) request.open('GET', address, true)
          request.setRequestHeader(name, value)
        }
      },
      p2p: {
        core: {
          announceTrackers: source.trackers,
          swarmId: swarmId(source.playlistUrl, this.growing, this.renditions),
          rtcConfig: { iceServers: this.options.stunServers.map((urls) => ({ urls })) },
          highDemandTimeWindow: 15,
          // Nothing else shares the way with the first segment: it is the first picture.
          simultaneousHttpDownloads: 1,
          segmentMemoryStorageLimit: 512,
          isP2PDisabled: !this.usesP2P(),
          isP2PUploadDisabled: (navigator as { connection?: { type?: string } }).connection?.type === 'cellular',
          // Without a list nothing from a peer is accepted.
          validateP2PSegment: (address, range, bytes) => hashes?.accepts(address, range, bytes) ?? Promise.resolve(false),
          validateHTTPSegment: (address, range, bytes) =>
            copies.accepts(address, range, () => hashes?.accepts(address, range, bytes) ?? Promise.resolve(false)),
          httpRequestSetup: (segment, segmentRange, signal, range) => {
            const address = copies.placeOf(segment, segmentRange)
            const wanted = new Headers(this.sameOrigin(address) ? headers : {})
            if (range) wanted.set('Range', `bytes=${range.start}-${range.end ?? ''}`)
            return Promise.resolve(new Request(address, { headers: wanted, signal }))
          },
        },
      },
    }) as P2PHls
    this.listen(hls)
    return hls
  }

  private hashList(address: string): SegmentHashes {
    return new SegmentHashes({
      load: async () => {
        const url = withToken(address, this.token)
        const response = await fetch(url, { cache: 'no-cache', headers: this.sameOrigin(url) ? this.options.headers : {} })
        if (!response.ok) throw new Error(`HTTP ${response.status}`)
        return (await response.json()) as unknown
      },
      now: () => performance.now(),
      digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
    })
  }

  private listen(hls: P2PHls): void {
    const { on } = this.options
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      this.dropUnusable(hls)
      const list = hls.levels.map(describe)
      if (this.wished !== null) hls.nextLevel = this.indexOf(this.wished)
      on.qualities(list)
      // A first manifest that is already finished was fetched by hls.js itself: remember what it named.
      if (this.renditions === '') void this.fetchRenditions().then((found) => (this.renditions ||= found ?? ''))
    })
    hls.on(Hls.Events.LEVEL_SWITCHED, (_, { level }) => {
      const found = hls.levels[level]
      on.playing(found ? describe(found, level) : null)
    })
    hls.on(Hls.Events.FRAG_BUFFERED, () => {
      this.networkErrors = 0
      hls.p2pEngine.applyDynamicConfig({ core: { simultaneousHttpDownloads: DOWNLOADS } })
    })
    hls.on(Hls.Events.FRAG_LOADED, (_, { frag }) => {
      // With peers the P2P engine counts; without, its loader stands aside.
      if (!this.usesP2P()) this.totals.http += frag.stats.loaded
    })
    hls.on(Hls.Events.ERROR, (_, error) => this.onError(hls, error))
    hls.p2pEngine.addEventListener('onChunkDownloaded', (count, from) => {
      if (from === 'http') this.totals.http += count
    })
    // Only whole segments that passed verification count as bytes saved.
    hls.p2pEngine.addEventListener('onSegmentLoaded', ({ downloadSource, bytesLength }) => {
      if (downloadSource === 'p2p') this.totals.p2p += bytesLength
    })
    hls.p2pEngine.addEventListener('onChunkUploaded', (count) => (this.totals.upload += count))
    hls.p2pEngine.addEventListener('onPeerConnect', ({ peerId }) => this.peers.add(peerId))
    hls.p2pEngine.addEventListener('onPeerClose', ({ peerId }) => this.peers.delete(peerId))
  }

  /**
   * A rendition that lags behind would end before the others do, and hls.js would move the person back to its end:
   * until it has caught up it is not among the levels to choose from.
   */
  private dropUnusable(hls: P2PHls): void {
    const { usable } = this.options
    if (!usable || !hls.levels.some((level, index) => usable.includes(describe(level, index).height))) return
    for (let index = hls.levels.length - 1; index >= 0; index -= 1) {
      const level = hls.levels[index]
      if (level && !usable.includes(describe(level, index).height)) hls.removeLevel(index)
    }
  }

  private onError(hls: P2PHls, error: ErrorData): void {
    if (!error.fatal || hls !== this.hls || this.destroyed) return
    if (error.type === Hls.ErrorTypes.NETWORK_ERROR && this.networkErrors < 6) {
      this.networkErrors += 1
      const manifest = hls.levels.length === 0
      clearTimeout(this.retry)
      this.retry = setTimeout(
        () => (manifest ? hls.loadSource(this.address()) : hls.startLoad(this.options.video.currentTime)),
        500 * 2 ** this.networkErrors,
      )
      return
    }
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && this.mediaErrors < 3) {
      this.mediaErrors += 1
      if (this.mediaErrors > 1) hls.swapAudioCodec()
      const { video } = this.options
      const wasPlaying = !video.paused
      hls.recoverMediaError()
      // A new media source begins paused.
      if (wasPlaying) void video.play().catch(() => undefined)
      return
    }
    this.options.on.failed(error.details)
  }

  /**
   * Puts a new hls.js, which knows the new playlist, in the place of the old one. The media source and all that is
   * buffered in it are handed over, so the picture goes on.
   */
  private async swap(renditions: string): Promise<void> {
    const old = this.hls
    if (this.swapping || this.destroyed || !old) return
    this.swapping = true
    try {
      const { video } = this.options
      await this.untilBuffered(old)
      if (this.destroyed) return
      old.stopLoad()
      // What is being appended right now needs some milliseconds to land.
      await new Promise((resolve) => setTimeout(resolve, 150))
      if (this.destroyed) return
      const position = video.currentTime
      const bandwidth = old.bandwidthEstimate
      this.renditions = renditions
      this.options.bandwidth = Number.isFinite(bandwidth) ? bandwidth : this.options.bandwidth
      const carried = old.transferMedia()
      old.destroy()
      this.peers.clear()
      const next = this.create(position)
      this.hls = next
      next.loadSource(this.address())
      next.attachMedia(carried ?? video)
    } finally {
      this.swapping = false
    }
  }

  /** Waits until enough is buffered to bridge the exchange, but not for ever. */
  private async untilBuffered(hls: P2PHls): Promise<void> {
    const { video } = this.options
    const until = performance.now() + 15_000
    while (!this.destroyed && this.hls === hls && performance.now() < until) {
      const ahead = bufferedAhead(video)
      const atEnd = video.duration - video.currentTime - ahead < 0.5
      if (!video.seeking && (ahead > 4 || atEnd || (video.paused && ahead > 0.5))) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  /** The level whose shorter side is nearest below the wish. */
  private indexOf(height: number | null): number {
    if (height === null) return -1
    const fitting = (this.hls?.levels ?? [])
      .map((level, index) => ({ index, height: describe(level, index).height }))
      .filter((level) => level.height <= height)
      .toSorted((a, b) => b.height - a.height)
    return fitting[0]?.index ?? 0
  }
}

/** PeerTube names a resolution by its shorter side, so that an upright 1080p video is 1080p too. */
function describe(level: Level, index: number): Quality {
  return {
    index,
    height: Math.min(level.height || 0, level.width || level.height || 0),
    fps: level.frameRate || null,
    bitrate: level.bitrate,
  }
}

export function bufferedAhead(video: HTMLMediaElement): number {
  for (let at = 0; at < video.buffered.length; at += 1) {
    if (video.buffered.start(at) <= video.currentTime + 0.3 && video.buffered.end(at) > video.currentTime) {
      return video.buffered.end(at) - video.currentTime
    }
  }
  return 0
}
