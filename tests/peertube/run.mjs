// Sepiola beside a real PeerTube: every activity in both directions, and a table of what was seen. See README.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { clip, password, startInstance } from '../browser/instance.mjs'
import { comments } from './lines/comments.mjs'
import { redundancy } from './lines/copies.mjs'
import { follows } from './lines/follows.mjs'
import { actors, playlists, reports } from './lines/rest.mjs'
import { videos } from './lines/videos.mjs'
import { watching } from './lines/watching.mjs'
import { startPeerTube } from './peertube.mjs'
import { server } from './server.mjs'

const root = process.env.PEERTUBE
if (!root) {
  console.error('PEERTUBE names no folder of a built PeerTube: see tests/peertube/README.md')
  process.exit(2)
}
const work = mkdtempSync(join(tmpdir(), 'sepiola-peertube-'))
const off = Object.fromEntries('360p 480p 720p 1080p'.split(' ').map((name) => [name, false]))
const config = {
  federation: { prevent_ssrf: false, videos: { federate_unlisted: true } },
  transcoding: { resolutions: { '240p': true, ...off }, always_transcode_original_resolution: false },
  views: { videos: { local_buffer_update_interval: '1 second' } },
  // Viewings are told when they end, an hour after the last sign of life otherwise.
  testing: { lifetimes: { viewer_stats: '10 seconds' } },
}

const still = (name, filter) => {
  const path = join(work, `${name}.jpg`)
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', filter, '-frames:v', '1', path])
  return path
}

/** What went wrong, if something did, or why it was not tried. */
async function attempt(what, from, to) {
  const began = Date.now()
  try {
    return { untried: await what(from, to) }
  } catch (error) {
    return { wrong: String(error.message).split('\n').slice(0, 2).join(' ').slice(0, 300) }
  } finally {
    console.error(`  ${((Date.now() - began) / 1000).toFixed(1)} s`)
  }
}

const only = process.argv[2]?.split(',')
const sides = []
const end = async () => {
  for (const side of sides.splice(0).reverse()) await side.stop()
  if (process.env.KEEP) console.error(`kept: ${work}`)
  else rmSync(work, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end().then(() => process.exit(130)))
try {
  const peer = await startPeerTube(resolve(root), work)
  sides.push(peer)
  const sepiola = await startInstance(config)
  sides.push({ stop: () => (writeFileSync(join(work, 'sepiola.log'), sepiola.said()), sepiola.stop()) })
  const ours = await server('Sepiola', sepiola.url, password)
  const theirs = await server('PeerTube', peer.url, peer.password)
  const { serverVersion } = await theirs.ask('/config')
  const file = clip(join(work, 'film.mp4'), { seconds: 5, size: '426x240' })
  const pictures = [still('red', 'color=red:size=850x480'), still('blue', 'color=blue:size=850x480'), still('wide', 'color=green:size=1920x317')]
  for (const side of [ours, theirs]) {
    Object.assign(side, { clip: file, pictures, owner: await side.join(`${side.label.toLowerCase()}_owner`), viewer: await side.join(`${side.label.toLowerCase()}_viewer`) })
    side.early = await side.publish(side.owner, file, `earlier ${side.label}`)
  }

  const rows = []
  let [passed, failed] = [0, 0]
  const all = { follows, videos, comments, watching, redundancy, playlists, reports, actors }
  for (const [name, lines] of Object.entries(all)) {
    for (const [activity, sight, what] of !only || only.includes(name) ? lines : []) {
      const cells = []
      for (const [from, to] of [[ours, theirs], [theirs, ours]]) {
        console.error(`${activity}: ${sight}: ${from.label} -> ${to.label}`)
        const { wrong, untried } = await attempt(what, from, to)
        if (wrong) console.error(`  ${wrong}`)
        failed += wrong ? 1 : 0
        passed += wrong || untried ? 0 : 1
        cells.push(wrong ? `no: ${wrong.replaceAll('|', '/')}` : (untried ?? 'yes'))
      }
      rows.push(`| ${activity} | ${sight} | ${cells.join(' | ')} |`)
    }
  }
  const table = [`| activity | what is seen | Sepiola → PeerTube ${serverVersion} | PeerTube ${serverVersion} → Sepiola |`, '|---|---|---|---|', ...rows].join('\n')
  console.log(table)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
} finally {
  await end()
}
