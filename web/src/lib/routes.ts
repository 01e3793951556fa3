// The map of the site: which address shows which page. Pure, so that it can be tested; router.svelte.ts drives it.

/** Pages of one address each. */
type Plain =
  | 'browse' | 'discover' | 'search' | 'open' | 'login' | 'signup' | 'verify-email' | 'reset-password' | 'publish' | 'about' | 'about-rules' | 'about-contact' | 'about-network' | 'missing'
  | 'subscriptions' | 'library' | 'my-playlists' | 'my-channels' | 'my-subscriptions' | 'my-imports' | 'my-syncs' | 'history' | 'my-comments' | 'my-words'
  | 'offers' | 'settings' | 'notifications' | 'my-mutes' | 'my-reports'
  | 'reports' | 'registrations' | 'blocked' | 'comments' | 'users' | 'words' | 'mutes' | 'peers' | 'health' | 'first-steps' | 'look' | 'homepage' | 'config' | 'jobs' | 'logs'

/** Pages of one thing each. */
type Single = 'stats' | 'watch' | 'playlist' | 'edit' | 'my-playlist' | 'channel-form' | 'team'

export type Route = { page: Plain } | { page: Single; id: string } | { page: 'channel' | 'account' | 'actor'; handle: string }

type Found = Route | { redirect: string }

