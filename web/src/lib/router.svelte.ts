// Moving between pages without loading them: links, history, scroll position per history entry, focus on arrival.
import { tick } from 'svelte'
import { find, type Route } from './routes'

type Place = { path: string; search: string; hash: string; route: Route }

const scrolls = new Map<string, number>()
let key = ''

function look(): Place {
  for (let turn = 0; turn < 4; turn += 1) {
    const found = find(location.pathname, location.search)
    if (!('redirect' in found)) return { path: location.pathname, search: location.search, hash: location.hash, route: found }
    history.replaceState(history.state, '', found.redirect + location.hash)
  }
  return { path: location.pathname, search: location.search, hash: location.hash, route: { page: 'missing' } }
}

export const place = $state<Place>(typeof location === 'undefined' ? { path: '/', search: '', hash: '', route: { page: 'missing' } } : look())

/** The query of the current address, for pages that keep their state there. */
export const query = (name: string): string => new URLSearchParams(place.search).get(name) ?? ''

async function arrive(scroll: number): Promise<void> {
  const before = place.path
  Object.assign(place, look())
  await tick()
  if (before !== place.path) {
    document.getElementById('content')?.focus({ preventScroll: true })
  }
  // Pages that come back from the cache are as tall as before; others grow while they load, so try for a moment.
  const until = performance.now() + 600
  const settle = () => {
    scrollTo(0, scroll)
    if (Math.abs(scrollY - scroll) > 2 && performance.now() < until) requestAnimationFrame(settle)
  }
  settle()
}

export function go(to: string, options: { replace?: boolean; keepScroll?: boolean } = {}): void {
  scrolls.set(key, scrollY)
  if (!options.replace) key = crypto.randomUUID?.() ?? String(Math.random())
  history[options.replace ? 'replaceState' : 'pushState']({ key }, '', to)
  void arrive(options.keepScroll ? scrollY : 0)
}

/** Changes one query value in place; an empty value removes it. */
export function setQuery(name: string, value: string): void {
  const next = new URLSearchParams(place.search)
  if (value) next.set(name, value)
  else next.delete(name)
  const text = next.toString()
  go(place.path + (text ? `?${text}` : ''), { replace: true, keepScroll: true })
}

/** Takes over clicks on links that stay inside the site. Returns what undoes it. */
export function start(): () => void {
  history.scrollRestoration = 'manual'
  key = (history.state as { key?: string } | null)?.key ?? 'first'
  history.replaceState({ key }, '')
  Object.assign(place, look())

  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest?.('a')
    if (!link || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    // Files and the interface for programs belong to the server, not to this router.
    if (/^\/(?:api|static|lazy-static|download|client|feeds|videos\/embed|video-playlists\/embed)\//.test(link.pathname)) return
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return
    event.preventDefault()
    go(link.pathname + link.search + link.hash)
  }
  const onPop = (event: PopStateEvent) => {
    scrolls.set(key, scrollY)
    key = (event.state as { key?: string } | null)?.key ?? 'first'
    void arrive(scrolls.get(key) ?? 0)
  }
  document.addEventListener('click', onClick)
  addEventListener('popstate', onPop)
  return () => {
    document.removeEventListener('click', onClick)
    removeEventListener('popstate', onPop)
  }
}
