// What the person was told: counted from the start, listed when looked at, and heard at once while the page is open.
// The socket is PeerTube's; without it (a proxy that lets no socket through) the count is asked for once a minute.
import { api, data, session } from '$/api/client'
import type { News } from '$/api/types'
import { announce } from '$/design/announce.svelte'
import { sentence } from './sentence'

export const news = $state({
  unread: 0,
  /** The newest, for the panel of the bell; null until it was opened. */
  latest: null as News[] | null,
  error: null as unknown,
})

const LATEST = 8
const EVERY_MS = 60_000

const listeners = new Set<(one: News) => void>()

/** Calls back for each piece of news that arrives while the page is open. */
export function onNews(listener: (one: News) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const fetchNews = (start: number, count: number, unread?: boolean) =>
  data(api.GET('/api/v1/users/me/notifications', { params: { query: { start, count, ...(unread ? { unread } : {}) } } }))

/** Asks how many are unread; what fails is asked again later. */
export async function countUnread(): Promise<void> {
  try {
    news.unread = (await fetchNews(0, 0, true)).total
  } catch {
    /* the next look tells */
  }
}

export async function loadLatest(): Promise<void> {
  news.error = null
  try {
    news.latest = (await fetchNews(0, LATEST)).data
  } catch (error) {
    news.error = error
  }
}

export async function markRead(one: News): Promise<void> {
  if (one.read) return
  seen([one.id])
  await api.POST('/api/v1/users/me/notifications/read', { body: { ids: [one.id] } }).catch(countUnread)
}

export async function markAllRead(): Promise<void> {
  await api.POST('/api/v1/users/me/notifications/read-all')
  news.unread = 0
  for (const one of news.latest ?? []) one.read = true
}

function seen(ids: number[]): void {
  for (const one of news.latest ?? []) if (ids.includes(one.id)) one.read = true
  news.unread = Math.max(0, news.unread - ids.length)
}

function arrived(one: News): void {
  news.unread += 1
  if (news.latest && !news.latest.some(({ id }) => id === one.id)) news.latest = [one, ...news.latest].slice(0, LATEST)
  announce(sentence(one).text)
  for (const listener of listeners) listener(one)
}

/** Listens until the returned function is called. To be used while somebody is signed in. */
export function listen(): () => void {
  let stopped = false
  let close = () => {}
  let live = false
  void countUnread()
  const timer = setInterval(() => {
    if (!live && !document.hidden) void countUnread()
  }, EVERY_MS)
  // Nothing on the page waits for this: the library comes when the browser has nothing better to do.
  const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1500))
  idle(() => {
    void connect().catch(() => undefined)
  })

  async function connect() {
    const { io } = await import('socket.io-client')
    const token = await session.accessToken()
    if (stopped || !token) return
    const socket = io('/user-notifications', { transports: ['websocket', 'polling'], query: { accessToken: token }, reconnectionDelayMax: 60_000 })
    close = () => socket.disconnect()
    const again = async () => {
      const fresh = await session.accessToken().catch(() => null)
      if (!stopped && fresh) socket.io.opts.query = { accessToken: fresh }
      return fresh !== null && !stopped
    }
    socket.on('connect', () => {
      // What came while nobody listened.
      if (news.latest) void loadLatest()
      void countUnread()
      live = true
    })
    socket.on('disconnect', (reason) => {
      live = false
      // The session's token ran out; the client library does not come back by itself from that.
      if (reason === 'io server disconnect') void again().then((may) => may && setTimeout(() => socket.connect(), 5000))
    })
    socket.io.on('reconnect_attempt', () => void again())
    socket.on('new-notification', arrived)
  }

  return () => {
    stopped = true
    clearInterval(timer)
    close()
    news.unread = 0
    news.latest = null
  }
}
