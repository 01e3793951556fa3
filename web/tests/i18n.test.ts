import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { around, MARK, t } from '../src/i18n'
import type { Translation } from '../src/i18n/catalogue'
import { en } from '../src/i18n/en'
import { choose, languages, localeFor, match, PSEUDO } from '../src/i18n/languages'
import { pseudo } from '../src/i18n/pseudo'
import { grammar, hasPlurals, locale, speak } from '../src/i18n/state.svelte'
import { apart, type Entry, holesOf, type PluralForm, say } from '../src/i18n/text'
import { cookieOf } from '../src/i18n/wish'
import { age, counted, languageName, listed, longDate, short } from '../src/lib/format'

// Stories are for development and speak English.
const src = new URL('../src/', import.meta.url).pathname
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name) && !entry.name.endsWith('.story.svelte') && !entry.parentPath.endsWith('i18n') && entry.name !== 'schema.d.ts')
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))

const modules = import.meta.glob<Record<string, Translation>>('../src/i18n/*.ts', { eager: true })
const translations = languages
  .filter(({ tag }) => tag !== 'en')
  .map(({ tag }) => {
    const found = Object.entries(modules[`../src/i18n/${tag}.ts`] ?? {}).find(([name]) => name !== 'calendar')
    return { tag, catalogue: (found?.[1] ?? {}) as Record<string, Entry> }
  })
const english: Record<string, Entry> = en
const forms = (entry: Entry): [PluralForm | 'only', string][] => (typeof entry === 'string' ? [['only', entry]] : (Object.entries(entry) as [PluralForm, string][]))

afterAll(() => speak('en'))

describe('the catalogue', () => {
  it('has no text that nobody shows', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const unused = Object.keys(en).filter((key) => !all.includes(`'${key}'`))
    expect(unused).toEqual([])
  })

  it('has every text that is asked for', () => {
    const asked = sources.flatMap(({ text }) => [...text.matchAll(/\bt\(\s*'([a-z0-9.A-Z]+)'/g)].map((one) => one[1] ?? ''))
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !Object.hasOwn(en, key))).toEqual([])
  })

  it('leaves no words of the interface outside', () => {
    // Attributes that are read aloud or shown must come from the catalogue.
    const literal = /\s(?:aria-label|title|placeholder|alt)="[^"{]*[A-Za-z]{3,}[^"{]*"/g
    expect(sources.flatMap(({ name, text }) => (text.match(literal) ?? []).map((found) => `${name}:${found}`))).toEqual([])
  })

  it('leaves no words between tags outside', () => {
    const bare = sources
      .filter(({ name }) => name.endsWith('.svelte'))
      .flatMap(({ name, text }) => {
        const markup = text.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '').replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, '')
        return [...markup.matchAll(/>([^<>]*)</g)].map((one) => (one[1] ?? '').trim()).filter((words) => /\p{L}{3,}/u.test(words.replace(/&\w+;/g, ''))).map((words) => `${name}: ${words}`)
      })
    // Names of keys on a keyboard, of codecs and of Sepiola itself are the same everywhere.
    expect(bare.filter((one) => !/: (?:Ctrl K|Sepiola|[× ,]*fps)$/.test(one))).toEqual([])
  })

  it('fills holes and chooses plurals', () => {
    expect(t('video.views', { count: 1 })).toBe('1 view')
    expect(t('video.views', { count: 0 })).toBe('0 views')
    expect(t('video.views', { count: counted(1234) })).toBe('1.2K views')
    expect(t('upload.offline', { percent: '40%' })).toBe('No connection. Goes on by itself from 40%.')
    // A value is text: what looks like a hole or like markup stays what it is.
    expect(t('search.title', { text: '{text} <b>$&' })).toBe('Results for “{text} <b>$&”')
    expect(around(t('signup.agree', { age: 16, terms: MARK }))).toEqual(['I am at least 16 years old and agree to the ', ''])
  })
})

