// What can be told of a wrong sign-up before the server is asked. Pure.
import type { TextKey } from '$/i18n/en'

type Wrong = TextKey & ('channel.handleWrong' | 'signup.reasonShort' | 'signup.mustAgree')

export function signUpWrong(
  form: { username: string; reason: string; agrees: boolean },
  asks: boolean,
  isHandle: (name: string) => boolean,
): Record<string, Wrong> {
  return {
    ...(isHandle(form.username) ? {} : { username: 'channel.handleWrong' as const }),
    ...(asks && form.reason.trim().length < 2 ? { registrationReason: 'signup.reasonShort' as const } : {}),
    ...(form.agrees ? {} : { terms: 'signup.mustAgree' as const }),
  }
}
