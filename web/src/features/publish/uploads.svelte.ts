// All uploads of this tab: they go on while the person walks through the site, two at a time.
import { api, data } from '$/api/client'
import { Privacy, type TranscodingProgress } from '$/api/types'
import { announce } from '$/design/announce.svelte'
import { t } from '$/i18n'
import { forgetPages } from '$/lib/pages.svelte'
import { site } from '$/lib/site.svelte'
import { generateCaptions } from '../caption/files'
import { isSettled, pollDelay } from '../player/readiness'
import { COPY_LIMIT, type Draft, forgetCopy, forgetUpload, isSameFile, keepCopy, keepUpload, type Kept, keptUploads } from './keep'
import { type Around, type Snapshot, UploadMachine } from './machine'
import { changes, draftFor, problems } from './draft'
import { sleep } from './sleep'
import { transport } from './transport'

const AT_ONCE = 2

export class Upload {
  readonly id: string
  readonly fileName: string
  readonly size: number
  draft = $state() as Draft
  state = $state() as Snapshot
  progress = $state.raw<TranscodingProgress | null>(null)
  publish = $state(false)
  published = $state(false)
  saving = $state(false)
  saveError = $state<unknown>(null)
  /** The browser has the file's handle but wants a gesture before reading it. */
  askPermission = $state(false)
  readonly machine: UploadMachine
  readonly kept: Kept
  private polling: ReturnType<typeof setTimeout> | undefined
  private keeping: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  /** Lets go of the lock that keeps other tabs from sending the same file. */
  release: () => void = () => undefined

  constructor(kept: Kept, file: Blob | null) {
    this.kept = kept
    this.id = kept.id
    this.fileName = kept.fileName
    this.size = kept.size
    // An older visit knew fewer fields.
    this.draft = { ...draftFor(kept.fileName, site.me, site.config), ...kept.draft }
    this.publish = kept.publish
    this.published = kept.published
    const around: Around = {
      now: () => performance.now(),
      sleep,
      online: () => navigator.onLine,
      maxChunk: site.config?.client?.videos?.resumableUpload?.maxChunkSize ?? 0,
    }
    const fields = () => ({
      name: this.draft.name.trim().length >= 3 ? this.draft.name.trim().slice(0, 120) : `${this.fileName} video`.slice(0, 120),
      filename: this.fileName,
      channelId: this.draft.channelId,
      // Bytes move before the form is filled in, so nobody may find it yet. Unlisted rather than private where it will
      // be public: its files then stay where they are when it is published, also while they are still being made.
      privacy: this.draft.privacy === Privacy.Public || this.draft.privacy === Privacy.Unlisted ? Privacy.Unlisted : Privacy.Private,
      waitTranscoding: false,
      nsfw: false,
      commentsPolicy: 1,
      downloadEnabled: true,
      // Asked for when the form is filled in.
      generateTranscription: false,
    })
    this.machine = new UploadMachine(kept, file, transport({ size: kept.size, type: kept.type }, fields), around, (snapshot) => this.onChange(snapshot))
    this.state = this.machine.snapshot
    if (kept.video) void this.follow()
  }

  get video() {
    return this.state.video
  }

  get done(): boolean {
    return this.published && this.progress !== null && isSettled(this.progress)
  }

  /** Remembers what was typed, soon. */
  touch(): void {
    clearTimeout(this.keeping)
    this.keeping = setTimeout(() => void this.keep(), 400)
  }

  async keep(): Promise<void> {
    const { uploadPath, sent, video } = this.state
    // Plain values only: proxies cannot be stored.
    await keepUpload({ ...this.kept, uploadPath, sent, video: video && { ...video }, draft: { ...$state.snapshot(this.draft) }, publish: this.publish, published: this.published })
  }

  async askToPublish(): Promise<void> {
    if (Object.keys(problems(this.draft)).length > 0) return
    this.publish = true
    void this.keep()
    if (this.video) await this.apply()
  }

  async forget(): Promise<void> {
    clearTimeout(this.polling)
    clearTimeout(this.keeping)
    this.release()
    await forgetUpload(this.id)
  }

  private onChange(snapshot: Snapshot): void {
    const before = this.state
    this.state = snapshot
    if (before.status === snapshot.status && before.uploadPath === snapshot.uploadPath) return
    void this.keep()
    if (snapshot.status === 'uploaded' && before.status !== 'uploaded') {
      announce(`${this.draft.name}: ${t('upload.uploaded')}`)
      forgetPages()
      void forgetCopy(this.id)
      if (this.publish) void this.apply()
      void this.follow()
    }
  }

  private async apply(): Promise<void> {
    const video = this.video
    if (!video || this.saving) return
    this.saving = true
    this.saveError = null
    try {
      await api.PUT('/api/v1/videos/{id}', { params: { path: { id: video.uuid } }, body: changes(this.draft) })
      this.published = true
      // A silent video is refused, and captions may be there already: the person finds them beside the video.
      if (this.draft.transcribe && site.config?.videoTranscription?.enabled) await generateCaptions(video.uuid).catch(() => undefined)
      announce(t('publish.published') + this.draft.name)
      forgetPages()
    } catch (error) {
      this.saveError = error
      this.publish = false
    } finally {
      this.saving = false
      void this.keep()
    }
  }

