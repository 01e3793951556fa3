// The one way to the API: typed by the OpenAPI document, authenticated, refreshed once on 401, errors as one type.
import createClient, { type Middleware } from 'openapi-fetch'
import type { paths } from './schema'
import { OfflineError, problemFrom } from './errors'
import { Session } from './session'
import { told } from './told'

const locks = typeof navigator === 'undefined' ? undefined : navigator.locks

/** A storage that forgets: for browsers which refuse localStorage, signing in then lasts as long as the page. */
function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

function usableStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    localStorage.getItem('sepiola.tokens')
    return localStorage
  } catch {
    return memoryStorage()
  }
}

export const session = new Session({
  fetch: (...request) => fetch(...request),
  storage: usableStorage(),
  now: Date.now,
  exclusively: (work) => (locks ? (locks.request('sepiola.refresh', work) as ReturnType<typeof work>) : work()),
})

/**
 * `fetch` with the session's token; one retry with a fresh token when the server answers 401. `wanted`: a person asked for
 * it, rather than the page. What only reads may be the page's own doing; what changes something mostly is not.
 */
export async function authorizedFetch(request: Request, wanted = request.method !== 'GET'): Promise<Response> {
  const send = async (token: string | null, from: Request): Promise<Response> => {
    if (token) from.headers.set('authorization', `Bearer ${token}`)
    const known = told.take(from)
    if (known) return known
    try {
      return await fetch(from)
    } catch (error) {
      if (from.signal.aborted) throw error
      throw new OfflineError(error)
    }
  }
  const again = request.clone()
  const token = await session.accessToken(wanted)
  const response = await send(token, request)
  if (response.status !== 401 || !token) return response
  // 401 also means "this video wants a password": a token that still works says which of the two it is.
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { code?: string } | null
  if (body?.code === 'video_requires_password' || body?.code === 'incorrect_video_password') return response
  const fresh = await session.refresh(token, wanted)
  return send(fresh?.access ?? null, again)
}

/** The `fetch` of what the page changes by itself, such as telling how far somebody has watched. */
export const unasked = (request: Request): Promise<Response> => authorizedFetch(request, false)

const refusals: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    const text = await response.clone().text()
    let body: unknown = text
    try {
      body = JSON.parse(text)
    } catch {
      /* not JSON: keep the text */
    }
    throw problemFrom(response.status, body)
  },
}

// An absolute base: Request objects want one, and every path starts at the origin's root.
const baseUrl = typeof location === 'undefined' ? 'http://localhost' : location.origin
const client = createClient<paths>({ baseUrl, fetch: (request) => authorizedFetch(request) })
client.use(refusals)

export const api = client

/** The data of an answer that, when it was not an error, has data. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}
