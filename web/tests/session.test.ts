import { describe, expect, it } from 'vitest'
import { ApiError, OfflineError, problemFrom } from '../src/api/errors'
import { Session } from '../src/api/session'

type Reply = { status?: number; body?: unknown } | 'offline'

function world(replies: Record<string, Reply[]>) {
  const kept = new Map<string, string>()
  const calls: { path: string; body: string; headers: Record<string, string> }[] = []
  let now = 1_000_000
  const around = {
    fetch: (async (path: string, init: RequestInit = {}) => {
      calls.push({ path, body: String(init.body ?? ''), headers: (init.headers ?? {}) as Record<string, string> })
      const reply = path.endsWith('oauth-clients/local') ? { body: { client_id: 'id', client_secret: 'secret' } } : replies[path]?.shift()
      await Promise.resolve()
      if (reply === undefined || reply === 'offline') throw new TypeError('Failed to fetch')
      const status = reply.status ?? 200
      return new Response(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}), { status })
    }) as unknown as typeof fetch,
    storage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    now: () => now,
    exclusively: <T>(work: () => Promise<T>) => work(),
  }
  return { session: new Session(around), calls, kept, pass: (ms: number) => (now += ms), asked: (path: string) => calls.filter((call) => call.path === path) }
}

const TOKEN = '/api/v1/users/token'
const tokens = (name: string, seconds = 86_400) => ({ body: { token_type: 'Bearer', access_token: `a-${name}`, refresh_token: `r-${name}`, expires_in: seconds, refresh_token_expires_in: 1_000_000 } })