  private async follow(): Promise<void> {
    const video = this.video
    if (!video) return
    try {
      this.progress = await data(api.GET('/api/v1/videos/{id}/transcoding-progress', { params: { path: { id: video.uuid } } }))
      this.failures = 0
    } catch {
      this.failures += 1
    }
    if (this.failures > 8 || (this.progress && isSettled(this.progress))) return
    this.polling = setTimeout(() => void this.follow(), pollDelay(this.progress, document.hidden, this.failures))
  }
}

class Uploads {
  list = $state<Upload[]>([])
  private restoring: Promise<void> | undefined

  get busy(): boolean {
    return this.list.some(({ state }) => ['waiting', 'starting', 'running', 'retrying', 'offline', 'finishing'].includes(state.status))
  }

  /** Brings back what an earlier visit left behind; each upload belongs to one tab at a time. */
  restore(): Promise<void> {
    this.restoring ??= keptUploads().then(async (all) => {
      for (const kept of all) {
        if (kept.published && kept.video && Date.now() - kept.createdAt > 24 * 3600_000) {
          await forgetUpload(kept.id)
          continue
        }
        const release = await claim(kept.id)
        if (!release) continue
        const { file, ask } = await readable(kept)
        const upload = new Upload(kept, file)
        upload.release = release
        upload.askPermission = ask
        this.list.push(upload)
      }
      this.pump()
    })
    return this.restoring
  }

  async add(file: File, handle?: FileSystemFileHandle): Promise<void> {
    const again = this.list.find((upload) => upload.state.status === 'needs-file' && isSameFile(upload.kept, file))
    if (again) {
      again.machine.give(file)
      this.pump()
      return
    }
    const kept: Kept = {
      id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
      fileName: file.name,
      size: file.size,
      type: file.type,
      lastModified: file.lastModified,
      uploadPath: null,
      sent: 0,
      video: null,
      draft: draftFor(file.name, site.me, site.config),
      publish: false,
      published: false,
      createdAt: Date.now(),
      handle,
      copy: handle || file.size > COPY_LIMIT ? undefined : file,
    }
    const upload = new Upload(kept, file)
    upload.release = (await claim(kept.id)) ?? (() => undefined)
    this.list.push(upload)
    void upload.keep()
    if (kept.copy) void keepCopy(kept.id, kept.copy)
    this.pump()
  }

  /** The person chose a file for an upload that lost its own. False when it is another file. */
  give(upload: Upload, file: File): boolean {
    if (!isSameFile(upload.kept, file)) return false
    upload.machine.give(file)
    this.pump()
    return true
  }

  async permit(upload: Upload): Promise<void> {
    const handle = upload.kept.handle as (FileSystemFileHandle & { requestPermission?: (wish: { mode: 'read' }) => Promise<PermissionState> }) | undefined
    if ((await handle?.requestPermission?.({ mode: 'read' })) !== 'granted' || !handle) return
    const file = await handle.getFile().catch(() => null)
    if (file && isSameFile(upload.kept, file)) {
      upload.askPermission = false
      this.give(upload, file)
    }
  }

  resume(upload: Upload): void {
    if (upload.state.status === 'paused' || upload.state.status === 'retrying') void this.start(upload)
  }

  async remove(upload: Upload): Promise<void> {
    if (!upload.machine.finished) await upload.machine.cancel()
    await upload.forget()
    this.list = this.list.filter((one) => one !== upload)
    this.pump()
  }

  private pump(): void {
    const active = this.list.filter(({ machine }) => machine.active).length
    const waiting = this.list.filter(({ state, machine }) => state.status === 'waiting' && !machine.active)
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - active))) void this.start(upload)
  }

  private async start(upload: Upload): Promise<void> {
    await upload.machine.run()
    this.pump()
  }
}

/** Takes the upload's lock without waiting; null when another tab has it. */
function claim(id: string): Promise<(() => void) | null> {
  if (!navigator.locks) return Promise.resolve(() => undefined)
  return new Promise((resolve) => {
    void navigator.locks.request(`sepiola.upload.${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null)
        return undefined
      }
      return new Promise<void>((release) => resolve(() => release()))
    })
  })
}

async function readable(kept: Kept): Promise<{ file: File | null; ask: boolean }> {
  if (kept.video) return { file: null, ask: false }
  if (kept.copy) return { file: kept.copy, ask: false }
  const handle = kept.handle as (FileSystemFileHandle & { queryPermission?: (wish: { mode: 'read' }) => Promise<PermissionState> }) | undefined
  if (!handle?.queryPermission) return { file: null, ask: false }
  try {
    const permission = await handle.queryPermission({ mode: 'read' })
    if (permission !== 'granted') return { file: null, ask: permission === 'prompt' }
    const file = await handle.getFile()
    return { file: isSameFile(kept, file) ? file : null, ask: false }
  } catch {
    return { file: null, ask: false }
  }
}

export const uploads = new Uploads()
