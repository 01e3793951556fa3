// Uploads remembered across reloads, in IndexedDB: where they stand, what was typed, and the file itself where the
// browser can keep a handle to it (Chromium) or it is small enough to keep a copy.

export type Draft = {
  name: string
  description: string
  channelId: number | null
  privacy: number
  category: string
  licence: string
  language: string
  tags: string
  nsfw: boolean
  downloadEnabled: boolean
  commentsPolicy: number
  support: string
  /** When it gets its privacy, as a field for date and time writes it (the device's own time); empty for at once. */
  at: string
  password: string
  /** Have a program write captions; only while a video is new. */
  transcribe?: boolean
}

export type Kept = {
  id: string
  fileName: string
  size: number
  type: string
  lastModified: number
  uploadPath: string | null
  sent: number
  video: { id: number; uuid: string; shortUUID: string } | null
  draft: Draft
  /** The person pressed Publish. */
  publish: boolean
  published: boolean
  createdAt: number
  handle?: FileSystemFileHandle
  copy?: File
}

/** Copies stand apart: what changes while an upload runs must not write the whole file each time. */
type Store = 'uploads' | 'copies'

/** Up to this many bytes a copy in the browser is cheaper than asking the person again. */
export const COPY_LIMIT = 256 * 1024 * 1024

let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('sepiola', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('uploads', { keyPath: 'id' })
      request.result.createObjectStore('copies')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB is not available'))
  })
  return opening
}

async function within<T>(name: Store, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database()
  return new Promise((resolve, reject) => {
    const request = work(db.transaction(name, mode).objectStore(name))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'))
  })
}

/** Everything kept, oldest first; nothing when the browser keeps nothing (private windows). */
export async function keptUploads(): Promise<Kept[]> {
  try {
    const all = await within('uploads', 'readonly', (store) => store.getAll() as IDBRequest<Kept[]>)
    const copies = await Promise.all(all.map(({ id }) => within('copies', 'readonly', (store) => store.get(id) as IDBRequest<File | undefined>)))
    return all.map((kept, at) => ({ ...kept, copy: copies[at] })).toSorted((a, b) => a.createdAt - b.createdAt)
  } catch {
    return []
  }
}

/** Remembers everything but the copy. A browser that refuses loses the upload at the next reload, nothing worse. */
export async function keepUpload(upload: Kept): Promise<void> {
  await within('uploads', 'readwrite', (store) => store.put({ ...upload, copy: undefined })).catch(() => undefined)
}

/** Remembers the file itself; one that does not fit is asked for again after a reload. */
export async function keepCopy(id: string, copy: File): Promise<void> {
  await within('copies', 'readwrite', (store) => store.put(copy, id)).catch(() => undefined)
}

/** Once all bytes have arrived, or nobody wants them any more. */
export async function forgetCopy(id: string): Promise<void> {
  await within('copies', 'readwrite', (store) => store.delete(id)).catch(() => undefined)
}

export async function forgetUpload(id: string): Promise<void> {
  await forgetCopy(id)
  await within('uploads', 'readwrite', (store) => store.delete(id)).catch(() => undefined)
}

export const isSameFile = (kept: Kept, file: File): boolean =>
  file.name === kept.fileName && file.size === kept.size && (kept.lastModified === 0 || file.lastModified === kept.lastModified)
