// Signing in and staying so: PeerTube's OAuth password and refresh grants. Tokens rest in localStorage, are shared by
// all tabs, and are refreshed once for however many requests find them expired.
import type { OAuthToken } from './types'
import { OfflineError, problemFrom } from './errors'

export type Tokens = { access: string; refresh: string; expiresAt: number }

/** What the session needs from its surroundings; tests hand in their own. */
export type Surroundings = {
  fetch: typeof fetch
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  now: () => number
  /** Runs the work while no other tab runs its own (Web Locks where the browser has them). */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Asks the person to sign in again, on top of the page they are on. `wanted`: they did something, rather than the page.
 * Answers the new tokens; null when the person would rather be signed out; undefined when they put the question off,
 * and then the old tokens stay, so that the page with what was typed into it does, too.
 */
export type Asking = (wanted: boolean) => Promise<Tokens | null | undefined>

const KEY = 'sepiola.tokens'
const EARLY_MS = 60_000

export class Session {
  private readonly around: Surroundings
  private refreshing: { wanted: boolean; done: Promise<Tokens | null> } | undefined
  private readonly listeners = new Set<() => void>()
  private asking: Asking = () => Promise.resolve(null)
  private questions = 0

  constructor(around: Surroundings) {
    this.around = around
  }

  get tokens(): Tokens | null {
    try {
      const found = JSON.parse(this.around.storage.getItem(KEY) ?? 'null') as Partial<Tokens> | null
      return typeof found?.access === 'string' && typeof found.refresh === 'string'
        ? { access: found.access, refresh: found.refresh, expiresAt: Number(found.expiresAt) || 0 }
        : null
    } catch {
      return null
    }
  }

  get signedIn(): boolean {
    return this.tokens !== null
  }

  /** Whether the question stands: what other tabs do to the tokens meanwhile does not end the page that asks. */
  get isAsking(): boolean {
    return this.questions > 0
  }

  /** Called whenever somebody signs in or out, or the server ended the session. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Who is asked when the server has ended the session; without, it ends here as well. */
  askWith(asking: Asking): void {
    this.asking = asking
  }

  async signIn(username: string, password: string, otp?: string): Promise<void> {
    await this.resume(username, password, otp)
    this.tell()
  }

  /** Signs the same person in again. Nobody is told: nothing has changed for the page they are on. */
  async resume(username: string, password: string, otp?: string): Promise<Tokens> {
    const headers: Record<string, string> = otp ? { 'x-peertube-otp': otp } : {}
    return this.keep(await this.grant({ grant_type: 'password', username, password, response_type: 'code', scope: 'upload' }, headers))
  }

  async signOut(): Promise<void> {
    const tokens = this.tokens
    this.around.storage.removeItem(KEY)
    this.tell()
    if (!tokens) return
    const headers = { authorization: `Bearer ${tokens.access}` }
    // Being signed out here must not depend on the network.
    await this.around.fetch('/api/v1/users/revoke-token', { method: 'POST', headers }).catch(() => undefined)
  }

  /** A token to send now: the kept one, or a fresh one when it is about to end; null when signed out. */
  async accessToken(wanted = false): Promise<string | null> {
    const tokens = this.tokens
    if (!tokens) return null
    if (tokens.expiresAt - EARLY_MS > this.around.now()) return tokens.access
    return (await this.refresh(tokens.access, wanted))?.access ?? null
  }

  /**
   * Replaces the tokens after the server refused `refused`. Parallel callers share one request, and one question; what a
   * person wants is asked for by itself when a request of the page's own came first and nobody was asked.
   */
  async refresh(refused: string, wanted = false): Promise<Tokens | null> {
    const joined = this.refreshing
    if (joined) {
      const fresh = await joined.done
      if (fresh || !wanted || joined.wanted || this.tokens?.access !== refused) return fresh
    }
    this.refreshing ??= { wanted, done: this.refreshOrAsk(refused, wanted).finally(() => (this.refreshing = undefined)) }
    return this.refreshing.done
  }

  private async refreshOrAsk(refused: string, wanted: boolean): Promise<Tokens | null> {
    const fresh = await this.around.exclusively(() => this.refreshNow(refused))
    if (fresh !== 'ended') return fresh
    // Outside of the lock: other tabs must not wait for this one's answer.
    this.questions += 1
    const answer = await this.asking(wanted).finally(() => (this.questions -= 1))
    if (answer) return answer
    if (answer === null) this.around.storage.removeItem(KEY)
    // Put off while another tab forgot the session: then it has ended here as well.
    if (!this.signedIn) this.tell()
    return null
  }

  private async refreshNow(refused: string): Promise<Tokens | null | 'ended'> {
    const tokens = this.tokens
    if (!tokens) return null
    // Another tab may have been faster while this one waited for its turn.
    if (tokens.access !== refused) return tokens
    try {
      return this.keep(await this.grant({ grant_type: 'refresh_token', refresh_token: tokens.refresh, response_type: 'code' }))
    } catch (error) {
      // Without a network nobody has refused anything: stay signed in.
      if (error instanceof OfflineError) throw error
      const status = (error as { status?: number }).status ?? 0
      if (status >= 500 || status === 429) throw error
      return 'ended'
    }
  }

  private async grant(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<OAuthToken> {
    const client = (await this.call('/api/v1/oauth-clients/local', {})) as { client_id: string; client_secret: string }
    const body = new URLSearchParams({ client_id: client.client_id, client_secret: client.client_secret, ...fields })
    return (await this.call('/api/v1/users/token', { method: 'POST', body, headers })) as OAuthToken
  }

  private async call(path: string, init: RequestInit): Promise<unknown> {
    const response = await this.around.fetch(path, init).catch((error: unknown) => {
      throw new OfflineError(error)
    })
    const text = await response.text()
    let body: unknown = text
    try {
      body = JSON.parse(text)
    } catch {
      /* a proxy's page, or the rate limiter's sentence */
    }
    if (!response.ok) throw problemFrom(response.status, body)
    return body
  }

  private keep(answer: OAuthToken): Tokens {
    const tokens = {
      access: answer.access_token,
      refresh: answer.refresh_token,
      expiresAt: this.around.now() + answer.expires_in * 1000,
    }
    this.around.storage.setItem(KEY, JSON.stringify(tokens))
    return tokens
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
