// What an upload is doing, as a sentence.
import { t } from '$/i18n'
import { bytes, remaining } from '$/lib/format'
import type { Snapshot } from './machine'

/** For every state before the file has arrived; `at` is how far it is, as a percentage. */
export function saying(s: Snapshot, at: string): string {
  switch (s.status) {
    case 'waiting':
      return t('upload.waiting')
    case 'starting':
      return t('upload.starting')
    case 'running':
      return s.speed && s.speed > 0 && s.sent > 0
        ? t('upload.runningEta', { percent: at, time: remaining((s.size - s.sent) / s.speed), speed: bytes(s.speed) })
        : t('upload.running', { percent: at, sent: bytes(s.sent), total: bytes(s.size) })
    case 'paused':
      return t('upload.paused', { percent: at })
    case 'offline':
      return t('upload.offline', { percent: at })
    case 'retrying':
      return t('upload.retrying', { count: s.wait, percent: at })
    case 'finishing':
      return t('upload.finishing')
    case 'needs-file':
      return t('upload.needsFile', { percent: at })
    case 'failed':
      return t('upload.failed', { detail: s.detail === 'gone' ? t('upload.gone') : s.detail === 'conflict' ? t('upload.conflict') : s.detail })
    case 'cancelled':
      return t('upload.cancelled')
    case 'uploaded':
      return t('upload.uploaded')
  }
}
