// Whether the next video begins by itself: kept in the account of who has one, else in this browser.
import { api } from '$/api/client'
import { toast } from '$/design/announce.svelte'
import { t } from '$/i18n'
import { site } from '$/lib/site.svelte'
import { isBoolean, recall, remember } from '$/lib/storage'

export const nextUpSeconds = 8

const here = $state({ on: recall('nextUp', false, isBoolean) })

export const playsNext = (): boolean => site.me?.autoPlayNextVideo ?? here.on

export async function setPlaysNext(on: boolean): Promise<void> {
  here.on = on
  remember('nextUp', on)
  const me = site.me
  if (!me) return
  const before = me.autoPlayNextVideo
  me.autoPlayNextVideo = on
  try {
    await api.PUT('/api/v1/users/me', { body: { autoPlayNextVideo: on } })
  } catch {
    me.autoPlayNextVideo = before
    toast(t('error.genericTitle'))
  }
}
