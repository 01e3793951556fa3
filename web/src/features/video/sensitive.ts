// Sensitive material: what a person, or else the instance, wants done with it. Pure.
export type Veil = 'none' | 'blur' | 'warn' | 'hide'

type Choice = { nsfwPolicy: string; nsfwFlagsDisplayed?: number; nsfwFlagsHidden?: number; nsfwFlagsWarned?: number; nsfwFlagsBlurred?: number }

/** PeerTube's kinds of sensitive material, as bits. */
export const SensitiveKind = { Violent: 1, Sexual: 2 } as const

const policies: Record<string, Veil> = { do_not_list: 'hide', blur: 'blur', warn: 'warn', display: 'none' }

/** The strictest of what was chosen for the video's kinds; without a choice for a kind, what holds for all. */
export function veilOf(video: { nsfw: boolean; nsfwFlags?: number }, choice: Choice): Veil {
  if (!video.nsfw) return 'none'
  const flags = video.nsfwFlags ?? 0
  const general = policies[choice.nsfwPolicy] ?? 'warn'
  const has = (chosen: number | undefined) => ((chosen ?? 0) & flags) !== 0
  if (has(choice.nsfwFlagsHidden)) return 'hide'
  if (has(choice.nsfwFlagsWarned)) return 'warn'
  if (has(choice.nsfwFlagsBlurred)) return 'blur'
  const shown = flags !== 0 && (flags & ~(choice.nsfwFlagsDisplayed ?? 0)) === 0
  return shown ? 'none' : general
}
