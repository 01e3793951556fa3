// Keeps the application's own files, so that it opens without a connection and says so. It keeps nothing else: answers of the API,
// pictures, videos and the pages of others never enter a cache, whoever is signed in.
const FILES = 'sepiola-files-1'
const SHELL = 'sepiola-shell-1'
/** The address under which the empty page is kept. */
const PAGE = '/'
/** More of them are files of earlier versions. */
const MOST = 400

/** Fetches the page as nobody in particular and keeps it with the files it begins with: all of them, or none. */
async function keepShell() {
  const answer = await fetch(PAGE, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok || answer.redirected) return
  const text = await answer.clone().text()
  const names = new Set([...text.matchAll(/(?:src|href)="(\/client\/[^"]+)"/g)].map((found) => found[1]))
  const files = await caches.open(FILES)
  await Promise.all([...names].map(async (name) => (await files.match(name)) ?? files.add(name)))
  await (await caches.open(SHELL)).put(PAGE, answer)
}

async function forgetOldest() {
  const files = await caches.open(FILES)
  const names = await files.keys()
  await Promise.all(names.slice(0, Math.max(0, names.length - MOST)).map((name) => files.delete(name)))
}

/** Names below assets/ carry a hash of their content: what is kept is what the server has. */
async function file(request) {
  const files = await caches.open(FILES)
  const kept = await files.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.status === 200) await files.put(request.url, answer.clone()).catch(() => undefined)
  return answer
}

/** The others are asked for first: they change under the same name. */
async function fresh(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await (await caches.open(FILES)).match(request.url)
    if (kept) return kept
    throw error
  }
}

async function page(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await (await caches.open(SHELL)).match(PAGE)
    if (kept) return kept
    throw error
  }
}

/** Pages that are not the application's, and files. */
const elsewhere = /^\/(?:api|static|lazy-static|download|client|feeds|tracker|socket\.io|videos\/embed|video-playlists\/embed|services|nodeinfo|\.well-known)(?:\/|$)|\.\w+$/

let refreshed = false

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const ours = [FILES, SHELL]
  const old = async () => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name.startsWith('sepiola-') && !ours.includes(name)).map((name) => caches.delete(name)))
  }
  event.waitUntil(Promise.all([old(), self.clients.claim()]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (elsewhere.test(url.pathname)) return
    event.respondWith(page(request))
    // A new version is kept for the next time there is no connection.
    if (!refreshed) {
      refreshed = true
      event.waitUntil(keepShell().then(forgetOldest, () => (refreshed = false)))
    }
    return
  }
  if (url.pathname.startsWith('/client/assets/')) event.respondWith(file(request))
  else if (url.pathname === '/client/theme.js') event.respondWith(fresh(request))
})
