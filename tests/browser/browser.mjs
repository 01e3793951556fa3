// Headless Chromium, driven by the client's own copy of playwright-core, and the things a person does with the pages.
import { createRequire } from 'node:module'
import { password } from './instance.mjs'

const fromClient = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = fromClient('playwright-core')

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--autoplay-policy=no-user-gesture-required', '--disable-features=WebRtcHideLocalIpsWithMdns',
    ],
  })

/** A visitor with an empty browser. Errors of the page are collected: a test ends by expecting none. */
export async function visitor(browser) {
  // The service worker has a test of its own; elsewhere each request is the page's.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) errors.push(message.text())
  })
  return { page, context, errors }
}

export async function signIn(page, url, next = '/', username = 'root') {
  await page.goto(`${url}/login?next=${encodeURIComponent(next)}`)
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', password)
  await page.click('form button.primary')
  await page.waitForURL(url + next)
}

export const chooseFiles = async (page, ...files) => {
  await page.waitForSelector('[data-choose]')
  await page.setInputFiles('input[type=file][multiple]', files)
}

export const uploadReaches = (page, status, timeout = 120_000) => page.waitForSelector(`[data-upload="${status}"]`, { timeout })

/** Presses Publish and returns the address of the video's page. */
export async function publish(page) {
  await page.click('[data-upload] form button.primary')
  return page.waitForSelector('.published a', { timeout: 120_000 }).then((link) => link.getAttribute('href'))
}

/** Waits until the player says so: `check` gets its figures and the video's position. Returns them. */
export async function playerReaches(page, check, timeout = 120_000) {
  const until = Date.now() + timeout
  let seen = null
  while (Date.now() < until) {
    seen = await page.evaluate(() => {
      const box = document.querySelector('[data-player]')
      const video = box?.querySelector('video')
      if (!box || !video) return null
      const number = (name) => Number(box.dataset[name] ?? 0)
      return {
        time: video.currentTime, duration: video.duration, ended: video.ended, width: video.videoWidth, height: number('height'), peers: number('peers'),
        http: number('httpBytes'), p2p: number('p2pBytes'), upload: number('uploadBytes'), refused: number('refused'),
      }
    })
    if (seen && check(seen)) return seen
    await page.waitForTimeout(200)
  }
  throw new Error(`The player never got there; last seen: ${JSON.stringify(seen)}`)
}

/** The state of the video as the API tells it, once every rendition is there. */
export async function settled(page, url, id) {
  for (;;) {
    const progress = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/v1/videos/${id}/transcoding-progress`)
    if (progress.state?.id === 1 && progress.renditions.every(({ state }) => state === 'done')) return progress
    await page.waitForTimeout(500)
  }
}
