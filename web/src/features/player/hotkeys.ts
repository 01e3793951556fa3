// The player's keys: those of YouTube where hands know them, those of mpv beside them. Pure: a key in, a command out.

export type Command =
  | { do: 'play' | 'mute' | 'fullscreen' | 'theatre' | 'pip' | 'captions' | 'loop' | 'stats' | 'help' | 'speedReset' | 'start' | 'end' | 'previous' | 'next' }
  | { do: 'seek'; by: number }
  | { do: 'jump'; to: number }
  | { do: 'volume' | 'speed'; by: number }
  | { do: 'frame' | 'chapter'; by: -1 | 1 }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const plain: Record<string, Command> = {
  ' ': { do: 'play' },
  k: { do: 'play' },
  p: { do: 'play' },
  j: { do: 'seek', by: -10 },
  l: { do: 'seek', by: 10 },
  ArrowLeft: { do: 'seek', by: -5 },
  ArrowRight: { do: 'seek', by: 5 },
  ArrowUp: { do: 'volume', by: 0.05 },
  ArrowDown: { do: 'volume', by: -0.05 },
  Home: { do: 'start' },
  End: { do: 'end' },
  PageUp: { do: 'chapter', by: 1 },
  PageDown: { do: 'chapter', by: -1 },
  m: { do: 'mute' },
  f: { do: 'fullscreen' },
  t: { do: 'theatre' },
  i: { do: 'pip' },
  c: { do: 'captions' },
  v: { do: 'captions' },
  N: { do: 'next' },
  P: { do: 'previous' },
  L: { do: 'loop' },
  I: { do: 'stats' },
  ',': { do: 'frame', by: -1 },
  '.': { do: 'frame', by: 1 },
  '<': { do: 'speed', by: -0.25 },
  '>': { do: 'speed', by: 0.25 },
  '[': { do: 'speed', by: -0.1 },
  ']': { do: 'speed', by: 0.1 },
  Backspace: { do: 'speedReset' },
  '?': { do: 'help' },
}

export function command(key: Key): Command | null {
  if (key.metaKey || key.altKey) return null
  if (key.ctrlKey) {
    if (key.key === 'ArrowLeft') return { do: 'chapter', by: -1 }
    if (key.key === 'ArrowRight') return { do: 'chapter', by: 1 }
    return null
  }
  if (/^[0-9]$/.test(key.key)) return { do: 'jump', to: Number(key.key) / 10 }
  return (Object.hasOwn(plain, key.key) ? plain[key.key] : undefined) ?? null
}

/** Rows of the help sheet: the keys as printed, and the text that explains them. */
export const sheet = [
  ['Space K', 'keys.play'],
  ['← →', 'keys.seek5'],
  ['J L', 'keys.seek10'],
  ['↑ ↓', 'keys.volume'],
  ['M', 'keys.mute'],
  ['F', 'keys.fullscreen'],
  ['T', 'keys.theatre'],
  ['I', 'keys.pip'],
  ['C', 'keys.captions'],
  ['< > [ ]', 'keys.speed'],
  ['⌫', 'keys.speedReset'],
  [', .', 'keys.frame'],
  ['0 – 9', 'keys.jump'],
  ['Home End', 'keys.edges'],
  ['PgUp PgDn', 'keys.chapter'],
  ['⇧ N', 'keys.next'],
  ['⇧ P', 'keys.previous'],
  ['⇧ L', 'keys.loop'],
  ['⇧ I', 'keys.stats'],
  ['?', 'keys.help'],
] as const

/** mpv steps in tenths; sums of floats do not. */
export const nextSpeed = (speed: number, by: number): number => Math.min(3, Math.max(0.25, Math.round((speed + by) * 100) / 100))
