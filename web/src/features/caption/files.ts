// Caption files between this page and the server.
import { api, data } from '$/api/client'
import { OfflineError } from '$/api/errors'
import type { Caption, TranscriptionProgress } from '$/api/types'
import { withToken } from '../player/source'

export type Labels = Record<string, string>
let asked: Promise<Labels> | undefined

/** Codes and names of the languages, asked for once. */
export function languages(): Promise<Labels> {
  asked ??= (data(api.GET('/api/v1/videos/languages')) as Promise<Labels>).catch((error: unknown) => {
    asked = undefined
    throw error
  })
  return asked
}

export async function captionsOf(uuid: string): Promise<Caption[]> {
  return (await data(api.GET('/api/v1/videos/{id}/captions', { params: { path: { id: uuid } } }))).data
}

export const captionAddress = (caption: Caption, token: string | null): string => withToken(caption.fileUrl ?? caption.captionPath ?? '', token)

/** The text of a caption file. */
export async function captionText(caption: Caption, token: string | null): Promise<string> {
  const answer = await fetch(captionAddress(caption, token), { cache: 'no-store' }).catch((error: unknown) => {
    throw new OfflineError(error)
  })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  return answer.text()
}

export async function putCaption(uuid: string, captionLanguage: string, file: File): Promise<void> {
  const bodySerializer = () => {
    const form = new FormData()
    form.append('captionfile', file)
    return form
  }
  await api.PUT('/api/v1/videos/{id}/captions/{captionLanguage}', { params: { path: { id: uuid, captionLanguage } }, body: {} as never, bodySerializer })
}

export async function deleteCaption(uuid: string, captionLanguage: string): Promise<void> {
  await api.DELETE('/api/v1/videos/{id}/captions/{captionLanguage}', { params: { path: { id: uuid, captionLanguage } } })
}

/** Has a program write the captions. */
export async function generateCaptions(uuid: string): Promise<void> {
  await api.POST('/api/v1/videos/{id}/captions/generate', { params: { path: { id: uuid } }, body: {} })
}

/** How far a program is that writes captions. */
export const transcription = (uuid: string): Promise<TranscriptionProgress> =>
  data(api.GET('/api/v1/videos/{id}/transcription-progress', { params: { path: { id: uuid } } }))
