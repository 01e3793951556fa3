// What this person, or else the instance, wants done with a video's sensitive material.
import { site } from '$/lib/site.svelte'
import { type Veil, veilOf } from './sensitive'

export const veilHere = (video: { nsfw: boolean; nsfwFlags?: number }): Veil =>
  veilOf(video, site.me ?? { nsfwPolicy: site.config?.instance.defaultNSFWPolicy ?? 'warn' })
