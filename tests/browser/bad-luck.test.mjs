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
