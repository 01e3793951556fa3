// What a test needs done before a browser looks: by the API, as a program would.
import { readFileSync } from 'node:fs'
import { password } from './instance.mjs'

export class Rest {
  constructor(url) {
    this.url = `${url}/api/v1`
  }

  async ask(method, path, body) {
    const form = body instanceof FormData || body instanceof URLSearchParams
    const headers = { ...(this.token && { authorization: `Bearer ${this.token}` }), ...(body && !form && { 'content-type': 'application/json' }) }
    const answer = await fetch(this.url + path, { method, headers, body: body && !form ? JSON.stringify(body) : body })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : null
  }

  async signIn(username = 'root', secret = password) {
    const client = await this.ask('GET', '/oauth-clients/local')
    const asked = { ...client, grant_type: 'password', response_type: 'code', username, password: secret }
    this.token = (await this.ask('POST', '/users/token', new URLSearchParams(asked))).access_token
    this.channel = (await this.ask('GET', '/users/me')).videoChannels[0].id
    return this
  }

  /** Makes an account and acts as it from here on; its password is the tests'. */
  async person(username, fields = {}) {
    await this.ask('POST', '/users', { username, password, email: `${username}@example.org`, videoQuota: -1, videoQuotaDaily: -1, role: 2, ...fields })
    return new Rest(this.url.replace('/api/v1', '')).signIn(username)
  }

  /** Uploads a file and waits until it can be watched. */
  async video(path, fields = {}) {
    const form = new FormData()
    for (const [name, value] of Object.entries({ name: 'A video', channelId: this.channel, privacy: 1, ...fields })) {
      for (const one of [value].flat()) form.append(Array.isArray(value) ? `${name}[]` : name, String(one))
    }
    form.append('videofile', new Blob([readFileSync(path)]), 'clip.mp4')
    const { video } = await this.ask('POST', '/videos/upload', form)
    for (;;) {
      const { state } = await this.ask('GET', `/videos/${video.uuid}`)
      if (state.id === 1) return video
      if (state.id === 7) throw new Error('Transcoding failed')
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
}
