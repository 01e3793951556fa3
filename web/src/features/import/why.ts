// Addresses that can be fetched, and why an import did not work, in the language of the page: the server says it in English
// sentences of its own (features/import/src/failure.rs). What is not among them is shown as it came.
import { hasStatus, isOffline } from '$/api/errors'
import type { TextKey } from '$/i18n'
import { t } from '$/i18n'
import { explain } from '$/lib/explain'

type Plain = Exclude<TextKey & `import.why.${string}`, 'import.why.said' | 'import.why.status'> | 'import.videoGone'

const known: [RegExp, Plain][] = [
  [/private network|non unicast IP/, 'import.why.private'],
  [/name is not known|host of targetUrl cannot be found/, 'import.why.host'],
  [/not come in time|not deliver in time/, 'import.why.slow'],
  [/Nobody gives what the torrent names|Nothing more came of the torrent|came of the torrent was wrong/, 'import.why.nobody'],
  [/torrent holds no video/, 'import.why.noVideo'],
  [/no torrent file that can be read|torrent cannot be read|request parameters: torrentfile/, 'import.why.torrent'],
  [/larger than this server takes/, 'import.why.large'],
  [/daily video quota is exceeded/, 'import.why.daily'],
  [/video quota is exceeded/, 'import.why.quota'],
  [/\(yt-dlp\) is not installed/, 'import.why.tool'],
  [/address is of several videos/, 'import.why.many'],
  [/live stream cannot be imported/, 'import.why.live'],
  [/administrator cancelled/, 'import.why.stopped'],
  [/disk is full/, 'import.why.disk'],
  [/maximum number of attempts/, 'import.why.often'],
  [/import is not enabled on this instance/, 'import.why.off'],
  [/video metadata has been deleted|video was removed meanwhile/, 'import.videoGone'],
  [/request parameters: magnetUri|^Unsupported URL|site could not be read|no file that this server takes|file is not supported|file unreadable|no address that can be fetched/, 'import.why.nothing'],
]

/** A sentence of the server for the person. */
export function why(sentence: string): string {
  const status = /answered with status (\d{3})/.exec(sentence)?.[1]
  if (status) return t('import.why.status', { code: status })
  const key = known.find(([pattern]) => pattern.test(sentence))?.[1]
  return key ? t(key) : t('import.why.said', { detail: sentence })
}

/** The same of a refused request. */
export const whyRefused = (error: unknown): string => (isOffline(error) || !hasStatus(error, 400, 403, 409, 413, 422) ? explain(error) : why((error as Error).message))

export const isMagnet = (address: string): boolean => /^magnet:\?/i.test(address.trim())

/** What the server takes: http or https, no name and password in it, at most 2000 characters. */
export function isFetchable(address: string): boolean {
  const text = address.trim()
  if (text.length > 2000) return false
  try {
    const { protocol, username, password, hostname } = new URL(text)
    return (protocol === 'https:' || protocol === 'http:') && !username && !password && hostname !== ''
  } catch {
    return false
  }
}

/** The address among what another program shared: some put it into the text. */
export function sharedAddress(query: URLSearchParams): string {
  const found = [query.get('url'), query.get('text'), query.get('title')].map((text) => /https?:\/\/\S{1,2000}/i.exec(text ?? '')?.[0]).find(Boolean)
  return found && isFetchable(found) ? found : ''
}
