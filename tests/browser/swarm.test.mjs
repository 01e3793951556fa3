// Viewers help each other, and nobody has to trust anybody.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chooseFiles, launch, playerReaches, publish, settled, signIn, uploadReaches, visitor } from './browser.mjs'
import { clip, startInstance } from './instance.mjs'

let instance
let browser
let path
const folder = mkdtempSync(join(tmpdir(), 'sepiola-swarm-'))

before(async () => {
  instance = await startInstance()
  browser = await launch()
  const file = clip(join(folder, 'swarm.mp4'), { seconds: 60, size: '426x240', bitrate: '600k' })
  const { page, context } = await visitor(browser)
  await signIn(page, instance.url, '/publish')
  await chooseFiles(page, file)
  await uploadReaches(page, 'uploaded')
  path = await publish(page)
  await settled(page, instance.url, path.split('/').pop())
  await context.close()
})

after(async () => {
  await browser?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a second viewer receives verified segments from the first', async () => {
  const first = await visitor(browser)
  await first.page.goto(instance.url + path)
  await playerReaches(first.page, (seen) => seen.time > 2)
  const second = await visitor(browser)
  await second.page.goto(instance.url + path)
  const seen = await playerReaches(second.page, (figures) => figures.p2p > 0 && figures.time > 2)
  assert.equal(seen.refused, 0)
  await playerReaches(first.page, (figures) => figures.upload > 0)
  assert.deepEqual([...first.errors, ...second.errors], [])
  await first.context.close()
  await second.context.close()
})

test('a poisoned segment is refused, and the video goes on from the server', async () => {
  const liar = await visitor(browser)
  // One byte of each large message to a peer is turned: exactly what a hash must catch.
  await liar.page.addInitScript(() => {
    const { send } = RTCDataChannel.prototype
    RTCDataChannel.prototype.send = function poisoned(message) {
      if (typeof message === 'string' || message.byteLength < 2000) return send.call(this, message)
      const bytes = ArrayBuffer.isView(message) ? new Uint8Array(message.buffer.slice(message.byteOffset, message.byteOffset + message.byteLength)) : new Uint8Array(message.slice(0))
      bytes[1500] ^= 0xff
      return send.call(this, bytes)
    }
  })
  await liar.page.goto(instance.url + path)
  await playerReaches(liar.page, (seen) => seen.time > 2)
  const victim = await visitor(browser)
  await victim.page.goto(instance.url + path)
  const seen = await playerReaches(victim.page, (figures) => figures.refused > 0 && figures.time > 5)
  assert.equal(seen.p2p, 0)
  assert.deepEqual(victim.errors, [])
  await liar.context.close()
  await victim.context.close()
})
