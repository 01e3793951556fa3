// Schemathesis reads /api/v1/openapi.json and sends what a careless or hostile client might: wrong types, edges of ranges,
// missing and repeated fields. Whatever it sends, the server has to answer, never with a 5xx, and as its description says: with one of
// the statuses that are told there, and JSON of that shape.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { clip, password, startInstance } from '../browser/instance.mjs'

const run = promisify(execFile)
const SCHEMATHESIS = 'schemathesis==4.32.5'
const packages = fileURLToPath(new URL('../../target/schemathesis-4.32.5', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sepiola-schemathesis-'))
// The requests are many and all from one address: that they are too many is another test's subject.
const unlimited = { window: '1 second', max: 1_000_000 }
const limits = Object.fromEntries(['api', 'login', 'signup', 'ask_send_email', 'receive_client_log'].map((name) => [name, unlimited]))

let instance
let token

before(async () => {
  if (!existsSync(join(packages, 'schemathesis'))) {
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--root-user-action=ignore', '--target', packages, SCHEMATHESIS])
  }
  instance = await startInstance({ rates_limit: limits })
  const client = await (await fetch(`${instance.url}/api/v1/oauth-clients/local`)).json()
  const body = new URLSearchParams({ ...client, grant_type: 'password', username: 'root', password })
  token = (await (await fetch(`${instance.url}/api/v1/users/token`, { method: 'POST', body })).json()).access_token
  assert.ok(token)
})

after(async () => {
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function video() {
  const form = new FormData()
  for (const [name, value] of Object.entries({ channelId: '1', name: 'A film', privacy: '1' })) form.append(name, value)
  form.append('videofile', new Blob([readFileSync(clip(join(folder, 'film.mp4'), { seconds: 1, size: '320x240' }))]), 'film.mp4')
  const headers = { authorization: `Bearer ${token}` }
  const sent = await (await fetch(`${instance.url}/api/v1/videos/upload`, { method: 'POST', headers, body: form })).json()
  assert.ok(sent.video?.uuid, JSON.stringify(sent))
  return sent.video.uuid
}

/**
 * Lists of channels show owners in short, and figures of a channel where they are asked for, beside the same channel with its owner in
 * full elsewhere: the description says the latter. Their statuses are compared all the same.
 */
const otherShapes = ['getVideoChannels', 'getAccountVideoChannels', 'searchChannels']
// What the command line names holds for every operation, so the checks stand in the settings.
const checks = ['not_a_server_error', 'status_code_conformance', 'response_schema_conformance']
const checked = `[checks]\nenabled = false\n${checks.map((name) => `${name}.enabled = true\n`).join('')}`
const exceptions = otherShapes.map((id) => `[[operations]]\ninclude-operation-id = "${id}"\nchecks.response_schema_conformance.enabled = false\n`).join('')

/** `known` are values for parameters of paths that lead to something that is there. */
async function check({ signedIn, known, options = [] }) {
  const settings = join(folder, 'schemathesis.toml')
  writeFileSync(settings, `[parameters]\n${Object.entries(known ?? {}).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}\n`).join('')}${checked}${exceptions}`)
  const args = ['-m', 'schemathesis.cli', '--config-file', settings, 'run', `${instance.url}/api/v1/openapi.json`, '--no-color', '--seed', '1']
  args.push('--phases', 'coverage,fuzzing', '--max-examples', '5', '--workers', '2')
  args.push('--suppress-health-check', 'all', '--warnings', 'off', '--request-timeout', '30', ...options)
  // Signing out would make the rest anonymous.
  if (signedIn) args.push('-H', `Authorization: Bearer ${token}`, '--exclude-operation-id', 'revokeOAuthToken')
  const env = { ...process.env, PYTHONPATH: packages }
  const said = await run('python3', args, { env, cwd: folder, maxBuffer: 1 << 26 }).catch((e) => e)
  const cases = /([0-9]+) generated, ([0-9]+) passed/.exec(said.stdout ?? '')
  assert.ok(cases && cases[1] === cases[2] && cases[1] > 1000, `${said.stdout?.slice(-8000)}${said.stderr}`)
  // And it still answers everybody else.
  assert.equal((await fetch(`${instance.url}/api/v1/ping`)).status, 200)
}

test('anybody can send anything', () => check({ signedIn: false }))

test('an administrator can send anything about things that are there', async () => {
  const known = { id: await video(), accountName: 'root', channelHandle: 'root_channel' }
  await check({ signedIn: true, known, options: ['--exclude-method', 'DELETE'] })
})

test('an administrator can send anything', () => check({ signedIn: true }))
