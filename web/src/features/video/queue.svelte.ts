// Videos to watch next, chosen one by one, for as long as the tab is open.
import type { Video } from '$/api/types'

const KEY = 'sepiola.queue'
const MOST = 50

function kept(): Video[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(found) ? found.filter((one): one is Video => typeof one?.uuid === 'string' && typeof one.shortUUID === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

class Queue {
  list = $state.raw<Video[]>(kept())

  has(video: { uuid: string }): boolean {
    return this.list.some(({ uuid }) => uuid === video.uuid)
  }

  /** At the end; what waits already keeps its place. False when there is no room. */
  add(video: Video): boolean {
    if (this.has(video)) return true
    if (this.list.length >= MOST) return false
    this.keep([...this.list, video])
    return true
  }

  remove(video: { uuid: string }): void {
    if (this.has(video)) this.keep(this.list.filter(({ uuid }) => uuid !== video.uuid))
  }

  private keep(list: Video[]): void {
    this.list = list
    try {
      sessionStorage.setItem(KEY, JSON.stringify(list))
    } catch {
      /* full or forbidden: it lasts as long as the page */
    }
  }
}

export const queue = new Queue()
