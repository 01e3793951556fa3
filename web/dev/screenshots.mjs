// Every page at 390, 820 and 1440 pixels, light and dark, into dev/.shots: to be looked at before anything is called done.
// Usage: node dev/screenshots.mjs [name …]   (URL of the server in SEPIOLA_URL)
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const base = process.env.SEPIOLA_URL ?? 'http://127.0.0.1:9000'
const out = new URL('./.shots/', import.meta.url).pathname
mkdirSync(out, { recursive: true })
const only = process.argv.slice(2)

const pages = {
  home: '/', watch: '/w/short1', making: '/w/short3', password: '/w/short5', login: '/login', publish: '/publish', library: '/my-library/videos',
  edit: '/videos/update/short1', channel: '/c/root_channel', account: '/a/root', about: '/about', missing: '/nowhere', embed: '/videos/embed/short1', search: '/search?search=tide',
}
const member = new Set(['publish', 'library', 'edit', 'making'])

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
const problems = []
for (const scheme of ['light', 'dark']) {
  for (const width of [390, 820, 1440]) {
    const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme: scheme, deviceScaleFactor: 1, hasTouch: width === 390 })
    for (const [name, path] of Object.entries(pages)) {
      if (only.length > 0 && !only.includes(name)) continue
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && problems.push(`${name}: ${message.text()}`))
      page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`))
      await page.addInitScript((signedIn) => {
        if (signedIn) localStorage.setItem('sepiola.tokens', JSON.stringify({ access: 'access', refresh: 'refresh', expiresAt: Date.now() + 1e9 }))
        else localStorage.removeItem('sepiola.tokens')
      }, member.has(name))
      await page.goto(base + path)
      await page.waitForTimeout(['watch', 'making', 'embed'].includes(name) ? 2600 : 900)
      if (name === 'home' && width === 1440) await page.keyboard.press('Tab')
      await page.screenshot({ path: `${out}${name}-${width}-${scheme}.png` })
      await page.close()
    }
    await context.close()
  }
}
await browser.close()
for (const line of new Set(problems)) console.log(line)
