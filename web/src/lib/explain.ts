// Why something did not work, as a sentence.
import { ApiError, isOffline } from '$/api/errors'
import { t } from '$/i18n'

export const explain = (error: unknown): string =>
  isOffline(error) ? t('error.offlineText') : error instanceof ApiError ? error.message : t('error.genericTitle')

/** What the server said about each field of a form. */
export const wrongFields = (error: unknown): Record<string, string> => (error instanceof ApiError ? error.fields : {})
