// Types from the server's OpenAPI document. openapi.json is the server's own snapshot and always leads;
// openapi-supplement.json fills only what it leaves open (a route not described yet, an answer without a shape, a missing
// query parameter), so that this client is typed all the way while the server's description grows.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const here = (path) => new URL(`../${path}`, import.meta.url)
const read = (path) => JSON.parse(readFileSync(here(path), 'utf8'))
const server = read('openapi.json')
const supplement = read('openapi-supplement.json')

const METHODS = ['get', 'put', 'post', 'delete']
/** Names of path parameters are the server's own affair: `/accounts/{name}` is `/accounts/{handle}`. */
const shape = (path) => path.replace(/\{[^}]+\}/g, '{}').replace(/\/$/, '')
const schemas = (server.components ??= {}).schemas ?? {}
const prefixed = (value) => JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/components/schemas/Client'))
const content = (operation, status) => operation?.responses?.[status]?.content?.['application/json']?.schema
const typeless = (schema) => {
  if (schema === undefined) return true
  const found = schema.$ref ? schemas[schema.$ref.split('/').pop()] : schema
  if (found === undefined) return true
  const keys = Object.keys(found).filter((key) => key !== 'description')
  if (keys.length === 0 || (keys.length === 1 && found.type === 'object')) return true
  // A list of anything: {total, data: []} whose items say nothing.
  const items = found.properties?.data?.items
  return items !== undefined && Object.keys(items).filter((key) => key !== 'description').length === 0
}

server.components.schemas = schemas
for (const [name, schema] of Object.entries(supplement.components.schemas)) schemas[`Client${name}`] = prefixed(schema)

const filled = []
for (const [path, item] of Object.entries(supplement.paths)) {
  const known = Object.keys(server.paths).find((one) => shape(one) === shape(path))
  const target = known === undefined ? {} : server.paths[known]
  if (known !== undefined && known !== path) delete server.paths[known]
  server.paths[path] = target
  for (const method of METHODS) {
    const mine = item[method] && prefixed(item[method])
    if (!mine) continue
    const theirs = target[method]
    if (!theirs) {
      target[method] = mine
      if (item.parameters) target.parameters ??= item.parameters
      filled.push(`${method.toUpperCase()} ${path}`)
      continue
    }
    for (const status of ['200', '201']) {
      if (content(mine, status) && typeless(content(theirs, status))) {
        theirs.responses[status] = mine.responses[status]
        filled.push(`${method.toUpperCase()} ${path} answer`)
      }
    }
    if (mine.requestBody && typeless(Object.values(theirs.requestBody?.content ?? {})[0]?.schema)) theirs.requestBody = mine.requestBody
    // A renamed path parameter, and query or header parameters the description forgets.
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1])
    const given = (theirs.parameters ?? []).filter((one) => one.in !== 'path')
    const missing = (mine.parameters ?? []).filter((one) => !given.some(({ name }) => name.toLowerCase() === one.name.toLowerCase()))
    theirs.parameters = [...given, ...missing, ...names.map((name) => ({ in: 'path', name, required: true, schema: { type: 'string' } }))]
    if (target.parameters) target.parameters = target.parameters.filter((one) => one.in !== 'path')
  }
}

/** A reference to nothing must not stop the build: what it names is unknown then. */
const mend = (value) => {
  if (Array.isArray(value)) return value.map(mend)
  if (value === null || typeof value !== 'object') return value
  const name = typeof value.$ref === 'string' ? value.$ref.split('/').pop() : undefined
  if (name !== undefined && !schemas[name]) {
    const stand = `Client${name.replace('VideoAccount', 'ActorSummary').replace('VideoChannel', 'ActorSummary')}`
    console.warn(`openapi.json refers to ${name}, which it does not describe`)
    return schemas[stand] ? { $ref: `#/components/schemas/${stand}` } : {}
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mend(inner)]))
}

const text = astToString(await openapiTS(mend(server), { alphabetize: true }))
writeFileSync(here('src/api/schema.d.ts'), `// Made by scripts/api.mjs from openapi.json: run \`npm run api\` instead of editing.\n${text}`)
if (filled.length > 0) console.log(`Filled from the supplement:\n  ${filled.join('\n  ')}`)
