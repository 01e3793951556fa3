// Where an import is, by PeerTube's numbers and in words.
import type { VideoImport } from '$/api/types'
import { t } from '$/i18n'

export const ImportState = { Pending: 1, Success: 2, Failed: 3, Rejected: 4, Cancelled: 5, Processing: 6 } as const

const words = {
  1: 'import.state.1',
  2: 'import.state.2',
  3: 'import.state.3',
  4: 'import.state.4',
  5: 'import.state.5',
  6: 'import.state.6',
} as const

export const stateOf = ({ state }: Pick<VideoImport, 'state'>): string => {
  const key = words[state.id as keyof typeof words]
  return key ? t(key) : state.label
}

/** It may still change by itself. */
export const isOpen = ({ state }: Pick<VideoImport, 'state'>): boolean => state.id === ImportState.Pending || state.id === ImportState.Processing

export const nameOf = ({ video, targetUrl, magnetUri, torrentName }: Pick<VideoImport, 'video' | 'targetUrl' | 'magnetUri' | 'torrentName'>): string =>
  video?.name || targetUrl || torrentName || magnetUri || ''

/** The source as a link; a scheme that is not the web's is shown and not followed. */
export const sourceLink = (address: string): string | null => (/^https?:\/\//i.test(address) ? address : null)