describe('the session', () => {
  it('signs in with the password grant and keeps the tokens', async () => {
    const { session, asked } = world({ [TOKEN]: [tokens('1')] })
    let told = 0
    session.onChange(() => (told += 1))
    await session.signIn('root', 'pass word&', '123456')
    expect(session.signedIn).toBe(true)
    expect(await session.accessToken()).toBe('a-1')
    expect(told).toBe(1)
    const form = new URLSearchParams(asked(TOKEN)[0]?.body)
    expect(Object.fromEntries(form)).toEqual({ client_id: 'id', client_secret: 'secret', grant_type: 'password', username: 'root', password: 'pass word&', response_type: 'code', scope: 'upload' })
    expect(asked(TOKEN)[0]?.headers['x-peertube-otp']).toBe('123456')
  })

  it('passes the refusal on and stays signed out', async () => {
    const { session } = world({ [TOKEN]: [{ status: 400, body: { detail: 'Invalid grant', code: 'invalid_grant', status: 400 } }] })
    await expect(session.signIn('root', 'wrong')).rejects.toMatchObject({ status: 400, code: 'invalid_grant' })
    expect(session.signedIn).toBe(false)
  })

  it('refreshes shortly before the end, once for all who ask', async () => {
    const { session, asked, pass } = world({ [TOKEN]: [tokens('1', 3600), tokens('2')] })
    await session.signIn('root', 'p')
    pass(3600_000 - 30_000)
    const all = await Promise.all([session.accessToken(), session.accessToken(), session.accessToken()])
    expect(all).toEqual(['a-2', 'a-2', 'a-2'])
    expect(asked(TOKEN)).toHaveLength(2)
    expect(new URLSearchParams(asked(TOKEN)[1]?.body).get('refresh_token')).toBe('r-1')
  })

  it('takes the tokens another tab fetched meanwhile', async () => {
    const { session, kept, asked } = world({ [TOKEN]: [tokens('1')] })
    await session.signIn('root', 'p')
    kept.set('sepiola.tokens', JSON.stringify({ access: 'a-other', refresh: 'r-other', expiresAt: 9e12 }))
    expect((await session.refresh('a-1'))?.access).toBe('a-other')
    expect(asked(TOKEN)).toHaveLength(1)
  })

  it('ends when the server refuses to refresh, and says so', async () => {
    const { session } = world({ [TOKEN]: [tokens('1'), { status: 400, body: { code: 'invalid_grant' } }] })
    await session.signIn('root', 'p')
    let told = 0
    session.onChange(() => (told += 1))
    expect(await session.refresh('a-1')).toBe(null)
    expect(session.signedIn).toBe(false)
    expect(told).toBe(1)
  })

  it('asks before it ends, once for all, outside of the lock, and goes on with the answer', async () => {
    const { session, asked, kept } = world({ [TOKEN]: [tokens('1'), { status: 400, body: { code: 'invalid_grant' } }, tokens('2')] })
    await session.signIn('root', 'p')
    let told = 0
    let questions = 0
    session.onChange(() => (told += 1))
    session.askWith((wanted) => {
      expect(wanted).toBe(true)
      questions += 1
      return session.resume('root', 'p')
    })
    const all = await Promise.all([session.refresh('a-1', true), session.refresh('a-1')])
    expect(all.map((one) => one?.access)).toEqual(['a-2', 'a-2'])
    expect([questions, told, asked(TOKEN).length]).toEqual([1, 0, 3])
    expect(kept.get('sepiola.tokens')).toContain('a-2')
  })

  it('asks for what a person wants although a request of the page came first and asked nobody', async () => {
    const refused = { status: 400, body: { code: 'invalid_grant' } }
    const { session } = world({ [TOKEN]: [tokens('1'), refused, refused, tokens('2')] })
    await session.signIn('root', 'p')
    const questions: boolean[] = []
    session.askWith((wanted) => {
      questions.push(wanted)
      return wanted ? session.resume('root', 'p') : Promise.resolve(undefined)
    })
    const [page, person] = await Promise.all([session.refresh('a-1'), session.refresh('a-1', true)])
    expect([page, person?.access]).toEqual([null, 'a-2'])
    expect(questions).toEqual([false, true])
  })

  it('is not ended by another tab while the question stands, but with it when it is put off', async () => {
    const { session, kept } = world({ [TOKEN]: [tokens('1'), { status: 400, body: { code: 'invalid_grant' } }] })
    await session.signIn('root', 'p')
    let told = 0
    session.onChange(() => (told += 1))
    session.askWith(() => {
      expect(session.isAsking).toBe(true)
      kept.delete('sepiola.tokens')
      return Promise.resolve(undefined)
    })
    expect(await session.refresh('a-1', true)).toBe(null)
    expect([session.isAsking, session.signedIn, told]).toEqual([false, false, 1])
  })

  it('stays as it is while the question is put off, and ends when the person wants that', async () => {
    const refused = { status: 400, body: { code: 'invalid_grant' } }
    const { session } = world({ [TOKEN]: [tokens('1'), refused, refused] })
    await session.signIn('root', 'p')
    let told = 0
    session.onChange(() => (told += 1))
    session.askWith(() => Promise.resolve(undefined))
    expect(await session.refresh('a-1')).toBe(null)
    expect([session.signedIn, told]).toEqual([true, 0])
    session.askWith(() => Promise.resolve(null))
    expect(await session.refresh('a-1')).toBe(null)
    expect([session.signedIn, told]).toEqual([false, 1])
  })

  it.each([['offline' as Reply], [{ status: 503, body: 'busy' } as Reply], [{ status: 429, body: 'Too many requests' } as Reply]])('survives a refresh that fails with %j', async (mishap) => {
    const { session } = world({ [TOKEN]: [tokens('1'), mishap, tokens('2')] })
    await session.signIn('root', 'p')
    await expect(session.refresh('a-1')).rejects.toBeInstanceOf(Error)
    expect(session.signedIn).toBe(true)
    expect((await session.refresh('a-1'))?.access).toBe('a-2')
  })

  it('signs out here even without a network', async () => {
    const { session, asked } = world({ [TOKEN]: [tokens('1')], '/api/v1/users/revoke-token': ['offline'] })
    await session.signIn('root', 'p')
    await session.signOut()
    expect(session.signedIn).toBe(false)
    expect(asked('/api/v1/users/revoke-token')[0]?.headers.authorization).toBe('Bearer a-1')
  })

  it('is signed out when what is stored makes no sense', () => {
    const { session, kept } = world({})
    for (const odd of ['{', '7', '[]', '{"access":1}', 'null']) {
      kept.set('sepiola.tokens', odd)
      expect(session.tokens).toBe(null)
    }
  })
})

describe('errors', () => {
  it('come out of problem documents, protocol errors and plain text', () => {
    expect(problemFrom(400, { detail: 'No', code: 'x', 'invalid-params': { name: { msg: 'Too short' } } })).toMatchObject({ status: 400, message: 'No', code: 'x', fields: { name: 'Too short' } })
    expect(problemFrom(409, { error: { code: 'FileConflict', message: 'File conflict' } })).toMatchObject({ message: 'File conflict', code: 'FileConflict' })
    expect(problemFrom(429, 'Too many requests').message).toBe('Too many requests')
    expect(problemFrom(500, null).message).toBe('HTTP 500')
    expect(problemFrom(500, { detail: 5, 'invalid-params': { a: null } })).toBeInstanceOf(ApiError)
    expect(new OfflineError()).not.toBeInstanceOf(ApiError)
  })
})
