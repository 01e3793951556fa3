// What both servers understand: their REST API, as somebody signed in.
import { openAsBlob } from 'node:fs'
import { password } from '../browser/instance.mjs'

/** Asks until the answer is there; what is asked may fail meanwhile. */
export async function eventually(what, ask, seconds = 60) {
  const until = Date.now() + seconds * 1000
  let last
  for (;;) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error
    }
    if (Date.now() > until) throw new Error(`${what} did not happen in ${seconds} s: ${last}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function request(url, token, method, path, { body, form } = {}) {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  if (body) headers['content-type'] = 'application/json'
  const response = await fetch(`${url}/api/v1${path}`, { method, headers, body: form ?? (body && JSON.stringify(body)) })
  const text = await response.text()
  if (!response.ok) throw Object.assign(new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`), { status: response.status })
  return text ? JSON.parse(text) : null
}

async function signIn(url, username, password) {
  const client = await request(url, null, 'GET', '/oauth-clients/local')
  const form = new URLSearchParams({ ...client, grant_type: 'password', username, password })
  return (await request(url, null, 'POST', '/users/token', { form })).access_token
}

/** Somebody signed in. */
async function person(url, name, secret = password) {
  const token = await signIn(url, name, secret)
  const call = (method, path, what) => request(url, token, method, path, what)
  const me = await call('GET', '/users/me')
  return { name, url, call, channel: me.videoChannels[0], handle: `${name}@${new URL(url).host}` }
}

/** A server, its administrator, and what anybody may ask it. */
export async function server(label, url, secret, stop) {
  const root = await person(url, 'root', secret)
  const host = new URL(url).host
  const ask = (path) => request(url, null, 'GET', path)
  const join = async (name) => {
    await root.call('POST', '/users', { body: { username: name, password, email: `${name}@example.com`, role: 2, videoQuota: -1, videoQuotaDaily: -1, adminFlags: 1, channelName: `${name}_channel` } })
    return person(url, name)
  }
  /** A published video's uuid. `more` are further fields of the form. */
  const publish = async (by, film, name, more = {}) => {
    const form = new FormData()
    const fields = { name, channelId: by.channel.id, privacy: 1, waitTranscoding: true, commentsPolicy: 1, downloadEnabled: true, ...more }
    for (const [key, value] of Object.entries(fields)) {
      for (const one of [value].flat()) form.append(Array.isArray(value) ? `${key}[]` : key, one instanceof Blob ? one : String(one))
    }
    form.set('videofile', await openAsBlob(film, { type: 'video/mp4' }), `${name}.mp4`)
    const { uuid } = (await by.call('POST', '/videos/upload', { form })).video
    await eventually(`the publication of ${name} on ${label}`, async () => {
      const video = await by.call('GET', `/videos/${uuid}`)
      return video.state.id === 1 && video.streamingPlaylists.length > 0
    }, 180)
    return uuid
  }
  return { label, url, host, root, ask, join, publish, stop }
}
