// Every main page, in light, in dark and in Arabic, by axe-core: nothing serious or critical is found.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { startInstance } from './instance.mjs'
import { seed } from './pages.mjs'

const fromClient = createRequire(new URL('../../web/package.json', import.meta.url))
const axe = readFileSync(fromClient.resolve('axe-core/axe.min.js'), 'utf8')
let instance
let browser
let pages

before(async () => {
  instance = await startInstance({ transcoding: { resolutions: { '240p': true, '360p': false, '480p': false, '720p': false, '1080p': false }, always_transcode_original_resolution: false } })
  browser = await launch()
  pages = await seed(instance.url)
})

after(async () => {
  await browser?.close()
  await instance?.stop()
})

/** What is wrong with the page that is open, one line each. */
async function findings(page) {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.waitForFunction(() => !document.querySelector('.skeleton') && document.querySelector('#content > *, [data-player]'), null, { timeout: 15_000 })
  // What fades in is judged when it is there.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished)))
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.slice(0, 4).map((node) => `${impact} ${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`))
}

for (const [name, scheme, language] of [['light', 'light', 'en'], ['dark', 'dark', 'en'], ['Arabic', 'light', 'ar']]) {
  test(`no page has a serious finding: ${name}`, async (t) => {
    const people = {}
    const wrong = []
    for (const [title, [path, who]] of Object.entries(pages)) {
      const seen = (people[who ?? ''] ??= await visitor(browser).then(async (one) => {
        await one.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        if (who) await signIn(one.page, instance.url, '/', who)
        await one.context.addCookies([{ name: 'clientLanguage', value: language, url: instance.url }])
        return one
      }))
      await seen.page.goto(instance.url + path)
      assert.equal(await seen.page.evaluate(() => document.documentElement.lang), language, path)
      wrong.push(...(await findings(seen.page)).map((line) => `${title} ${path}: ${line}`))
    }
    t.diagnostic(`${Object.keys(pages).length} pages looked at`)
    assert.deepEqual(wrong, [])
  })
}
