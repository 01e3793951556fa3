// What every page needs to know: the server's configuration, who is signed in, whether there is a network.
import { api, data, session } from '$/api/client'
import { type Me, Role, type ServerConfig } from '$/api/types'
import { speakAsAccount } from '$/i18n/wish'

export const site = $state({
  config: null as ServerConfig | null,
  me: null as Me | null,
  signedIn: session.signedIn,
  /** False until the first answer about the person: what depends on it waits rather than flickers. */
  known: !session.signedIn,
  online: typeof navigator === 'undefined' ? true : navigator.onLine,
})

export const instanceName = (): string => site.config?.instance.name || 'Sepiola'

export async function loadMe(): Promise<void> {
  site.signedIn = session.signedIn
  if (!session.signedIn) {
    site.me = null
    site.known = true
    return
  }
  try {
    site.me = await data(api.GET('/api/v1/users/me'))
    void speakAsAccount(site.me.language)
  } catch {
    site.me = null
  }
  site.signedIn = session.signedIn
  site.known = true
}

/** Resolves once it is known who is here. */
export const whoIsThere = (): Promise<Me | null> => {
  if (site.known) return Promise.resolve(site.me)
  asking ??= loadMe().finally(() => (asking = undefined))
  return asking.then(() => site.me)
}
let asking: Promise<void> | undefined

/** Whether the person looks after everybody's things. */
export const moderates = (): boolean => site.me !== null && (site.me.role.id ?? Role.User) <= Role.Moderator

let configuring: Promise<ServerConfig> | undefined

/** The configuration, asked for once; a failure is forgotten so that the next caller asks again. */
export function loadConfig(): Promise<ServerConfig> {
  configuring ??= data(api.GET('/api/v1/config')).then(
    (config) => (site.config = config),
    (error: unknown) => {
      configuring = undefined
      throw error
    },
  )
  return configuring
}

/** Asks for the configuration again: settings were changed. */
export function reloadConfig(): Promise<ServerConfig> {
  configuring = undefined
  return loadConfig()
}

type LogoKind = 'favicon' | 'header-square' | 'header-wide' | 'opengraph'

/** The address of the instance's own logo of a kind; undefined where it has none. */
export function logoOf(kind: LogoKind): string | undefined {
  const of = site.config?.instance
  const found = of?.logo?.find((logo) => logo.type === kind && (!logo.isFallback || (kind !== 'header-wide' && (of.avatars ?? []).length > 0)))
  return found?.fileUrl
}

export function watchSite(): () => void {
  const online = () => (site.online = navigator.onLine)
  // Another tab signed in or out.
  const stored = (event: StorageEvent) => {
    if (event.key === 'sepiola.tokens' && session.signedIn !== site.signedIn && !session.isAsking) void loadMe()
  }
  addEventListener('online', online)
  addEventListener('offline', online)
  addEventListener('storage', stored)
  const unlisten = session.onChange(() => void loadMe())
  return () => {
    removeEventListener('online', online)
    removeEventListener('offline', online)
    removeEventListener('storage', stored)
    unlisten()
  }
}
