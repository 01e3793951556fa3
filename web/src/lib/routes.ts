// The map of the site: which address shows which page. Pure, so that it can be tested; router.svelte.ts drives it.

export type Route =
  | { page: 'browse' }
  | { page: 'search' }
  | { page: 'watch'; id: string }
  | { page: 'playlist'; id: string }
  | { page: 'login' }
  | { page: 'publish' }
  | { page: 'library' }
  | { page: 'edit'; id: string }
  | { page: 'channel'; handle: string }
  | { page: 'account'; handle: string }
  | { page: 'actor'; handle: string }
  | { page: 'notifications' }
  | { page: 'about' }
  | { page: 'missing' }

type Found = Route | { redirect: string }

const table: [RegExp, (part: string, query: string) => Found][] = [
  [/^\/$/, () => ({ page: 'browse' })],
  [/^\/home$/, () => ({ page: 'browse' })],
  [/^\/videos\/(?:browse|overview|trending|recently-added|most-liked|local)$/, () => ({ page: 'browse' })],
  [/^\/discover$/, () => ({ page: 'browse' })],
  [/^\/search$/, () => ({ page: 'search' })],
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
  [/^\/login$/, () => ({ page: 'login' })],
  [/^\/my-library\/?$/, () => ({ redirect: '/my-library/videos' })],
  [/^\/my-library\/videos$/, () => ({ page: 'library' })],
  [/^\/my-account\/notifications$/, () => ({ page: 'notifications' })],
  [/^\/(?:c|video-channels)\/([^/]+)(?:\/videos)?$/, (handle) => ({ page: 'channel', handle })],
  [/^\/(?:a|accounts)\/([^/]+)(?:\/(?:videos|video-channels))?$/, (handle) => ({ page: 'account', handle })],
  [/^\/@([^/]+)(?:\/.*)?$/, (handle) => ({ page: 'actor', handle })],
  [/^\/about(?:\/instance|\/peertube)?$/, () => ({ page: 'about' })],
]

/** Finds the page of an address; a redirect asks to replace the address and look again. */
export function find(pathname: string, search = ''): Found {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') || '/' : pathname
  for (const [pattern, build] of table) {
    const match = pattern.exec(path)
    if (!match) continue
    let part = match[1] ?? ''
    try {
      part = decodeURIComponent(part)
    } catch {
      return { page: 'missing' }
    }
    return build(part, search)
  }
  return { page: 'missing' }
}
