// Changing a preference: shown at once, kept by the server, taken back when that fails.
import { api } from '$/api/client'
import type { Me } from '$/api/types'
import { toast } from '$/design/announce.svelte'
import { explain } from '$/lib/explain'
import { site } from '$/lib/site.svelte'

export type Preference =
  | 'autoPlayVideo' | 'autoPlayNextVideo' | 'autoPlayNextVideoPlaylist' | 'p2pEnabled' | 'videosHistoryEnabled'
  | 'nsfwPolicy' | 'nsfwFlagsDisplayed' | 'nsfwFlagsHidden' | 'nsfwFlagsWarned' | 'nsfwFlagsBlurred' | 'videoLanguages'

export type Preferences = Partial<Pick<Me, Preference>>

export async function choose(wanted: Preferences): Promise<boolean> {
  const me = site.me
  if (!me) return false
  const before: Preferences = Object.fromEntries(Object.keys(wanted).map((name) => [name, me[name as Preference]]))
  Object.assign(me, wanted)
  try {
    await api.PUT('/api/v1/users/me', { body: wanted })
    return true
  } catch (error) {
    Object.assign(me, before)
    toast(explain(error))
    return false
  }
}
