// Choosing another language: shown at once, remembered by this browser for the server too, and by the account for its letters.
import { api, session } from '$/api/client'
import { toast } from '$/design/announce.svelte'
import { languageOf } from '$/i18n/languages'
import { speak, t } from '$/i18n/state.svelte'
import { askedAnew } from '$/i18n/wish'
import { setQuery } from './router.svelte'
import { site } from './site.svelte'

/** What the address asks for (`?lang=fr`) stays when the next address does not say it. */
export async function keepAsked(): Promise<void> {
  const language = askedAnew()
  // Nobody pressed anything: where it is not kept, the page is still in that language.
  if (language) await api.POST('/api/v1/client-config/update-interface-language', { body: { language } }).catch(() => undefined)
}

export async function setLanguage(tag: string): Promise<void> {
  try {
    await speak(tag)
  } catch {
    toast(t('error.offlineText'))
    return
  }
  // The address would say otherwise at the next visit.
  if (new URLSearchParams(location.search).has('lang')) setQuery('lang', '')
  const language = languageOf(tag).tag
  const kept: Promise<unknown>[] = [api.POST('/api/v1/client-config/update-interface-language', { body: { language } })]
  if (session.signedIn) {
    kept.push(api.PUT('/api/v1/users/me', { body: { language } }))
    if (site.me) site.me.language = language
  }
  const results = await Promise.allSettled(kept)
  if (results.some(({ status }) => status === 'rejected')) toast(t('language.notKept'))
}