describe.each(translations)('$tag', ({ tag, catalogue }) => {
  it('has every text, and none that English has lost', () => {
    expect(Object.keys(english).filter((key) => !Object.hasOwn(catalogue, key))).toEqual([])
    expect(Object.keys(catalogue).filter((key) => !Object.hasOwn(english, key))).toEqual([])
    expect(Object.entries(catalogue).flatMap(([key, entry]) => forms(entry).filter(([, text]) => text.trim() === '').map(() => key))).toEqual([])
  })

  it('puts the same values into each text', () => {
    const wrong = Object.entries(english).flatMap(([key, entry]) => {
      const wanted = new Set(forms(entry).flatMap(([, text]) => holesOf(text)))
      const countsHere = typeof entry !== 'string'
      return forms(catalogue[key] ?? '').flatMap(([form, text]) => {
        const has = holesOf(text)
        // "Two views" may say its number in words; every other form, and every other value, may not be left out.
        const missing = [...wanted].filter((name) => !has.includes(name) && !(countsHere && name === 'count' && (form === 'zero' || form === 'one' || form === 'two')))
        const invented = has.filter((name) => !wanted.has(name) && !(countsHere && name === 'count'))
        return [...missing.map((name) => `${key}#${form} lacks {${name}}`), ...invented.map((name) => `${key}#${form} invents {${name}}`)]
      })
    })
    // Texts whose English says the number in words.
    expect(wrong.filter((one) => !/^(?:about\.(?:videos|users|views)|comment\.deleteSome|config\.reviewTitle)#\w+ lacks \{count\}$/.test(one))).toEqual([])
  })

  it('has the plural forms of the language', () => {
    const wanted = hasPlurals(tag) ? new Intl.PluralRules(tag).resolvedOptions().pluralCategories : ['one', 'other']
    // Where "many" means whole millions only, the general form stands in for it.
    const needed = wanted.filter((form) => !(form === 'many' && ['fr', 'es', 'it', 'pt'].includes(tag)))
    const wrong = Object.entries(english)
      .filter(([, entry]) => typeof entry !== 'string')
      .flatMap(([key]) => {
        const entry = catalogue[key] ?? ''
        if (typeof entry === 'string') return needed.length === 1 ? [] : [`${key}: no forms`]
        const has = Object.keys(entry)
        return [...needed.filter((form) => !has.includes(form)), ...has.filter((form) => !wanted.includes(form as Intl.LDMLPluralRule))].map((form) => `${key}: ${form}`)
      })
    expect(wrong).toEqual([])
  })

  it('is not English in disguise', () => {
    const same = Object.entries(catalogue).filter(([key, entry]) => typeof entry === 'string' && entry === english[key] && /\p{L}{4,}.*\s\p{L}{3,}/u.test(entry.replace(/\{\w+\}/g, '')))
    expect(same.map(([key]) => key)).toEqual([])
  })
})

describe('French', () => {
  it('has its narrow spaces, guillemets and apostrophes', () => {
    const { catalogue } = translations.find(({ tag }) => tag === 'fr')!
    const texts = Object.entries(catalogue).flatMap(([key, entry]) => forms(entry).map(([, text]) => [key, text] as const))
    const wrong = texts.filter(([, text]) => /[^\u202f][;!?»](?!\w)|«[^\u202f]|'|“|"|\p{L}:(?:\s|$)| :/u.test(text.replace(/https?:\/\/\S+/g, '')))
    expect(wrong.map(([key, text]) => `${key}: ${text}`)).toEqual([])
  })
})

describe('choosing a language', () => {
  it('takes the first wish that can be met', () => {
    expect(choose([null, 'xx', 'fr-CA', 'en'])).toBe('fr')
    expect(choose(['tlh'])).toBe('en')
    expect(choose(['en-xa'])).toBe(PSEUDO)
    expect([match('en_GB'), match('AR-eg'), match(''), match('../en')]).toEqual(['en', 'ar', null, null])
    expect([match('zh-TW'), match('zh-Hant-HK')]).toEqual([null, null])
  })

  it('formats for the person’s own region where it belongs to the language', () => {
    expect(localeFor('fr', ['en-US', 'fr-CA', 'fr'])).toBe('fr-CA')
    expect(localeFor('fr', ['en-GB'])).toBe('fr')
    expect(localeFor(PSEUDO, ['en-GB'])).toBe('en-GB')
  })

  it('reads the cookie that the server sets', () => {
    expect([cookieOf('a=b; clientLanguage=zh-Hans; c=d'), cookieOf('xclientLanguage=fr'), cookieOf('')]).toEqual(['zh-Hans', null, null])
  })

  it('knows the languages that the server knows', () => {
    const table = readFileSync(new URL('../../platform/core/src/language.rs', import.meta.url), 'utf8')
    const known = [...table.matchAll(/^ {4}Spoken \{ tag: "([\w-]+)", rtl: (true|false) \}/gm)].map(([, tag, rtl]) => `${tag} ${rtl}`)
    expect(known).toEqual(languages.map(({ tag, dir }) => `${tag} ${dir === 'rtl'}`))
  })
})

describe('directions', () => {
  it('sets values of the other direction apart', () => {
    expect(apart('Ana', true)).toBe('\u2068Ana\u2069')
    expect(apart('Ana', false)).toBe('Ana')
    expect(apart('ليلى', false)).toBe('\u2068ليلى\u2069')
    expect(apart('ليلى', true)).toBe('ليلى')
  })

  it('fills values into Arabic', async () => {
    await speak('ar')
    expect(t('follow.joined', { name: 'Ana' })).toBe('أنت مشترك في \u2068Ana\u2069')
    const said = [0, 1, 2, 3, 11, 100].map((count) => t('video.views', { count }))
    expect(new Set(said).size).toBe(6)
    expect(said.slice(0, 3)).toEqual(['لا مشاهدات', 'مشاهدة واحدة', 'مشاهدتان'])
    expect(grammar().rtl).toBe(true)
  })
})

describe('numbers and dates', () => {
  it('are of the language that is spoken', async () => {
    await speak('fr')
    expect([short(1234), longDate('2026-03-09T12:00:00Z'), languageName('de', 'German'), listed(['a', 'b', 'c'])]).toEqual(['1,2\u00a0k', '9 mars 2026', 'allemand', 'a, b et c'])
    expect(age('2026-03-09T12:00:00Z', Date.parse('2026-03-12T12:00:00Z'))).toBe('il y a 3 jours')
    expect(t('video.views', { count: counted(2_000_000) })).toBe('2\u00a0M de vues')
    expect(t('video.views', { count: 0 })).toBe('0 vue')
    await speak('en')
    expect(locale()).toMatch(/^en/)
    expect(languageName('no-such-language', 'Elvish')).toBe('Elvish')
  })

  it('have words of their own where browsers do not know the language', async () => {
    const now = Date.parse('2026-03-12T12:00:00Z')
    const said = () => [longDate('2026-03-09T12:00:00Z'), age('2026-03-09T12:00:00Z', now), age('2026-03-11T11:00:00Z', now), age('2026-03-12T13:30:00Z', now), short(1234), languageName('de', 'German')]
    await speak('oc')
    expect(said()).toEqual(['9 de març de 2026', 'fa 3 jorns', 'ièr', 'd’aquí 1 ora', '1,2\u00a0k', 'Deutsch'])
    expect([t('video.views', { count: 0 }), t('video.views', { count: 2 })]).toEqual(['0 vista', '2 vistas'])
    await speak('eo')
    expect(said()).toEqual(['9-a de marto 2026', 'antaŭ 3 tagoj', 'hieraŭ', 'post 1 horo', '1,2\u00a0k', 'Deutsch'])
    expect([t('video.views', { count: 0 }), t('video.views', { count: 1 })]).toEqual(['0 spektoj', '1 spekto'])
  })

  it('of a rounded number take the form of what is shown', () => {
    const rules = new Intl.PluralRules('ru')
    const russian = { rtl: false, plural: (count: number) => rules.select(count), number: String }
    const entry = { one: '{count} день', few: '{count} дня', many: '{count} дней', other: '{count} дня' }
    expect(say(entry, { count: 3 }, russian)).toBe('3 дня')
    expect(say(entry, { count: { count: 3002, shown: '3 тыс.' } }, russian)).toBe('3 тыс. дней')
  })
})

describe('the pseudo-locale', () => {
  it('changes every word and leaves the holes', () => {
    expect(pseudo('Results for “{text}”')).toMatch(/^\[Ŕéšûļţš ƒöŕ|^\[Ŕéšûļţš föŕ “\{text\}”·+\]$/)
    expect(holesOf(pseudo('{a} of {b}'))).toEqual(['a', 'b'])
  })
})
