// Writes down the shapes of recorded answers, without their values: node tests/contract/shapes/write.mjs <folder of recordings>
//
// recorded.json has one operation a line: its statuses, the shape of its JSON answers, and the fields of a query that were
// refused when their values were wrong. A shape is
//   "string", "number", "boolean", "null", several of them with "|", or "any" where the content is data;
//   [shape] for a list, [] for one that was always empty;
//   {"key": shape, "key?": shape} for an object, "?" for keys that were not always there, {"*": shape} where keys are data;
//   {"or": [shape, …]} for what is sometimes one, sometimes another.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Where an object's keys are data, and where the content is somebody else's business.
const MAPS = [
  /^GET \/api\/v1\/videos\/(categories|licences|languages|privacies) $/,
  /^GET \/api\/v1\/video-playlists\/privacies $/,
  /^GET \/api\/v1\/blocklist\/status \.(accounts|hosts)$/,
  /^GET \/api\/v1\/users\/me\/(subscriptions\/exist|video-playlists\/videos-exist) $/,
]
const ANY = [/ \.data\[\]\.data$/, /^GET \/api\/v1\/server\/(audit-)?logs /, /\/metadata\/:\w+ /, /\.metadata$/, /\.payload$/]

// Answers of ours that clients read as JSON.
const OURS = / \/(api\/v1\/|services\/oembed$|nodeinfo\/|\.well-known\/nodeinfo$)/

const isMap = at => MAPS.some(m => m.test(at))
const isAny = at => ANY.some(a => a.test(at))

const fresh = () => ({ kinds: new Set(), objects: 0, keys: new Map(), items: null })

function add(shape, value) {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
  shape.kinds.add(kind)
  if (kind === 'list') {
    for (const item of value) add((shape.items ??= fresh()), item)
  } else if (kind === 'object') {
    shape.objects++
    for (const [key, inner] of Object.entries(value)) {
      const known = shape.keys.get(key) ?? { times: 0, shape: fresh() }
      known.times++
      add(known.shape, inner)
      shape.keys.set(key, known)
    }
  }
}

function merged(shapes) {
  const all = fresh()
  for (const s of shapes) {
    for (const kind of s.kinds) all.kinds.add(kind)
    if (s.items) all.items = all.items ? merged([all.items, s.items]) : s.items
    all.objects += s.objects
    for (const [key, { times, shape }] of s.keys) {
      const known = all.keys.get(key)
      all.keys.set(key, known ? { times: known.times + times, shape: merged([known.shape, shape]) } : { times, shape })
    }
  }
  return all
}

function written(shape, at) {
  if (isAny(at)) return 'any'
  const plain = [...shape.kinds].filter(k => k !== 'list' && k !== 'object').sort()
  const parts = plain.length ? [plain.join('|')] : []
  if (shape.kinds.has('list')) parts.push(shape.items ? [written(shape.items, `${at}[]`)] : [])
  if (shape.kinds.has('object')) {
    if (isMap(at)) {
      parts.push({ '*': written(merged([...shape.keys.values()].map(k => k.shape)), `${at}.*`) })
    } else {
      const entries = [...shape.keys].sort(([a], [b]) => (a < b ? -1 : 1))
      parts.push(
        Object.fromEntries(entries.map(([key, { times, shape: inner }]) => [times === shape.objects ? key : `${key}?`, written(inner, `${at}.${key}`)])),
      )
    }
  }
  return parts.length === 1 ? parts[0] : { or: parts }
}

const folder = process.argv[2]
const operations = new Map()
for (const file of readdirSync(folder).filter(f => f.endsWith('.jsonl')).sort()) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
    const { route, status, response } = JSON.parse(line)
    if (!OURS.test(route)) continue
    // One handler under several addresses is written `a/:id/b,/:id/c`: the first is meant.
    const name = route.split(',')[0].replace(/\?/g, '').replace(/\/$/, '')
    const operation = operations.get(name) ?? { status: new Set(), shape: fresh(), wrong: new Set() }
    for (const [field, { location }] of Object.entries((status === 400 && response?.['invalid-params']) || {})) {
      if (location === 'query' && /^\w+$/.test(field) && name.startsWith('GET ')) operation.wrong.add(field)
    }
    if (status >= 300) {
      if (operation.status.size || operation.wrong.size) operations.set(name, operation)
      continue
    }
    operation.status.add(status)
    if (response !== null && typeof response === 'object') add(operation.shape, response)
    operations.set(name, operation)
  }
}
const lines = [...operations]
  .filter(([, { status }]) => status.size)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, { status, shape, wrong }]) => {
    const answer = { status: [...status].sort(), ...(shape.kinds.size ? { shape: written(shape, `${name} `) } : {}) }
    if (wrong.size) answer.wrong = [...wrong].sort()
    return `${JSON.stringify(name)}: ${JSON.stringify(answer)}`
  })
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'recorded.json'), `{\n${lines.join(',\n')}\n}\n`)
console.log(`${lines.length} operations`)
