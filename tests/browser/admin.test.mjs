// Those who look after the place: reports, blocks, words, mutes, comments, people, settings, jobs, logs, figures.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-admin-'))
let instance
let browser
let root
let alice
let bob
let video

before(async () => {
  instance = await startInstance()
  browser = await launch()
  root = await new Rest(instance.url).signIn()
  alice = await root.person('alice')
  bob = await root.person('bob')
  await root.person('mona', { role: 1 })
  video = await alice.video(clip(join(folder, 'a.mp4'), { seconds: 8, size: '426x240', bitrate: '300k' }), { name: 'Tide' })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function as(who, path) {
  const seen = await visitor(browser)
  await signIn(seen.page, instance.url, path, who)
  return seen
}
const said = (page, text) => page.waitForFunction((wanted) => document.querySelector('[aria-live=polite]')?.textContent === wanted, text)

test('who has no role sees none of it, and a moderator no settings', async () => {
  const { page } = await as('bob', '/admin/moderation/abuses/list')
  await page.getByText('This page is not open to you').waitFor()
  assert.equal(await page.getByRole('link', { name: 'Moderation' }).count(), 0)
  const other = await as('mona', '/admin/settings/config')
  await other.page.getByText('This page is not open to you').waitFor()
  await other.page.getByRole('link', { name: 'Moderation' }).click()
  await other.page.getByText('No report waits for you').waitFor()
})

test('a report is discussed with who sent it, noted, accepted and found again', async () => {
  const { abuse } = await bob.ask('POST', '/abuses', { reason: 'It advertises boats', predefinedReasons: ['spamOrMisleading'], video: { id: video.id, startAt: 3 } })
  const { page, errors } = await as('mona', '/admin/moderation/abuses/list')
  await page.getByText('It advertises boats').waitFor()
  await page.getByText('Spam or misleading').waitFor()
  assert.match(await page.getByRole('link', { name: 'Tide' }).getAttribute('href'), /\?start=3s$/)
  await page.getByRole('button', { name: 'Messages' }).click()
  await page.getByText('Nobody has written anything yet.').waitFor()
  await page.getByLabel('Write a message').fill('Which boats?')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('dialog li', { hasText: 'Which boats?' }).waitFor()
  await page.keyboard.press('Escape')

  const reporter = await as('bob', '/my-account/abuses')
  await reporter.page.getByRole('button', { name: /Messages/ }).click()
  await reporter.page.locator('dialog li', { hasText: 'Which boats?' }).waitFor()
  await reporter.page.getByLabel('Write a message').fill('Sailing ones')
  await reporter.page.getByRole('button', { name: 'Send', exact: true }).click()
  await reporter.page.locator('dialog li.mine', { hasText: 'Sailing ones' }).waitFor()

  await page.getByRole('button', { name: 'Note' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Second time this week')
  await page.locator('dialog[open] .primary').click()
  await page.locator('.note', { hasText: 'Second time this week' }).waitFor()
  await page.getByRole('button', { name: 'Accept' }).click()
  await said(page, `Report ${abuse.id} is accepted`)
  await page.getByText('No report waits for you').waitFor()
  await page.getByLabel('Where they stand').selectOption('3')
  await page.getByText('It advertises boats').waitFor()
  assert.equal((await bob.ask('GET', '/users/me/abuses')).data[0].state.id, 3)
  await page.getByRole('button', { name: 'Delete this report' }).click()
  await page.locator('dialog[open] .danger').click()
  await said(page, `Report ${abuse.id} is deleted`)
  assert.deepEqual([...errors, ...reporter.errors], [])
})

test('a video is blocked on its page with a reason, listed, and freed', async () => {
  const { page, errors } = await as('mona', `/w/${video.shortUUID}`)
  await page.getByRole('button', { name: 'Block', exact: true }).click()
  await page.getByLabel('Reason').fill('Boats')
  await page.locator('dialog[open] button.danger').click()
  await said(page, '“Tide” is blocked')
  await page.getByRole('button', { name: 'Unblock' }).waitFor()
  await page.goto(`${instance.url}/admin/moderation/video-blocks/list`)
  await page.getByText(/Boats ·/).waitFor()
  const gone = await visitor(browser)
  await gone.page.goto(`${instance.url}/w/${video.shortUUID}`)
  await gone.page.waitForSelector('.notice')
  await page.getByRole('button', { name: 'Edit: Tide' }).click()
  await page.getByLabel('Note').fill('Look again on Monday')
  await page.locator('dialog[open] .primary').click()
  await page.getByText('Look again on Monday').waitFor()
  await page.getByRole('button', { name: 'Unblock' }).click()
  await page.getByText('No video is blocked').waitFor()
  assert.equal((await root.ask('GET', '/videos/blacklist')).total, 0)
  assert.deepEqual(errors, [])
})

test('words are watched for, and comments with them are marked', async () => {
  const { page, errors } = await as('mona', '/admin/moderation/watched-words/list')
  await page.getByRole('button', { name: 'New list' }).click()
  await page.getByLabel('Name of the list').fill('Boats')
  await page.getByRole('textbox', { name: 'Words' }).fill('yacht\n\n yacht \nregatta')
  await page.locator('dialog[open] .primary').click()
  await page.getByRole('heading', { name: /Boats 2 words/ }).waitFor()
  await bob.ask('POST', `/videos/${video.uuid}/comment-threads`, { text: 'What a yacht' })
  await page.goto(`${instance.url}/admin/overview/comments`)
  await page.locator('article', { hasText: 'What a yacht' }).getByText('Boats').waitFor()
  await page.goto(`${instance.url}/admin/moderation/watched-words/list`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Words' }).fill('regatta')
  await page.locator('dialog[open] .primary').click()
  await page.getByRole('heading', { name: /Boats 1 word/ }).waitFor()
  await page.getByRole('button', { name: 'Delete: Boats' }).click()
  await page.locator('dialog[open] .danger').click()
  await page.getByText('No list yet').waitFor()
  assert.deepEqual(errors, [])
})

test('accounts are muted for everybody', async () => {
  const { page } = await as('mona', '/admin/moderation/blocklist')
  await page.getByRole('textbox', { name: 'Account', exact: true }).fill('bob')
  await page.getByRole('button', { name: 'Mute', exact: true }).click()
  await said(page, 'bob is muted')
  assert.equal((await root.ask('GET', '/server/blocklist/accounts')).total, 1)
  await page.getByRole('button', { name: 'Unmute' }).click()
  await page.getByText('Nobody is muted').waitFor()
})

test('accounts are made, changed, blocked and removed, by who may', async () => {
  const { page, errors } = await as('root', '/admin/overview/users')
  await page.getByRole('button', { name: 'New account' }).click()
  const form = page.locator('dialog[open] form')
  await form.getByLabel('User name').fill('dora')
  await form.getByLabel('E-mail address').fill('dora@example.org')
  await form.getByLabel('Password').fill('x')
  await form.getByLabel('Room for videos, in GB').fill('plenty')
  await form.locator('.primary').click()
  await form.getByText('A number of gigabytes, or nothing.').waitFor()
  await form.getByLabel('Room for videos, in GB').fill('2.5')
  await form.locator('.primary').click()
  await form.locator('[role=alert]:not(:empty)').first().waitFor()
  await form.getByLabel('Password').fill('a password for dora')
  await form.locator('.primary').click()
  await said(page, 'dora has an account now')
  const dora = async () => (await root.ask('GET', '/users?search=dora')).data[0]
  assert.equal((await dora()).videoQuota, 2_500_000_000)

  await page.getByLabel('Search users').fill('dora')
  await page.waitForFunction(() => document.querySelectorAll('main li h2').length === 1)
  await page.getByRole('button', { name: 'Edit: dora' }).click()
  await page.getByLabel('Role').selectOption('1')
  await page.locator('dialog[open] .primary').click()
  await page.locator('main .chip', { hasText: 'Moderator' }).waitFor()
  await page.getByRole('button', { name: 'Block: dora' }).click()
  await page.getByLabel('Reason, for other moderators').fill('Away')
  await page.locator('dialog[open] .danger').click()
  await said(page, 'dora is blocked')
  assert.deepEqual([(await dora()).blocked, (await dora()).blockedReason], [true, 'Away'])
  await page.getByLabel('Blocked only').check()
  await page.getByRole('button', { name: 'Unblock: dora' }).click()
  await said(page, 'dora may sign in again')

  const moderator = await as('mona', '/admin/overview/users?search=dora')
  await moderator.page.getByRole('link', { name: 'dora' }).waitFor()
  assert.equal(await moderator.page.getByRole('button', { name: /dora/ }).count(), 0, 'moderators do not manage moderators')

  await page.getByLabel('Blocked only').uncheck()
  await page.getByRole('button', { name: 'Delete: dora' }).click()
  await page.locator('dialog[open] .danger').click()
  await page.getByText('Nobody matches “dora”').waitFor()
  assert.deepEqual(errors, [])
})

test('settings are found, changed together, looked at and saved; wrong ones say why', async () => {
  const { page, errors } = await as('root', '/admin/settings/config')
  await page.getByLabel('Search settings').fill('instance name')
  await page.waitForFunction(() => document.querySelectorAll('[data-setting]').length < 5)
  const name = page.locator('[data-setting="instance.name"] input')
  await name.fill('The shore')
  await page.getByLabel('Search settings').fill('signup limit')
  await page.locator('[data-setting="signup.limit"] input').waitFor()
  assert.equal(await name.inputValue(), 'The shore', 'what is changed stays in sight')
  await page.locator('[data-setting="signup.limit"] input').fill('many')
  await page.getByText('This has to be a number.').waitFor()
  await page.locator('[data-setting="signup.limit"] input').fill('25')
  await page.getByText('2 settings changed').waitFor()
  await page.getByRole('button', { name: 'Review and save' }).click()
  const review = page.locator('dialog[open]')
  assert.deepEqual(await review.locator('ins').allTextContents(), ['The shore', '25'])
  await review.locator('.primary').click()
  await said(page, 'The settings are saved and hold from now on')
  const custom = await root.ask('GET', '/config/custom')
  assert.deepEqual([custom.instance.name, custom.signup.limit], ['The shore', 25])

  await page.getByLabel('Search settings').fill('concurrency')
  await page.locator('[data-setting="transcoding.concurrency"] input').fill('0')
  await page.getByRole('button', { name: 'Review and save' }).click()
  await review.locator('.primary').click()
  await review.locator('.wrong:not(:empty)').first().waitFor()
  assert.equal((await root.ask('GET', '/config/custom')).transcoding.concurrency, custom.transcoding.concurrency)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByText('1 setting changed').waitFor({ state: 'detached' })
  assert.deepEqual(errors, [])
})

test('jobs are seen as they come, paused and resumed', async () => {
  const { page, errors } = await as('root', '/admin/settings/system/jobs')
  await page.waitForSelector('details .state.completed')
  const before = await page.locator('h1 span').textContent()
  await alice.video(join(folder, 'a.mp4'), { name: 'Another' })
  await page.waitForFunction((text) => document.querySelector('h1 span')?.textContent !== text, before)
  await page.locator('details summary').first().click()
  await page.locator('details[open] pre').waitFor()
  await page.getByLabel('State').selectOption('failed')
  await page.getByText('No jobs').waitFor()
  await page.getByRole('button', { name: 'Pause all' }).click()
  await said(page, 'No new job is started')
  await page.getByRole('button', { name: 'Go on' }).click()
  await said(page, 'Jobs are started again')
  assert.deepEqual(errors, [])
})

test('the log is followed and searched, and tells what people did', async () => {
  const { page, errors } = await as('root', '/admin/settings/system/logs')
  await page.waitForSelector('[role=log] p time')
  await page.getByLabel('Search these lines').fill('no such words at all')
  await page.getByText('No line has these words.').waitFor()
  await page.getByLabel('Search these lines').fill('')
  await page.getByLabel('Which log').selectOption('audit')
  await page.getByText(/root create users: .*user-username=alice/).waitFor()
  assert.deepEqual(errors, [])
})

test('an owner sees how a video is watched', async () => {
  const { page, errors } = await as('alice', '/my-library/videos')
  await page.getByRole('link', { name: 'Statistics: Tide' }).click()
  await page.getByRole('heading', { name: 'Statistics of “Tide”' }).waitFor()
  await page.getByText('Nobody has watched it in this time').waitFor()
  // Figures as they are after somebody has watched: the page is shown them in the API's shape.
  const hour = (n) => new Date(Date.UTC(2026, 0, 2, n)).toISOString()
  const series = (values) => ({ groupInterval: '1 hour', data: values.map((value, n) => ({ date: hour(n), value })) })
  const answers = {
    '/stats/overall': { totalWatchTime: 5400, averageWatchTime: 4, totalViewers: 12, viewersPeak: 3, viewersPeakDate: hour(3), countries: [], subdivisions: [] },
    '/stats/timeseries/viewers': series([1, 4, 7]),
    '/stats/timeseries/aggregateWatchTime': series([60, 3600, 1740]),
    '/stats/retention': { data: [100, 80, 40].map((retentionPercent, second) => ({ second, retentionPercent })) },
    '/stats/user-agent': { clients: [{ name: 'Firefox', viewers: 9 }, { name: 'Chromium', viewers: 3 }], devices: [], operatingSystems: [] },
  }
  await page.route(/\/stats\//, (route) => {
    const found = Object.entries(answers).find(([path]) => route.request().url().includes(path))
    return found ? route.fulfill({ json: found[1] }) : route.continue()
  })
  await page.getByLabel('Time').selectOption('7')
  const chart = page.getByRole('img', { name: /Viewers over time: 3 points/ })
  await chart.focus()
  await page.keyboard.press('End')
  await page.locator('figure', { has: chart }).locator('output', { hasText: ': 7' }).waitFor()
  await page.getByText('1.5 hours', { exact: true }).waitFor()
  await page.getByText('75%').waitFor()
  await page.getByRole('img', { name: /Viewers who are still there/ }).waitFor()
  const stranger = await as('bob', `/videos/manage/${video.shortUUID}/stats`)
  await stranger.page.getByText('Only its owner and moderators see how a video is watched.').waitFor()
  assert.deepEqual(errors, [])
})
