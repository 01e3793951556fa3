// Loaded into PeerTube before anything else.
import crypto from 'node:crypto'
import { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

// Under NODE_ENV=test its keys have 1,024 bits, which Sepiola believes from nobody; elsewhere they have 2,048.
const { generateKeyPair } = crypto
crypto.generateKeyPair = (type, options, done) => generateKeyPair(type, { ...options, modulusLength: 2048 }, done)
syncBuiltinESMExports()

// Where the machine cannot reach www.w3.org, the contexts that PeerTube fetches before it signs come from a file:
// `{"https://www.w3.org/ns/activitystreams": {"@context": …}}`.
if (process.env.CONTEXTS) {
  const contexts = JSON.parse(readFileSync(process.env.CONTEXTS, 'utf8'))
  const fetched = globalThis.fetch
  globalThis.fetch = (what, options) => {
    const context = contexts[what?.url ?? String(what)]
    return context ? Promise.resolve(Response.json(context, { headers: { 'content-type': 'application/ld+json' } })) : fetched(what, options)
  }
}
