// Those who run the place: other servers, its look, its texts, its home page, its health, and the first steps.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { password, startInstance } from './instance.mjs'
import { startMail } from './mail.mjs'
import { Rest } from './rest.mjs'

// Servers of one machine may meet only where they are told so.
const config = { federation: { prevent_ssrf: false }, followers: { instance: { manual_approval: true } } }
let here
let away
let browser
let root
let mail

before(async () => {
  mail = await startMail()
  here = await startInstance({ ...config, ...mail.config, admin: { email: 'admin@example.org' } })
  away = await startInstance(config)
  browser = await launch()
  root = await new Rest(here.url).signIn()
})

after(async () => {
  await browser?.close()
  await here?.stop()
  await away?.stop()
  mail?.stop()
})

async function as(path, instance = here, who = 'root') {
  const seen = await visitor(browser)
  await signIn(seen.page, instance.url, path, who)
  return seen
}
const said = (page, text) => page.waitForFunction((wanted) => document.querySelector('[aria-live=polite]')?.textContent === wanted, text)
const hostOf = (instance) => new URL(instance.url).host

test('two servers come to follow each other, and part, by clicks alone', async () => {
  const { page, errors } = await as('/admin/settings/follows')
  await page.getByText('This server follows nobody yet').waitFor()
  await page.getByLabel('Servers and channels to follow').fill('what@')
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await page.getByText('“what@” is neither a server nor a handle').waitFor()
  await page.getByLabel('Servers and channels to follow').fill(hostOf(away))
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await said(page, `Asked: ${hostOf(away)}`)
  const row = page.locator(`[data-peer="${hostOf(away)}"]`)
  await row.getByText('Waits for their answer').waitFor()

  const other = await as('/admin/settings/follows/followers-list', away)
  const asking = other.page.locator(`[data-peer="${hostOf(here)}"]`)
  await asking.getByText('Waits for you').waitFor()
  await asking.getByRole('button', { name: /^Accept/ }).click()
  await said(other.page, `${hostOf(here)} follows us now`)
  await row.getByText('Accepted').waitFor()
  const { data } = await root.ask('GET', '/server/following')
  assert.deepEqual(data.map(({ state, following }) => [state, following.host]), [['accepted', hostOf(away)]])

  // The search and the state narrow the list.
  await page.getByLabel('Search servers').fill('nobody.example')
  await page.getByText('Nobody here is like that').waitFor()
  await page.getByLabel('Search servers').fill('')
  await page.getByLabel('State').selectOption('rejected')
  await page.getByText('Nobody here is like that').waitFor()
  await page.getByLabel('State').selectOption('')

  await asking.getByRole('button', { name: /^Reject/ }).click()
  await said(other.page, `${hostOf(here)} is refused`)
  await asking.getByText('Rejected').waitFor()
  await asking.getByRole('button', { name: /^Remove/ }).click()
  await other.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await other.page.getByText('Nobody follows this server yet').waitFor()

  await row.getByRole('button', { name: /^Stop following/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop following' }).click()
  await page.getByText('This server follows nobody yet').waitFor()
  assert.equal((await root.ask('GET', '/server/following')).total, 0)
  assert.deepEqual([errors, other.errors], [[], []])
})

test('the look is tried on, taken back, kept, and worn by everybody', async () => {
  const token = (page, name) => page.evaluate((of) => getComputedStyle(document.documentElement).getPropertyValue(of).trim(), name)
  const { page, errors } = await as('/admin/settings/look')
  await page.getByLabel('Name of this site').fill('Harbour')
  await page.getByLabel('In one sentence').fill('Films of the sea')
  const own = await token(page, '--sepia')
  await page.locator('[data-colour=primaryColor]').fill('#ffee00')
  await page.waitForFunction((before) => getComputedStyle(document.documentElement).getPropertyValue('--sepia').trim() !== before, own)
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.waitForFunction((before) => getComputedStyle(document.documentElement).getPropertyValue('--sepia').trim() === before, own)

  await page.getByLabel('Name of this site').fill('Harbour')
  await page.locator('[data-colour=primaryColor]').fill('#17607a')
  await page.locator('[data-colour=menuBackgroundColor]').fill('#102030')
  await page.getByLabel('CSS').fill('h1 { letter-spacing: 3px }')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await said(page, 'The settings are saved and hold from now on')
  await page.getByRole('button', { name: 'Save changes' }).waitFor({ state: 'detached' })

  // A logo: a square of one colour, drawn here.
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#17607a"/></svg>'
  await page.locator('[data-picture=logo] input[type=file]').first().setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
  await said(page, 'The picture is there')
  await page.locator('nav[data-part=menu] .mark img').waitFor()

  const stranger = await visitor(browser)
  await stranger.page.goto(`${here.url}/about`)
  await stranger.page.locator('header[data-part=header]').getByText('Harbour').waitFor()
  await stranger.page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--sepia').trim() === '#17607a')
  assert.equal(await stranger.page.locator('nav[data-part=menu]').evaluate((nav) => getComputedStyle(nav).backgroundColor), 'rgb(16, 32, 48)')
  assert.equal(await stranger.page.locator('h1').evaluate((h1) => getComputedStyle(h1).letterSpacing), '3px')
  // Before the configuration is there the look of last time is worn.
  await stranger.page.route('**/api/v1/config', () => undefined)
  await stranger.page.reload()
  assert.equal(await token(stranger.page, '--sepia'), '#17607a')

  await page.locator('[data-picture=logo]').first().getByRole('button', { name: 'Remove' }).click()
  await said(page, 'The picture is gone')
  await page.getByRole('button', { name: 'Back to the standard: Accent' }).click()
  await page.getByRole('button', { name: 'Back to the standard: Side rail' }).click()
  await page.getByLabel('CSS').fill('')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.waitForFunction((before) => getComputedStyle(document.documentElement).getPropertyValue('--sepia').trim() === before, own)
  assert.deepEqual([errors, stranger.errors], [[], []])
})

test('the home page is composed with a preview, and visitors see it', async () => {
  const { page, errors } = await as('/admin/settings/homepage')
  await page.getByRole('button', { name: 'peertube-button' }).click()
  const written = await page.getByLabel('Text of the home page').inputValue()
  assert.match(written, /<peertube-button data-href="\/videos\/browse"/)
  await page.getByLabel('Text of the home page').fill('# Films of the sea\n\nMade by **us**. <img src=x onerror="document.title = 1">\n\n<peertube-button data-href="/about" data-label="Who we are"></peertube-button>\n\n<peertube-channel-miniature data-name="root_channel"></peertube-channel-miniature>\n\n<peertube-video-miniature data-uuid="nothing"></peertube-video-miniature>')
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByRole('heading', { name: 'Films of the sea' }).waitFor()
  await preview.getByRole('link', { name: 'Who we are' }).waitFor()
  await preview.getByText('Main root channel').waitFor()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await said(page, 'The home page is saved')

  const stranger = await visitor(browser)
  await stranger.page.goto(here.url)
  await stranger.page.getByRole('heading', { name: 'Films of the sea' }).waitFor()
  assert.equal(await stranger.page.locator('main img[src="x"]').count(), 0)
  await stranger.page.getByRole('link', { name: 'Look around' }).click()
  await stranger.page.getByRole('heading', { name: 'Videos', exact: true }).waitFor()
  await stranger.page.goto(here.url)
  await stranger.page.getByRole('link', { name: 'Who we are' }).click()
  await stranger.page.waitForURL(`${here.url}/about`)

  await page.getByLabel('Text of the home page').fill('')
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT')
  await page.getByRole('button', { name: 'Save changes' }).click()
  assert.equal((await kept).status(), 204)
  await stranger.page.goto(here.url)
  await stranger.page.getByText('Nothing published yet').waitFor()
  assert.deepEqual([errors, stranger.errors], [[], []])
})

test('health is seen at a glance, and leads to what wants attention', async () => {
  const { page, errors } = await as('/admin/settings/system/health', away)
  // No mail is set up here.
  await page.getByRole('heading', { name: 'This wants your attention' }).waitFor()
  await page.getByRole('link', { name: /No e-mail can be sent/ }).waitFor()
  await page.getByText(/The server answered in \d+ ms/).waitFor()
  await page.getByRole('img', { name: 'They follow us: 0' }).waitFor()
  // A server that asks to follow shows without a reload.
  await root.ask('POST', '/server/following', { hosts: [hostOf(away)], handles: [] })
  await page.getByRole('link', { name: 'Servers that ask to follow: 1' }).click()
  await page.locator(`[data-peer="${hostOf(here)}"]`).getByText('Waits for you').waitFor()
  await root.ask('DELETE', `/server/following/${hostOf(away)}`)
  await page.route('**/api/v1/jobs/**', (route) => route.fulfill({ json: { total: route.request().url().includes('/failed') ? 3 : 0, data: [] } }))
  await page.goto(`${away.url}/admin/settings/system/health`)
  await page.getByRole('img', { name: 'Failed: 3' }).waitFor()
  await page.getByRole('link', { name: 'Jobs that failed: 3' }).click()
  await page.waitForURL(/jobs\?state=failed$/)
  assert.deepEqual(errors, [])
})

test('about is told in parts: empty ones say so, rules stand apart, and a message reaches who runs it', async () => {
  const { page, errors } = await visitor(browser)
  const settings = await root.ask('GET', '/config/custom')
  Object.assign(settings.instance, { terms: '', codeOfConduct: '', moderationInformation: '' })
  await root.ask('PUT', '/config/custom', settings)
  await page.goto(`${here.url}/about/rules`)
  await page.getByText('No rules are written down here').waitFor()
  await page.getByRole('link', { name: 'Network' }).click()
  await page.getByText('This server stands alone').waitFor()
  settings.instance.terms = 'Be kind.\n\nMore at https://example.org/terms'
  settings.instance.hardwareInformation = 'A boat with a **modem**'
  await root.ask('PUT', '/config/custom', settings)
  await page.goto(`${here.url}/about/instance/moderation`)
  await page.getByRole('heading', { name: 'Terms' }).waitFor()
  await page.getByRole('link', { name: 'https://example.org/terms' }).waitFor()
  await page.getByRole('navigation', { name: 'Pages of this part' }).getByRole('link', { name: 'About' }).click()
  await page.getByText('A boat with a modem').waitFor()

  await page.getByRole('link', { name: 'Contact' }).click()
  await page.getByLabel('Your name').fill('Ida')
  await page.getByLabel('Your e-mail address').fill('ida@example.org')
  await page.getByLabel('Subject').fill('Boats')
  await page.getByLabel('Message').fill('Do you film boats?')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Your message is on its way').waitFor()
  await mail.link('admin@example.org', /Do you film boats/)
  await page.goto(`${away.url}/about/contact`)
  await page.getByText('This site takes no messages here').waitFor()
  assert.deepEqual(errors, [])
})

test('a new administrator is asked what the place is, once, and may pass', async () => {
  const { page, errors } = await visitor(browser)
  const enter = async () => {
    await page.goto(`${away.url}/login`)
    await page.fill('input[name=username]', 'root')
    await page.fill('input[name=password]', password)
    await page.click('form button.primary')
  }
  await enter()
  await page.waitForURL(`${away.url}/admin/first-steps`)
  await page.getByLabel('Name of this site').fill('Lighthouse')
  await page.getByLabel('What this place is').fill('Films from the coast.')
  await page.getByLabel('Whoever a moderator lets in').check()
  await page.getByLabel('Where people reach you').fill('keeper@example.org')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.waitForURL(`${away.url}/`)
  await page.locator('header').getByText('Lighthouse').waitFor()
  const { signup, instance } = await new Rest(away.url).ask('GET', '/config')
  assert.deepEqual([signup.allowed, signup.requiresApproval, instance.name], [true, true, 'Lighthouse'])
  await page.evaluate(() => localStorage.clear())
  await enter()
  await page.waitForURL(`${away.url}/`)

  // Passed over, nothing is changed, and it does not come back either.
  await page.evaluate(() => localStorage.clear())
  await page.goto(`${here.url}/login`)
  await page.fill('input[name=username]', 'root')
  await page.fill('input[name=password]', password)
  await page.click('form button.primary')
  await page.waitForURL(`${here.url}/admin/first-steps`)
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.waitForURL(`${here.url}/`)
  assert.equal((await root.ask('GET', '/users/me')).noWelcomeModal, true)
  assert.deepEqual(errors, [])
})
