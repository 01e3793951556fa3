import { describe, expect, it } from 'vitest'
import { deviceOf } from '../src/features/account/device'
import { isHandle } from '../src/features/channel/names'
import { signUpWrong } from '../src/features/registration/check'
import { find } from '../src/lib/routes'

describe('signing up', () => {
  it('is checked before the server is asked', () => {
    const form = { username: 'ada', reason: '', agrees: true }
    expect(signUpWrong(form, false, isHandle)).toEqual({})
    expect(signUpWrong(form, true, isHandle)).toEqual({ registrationReason: 'signup.reasonShort' })
    expect(signUpWrong({ ...form, username: 'A b', agrees: false }, false, isHandle)).toEqual({ username: 'channel.handleWrong', terms: 'signup.mustAgree' })
  })
  it('has PeerTube’s addresses, which stand in letters', () => {
    expect(find('/signup/form')).toEqual({ page: 'signup' })
    expect(find('/verify-account/email', '?userId=1&verificationString=a')).toEqual({ page: 'verify-email' })
    expect(find('/verify-account/ask-send-email')).toEqual({ page: 'verify-email' })
    expect(find('/reset-password', '?userId=1')).toEqual({ page: 'reset-password' })
    expect(find('/admin/moderation/registrations/list')).toEqual({ page: 'registrations' })
    expect(find('/admin')).toEqual({ redirect: '/admin/moderation/abuses/list' })
    expect(find('/admin/moderation/blocklist/servers')).toEqual({ redirect: '/admin/moderation/blocklist?what=servers' })
    expect(find('/videos/manage/abc/stats')).toEqual({ page: 'stats', id: 'abc' })
    expect(find('/stats/videos/abc')).toEqual({ page: 'stats', id: 'abc' })
    expect(find('/videos/manage/abc')).toEqual({ page: 'edit', id: 'abc' })
  })
})

describe('a device', () => {
  it('is named as people name it', () => {
    const linux = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36'
    expect(deviceOf(linux)).toEqual({ browser: 'Chrome', system: 'Linux' })
    expect(deviceOf(`${linux} Edg/128.0`)).toEqual({ browser: 'Edge', system: 'Linux' })
    expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1')).toEqual({ browser: 'Safari', system: 'iOS' })
    expect(deviceOf('Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0')).toEqual({ browser: 'Firefox', system: 'Android' })
    expect(deviceOf('node')).toEqual({ browser: 'node', system: '' })
  })
})
