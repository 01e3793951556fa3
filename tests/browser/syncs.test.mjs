// Channels of other sites whose videos come here: named, looked at, fetched with all they have, left.
import assert from 'node:assert/strict'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { launch, signIn, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-syncs-'))
const bin = join(folder, 'bin')
const config = {
  federation: { prevent_ssrf: false },
  storage: { bin },
  transcoding: { enabled: false },
  import: {
    videos: { http: { enabled: true, youtube_dl_release: { name: 'yt-dlp', python_path: null } } },
    video_channel_synchronization: { enabled: true, max_per_user: 2 },
  },
  testing: { scheduler: { channel_import: 100 }, jobs: { poll: 200 } },
}
const site = 'http://127.0.0.1:9'
let instance
let browser
let alice

/** A program in the place of yt-dlp: it lists two videos of a channel, tells of them and gives the film; a channel that is `gone` it does not find. */
function pretendSite() {
  mkdirSync(bin)
  copyFileSync(clip(join(folder, 'film.mp4'), { seconds: 2, size: '160x90', bitrate: '60k' }), join(bin, 'film.mp4'))
  const entries = ['late', 'early'].map((name) => ({ _type: 'url', url: `${site}/v/${name}`, title: name }))
  writeFileSync(join(bin, 'list.json'), JSON.stringify({ _type: 'playlist', title: 'A channel', entries }))
  for (const [name, title] of [['early', 'Early tide'], ['late', 'Late tide']]) writeFileSync(join(bin, `${name}.told`), JSON.stringify({ title, upload_date: '20200101' }))
  const script = `#!/bin/sh
here=$(dirname "$0")
for last; do :; done
case "$*" in
  *--flat-playlist*) case "$last" in
      *gone*) echo "ERROR: [site] There is no such channel" >&2; exit 1;;
      *single*) echo '{"title": "One"}';;
      *) cat "$here/list.json";;
    esac;;
  *--dump-single-json*) cat "$here/\${last##*/}.told";;
  *) cp "$here/film.mp4" video.mp4;;
esac
`
  writeFileSync(join(bin, 'yt-dlp'), script)
  chmodSync(join(bin, 'yt-dlp'), 0o755)
}

before(async () => {
  pretendSite()
  instance = await startInstance(config)
  browser = await launch()
  alice = await (await new Rest(instance.url).signIn()).person('alice')
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function as(who, path, url = instance.url) {
  const seen = await visitor(browser)
  await signIn(seen.page, url, path, who)
  return seen
}

const row = (page, name) => page.locator('[data-sync-state]', { hasText: name })
const begin = (page) => page.getByRole('button', { name: 'Begin', exact: true })

/** Names an address and a way, and begins. */
async function name(page, address, way) {
  await page.getByLabel('Address of the channel').fill(address)
  if (way) await page.getByLabel(way, { exact: true }).check()
  await begin(page).click()
}

test('a channel elsewhere is followed, what it has is fetched, and it is left again', async () => {
  const { page, errors } = await as('alice', '/my-library/videos')
  await page.getByRole('navigation', { name: 'Pages of this part' }).getByRole('link', { name: 'Channels elsewhere' }).click()
  await page.getByText('Nothing comes from elsewhere by itself yet').waitFor()
  await name(page, 'the harbour')
  await page.getByText('This is no address of the web.').waitFor()
  await name(page, `${site}/harbour`)
  const harbour = row(page, '127.0.0.1:9/harbour')
  await harbour.waitFor()
  assert.equal(await page.getByLabel('Address of the channel').inputValue(), '')
  assert.equal((await alice.ask('GET', '/users/me/videos')).total, 0)

  await page.getByRole('button', { name: 'Fetch everything: 127.0.0.1:9/harbour' }).click()
  await page.getByText('Everything 127.0.0.1:9/harbour has is being fetched.').first().waitFor()
  // The page hears of it by itself.
  await harbour.getByText('Up to date').waitFor({ timeout: 60_000 })
  await harbour.getByText('Last check').waitFor()
  const { data } = await alice.ask('GET', '/users/me/videos?sort=createdAt')
  assert.deepEqual(data.map(({ name, privacy }) => [name, privacy.id]), [['Early tide', 1], ['Late tide', 1]])

  await page.getByRole('button', { name: 'Stop: 127.0.0.1:9/harbour' }).click()
  const question = page.getByRole('dialog', { name: 'Bring nothing more from 127.0.0.1:9/harbour?' })
  await question.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByText('Nothing comes from elsewhere by itself yet').waitFor()
  assert.equal((await alice.ask('GET', '/accounts/alice/video-channel-syncs')).total, 0)
  assert.equal((await alice.ask('GET', '/users/me/videos')).total, 2)
  assert.deepEqual(errors, [])
})

test('what cannot be followed says why, and is tried again', async () => {
  const root = await new Rest(instance.url).signIn()
  const bea = await root.person('bea')
  const { page, errors } = await as('bea', '/my-library/video-channel-syncs')
  const all = 'Whatever is new, and everything that is there already'
  await name(page, `${site}/gone`, all)
  await row(page, '127.0.0.1:9/gone').getByText('The answer was: There is no such channel').waitFor({ timeout: 60_000 })
  await name(page, `${site}/single`, all)
  await row(page, '127.0.0.1:9/single').getByText('There is a single video at this address').waitFor({ timeout: 60_000 })
  // Two are allowed; what was typed stays.
  await name(page, `${site}/third`)
  await page.getByText('as many channels as this site allows').waitFor()
  assert.equal(await page.getByLabel('Address of the channel').inputValue(), `${site}/third`)
  await page.getByRole('button', { name: 'Look again: 127.0.0.1:9/gone' }).click()
  await page.getByText('Everything 127.0.0.1:9/gone has is being fetched.').first().waitFor()

  // Once and no more: nothing is followed by it.
  await name(page, `${site}/third`, 'Everything that is there now, only once')
  await page.getByText('Everything 127.0.0.1:9/third has is being fetched.').first().waitFor()
  while ((await bea.ask('GET', '/users/me/videos/imports')).total < 2) await new Promise((resolve) => setTimeout(resolve, 200))
  await page.getByRole('link', { name: 'All my imports' }).click()
  await page.getByRole('link', { name: 'Early tide' }).first().waitFor()
  assert.equal((await bea.ask('GET', '/accounts/bea/video-channel-syncs')).total, 2)
  assert.deepEqual(errors, [])
})

test('where channels are not followed, lists are still fetched once', async () => {
  const other = await startInstance({ ...config, import: { ...config.import, video_channel_synchronization: { enabled: false } } })
  try {
    const { page, errors } = await as('root', '/my-library/video-channel-syncs', other.url)
    await page.getByText('This site does not follow channels of other sites.').waitFor()
    assert.equal(await page.getByRole('radio').count(), 1)
    await name(page, `${site}/harbour`)
    await page.getByText('Everything 127.0.0.1:9/harbour has is being fetched.').first().waitFor()
    assert.deepEqual(errors, [])
  } finally {
    await other.stop()
  }
})