const table: [RegExp, (part: string, query: string) => Found][] = [
  [/^\/$/, () => ({ page: 'browse' })],
  [/^\/home$/, () => ({ page: 'browse' })],
  [/^\/videos\/browse$/, () => ({ page: 'browse' })],
  [/^\/videos\/recently-added$/, () => ({ redirect: '/videos/browse' })],
  [/^\/videos\/trending$/, () => ({ redirect: '/videos/browse?sort=-trending' })],
  [/^\/videos\/most-liked$/, () => ({ redirect: '/videos/browse?sort=-likes' })],
  [/^\/videos\/local$/, () => ({ redirect: '/videos/browse?scope=local' })],
  [/^\/discover$/, () => ({ page: 'discover' })],
  [/^\/(?:videos\/overview|discover\/overview)$/, () => ({ redirect: '/discover' })],
  [/^\/search$/, () => ({ page: 'search' })],
  [/^\/search\/lazy-load-(?:video|channel|playlist)(?:;.*)?$/, () => ({ page: 'open' })],
  // `;threadId=1` behind a video names a comment.
  [/^\/w\/([^/;]+)(?:;[^/]*)?$/, (id) => ({ page: 'watch', id })],
  [/^\/w\/p\/([^/]+)$/, (id) => ({ page: 'playlist', id })],
  // PeerTube's older addresses, which stand in many links.
  [/^\/videos\/watch\/playlist\/([^/]+)$/, (id, query) => ({ redirect: `/w/p/${encodeURIComponent(id)}${query}` })],
  [/^\/videos\/watch\/([^/;]+)(?:;[^/]*)?$/, (id, query) => ({ redirect: `/w/${encodeURIComponent(id)}${query}` })],
  [/^\/videos\/update\/([^/]+)$/, (id) => ({ page: 'edit', id })],
  [/^\/videos\/manage\/([^/]+)$/, (id) => ({ page: 'edit', id })],
  [/^\/my-library\/videos\/([^/]+)\/edit$/, (id) => ({ page: 'edit', id })],
  [/^\/(?:videos\/upload|videos\/publish)$/, (_, query) => ({ redirect: `/publish${query}` })],
  [/^\/publish$/, () => ({ page: 'publish' })],
  [/^\/signup(?:\/.*)?$/, () => ({ page: 'signup' })],
  [/^\/verify-account\/(?:email|ask-send-email)$/, () => ({ page: 'verify-email' })],
  [/^\/reset-password$/, () => ({ page: 'reset-password' })],
  [/^\/login$/, () => ({ page: 'login' })],
  [/^\/my-library\/?$/, () => ({ redirect: '/my-library/videos' })],
  [/^\/my-library\/videos$/, () => ({ page: 'library' })],
  [/^\/my-library\/(?:video-playlists|playlists)$/, () => ({ page: 'my-playlists' })],
  [/^\/my-library\/video-playlists\/(?:update\/)?([^/]+)$/, (id) => ({ page: 'my-playlist', id })],
  [/^\/my-library\/video-channels$/, () => ({ page: 'my-channels' })],
  [/^\/my-library\/video-channels\/create$/, () => ({ page: 'channel-form', id: '' })],
  [/^\/(?:my-library\/video-channels\/update|manage\/update)\/([^/]+)$/, (id) => ({ page: 'channel-form', id })],
  [/^\/my-library\/video-channels\/team\/([^/]+)$/, (id) => ({ page: 'team', id })],
  [/^\/my-library\/video-imports$/, () => ({ page: 'my-imports' })],
  [/^\/my-library\/video-channel-syncs$/, () => ({ page: 'my-syncs' })],
  // PeerTube has a page of its own to add one.
  [/^\/my-library\/video-channel-syncs\/create$/, () => ({ redirect: '/my-library/video-channel-syncs' })],
  [/^\/my-library\/ownership$/, () => ({ page: 'offers' })],
  [/^\/my-library\/subscriptions$/, () => ({ page: 'my-subscriptions' })],
  [/^\/my-library\/history\/videos$/, () => ({ page: 'history' })],
  [/^\/my-library\/comments-on-my-videos$/, () => ({ page: 'my-comments' })],
  [/^\/(?:my-library\/watched-words(?:\/list)?|my-account\/auto-tag-policies)$/, () => ({ page: 'my-words' })],
  [/^\/videos\/subscriptions$/, () => ({ page: 'subscriptions' })],
  [/^\/my-account\/?$/, () => ({ redirect: '/my-account/settings' })],
  [/^\/my-account\/settings$/, () => ({ page: 'settings' })],
  [/^\/my-account\/notifications$/, () => ({ page: 'notifications' })],
  [/^\/my-account\/blocklist\/servers$/, () => ({ redirect: '/my-account/blocklist?what=servers' })],
  [/^\/my-account\/blocklist(?:\/accounts)?$/, () => ({ page: 'my-mutes' })],
  [/^\/my-account\/abuses$/, () => ({ page: 'my-reports' })],
  [/^\/admin(?:\/moderation|\/overview)?\/?$/, () => ({ redirect: '/admin/moderation/abuses/list' })],
  [/^\/admin\/moderation\/abuses(?:\/list)?$/, () => ({ page: 'reports' })],
  [/^\/admin\/moderation\/registrations(?:\/list)?$/, () => ({ page: 'registrations' })],
  [/^\/admin\/moderation\/video-(?:blocks|auto-blacklist)(?:\/list)?$/, () => ({ page: 'blocked' })],
  [/^\/admin\/(?:overview|moderation)\/comments(?:\/list)?$/, () => ({ page: 'comments' })],
  [/^\/admin\/overview\/users(?:\/list)?$/, () => ({ page: 'users' })],
  [/^\/admin\/moderation\/watched-words(?:\/list)?$/, () => ({ page: 'words' })],
  [/^\/admin\/moderation\/blocklist\/servers$/, () => ({ redirect: '/admin/moderation/blocklist?what=servers' })],
  [/^\/admin\/moderation\/blocklist(?:\/accounts)?$/, () => ({ page: 'mutes' })],
  [/^\/admin\/(?:settings\/)?follows\/followers-list$/, () => ({ redirect: '/admin/settings/follows?what=followers' })],
  [/^\/admin\/(?:settings\/)?follows(?:\/following-list)?$/, () => ({ page: 'peers' })],
  [/^\/admin\/settings\/(?:look|config\/customization)$/, () => ({ page: 'look' })],
  [/^\/admin\/settings\/(?:homepage|config\/homepage)$/, () => ({ page: 'homepage' })],
  [/^\/admin\/(?:settings\/)?system\/(?:health|debug)$/, () => ({ page: 'health' })],
  [/^\/admin\/first-steps$/, () => ({ page: 'first-steps' })],
  [/^\/admin\/settings$/, () => ({ redirect: '/admin/settings/config' })],
  [/^\/admin\/(?:settings\/)?config(?:\/.*)?$/, () => ({ page: 'config' })],
  [/^\/admin\/(?:settings\/)?system\/jobs$/, () => ({ page: 'jobs' })],
  [/^\/admin\/(?:settings\/)?system\/logs$/, () => ({ page: 'logs' })],
  [/^\/(?:videos\/manage\/([^/]+)\/stats|stats\/videos\/([^/]+))$/, (id) => ({ page: 'stats', id })],
  [/^\/(?:c|video-channels)\/([^/]+)(?:\/(?:videos|video-playlists))?$/, (handle) => ({ page: 'channel', handle })],
  [/^\/(?:a|accounts)\/([^/]+)(?:\/(?:videos|video-channels))?$/, (handle) => ({ page: 'account', handle })],
  [/^\/@([^/]+)(?:\/.*)?$/, (handle) => ({ page: 'actor', handle })],
  [/^\/about\/(?:rules|instance\/moderation)$/, () => ({ page: 'about-rules' })],
  [/^\/about\/contact$/, () => ({ page: 'about-contact' })],
  [/^\/about\/(?:network|follows)$/, () => ({ page: 'about-network' })],
  [/^\/about(?:\/instance(?:\/(?:home|team|tech))?|\/peertube)?$/, () => ({ page: 'about' })],
]

/** Finds the page of an address; a redirect asks to replace the address and look again. */
export function find(pathname: string, search = ''): Found {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') || '/' : pathname
  for (const [pattern, build] of table) {
    const match = pattern.exec(path)
    if (!match) continue
    let part = match[1] ?? match[2] ?? ''
    try {
      part = decodeURIComponent(part)
    } catch {
      return { page: 'missing' }
    }
    return build(part, search)
  }
  return { page: 'missing' }
}
