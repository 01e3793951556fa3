// Whether the next video begins by itself: kept in the account of who has one, else in this browser.
import { site } from '$/lib/site.svelte'
import { isBoolean, recall, remember } from '$/lib/storage'
import { choose } from '../account/choose'

export const nextUpSeconds = 8

const here = $state({ on: recall('nextUp', false, isBoolean) })

export const playsNext = (): boolean => site.me?.autoPlayNextVideo ?? here.on

export async function setPlaysNext(on: boolean): Promise<void> {
  here.on = on
  remember('nextUp', on)
  if (site.me) await choose({ autoPlayNextVideo: on })
}
