// Ratings, views and viewers: `from` watches a video of `to`, unless it says otherwise.
import { eventually } from '../server.mjs'
import { details } from './videos.mjs'

const rate = (by, uuid, rating) => by.call('PUT', `/videos/${uuid}/rate`, { body: { rating } })
const watch = async (side, uuid, session) => {
  for (const [currentTime, viewEvent] of [[0, 'seek'], [1], [2], [3], [4]]) {
    const response = await fetch(`${side.url}/api/v1/videos/${uuid}/views`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ currentTime, viewEvent, sessionId: session }),
    })
    if (!response.ok) throw new Error(`a view: ${response.status} ${await response.text()}`)
  }
}

export const watching = [
  ['Like', 'is counted', async (from, to) => {
    await rate(from.viewer, to.film, 'like')
    await eventually('the like', async () => (await details(to, to.film)).likes === 1)
  }],
  ['Update Video', 'its likes are known where it does not live', async (from, to) => {
    await eventually('the count', async () => (await details(to, from.film)).likes === 1)
  }],
  ['Undo Like', 'is not counted any more', async (from, to) => {
    await rate(from.viewer, to.film, 'none')
    await eventually('the end', async () => (await details(to, to.film)).likes === 0)
  }],
  ['Dislike, Undo', 'is counted, and is not', async (from, to) => {
    await rate(from.viewer, to.film, 'dislike')
    await eventually('the dislike', async () => (await details(to, to.film)).dislikes === 1)
    await rate(from.viewer, to.film, 'none')
    await eventually('the end', async () => (await details(to, to.film)).dislikes === 0)
  }],
  ['View', 'is counted', async (from, to) => {
    const before = (await details(to, to.film)).views
    await watch(from, to.film, `${from.label}view`)
    await eventually('the view', async () => (await details(to, to.film)).views > before)
  }],
  ['View (with a result), or Update', 'views are known where it does not live', async (from, to) => {
    await eventually('the count', async () => (await details(to, from.film)).views > 0, 30)
  }],
  ['View (that expires)', 'somebody watches a video elsewhere', async (from, to) => {
    // Viewers are told from time to time: one keeps watching meanwhile.
    let n = 0
    await eventually('the viewer', async () => {
      if (n++ % 8 === 0) await watch(from, to.second, `${from.label}viewer`)
      return (await details(to, to.second)).viewers > 0
    }, 75)
  }],
  ['View (with a result)', 'how many watch a video of one\'s own', async (from, to) => {
    let n = 0
    await eventually('the number', async () => {
      if (n++ % 8 === 0) await watch(from, from.second, `${from.label}own`)
      return (await details(to, from.second)).viewers > 0
    }, 75)
  }],
  ['Create WatchAction', 'is in the statistics of the video', async (from, to) => {
    await from.quiet?.()
    await eventually('the time', async () => (await to.owner.call('GET', `/videos/${to.film}/stats/overall`)).totalWatchTime > 0)
  }],
]
