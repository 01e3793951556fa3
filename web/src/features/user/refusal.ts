// Why somebody could not sign in, as a sentence, and whether the form must ask for a code as well.
import { ApiError, isOffline } from '$/api/errors'
import { t } from '$/i18n'

export function refusedSignIn(error: unknown): { text: string; needsOtp: boolean } {
  const needsOtp = error instanceof ApiError && (error.code === 'missing_two_factor' || error.code === 'invalid_two_factor')
  return { text: sentence(error), needsOtp }
}

function sentence(error: unknown): string {
  if (isOffline(error)) return t('error.offlineText')
  if (!(error instanceof ApiError)) return t('error.genericTitle')
  if (error.code === 'missing_two_factor') return ''
  if (error.code === 'invalid_two_factor') return t('login.otpWrong')
  if (error.code === 'account_blocked') return t('login.blocked')
  if (error.code === 'email_not_verified') return t('login.unverified')
  if (error.code === 'account_waiting_for_approval') return t('login.waiting')
  if (error.code === 'account_approval_rejected') return t('login.rejected')
  if (error.code === 'invalid_grant') return t('login.failed')
  if (error.status === 429) return t('login.slowDown')
  return error.message
}
