// What somebody typed to follow: servers, and channels or accounts elsewhere. Pure.

export type Wishes = { hosts: string[]; handles: string[]; odd: string[] }

const host = /^(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?$/
const name = /^[a-z0-9_.-]{1,50}$/
/** Where actors live on servers of this kind. */
const page = /^\/(?:@|c\/|a\/|video-channels\/|accounts\/)([^/@]+)(?:\/.*)?$/

function read(word: string): { host: string; name?: string } | null {
  const text = word.toLowerCase()
  if (/^https?:\/\//.test(text)) {
    try {
      const url = new URL(text)
      const found = page.exec(url.pathname)?.[1]
      return found ? { host: url.host, name: found } : { host: url.host }
    } catch {
      return null
    }
  }
  const [first = '', second, ...more] = text.replace(/^@/, '').split('@')
  if (more.length > 0) return null
  return second === undefined ? { host: first } : { host: second, name: first }
}

/** Takes words apart by spaces, commas and lines; what is neither a server nor a handle is odd. Each comes once. */
export function wishesOf(typed: string): Wishes {
  const wishes: Wishes = { hosts: [], handles: [], odd: [] }
  for (const word of typed.split(/[\s,;]+/).filter(Boolean)) {
    const found = read(word)
    const good = found && host.test(found.host) && (found.name === undefined || name.test(found.name))
    const [list, text] = !good ? [wishes.odd, word] : found.name === undefined ? [wishes.hosts, found.host] : [wishes.handles, `${found.name}@${found.host}`]
    if (!list.includes(text)) list.push(text)
  }
  return wishes
}

/** The actor that stands for a whole server. */
const SERVER = 'peertube'

/** How the API names the far end of a follow: a server by its host, everything else by its handle. */
export const peerName = (actor: { name: string; host: string }): string => (actor.name === SERVER ? actor.host : `${actor.name}@${actor.host}`)
