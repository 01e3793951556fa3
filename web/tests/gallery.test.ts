import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'

it('tells a story of each component of the design', () => {
  const names = readdirSync(new URL('../src/design/', import.meta.url)).filter((name) => name.endsWith('.svelte'))
  const told = new Set(names.filter((name) => name.endsWith('.story.svelte')).map((name) => name.replace('.story', '')))
  const components = names.filter((name) => !name.endsWith('.story.svelte'))
  expect(components.length).toBeGreaterThan(10)
  expect(components.filter((name) => !told.has(name))).toEqual([])
})
