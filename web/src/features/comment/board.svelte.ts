// The comments below one video: threads page by page, answers when they are asked for, and what one does with them.
import { api, data } from '$/api/client'
import { ApiError } from '$/api/errors'
import type { Comment, CommentTree, VideoDetails } from '$/api/types'
import { handle } from '$/lib/address'
import { moderates, site } from '$/lib/site.svelte'
import { answered, approved, buried, changed, grown } from './tree'

export type Sort = '-createdAt' | '-totalReplies'
type Answers = 'loading' | 'open' | 'failed'

const PAGE = 15

export class Board {
  threads = $state.raw<CommentTree[]>([])
  /** Threads whose answers were asked for. */
  answers = $state<Record<number, Answers>>({})
  /** Comments that are there, answers included. */
  count = $state(0)
  loading = $state(false)
  error = $state<unknown>(null)
  sort = $state<Sort>('-createdAt')
  readonly video: VideoDetails

  private readonly headers: Record<string, string>
  private fetched = $state(0)
  private total = $state<number | null>(null)
  private turn = 0

  constructor(video: VideoDetails, headers: Record<string, string>) {
    this.video = video
    this.headers = headers
  }

  get done(): boolean {
    return this.total !== null && this.fetched >= this.total
  }

  get empty(): boolean {
    return this.done && this.threads.length === 0
  }

  /** The owner of the video and moderators look after its comments. */
  get looksAfter(): boolean {
    return moderates() || (site.me !== null && this.video.isLocal && site.me.account?.id === this.video.account.id)
  }

  owns(comment: Comment): boolean {
    return comment.account != null && comment.account.id === site.me?.account?.id
  }

  async more(): Promise<void> {
    if (this.loading || this.done) return
    this.loading = true
    this.error = null
    const turn = this.turn
    try {
      const query = { start: this.fetched, count: PAGE, sort: this.sort }
      const page = await data(api.GET('/api/v1/videos/{id}/comment-threads', { params: { path: this.path, query }, headers: this.headers }))
      if (turn !== this.turn) return
      const known = new Set(this.threads.map(({ comment }) => comment.id))
      const fresh = page.data.filter(({ id }) => !known.has(id)).map((comment) => ({ comment, children: [] }))
      this.threads = [...this.threads, ...fresh]
      this.fetched = page.data.length === 0 ? page.total : this.fetched + page.data.length
      this.total = page.total
      this.count = page.totalNotDeletedComments
    } catch (error) {
      if (turn === this.turn) this.error = error
    } finally {
      if (turn === this.turn) this.loading = false
    }
  }

  /** Begins anew: in another order, or because what is hidden has changed. */
  async again(sort: Sort = this.sort): Promise<void> {
    this.turn += 1
    Object.assign(this, { sort, threads: [], answers: {}, fetched: 0, total: null, loading: false })
    await this.more()
  }

  /** Puts one thread, which an address names, before all others. */
  async pin(threadId: number): Promise<void> {
    try {
      const thread = await this.fetchThread(threadId)
      this.threads = [thread, ...this.threads.filter(({ comment }) => comment.id !== threadId)]
      this.answers[threadId] = 'open'
    } catch {
      /* it is gone, or not for this person */
    }
  }

  async open(threadId: number): Promise<void> {
    this.answers[threadId] = 'loading'
    try {
      const found = await this.fetchThread(threadId)
      this.threads = this.threads.map((thread) => (thread.comment.id === threadId ? found : thread))
      this.answers[threadId] = 'open'
    } catch {
      this.answers[threadId] = 'failed'
    }
  }

  close(threadId: number): void {
    delete this.answers[threadId]
  }

  /** Writes a thread, or an answer. */
  async write(text: string, parent?: Comment): Promise<Comment> {
    if (!parent) {
      const made = await data(api.POST('/api/v1/videos/{id}/comment-threads', { params: { path: this.path }, body: { text }, headers: this.headers }))
      this.threads = [{ comment: made.comment, children: [] }, ...this.threads]
      this.count += 1
      return made.comment
    }
    const path = { ...this.path, commentId: parent.id }
    const { comment } = await data(api.POST('/api/v1/videos/{id}/comments/{commentId}', { params: { path }, body: { text }, headers: this.headers }))
    if (this.answers[parent.threadId] === 'open') {
      this.threads = this.threads.map((thread) => (thread.comment.id === parent.threadId ? answered(thread, parent.id, comment) : thread))
    } else await this.open(parent.threadId)
    this.count += 1
    return comment
  }

  async remove(comment: Comment): Promise<void> {
    const path = { ...this.path, commentId: comment.id }
    await api.DELETE('/api/v1/videos/{id}/comments/{commentId}', { params: { path } }).catch((error: unknown) => {
      // Somebody was faster.
      if (!(error instanceof ApiError && (error.status === 404 || error.status === 409))) throw error
    })
    this.threads = this.threads.map((thread) => changed(thread, comment.id, buried)).filter((thread) => thread !== null)
    this.count = Math.max(0, this.count - 1)
  }

  async approve(comment: Comment): Promise<void> {
    const path = { ...this.path, commentId: comment.id }
    await api.POST('/api/v1/videos/{id}/comments/{commentId}/approve', { params: { path } })
    this.threads = this.threads.map((thread) => changed(thread, comment.id, approved)).filter((thread) => thread !== null)
  }

  /** The person sees nothing of that account any more. */
  async mute(account: { name: string; host: string }): Promise<void> {
    await api.POST('/api/v1/users/me/blocklist/accounts', { body: { accountName: handle(account) } })
    await this.again()
  }

  private get path(): { id: string } {
    return { id: this.video.uuid }
  }

  private async fetchThread(threadId: number): Promise<CommentTree> {
    const path = { ...this.path, threadId }
    return grown((await data(api.GET('/api/v1/videos/{id}/comment-threads/{threadId}', { params: { path }, headers: this.headers }))) as CommentTree)
  }
}
