// The machine's words on the wire. XMLHttpRequest, because only it tells how many bytes have left.
import { session } from '$/api/client'
import { problemFrom } from '$/api/errors'
import type { SendAnswer, Transport, UploadedVideo } from './machine'

const START = '/api/v1/videos/upload-resumable'

type Answer = { status: number; header: (name: string) => string | null; body: unknown }

/** The server's Location, reduced to this origin: bytes and tokens go nowhere else. */
export function uploadPath(location: string | null, origin: string): string | null {
  if (!location) return null
  try {
    const url = new URL(location, origin + START)
    return url.searchParams.has('upload_id') && url.pathname.startsWith('/api/v1/') ? url.pathname + url.search : null
  } catch {
    return null
  }
}

/** `Range: bytes=0-8191` means 8192 bytes are there; no header means none. */
export function offsetOf(range: string | null): number {
  const match = /^bytes[= ]0-(\d{1,15})$/.exec((range ?? '').trim())
  return match ? Number(match[1]) + 1 : 0
}

export function retryAfter(value: string | null, now = Date.now()): number {
  if (!value) return 5
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.min(300, Math.max(1, seconds))
  const at = Date.parse(value)
  return Number.isNaN(at) ? 5 : Math.min(300, Math.max(1, Math.round((at - now) / 1000)))
}

function videoIn(body: unknown): UploadedVideo | null {
  const video = (body as { video?: Partial<UploadedVideo> } | null)?.video
  return typeof video?.uuid === 'string' && typeof video.id === 'number'
    ? { id: video.id, uuid: video.uuid, shortUUID: video.shortUUID ?? video.uuid }
    : null
}

/** What an answer of the upload resource means for the machine. `replaced` is the video that gets another file. */
export function meaning(answer: Answer, replaced: UploadedVideo | null = null): SendAnswer {
  const { status, header, body } = answer
  if (status === 308) return { kind: 'more', offset: offsetOf(header('range')) }
  if (status === 200 || status === 201) {
    // A new file of a video is answered with what is known of the file.
    const video = videoIn(body) ?? (replaced && typeof (body as { inputFilename?: unknown } | null)?.inputFilename === 'string' ? replaced : null)
    if (video) return { kind: 'done', video }
    return { kind: 'more', offset: offsetOf(header('range')) }
  }
  if (status === 0) return { kind: 'lost' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status === 409 || status === 460) return { kind: 'conflict' }
  if (status === 429 || status === 503) return { kind: 'busy', after: retryAfter(header('retry-after')) }
  if (status >= 500) return { kind: 'lost' }
  return { kind: 'refused', detail: problemFrom(status, body).message }
}

function request(method: string, path: string, headers: Record<string, string>, body: XMLHttpRequestBodyInit | null, signal?: AbortSignal, onProgress?: (sent: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    const end = (status: number) => {
      signal?.removeEventListener('abort', abort)
      let parsed: unknown = xhr.responseText
      try {
        parsed = JSON.parse(xhr.responseText)
      } catch {
        /* an empty answer, or a proxy's page */
      }
      resolve({ status, header: (name) => xhr.getResponseHeader(name), body: parsed })
    }
    const abort = () => xhr.abort()
    xhr.open(method, path)
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
    xhr.addEventListener('load', () => end(xhr.status))
    for (const name of ['error', 'abort', 'timeout']) xhr.addEventListener(name, () => end(0))
    if (onProgress) xhr.upload.addEventListener('progress', (event) => onProgress(event.loaded))
    signal?.addEventListener('abort', abort)
    xhr.send(body)
  })
}

/** Sends with the session's token, once more with a fresh one when it was refused. */
async function authorized(method: string, path: string, headers: Record<string, string>, body: XMLHttpRequestBodyInit | null, signal?: AbortSignal, onProgress?: (sent: number) => void): Promise<Answer> {
  const lost: Answer = { status: 0, header: () => null, body: null }
  const token = await session.accessToken(true).catch(() => undefined)
  if (token === undefined) return lost
  const bearer = (value: string | null) => (value ? { ...headers, authorization: `Bearer ${value}` } : headers)
  const answer = await request(method, path, bearer(token), body, signal, onProgress)
  if (answer.status !== 401 || !token || signal?.aborted) return answer
  const fresh = await session.refresh(token, true).catch(() => undefined)
  if (fresh === undefined) return lost
  return request(method, path, bearer(fresh?.access ?? null), body, signal, onProgress)
}

/** Where bytes go: to a new video, or in place of the file of one that is there. */
export function transport(file: { size: number; type: string }, fields: () => Record<string, unknown>, replaced: UploadedVideo | null = null): Transport {
  const start = replaced ? `/api/v1/videos/${encodeURIComponent(replaced.uuid)}/source/replace-resumable` : START
  return {
    async begin() {
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'x-upload-content-length': String(file.size),
        'x-upload-content-type': file.type || 'application/octet-stream',
      }
      const answer = await authorized('POST', start, headers, JSON.stringify(fields()))
      if (answer.status === 200 || answer.status === 201) {
        const path = uploadPath(answer.header('location'), location.origin)
        if (path) return { kind: 'begun', path, offset: answer.status === 200 ? offsetOf(answer.header('range')) : 0 }
        return { kind: 'refused', detail: 'The server named no place to upload to' }
      }
      const what = meaning(answer, replaced)
      return what.kind === 'more' || what.kind === 'done' || what.kind === 'gone'
        ? { kind: 'refused', detail: problemFrom(answer.status, answer.body).message }
        : what
    },
    async ask(path, size) {
      return meaning(await authorized('PUT', path, { 'content-range': `bytes */${size}` }, null), replaced)
    },
    async send(path, bytes, from, size, onProgress, signal) {
      const headers = {
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${from}-${from + bytes.size - 1}/${size}`,
      }
      return meaning(await authorized('PUT', path, headers, bytes, signal, onProgress), replaced)
    },
    async cancel(path) {
      await authorized('DELETE', path, {}, null)
    },
  }
}
