// Comments: `from` writes below a video of `to`, unless it says otherwise.
import assert from 'node:assert/strict'
import { eventually } from '../server.mjs'

const threads = async (side, uuid) => (await side.ask(`/videos/${uuid}/comment-threads?count=100`)).data
const find = async (side, uuid, text) => (await threads(side, uuid)).find((c) => c.text === text && !c.isDeleted)
const tree = (side, uuid, id) => side.ask(`/videos/${uuid}/comment-threads/${id}`)
const policy = (by, uuid, commentsPolicy) => {
  const form = new FormData()
  form.set('commentsPolicy', String(commentsPolicy))
  return by.call('PUT', `/videos/${uuid}`, { form })
}
const notified = (person, type) => person.call('GET', '/users/me/notifications?count=50').then(({ data }) => data.filter((n) => n.type === type))

export const comments = [
  ['Create Note', 'a thread, and its notification', async (from, to) => {
    await from.viewer.call('POST', `/videos/${to.film}/comment-threads`, { body: { text: `hello from ${from.label}` } })
    const arrived = await eventually('the comment', () => find(to, to.film, `hello from ${from.label}`))
    assert.deepEqual([arrived.account.name, arrived.account.host], [from.viewer.name, from.host])
    await eventually('the notification', async () => (await notified(to.owner, 2)).some((n) => n.comment.account.host === from.host))
  }],
  ['Create Note', 'an answer to it, by the video\'s owner', async (from, to) => {
    // The thread is of `to`, below the video of `from`.
    const text = `hello from ${to.label}`
    const thread = (await find(from, from.film, text)) ?? (await to.viewer.call('POST', `/videos/${from.film}/comment-threads`, { body: { text } }), await eventually('the thread', () => find(from, from.film, text)))
    await from.owner.call('POST', `/videos/${from.film}/comments/${thread.id}`, { body: { text: 'welcome' } })
    const there = await eventually('the thread there', () => find(to, from.film, text))
    const answer = await eventually('the answer', async () => (await tree(to, from.film, there.id)).children.find((c) => c.comment.text === 'welcome'))
    assert.equal(answer.comment.account.host, from.host)
    assert.equal((await find(to, from.film, text)).totalReplies, 1)
  }],
  ['Create Note', 'an answer to an answer, from where the thread began', async (from, to) => {
    const thread = await eventually('the thread', () => find(from, to.film, `hello from ${from.label}`))
    const welcome = await eventually('the answer', async () => (await tree(from, to.film, thread.id)).children[0])
    await from.viewer.call('POST', `/videos/${to.film}/comments/${welcome.comment.id}`, { body: { text: 'thanks' } })
    const there = await find(to, to.film, `hello from ${from.label}`)
    await eventually('the deeper answer', async () => (await tree(to, to.film, there.id)).children[0]?.children[0]?.comment.text === 'thanks')
  }],
  ['Delete Note', 'by its author', async (from, to) => {
    const { comment } = await from.viewer.call('POST', `/videos/${to.film}/comment-threads`, { body: { text: `regretted by ${from.label}` } })
    await eventually('the comment', () => find(to, to.film, `regretted by ${from.label}`))
    await from.viewer.call('DELETE', `/videos/${to.film}/comments/${comment.id}`)
    await eventually('its end', async () => !(await find(to, to.film, `regretted by ${from.label}`)))
  }],
  ['Delete Note', 'of somebody elsewhere, by the video\'s owner', async (from, to) => {
    const text = `unwanted by ${from.label}`
    await to.viewer.call('POST', `/videos/${from.film}/comment-threads`, { body: { text } })
    const arrived = await eventually('the comment', () => find(from, from.film, text))
    await from.owner.call('DELETE', `/videos/${from.film}/comments/${arrived.id}`)
    await eventually('its end', async () => !(await find(to, from.film, text)))
  }],
  ['ApproveReply', 'a held comment is approved of by the video\'s owner', async (from, to) => {
    await policy(from.owner, from.film, 3)
    await eventually('the policy', async () => (await to.ask(`/videos/${from.film}`)).commentsPolicy.id === 3)
    const text = `please, says ${to.label}`
    await to.viewer.call('POST', `/videos/${from.film}/comment-threads`, { body: { text } })
    const held = await eventually('the held comment', async () => (await from.owner.call('GET', '/users/me/videos/comments?isHeldForReview=true&sort=-createdAt&count=50')).data.find((c) => c.text === text))
    assert.ok(!(await find(to, from.film, text)), 'nobody sees it yet')
    await from.owner.call('POST', `/videos/${from.film}/comments/${held.id}/approve`)
    await eventually('the comment', () => find(to, from.film, text))
    await policy(from.owner, from.film, 1)
    await eventually('the policy', async () => (await to.ask(`/videos/${from.film}`)).commentsPolicy.id === 1)
  }],
]
