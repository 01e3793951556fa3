import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { t } from '../src/i18n'
import { en } from '../src/i18n/en'

const src = new URL('../src/', import.meta.url).pathname
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name) && !entry.parentPath.endsWith('i18n') && entry.name !== 'schema.d.ts')
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))

describe('the catalogue', () => {
  it('has no text that nobody shows', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const unused = Object.keys(en).filter((key) => !all.includes(`'${key}'`))
    expect(unused).toEqual([])
  })

  it('has every text that is asked for', () => {
    const asked = sources.flatMap(({ text }) => [...text.matchAll(/\bt\(\s*'([a-z0-9.A-Z]+)'/g)].map((match) => match[1] ?? ''))
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !Object.hasOwn(en, key))).toEqual([])
  })

  it('leaves no words of the interface outside', () => {
    // Attributes that are read aloud or shown must come from the catalogue.
    const literal = /\s(?:aria-label|title|placeholder|alt)="[^"{]*[A-Za-z]{3,}[^"{]*"/g
    expect(sources.flatMap(({ name, text }) => (text.match(literal) ?? []).map((found) => `${name}:${found}`))).toEqual([])
  })

  it('fills holes and chooses plurals', () => {
    expect(t('video.views', { count: 1 })).toBe('1 view')
    expect(t('video.views', { count: 0 })).toBe('0 views')
    expect(t('video.views', { count: '1.2K' })).toBe('1.2K views')
    expect(t('upload.offline', { percent: '40%' })).toBe('No connection. Goes on by itself from 40%.')
    // A value is text: what looks like a hole or like markup stays what it is.
    expect(t('search.title', { text: '{text} <b>$&' })).toBe('Results for “{text} <b>$&”')
  })
})
