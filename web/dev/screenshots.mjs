// Every main page at 390, 820 and 1440 pixels, light and dark, into dev/.shots: to be looked at before anything is called done.
// Usage: npm run screenshots [name …]. Starts a server of its own (SEPIOLA_BIN, else the one in target/) with something on it.
import { mkdirSync } from 'node:fs'
import { launch, signIn } from '../../tests/browser/browser.mjs'
import { startInstance } from '../../tests/browser/instance.mjs'
import { seed } from '../../tests/browser/pages.mjs'

const out = new URL('./.shots/', import.meta.url).pathname
mkdirSync(out, { recursive: true })
const only = process.argv.slice(2)

const instance = await startInstance({ video_file: { update: { enabled: true } } })
const browser = await launch()
const problems = []
try {
  const pages = Object.entries(await seed(instance.url)).filter(([name]) => only.length === 0 || only.includes(name))
  for (const scheme of ['light', 'dark']) {
    for (const who of new Set(pages.map(([, [, person]]) => person))) {
      const context = await browser.newContext({ colorScheme: scheme, deviceScaleFactor: 1 })
      const page = await context.newPage()
      let current = ''
      page.on('console', (message) => message.type() === 'error' && problems.push(`${current}: ${message.text()}`))
      page.on('pageerror', (error) => problems.push(`${current}: ${error.message}`))
      if (who) await signIn(page, instance.url, '/about', who)
      for (const [name, [path, person]] of pages) {
        if (person !== who) continue
        current = name
        for (const width of [390, 820, 1440]) {
          await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
          await page.goto(instance.url + path)
          await page.waitForLoadState('networkidle').catch(() => undefined)
          // Lists fade in, players find their first picture.
          await page.waitForTimeout(path.startsWith('/w/') || path.includes('part=') || path.includes('embed') ? 1800 : 300)
          await page.screenshot({ path: `${out}${name}-${width}-${scheme}.png` })
        }
      }
      await context.close()
    }
  }
} finally {
  await browser.close()
  await instance.stop()
}
for (const line of new Set(problems)) console.log(line)
