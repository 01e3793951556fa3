// Browsers that watch one page, each a process of its own: `p2p.mjs URL VIEWERS SECONDS`. Prints a line of JSON for each.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = require('playwright-core')
const [url, viewers, seconds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function watch(at) {
  await pause(at * 5000)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--mute-audio',
      '--disable-features=WebRtcHideLocalIpsWithMdns']
  })
  const seen = { origin: 0, errors: [] }
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.on('requestfinished', async (request) => {
      if (!new URL(request.url()).pathname.endsWith('.mp4')) return
      const length = (await request.response())?.headers()['content-length']
      seen.origin += Number(length ?? 0)
    })
    page.on('pageerror', (error) => seen.errors.push(String(error)))
    await page.goto(url)
    await page.waitForSelector('video')
    await page.evaluate(() => document.querySelector('video').play().catch(() => {}))
    const end = Date.now() + seconds * 1000
    let state = { time: 0, ended: false }
    while (Date.now() < end && !state.ended) {
      await pause(500)
      state = await page.evaluate(() => {
        const v = document.querySelector('video')
        return { time: v.currentTime, ended: v.ended }
      })
    }
    // The others still want what this one has.
    await pause((viewers - at) * 5000)
    return { watched: state.time, ...seen }
  } finally {
    await browser.close()
  }
}

const results = await Promise.all(Array.from({ length: viewers }, (_, at) => watch(at)))
for (const result of results) console.log(JSON.stringify(result))
