// The wire between an embedded player and the page around it: JSON by postMessage, as jschannel writes it, which PeerTube's
// embed API speaks. Any page may embed us, so every message is hostile until it is understood.

type Message = { id?: unknown; method?: unknown; params?: unknown }
type Handler = (params: unknown) => unknown

/** The other window, as far as it is used. */
export type Peer = { postMessage(message: string, targetOrigin: string): void }
type Listener = (event: { data: unknown; source: unknown }) => void
/** Where messages arrive. */
export type Mailbox = { addEventListener(name: 'message', listener: Listener): void; removeEventListener(name: 'message', listener: Listener): void }

/** No command is longer; a page could make us parse megabytes otherwise. */
const LONGEST = 10_000
/** Notes that wait for a page which never answers are dropped, oldest first. */
const MOST_WAITING = 100

export class Channel {
  private readonly handlers = new Map<string, Handler>()
  private readonly waiting: string[] = []
  private ready = false
  private readonly scope: string
  private readonly peer: Peer
  private readonly mailbox: Mailbox

  constructor(scope: string, peer: Peer, mailbox: Mailbox) {
    this.scope = scope
    this.peer = peer
    this.mailbox = mailbox
  }

  /** Answers a question of the page; the handler's answer (or promise) goes back, an error as an error. */
  bind(method: string, handler: Handler): void {
    this.handlers.set(method, handler)
  }

  /** Greets the page; from now on it is answered. Returns how to stop. */
  open(): () => void {
    const listener: Listener = (event) => {
      if (event.source === this.peer) this.hear(event.data)
    }
    this.mailbox.addEventListener('message', listener)
    this.greet('publish-request')
    return () => this.mailbox.removeEventListener('message', listener)
  }

  /** Tells the page something; kept until it has answered the greeting. */
  notify(method: string, params: unknown): void {
    const message = JSON.stringify({ method: `${this.scope}::${method}`, params })
    if (this.ready) return this.post(message)
    this.waiting.push(message)
    if (this.waiting.length > MOST_WAITING) this.waiting.shift()
  }

  private greet(type: 'publish-request' | 'publish-reply'): void {
    this.post(JSON.stringify({ method: `${this.scope}::__ready`, params: { type, publish: [] } }))
  }

  /** The page may be anybody's; nothing secret is ever said. */
  private post(message: string): void {
    this.peer.postMessage(message, '*')
  }

  private hear(data: unknown): void {
    const message = understood(data)
    const [scope, method, more] = typeof message?.method === 'string' ? message.method.split('::') : []
    if (!message || scope !== this.scope || method === undefined || more !== undefined) return
    if (method === '__ready') return this.greeted(message.params)
    const id = message.id
    if (typeof id !== 'number' && typeof id !== 'string') {
      // A note wants no answer; the page has none to give us.
      return
    }
    const handler = this.handlers.get(method)
    if (!handler) return this.fail(id, 'method_not_found', `No method '${method}' was (yet) bound by the provider`)
    // Whatever goes wrong, at once or later, is told to who asked.
    void Promise.resolve()
      .then(() => handler(message.params))
      .then(
        (result) => this.post(JSON.stringify({ id, result })),
        (error: unknown) => this.fail(id, 'runtime_error', error instanceof Error ? error.message : String(error)),
      )
  }

  private greeted(params: unknown): void {
    const type = typeof params === 'object' && params !== null && 'type' in params ? params.type : null
    if (type === 'publish-request') this.greet('publish-reply')
    this.ready = true
    for (const message of this.waiting.splice(0)) this.post(message)
  }

  private fail(id: number | string, error: string, message: string): void {
    this.post(JSON.stringify({ id, error, message }))
  }
}

function understood(data: unknown): Message | null {
  if (typeof data !== 'string' || data.length > LONGEST) return null
  try {
    const found: unknown = JSON.parse(data)
    return typeof found === 'object' && found !== null ? found : null
  } catch {
    return null
  }
}
