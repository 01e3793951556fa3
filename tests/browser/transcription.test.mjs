// Captions that a program writes: asked for beside the video, while it is being published, and what is told of a program that fails.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chooseFiles, launch, publish, signIn, uploadReaches, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'
import { Rest } from './rest.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sepiola-transcription-'))
const tools = mkdtempSync(join(tmpdir(), 'sepiola-tools-'))
let instance
let browser
let alice
let video
const file = join(folder, 'tide_talk.mp4')

/** A program that pretends to listen: it waits for the file `go` beside it, and fails when that says so. */
const program = `#!/bin/sh
here=$(dirname "$0")
while [ $# -gt 0 ]; do [ "$1" = --output_dir ] && out=$2; shift; done
echo '[00:00.000 --> 00:04.000] Bonjour'
while [ ! -e "$here/go" ]; do sleep 0.1; done
read -r how < "$here/go"
if [ "$how" = fail ]; then echo 'the model is not there' >&2; exit 1; fi
printf 'WEBVTT\\n\\n00:00.000 --> 00:04.000\\nBonjour\\n' > "$out/audio.vtt"
printf '{"language": "fr"}' > "$out/audio.json"
`
const go = (how) => writeFileSync(join(tools, 'go'), `${how}\n`)
const wait = () => rmSync(join(tools, 'go'), { force: true })

before(async () => {
  const engine = join(tools, 'listen')
  writeFileSync(engine, program, { mode: 0o755 })
  instance = await startInstance({ video_transcription: { enabled: true, engine_path: engine } })
  browser = await launch()
  const root = await new Rest(instance.url).signIn()
  alice = await root.person('alice')
  clip(file, { seconds: 8, size: '426x240', bitrate: '300k' })
  video = await alice.video(file, { name: 'The tide', generateTranscription: false })
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
  rmSync(tools, { recursive: true, force: true })
})

const captions = (uuid) => alice.ask('GET', `/videos/${uuid}/captions`).then(({ data }) => data.map(({ language, automaticallyGenerated }) => [language.id, automaticallyGenerated]))

test('an owner has captions written, sees how far they are, and why they were not', async () => {
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, `/videos/update/${video.shortUUID}?part=captions`, 'alice')
  await page.getByText('No captions yet').waitFor()
  assert.deepEqual(await captions(video.uuid), [])

  wait()
  await page.getByRole('button', { name: 'Have a program write them' }).click()
  await page.getByText('The program writes: 49%').waitFor()
  go('fail')
  await page.getByText('The program wrote no captions: The program that writes subtitles failed: the model is not there').waitFor()

  wait()
  await page.getByRole('button', { name: 'Have a program write them' }).click()
  await page.getByText(/The program writes|A program will write them soon/).waitFor()
  // Leaving and coming back shows the work that goes on.
  await page.reload()
  await page.getByText(/The program writes|A program will write them soon/).waitFor()
  go('well')
  await page.getByRole('heading', { name: 'French' }).waitFor()
  await page.getByText('written by a program').first().waitFor()
  assert.equal(await page.getByRole('button', { name: 'Have a program write them' }).count(), 0)
  assert.deepEqual(await captions(video.uuid), [['fr', true]])
  const told = await visitor(browser)
  await signIn(told.page, instance.url, '/my-account/notifications', 'alice')
  await told.page.getByText('A program wrote captions for “The tide”').waitFor()
  assert.deepEqual([...errors, ...told.errors], [])
})

test('who publishes chooses whether captions are written', async () => {
  const { page, errors } = await visitor(browser)
  await signIn(page, instance.url, '/publish', 'alice')
  go('well')
  await chooseFiles(page, file)
  await uploadReaches(page, 'uploaded')
  const choice = page.getByLabel('Have a program write captions')
  assert.equal(await choice.isChecked(), true)
  const path = await publish(page)
  const uuid = path.split('/').pop()
  while ((await captions(uuid)).length === 0) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.deepEqual(await captions(uuid), [['fr', true]])
  assert.deepEqual(errors, [])
})
