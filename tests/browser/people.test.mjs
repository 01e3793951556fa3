// Joining, confirming an address, a lost password, the second step, sessions, pictures.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, signIn, visitor } from './browser.mjs'
import { password, startInstance } from './instance.mjs'
import { startMail } from './mail.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-people-'))
let instance
let browser
let mail
let root

before(async () => {
  mail = await startMail()
  instance = await startInstance(mail.config)
  browser = await launch()
  root = await new Rest(instance.url).signIn()
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  mail?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const said = (page, text) => page.waitForFunction((wanted) => document.querySelector('[aria-live=polite]')?.textContent === wanted, text)
const link = /http:\/\/[^\s"<>]*\/(?:verify-account|reset-password)[^\s"<>]*/

async function signUpIs(wanted) {
  const custom = await root.ask('GET', '/config/custom')
  await root.ask('PUT', '/config/custom', { ...custom, signup: { ...custom.signup, ...wanted } })
}

async function fill(page, username, more = {}) {
  await page.goto(`${instance.url}/signup`)
  await page.getByLabel('Name to show').fill(username.toUpperCase())
  assert.equal(await page.getByLabel('User name').inputValue(), username)
  await page.getByLabel('E-mail address').fill(`${username}@example.org`)
  await page.getByLabel('Password').fill(password)
  if (more.reason) await page.getByLabel('Why would you like to join?').fill(more.reason)
}

test('a site that takes nobody says so, and offers no way', async () => {
  const { page } = await visitor(browser)
  await page.goto(`${instance.url}/signup`)
  await page.getByText('This site takes no new people at the moment').waitFor()
  await page.goto(`${instance.url}/login`)
  assert.equal(await page.getByRole('link', { name: 'Create an account' }).count(), 0)
})

test('where everybody may join, a person does and is signed in', async () => {
  await signUpIs({ enabled: true, requiresApproval: false, requiresEmailVerification: false })
  const { page, errors } = await visitor(browser)
  await fill(page, 'ada')
  await page.locator('form .primary').click()
  await page.getByText('Please agree to the terms first.').waitFor()
  await page.getByRole('checkbox').check()
  await page.getByLabel('User name').fill('root')
  await page.locator('form .primary').click()
  await page.getByText('User with this username or email already exists.').waitFor()
  await page.getByLabel('User name').fill('ada')
  await page.locator('form .primary').click()
  await page.waitForURL(instance.url + '/')
  await page.getByRole('button', { name: 'Account menu of ADA' }).waitFor()
  assert.deepEqual(errors, [])
})

test('where addresses are confirmed, the letter’s link does it, and a wrong one says so', async () => {
  await signUpIs({ enabled: true, requiresApproval: false, requiresEmailVerification: true })
  const { page } = await visitor(browser)
  await fill(page, 'bea')
  await page.getByRole('checkbox').check()
  await page.locator('form .primary').click()
  await page.getByText('We have sent a letter to bea@example.org.').waitFor()
  await page.goto(`${instance.url}/login`)
  await page.fill('input[name=username]', 'bea')
  await page.fill('input[name=password]', password)
  await page.click('form button.primary')
  await page.getByText('Your e-mail address is not confirmed yet.').waitFor()
  const address = await mail.link('bea@example.org', link)
  const here = address.replace(/^http:\/\/[^/]+/, instance.url)
  await page.goto(here.replace(/(verificationString=)./, '$1_'))
  await page.getByText('This link does not work any more').waitFor()
  await page.getByLabel('E-mail address').fill('bea@example.org')
  await page.getByRole('button', { name: 'Send the letter again' }).click()
  await page.getByText('Look into your mail').waitFor()
  // Another letter, another link.
  let fresh = address
  while (fresh === address) {
    await page.waitForTimeout(50)
    fresh = await mail.link('bea@example.org', link)
  }
  await page.goto(fresh.replace(/^http:\/\/[^/]+/, instance.url))
  await page.getByText('Your address is confirmed.').waitFor()
  await signIn(page, instance.url, '/', 'bea')
})

test('where moderators decide, they read why, and the person is let in', async () => {
  await signUpIs({ enabled: true, requiresApproval: true, requiresEmailVerification: false })
  const { page } = await visitor(browser)
  await fill(page, 'cleo')
  await page.getByRole('checkbox').check()
  await page.locator('form .primary').click()
  await page.getByText('Please write a few words.').waitFor()
  await page.getByLabel('Why would you like to join?').fill('I film tides')
  await page.locator('form .primary').click()
  await page.getByText('A moderator reads your request').waitFor()
  await page.goto(`${instance.url}/login`)
  await page.fill('input[name=username]', 'cleo')
  await page.fill('input[name=password]', password)
  await page.click('form button.primary')
  await page.getByText('The moderators have not decided about your request yet.').waitFor()

  const moderator = await visitor(browser)
  await signIn(moderator.page, instance.url, '/admin/moderation/registrations/list')
  await moderator.page.getByText('I film tides').waitFor()
  await moderator.page.getByRole('button', { name: 'Accept: cleo' }).click()
  await moderator.page.locator('dialog[open] .primary').click()
  await said(moderator.page, 'cleo has an account now')
  await page.click('form button.primary')
  await page.waitForURL(instance.url + '/')

  await fill((await visitor(browser)).page, 'cara')
  await new Rest(instance.url).ask('POST', '/users/registrations/request', { username: 'cara', password, email: 'cara@example.org', registrationReason: 'Boats' })
  await moderator.page.reload()
  await moderator.page.getByRole('button', { name: 'Reject: cara' }).click()
  await moderator.page.getByLabel('Answer').fill('No boats')
  await moderator.page.locator('dialog[open] .danger').click()
  await said(moderator.page, 'The request of cara is rejected')
  await moderator.page.getByRole('button', { name: 'Delete: cara' }).click()
  await moderator.page.locator('dialog[open] .danger').click()
  await said(moderator.page, 'The request of cara is deleted')
  assert.deepEqual(moderator.errors, [])
})

test('a lost password is replaced with a letter’s link', async () => {
  await root.person('dan')
  const { page, errors } = await visitor(browser)
  await page.goto(`${instance.url}/login`)
  await page.getByRole('link', { name: 'Password forgotten?' }).click()
  await page.getByLabel('E-mail address').fill('dan@example.org')
  await page.getByRole('button', { name: 'Send me a letter' }).click()
  await page.getByText('Look into your mail').waitFor()
  const address = await mail.link('dan@example.org', /http:\/\/[^\s"<>]*\/reset-password[^\s"<>]*/)
  await page.goto(address.replace(/^http:\/\/[^/]+/, instance.url))
  await page.getByLabel('New password', { exact: true }).fill('a fresh password')
  await page.getByLabel('New password, again').fill('a fresh passwort')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('The two are not the same.').waitFor()
  await page.getByLabel('New password, again').fill('a fresh password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.waitForURL(/\/login$/)
  await new Rest(instance.url).signIn('dan', 'a fresh password')
  await page.goto(address.replace(/^http:\/\/[^/]+/, instance.url))
  await page.getByLabel('New password', { exact: true }).fill('one more password')
  await page.getByLabel('New password, again').fill('one more password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('This link does not work any more').waitFor()
  assert.deepEqual(errors, [])
})

/** The code of an authenticator (RFC 6238) for a secret in Base32. */
function code(secret, at = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const from = mac[19] & 15
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('a second step is turned on, asked for at the door, and turned off', async () => {
  await root.person('eve')
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, '/my-account/settings', 'eve')
  await page.getByRole('button', { name: 'Turn on the second step' }).click()
  await page.locator('dialog[open]').getByLabel('Your password now').fill('wrong')
  await page.locator('dialog[open] .primary').click()
  await page.locator('dialog[open] [role=alert]:not(:empty)').waitFor()
  await page.locator('dialog[open]').getByLabel('Your password now').fill(password)
  await page.locator('dialog[open] .primary').click()
  const secret = await page.locator('[data-secret]').getAttribute('data-secret')
  assert.match(await page.getByRole('link', { name: 'Open in the app' }).getAttribute('href'), /^otpauth:\/\/totp\//)
  await page.getByLabel('Code from your authenticator').fill(code(secret))
  await page.locator('dialog[open] .primary').click()
  await said(page, 'From now on signing in asks for a code, too')

  const other = await visitor(browser)
  await other.page.goto(`${instance.url}/login`)
  await other.page.fill('input[name=username]', 'eve')
  await other.page.fill('input[name=password]', password)
  await other.page.click('form button.primary')
  await other.page.getByLabel('Code from your authenticator').fill('000000')
  await other.page.click('form button.primary')
  await other.page.getByText('That is not the code of this moment.').waitFor()
  // Each code opens once: the next one is taken a step later.
  await other.page.getByLabel('Code from your authenticator').fill(code(secret, Date.now() + 30_000))
  await other.page.click('form button.primary')
  await other.page.waitForURL(instance.url + '/')

  await page.getByRole('button', { name: 'Turn off the second step' }).click()
  await page.locator('dialog[open]').getByLabel('Your password now').fill(password)
  await page.locator('dialog[open] .danger').click()
  await said(page, 'Signing in asks for your password only')
  assert.deepEqual([...errors, ...other.errors], [])
})

test('a person sees where they are signed in and ends one', async () => {
  const fay = await root.person('fay')
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, '/my-account/settings', 'fay')
  const rows = page.getByRole('region', { name: 'Where you are signed in' }).locator('li')
  await rows.nth(1).waitFor()
  assert.equal(await rows.filter({ hasText: 'this device' }).count(), 1)
  await page.getByRole('button', { name: 'Sign out there' }).click()
  await said(page, 'That device is signed out')
  await assert.rejects(fay.ask('GET', '/users/me'))
  assert.deepEqual(errors, [])
})

test('pictures of people and channels are chosen, refused when they are none, and removed', async () => {
  const picture = join(folder, 'face.png')
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=600x600:duration=1', '-frames:v', '1', picture])
  await root.person('gus')
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, '/my-account/settings', 'gus')
  const avatar = page.locator('[data-picture=avatar]')
  await avatar.locator('input').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await avatar.locator('.wrong').waitFor()
  await avatar.locator('input').setInputFiles(picture)
  await said(page, 'The picture is there')
  await avatar.locator('img').waitFor()
  await page.waitForSelector('header .opener img')
  await avatar.getByRole('button', { name: 'Remove' }).click()
  await said(page, 'The picture is gone')
  assert.equal(await avatar.locator('img').count(), 0)
  await page.goto(`${instance.url}/my-library/video-channels/update/gus_channel`)
  await page.locator('[data-picture=banner] input').setInputFiles(picture)
  await said(page, 'The picture is there')
  await page.locator('[data-picture=banner] img').waitFor()
  await page.goto(`${instance.url}/c/gus_channel`)
  await page.waitForSelector('img.banner')
  assert.deepEqual(errors, [])
})
