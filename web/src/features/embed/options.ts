// What the address of an embedded player asks for, by PeerTube's names. Pure.
import { parseTime } from '$/lib/format'

export type EmbedOptions = {
  autoplay: boolean
  muted: boolean
  loop: boolean
  /** Seconds. */
  start: number
  /** Seconds at which it ends; null plays to the end. */
  stop: number | null
  speed: number | null
  /** Language of the captions to show. */
  subtitle: string | null
  title: boolean
  /** Tells that other viewers see one's network address. */
  warning: boolean
  /** The title leads to the video's page. */
  link: boolean
  controls: 'all' | 'none' | 'noBar'
  /** Null leaves it to the instance. */
  p2p: boolean | null
  /** The page around the frame steers the player. */
  api: boolean
  scope: string
  waitPassword: boolean
  /** Place in a playlist, from 1. */
  position: number
}

/** PeerTube's switches: "1" and "true" are on, everything else is off. */
function toggle<T>(asked: URLSearchParams, name: string, otherwise: T): boolean | T {
  const value = asked.get(name)
  return value === null ? otherwise : value === '1' || value === 'true'
}

function number(text: string | null, least: number, most: number): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && value >= least && value <= most ? value : null
}

export function readOptions(search: string): EmbedOptions {
  const asked = new URLSearchParams(search)
  const controls = toggle(asked, 'controls', true)
  return {
    autoplay: toggle(asked, 'autoplay', false),
    muted: toggle(asked, 'muted', false),
    loop: toggle(asked, 'loop', false),
    start: parseTime(asked.get('start')) ?? 0,
    stop: parseTime(asked.get('stop')),
    speed: number(asked.get('playbackRate'), 0.1, 10),
    subtitle: asked.get('subtitle'),
    title: toggle(asked, 'title', true),
    warning: toggle(asked, 'warningTitle', true),
    link: toggle(asked, 'peertubeLink', true),
    controls: controls ? (toggle(asked, 'controlBar', true) ? 'all' : 'noBar') : 'none',
    p2p: toggle(asked, 'p2p', null),
    api: toggle(asked, 'api', false),
    // "::" parts the name of a message from its scope.
    scope: (asked.get('scope') || 'peertube').replaceAll('::', '').slice(0, 100) || 'peertube',
    waitPassword: toggle(asked, 'waitPasswordFromEmbedAPI', false),
    position: Math.floor(number(asked.get('playlistPosition'), 1, Number.MAX_SAFE_INTEGER) ?? 1),
  }
}

/** What the address of the frame names: a video or a playlist, and which. */
export function subjectOf(pathname: string): { kind: 'video' | 'playlist'; id: string } {
  const parts = pathname.replace(/\/+$/, '').split('/')
  const kind = parts[1] === 'video-playlists' ? 'playlist' : 'video'
  const last = parts.at(-1) ?? ''
  try {
    return { kind, id: decodeURIComponent(last) }
  } catch {
    return { kind, id: last }
  }
}
