// Writes a Brotli copy beside every text file of the build, so that the server never compresses at request time.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const root = new URL('../dist/', import.meta.url).pathname
const text = /\.(html|js|css|svg|json|webmanifest|txt)$/
let saved = 0
const rows = []

for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const file = join(entry.parentPath, entry.name)
  if (entry.name.endsWith('.br')) await rm(file)
  // The two pages are completed by the server for each request, so a compressed copy of them would go unused.
  if (!text.test(entry.name) || entry.name.endsWith('.html')) continue
  const body = await readFile(file)
  const small = brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  })
  await writeFile(`${file}.br`, small)
  saved += body.length - small.length
  rows.push([small.length, body.length, relative(root, file)])
}

rows.sort((a, b) => b[0] - a[0])
for (const [small, plain, name] of rows) {
  console.log(`${String(small).padStart(8)} of ${String(plain).padStart(8)} bytes  ${name}`)
}
console.log(`Brotli saved ${Math.round(saved / 1024)} KiB in ${rows.length} files`)
