// Makes the pretended instance's media with ffmpeg: a ladder of HLS renditions (byte ranges in one fragmented MP4 each),
// their hashes, a storyboard and thumbnails. Kept in dev/.cache.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('./.cache/', import.meta.url).pathname
const LENGTH = 60
export const HEIGHTS = [240, 480, 720]
const rates = { 240: '220k', 480: '700k', 720: '1500k' }

const ffmpeg = (...args) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: ['ignore', 'inherit', 'inherit'] })

export function media() {
  mkdirSync(root, { recursive: true })
  const source = `${root}source.mp4`
  if (!existsSync(source)) {
    ffmpeg(
      ...['-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=30:duration=${LENGTH}`],
      ...['-f', 'lavfi', '-i', `sine=frequency=220:beep_factor=4:duration=${LENGTH}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '60', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', source],
    )
  }
  for (const height of HEIGHTS) {
    if (existsSync(`${root}${height}.m3u8`)) continue
    ffmpeg(
      ...['-i', source, '-vf', `scale=-2:${height}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', rates[height], '-g', '60', '-keyint_min', '60', '-sc_threshold', '0'],
      ...['-c:a', 'aac', '-b:a', '64k', '-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
      ...['-hls_flags', 'single_file', '-hls_segment_filename', `${root}${height}.mp4`, `${root}${height}.m3u8`],
    )
  }
  if (!existsSync(`${root}storyboard.jpg`)) {
    ffmpeg('-i', source, '-vf', 'fps=1,scale=192:108,tile=10x6', '-frames:v', '1', `${root}storyboard.jpg`)
  }
  for (let at = 0; at < 8; at += 1) {
    if (existsSync(`${root}thumb-${at}.jpg`)) continue
    const filters = ['gradients=s=640x360:c0=0x7a3b12:c1=0xe8c28e', 'gradients=s=640x360:c0=0x12384a:c1=0x8fc7d8', 'mandelbrot=s=640x360:start_scale=0.4', 'gradients=s=640x360:c0=0x3c2a4d:c1=0xd9889a', 'testsrc2=s=640x360', 'gradients=s=640x360:c0=0x29401a:c1=0xc9d88f', 'cellauto=s=640x360:rule=110', 'gradients=s=640x360:c0=0x0d1420:c1=0x5b6f8f']
    ffmpeg('-f', 'lavfi', '-i', filters[at], '-ss', '1', '-frames:v', '1', '-q:v', '4', `${root}thumb-${at}.jpg`)
  }
  const hashes = {}
  for (const height of HEIGHTS) {
    const bytes = readFileSync(`${root}${height}.mp4`)
    const entry = {}
    const text = readFileSync(`${root}${height}.m3u8`, 'utf8')
    for (const [, size, start] of text.matchAll(/#EXT-X-BYTERANGE:(\d+)@(\d+)/g)) {
      const [from, to] = [Number(start), Number(start) + Number(size)]
      entry[`${from}-${to - 1}`] = createHash('sha256').update(bytes.subarray(from, to)).digest('hex')
    }
    hashes[`${height}.mp4`] = entry
  }
  writeFileSync(`${root}hashes.json`, JSON.stringify(hashes))
  return { root, length: LENGTH }
}
