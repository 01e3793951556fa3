// Bad luck in the middle of something: the session ends, the server goes, the video goes. What was typed stays, and goes on.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { clip, password, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-bad-luck-'))
let instance
let browser
let root
let file
let video

before(async () => {
  instance = await startInstance({ csp: { enabled: true }, views: { videos: { watching_interval: { users: 1000 } } } })
  browser = await launch()
  root = await new Rest(instance.url).signIn()
  file = clip(join(folder, 'a.mp4'), { seconds: 3, size: '426x240', bitrate: '300k' })
  video = await root.video(file, { name: 'Ebb' })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody on the page of a video, with a comment typed and not sent. */
async function writing(username, text, of = video) {
  const { page, context, errors } = await visitor(browser)
  await signIn(page, instance.url, `/w/${of.shortUUID}`, username)
  const field = page.getByLabel('Write a comment')
  await field.fill(text)
  return { page, context, errors, field, send: page.getByRole('button', { name: 'Comment', exact: true }) }
}

/** Ends all sessions of a person, as they may from another device. */
async function endSessions(person) {
  const { id } = await person.ask('GET', '/users/me')
  const { data } = await person.ask('GET', `/users/${id}/token-sessions?start=0&count=100`)
  for (const session of data.filter((one) => !one.currentSession)) await person.ask('POST', `/users/${id}/token-sessions/${session.id}/revoke`)
}

const question = (page) => page.getByRole('dialog', { name: 'Your session has ended' })
const texts = async (of) => (await root.ask('GET', `/videos/${of.uuid}/comment-threads`)).data.map(({ text }) => text)

test('a session that ends while something is typed asks for the password, and what was asked for is done', async () => {
  const ann = await root.person('ann')
  const { page, context, errors, field, send } = await writing('ann', 'Typed with care')
  await endSessions(ann)
  await send.click()
  await question(page).getByLabel('Password').fill('not this one')
  await question(page).getByRole('button', { name: 'Sign in' }).click()
  await question(page).getByText('do not belong together').waitFor()
  assert.equal(await question(page).getByLabel('Username').inputValue(), 'ann')
  assert.equal(await field.inputValue(), 'Typed with care')
  await question(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('[data-comment]', { hasText: 'Typed with care' }).waitFor()
  await question(page).waitFor({ state: 'hidden' })
  assert.deepEqual(await texts(video), ['Typed with care'])
  assert.deepEqual(errors, [])
  await context.close()
})

test('what the page tells by itself asks nobody who is typing, and the question comes with the click', async () => {
  const long = await root.video(clip(join(folder, 'long.mp4'), { seconds: 60, size: '160x90', bitrate: '60k' }), { name: 'Tide' })
  const cora = await root.person('cora')
  const { page, context, field, send } = await writing('cora', 'In the middle of a', long)
  await page.locator('video').evaluate((video) => video.play())
  // A sign of life of the player is refused, and nobody renews the session.
  const answered = (path, status) => page.waitForResponse((response) => response.url().endsWith(path) && response.status() === status)
  const refused = Promise.all([answered('/views', 401), answered('/users/token', 400)])
  await endSessions(cora)
  await refused
  await page.keyboard.press('End')
  await page.keyboard.type(' word')
  assert.equal(await field.inputValue(), 'In the middle of a word')
  assert.equal(await question(page).isVisible(), false)
  await send.click()
  await question(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('[data-comment]', { hasText: 'In the middle of a word' }).waitFor()
  await context.close()
})

test('a tab that is opened while the question stands does not end the page that asks', async () => {
  const dan = await root.person('dan')
  const { page, context, field, send } = await writing('dan', 'Two tabs')
  await endSessions(dan)
  await send.click()
  await question(page).waitFor()
  const other = await context.newPage()
  await other.goto(instance.url)
  await other.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await other.close()
  assert.equal(await field.inputValue(), 'Two tabs')
  await question(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('[data-comment]', { hasText: 'Two tabs' }).waitFor()
  await context.close()
})

test('the question can be put off: the text stays, and the next try asks again', async () => {
  const ben = await root.person('ben')
  const { page, context, field, send } = await writing('ben', 'Not so fast')
  await endSessions(ben)
  await send.click()
  await question(page).waitFor()
  await page.keyboard.press('Escape')
  await question(page).waitFor({ state: 'hidden' })
  assert.equal(await field.inputValue(), 'Not so fast')
  await send.click()
  await question(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('[data-comment]', { hasText: 'Not so fast' }).waitFor()
  // Who would rather not, is signed out.
  await field.fill('Never sent')
  await endSessions(ben)
  await send.click()
  await question(page).getByRole('button', { name: 'Stay signed out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  assert.equal((await texts(video)).includes('Never sent'), false)
  await context.close()
})

test('a server that goes while something is typed is said to be gone, and takes it when it is back', async () => {
  const { page, context, errors, field, send } = await writing('root', 'Through the storm')
  await instance.kill()
  await send.click()
  await page.getByText('cannot be reached').first().waitFor()
  assert.equal(await field.inputValue(), 'Through the storm')
  await instance.start()
  await send.click()
  await page.locator('[data-comment]', { hasText: 'Through the storm' }).waitFor()
  assert.deepEqual(errors, [])
  await context.close()
})

test('a video that is deleted while open keeps the text that was typed below it', async () => {
  const doomed = await root.video(file, { name: 'Gone soon' })
  const { page, context, errors, field, send } = await writing('root', 'Too late', doomed)
  await root.ask('DELETE', `/videos/${doomed.uuid}`)
  await send.click()
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
  assert.equal(await field.inputValue(), 'Too late')
  await page.reload()
  await page.getByRole('heading', { name: 'Nothing lives at this address' }).waitFor()
  assert.deepEqual(errors, [])
  await context.close()
})

/** Somebody in the form of a video's details. */
async function editing(username, of) {
  const { page, context, errors } = await visitor(browser)
  await signIn(page, instance.url, `/videos/update/${of.shortUUID}`, username)
  const form = page.locator('main form').first()
  return { page, context, errors, title: form.getByLabel('Title'), about: form.getByLabel('Description'), save: form.getByRole('button', { name: 'Save changes' }) }
}

test('a title of 10,000 characters is refused in words, nothing is cut off, and what was typed beside it stays', async () => {
  const long = 'tide '.repeat(2000)
  const { page, context, errors, title, about, save } = await editing('root', video)
  const sent = []
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()))
  await about.fill('Written beside it')
  // As somebody pastes it.
  await title.selectText()
  await page.keyboard.insertText(long)
  await page.getByText('At most 120 characters, please. These are 9,999; nothing has been cut off.').waitFor()
  await save.click()
  assert.equal(await title.getAttribute('aria-invalid'), 'true')
  assert.equal(await title.inputValue(), long)
  assert.equal(await about.inputValue(), 'Written beside it')
  assert.deepEqual(sent, [])
  await title.fill('Ebb and flow')
  await save.click()
  await page.getByText('Changes saved').first().waitFor()
  const { name, description } = await root.ask('GET', `/videos/${video.uuid}`)
  assert.deepEqual([name, description], ['Ebb and flow', 'Written beside it'])

  // In a dialog, too: it stays, and nothing is sent.
  await page.goto(`${instance.url}/my-library/video-playlists`)
  await page.getByRole('button', { name: 'New playlist' }).click()
  const dialog = page.getByRole('dialog', { name: 'New playlist' })
  await dialog.getByLabel('Name').focus()
  await page.keyboard.insertText(long)
  await dialog.getByText('At most 120 characters, please.').waitFor()
  await dialog.getByRole('button', { name: 'Create' }).click()
  assert.equal(await dialog.getByLabel('Name').inputValue(), long)
  await dialog.getByLabel('Name').fill('Tides')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(/\/my-library\/video-playlists\/./)
  assert.deepEqual(errors, [])
  await context.close()
})

test('a session that ends in the middle of a form asks for the password, and the form is saved as it was typed', async () => {
  const eva = await root.person('eva')
  const mine = await eva.video(file, { name: 'Slack water' })
  const { page, context, errors, title, about, save } = await editing('eva', mine)
  await title.fill('Slack water at noon')
  await about.fill('Long thought about')
  await endSessions(eva)
  await save.click()
  await question(page).getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByText('Changes saved').first().waitFor()
  assert.deepEqual([await title.inputValue(), await about.inputValue()], ['Slack water at noon', 'Long thought about'])
  const { name, description } = await root.ask('GET', `/videos/${mine.uuid}`)
  assert.deepEqual([name, description], ['Slack water at noon', 'Long thought about'])
  assert.deepEqual(errors, [])
  await context.close()
})

test('a video that is deleted while its form is open keeps what was typed there', async () => {
  const doomed = await root.video(file, { name: 'Gone while open' })
  const { page, context, errors, about, save } = await editing('root', doomed)
  await about.fill('All of this again?')
  await root.ask('DELETE', `/videos/${doomed.uuid}`)
  await save.click()
  await page.getByText('This video has been deleted meanwhile.').waitFor()
  assert.equal(await about.inputValue(), 'All of this again?')
  assert.deepEqual(errors, [])
  await context.close()
})

test('a video that is deleted while it plays goes on playing what has come, and is gone from the lists', async () => {
  const doomed = await root.video(file, { name: 'Last light' })
  const { page, context, errors } = await visitor(browser)
  await page.goto(`${instance.url}/w/${doomed.shortUUID}`)
  await page.waitForFunction(() => document.querySelector('video')?.readyState >= 3)
  await root.ask('DELETE', `/videos/${doomed.uuid}`)
  await page.locator('video').evaluate((one) => one.play())
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 0.5)
  await page.goto(`${instance.url}/videos/browse`)
  await page.getByRole('link', { name: 'Ebb and flow' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Last light' }).count(), 0)
  assert.deepEqual(errors, [])
  await context.close()
})

test('where there is nothing yet, each page says so and what to do', async () => {
  await root.person('nora')
  const { page, context, errors } = await visitor(browser)
  const answers = []
  page.on('response', (response) => response.status() >= 400 && answers.push(`${response.status()} ${response.url()}`))
  await signIn(page, instance.url, '/about', 'nora')
  const pages = [
    '/my-library/videos', '/my-library/video-imports', '/my-library/video-channel-syncs', '/my-library/ownership', '/my-library/subscriptions', '/my-library/history/videos',
    '/my-library/comments-on-my-videos', '/my-library/watched-words/list', '/videos/subscriptions', '/my-account/notifications', '/my-account/blocklist', '/my-account/abuses',
    '/c/nora_channel', '/c/nora_channel/video-playlists', '/a/nora', '/search?search=nothingofthekind', '/search?search=nothingofthekind&resultType=channels', '/search?search=nothingofthekind&resultType=playlists',
    '/discover', '/videos/browse?tagsOneOf=nowhere',
  ]
  const silent = []
  for (const path of pages) {
    await page.goto(instance.url + path)
    const said = await page.locator('main .notice h2').first().waitFor({ timeout: 10_000 }).then(() => true, () => false)
    if (!said) silent.push(path)
  }
  assert.deepEqual([silent, answers, errors], [[], [], []])
  await context.close()
})

test('a list of 100,000 videos comes piece by piece, says how many there are, and keeps its place', async () => {
  const { page, context, errors } = await visitor(browser)
  const [like] = (await root.ask('GET', '/videos')).data
  const asked = []
  // More than this server has: its answers are made up, in the shape of its own.
  await page.route(/\/api\/v1\/(?:search\/)?videos\?/, async (route) => {
    const query = new URL(route.request().url()).searchParams
    const [start, count] = [Number(query.get('start')), Number(query.get('count'))]
    asked.push(start)
    const data = Array.from({ length: count }, (_, at) => {
      const number = String(start + at).padStart(12, '0')
      return { ...like, id: start + at + 1, uuid: `00000000-0000-4000-8000-${number}`, shortUUID: like.shortUUID, name: `Wave ${start + at}` }
    })
    await route.fulfill({ json: { total: 100_000, data } })
  })
  await page.goto(`${instance.url}/videos/browse`)
  await page.getByRole('link', { name: 'Wave 0', exact: true }).waitFor()
  for (const wave of [23, 200, 400]) {
    await page.waitForFunction((wanted) => {
      document.querySelector('main ul.grid li:last-child')?.scrollIntoView()
      return [...document.querySelectorAll('main h3 a')].some(({ textContent }) => textContent === `Wave ${wanted}`)
    }, wave)
  }
  // Each piece once, in order, and no more than somebody scrolled to.
  const shown = await page.locator('main ul.grid h3').count()
  assert.deepEqual(asked, asked.map((_, at) => at * 24))
  assert.ok(shown >= 400 && shown < 1000, `${shown} are shown`)
  const link = page.getByRole('link', { name: 'Wave 400', exact: true })
  await link.scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  assert.ok(before > 5000)
  await link.click()
  await page.waitForURL(/\/w\//)
  await page.goBack()
  await link.waitFor()
  await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 5, before)
  await page.goto(`${instance.url}/search?search=wave`)
  await page.getByRole('heading', { name: /100,?000/ }).waitFor()
  assert.deepEqual(errors, [])
  await context.close()
})
