// Who follows whom: servers, channels, accounts.
import { eventually } from '../server.mjs'

const state = async (side, other) => (await side.root.call('GET', '/server/following?count=50')).data.find((f) => f.following.host === other.host && f.following.name === 'peertube')?.state
const handle = (side) => `peertube@${side.host}`

export const follows = [
  ['Follow, Accept', 'of the server', async (from, to) => {
    await from.root.call('POST', '/server/following', { body: { hosts: [to.host] } })
    await eventually('the answer', async () => (await state(from, to)) === 'accepted')
    await eventually('the follower', async () => (await to.ask('/server/followers?count=50')).data.find((f) => f.follower.host === from.host)?.state === 'accepted')
  }],
  ['outbox', 'what was published before the follow is there', async (from, to) => {
    await eventually('the earlier video', async () => (await to.ask('/videos?count=100')).data.some((v) => v.uuid === from.early))
  }],
  ['Reject', 'of a follower', async (from, to) => {
    await from.root.call('POST', `/server/followers/${handle(to)}/reject`)
    await eventually('the refusal', async () => (await state(to, from)) === 'rejected')
  }],
  ['Accept', 'of one who was rejected', async (from, to) => {
    await from.root.call('POST', `/server/followers/${handle(to)}/accept`)
    await eventually('the answer', async () => (await state(to, from)) === 'accepted')
  }],
  ['Undo Follow', 'of the server, and Follow again', async (from, to) => {
    await from.root.call('DELETE', `/server/following/${to.host}`)
    await eventually('the end', async () => !(await to.ask('/server/followers?count=50')).data.some((f) => f.follower.host === from.host))
    await from.root.call('POST', '/server/following', { body: { hosts: [to.host] } })
    await eventually('the answer', async () => (await state(from, to)) === 'accepted')
  }],
  ['Follow', 'of a channel, by somebody subscribed', async (from, to) => {
    const uri = `${to.owner.channel.name}@${to.host}`
    await from.viewer.call('POST', '/users/me/subscriptions', { body: { uri } })
    await eventually('the subscription', async () => (await from.viewer.call('GET', `/users/me/subscriptions/exist?uris=${uri}`))[uri])
    await eventually('the follower', async () => (await to.owner.call('GET', `/video-channels/${to.owner.channel.name}/followers?count=50`)).data.some((f) => f.follower.host === from.host && f.follower.name === from.viewer.name))
  }],
  ['Undo Follow', 'of a channel', async (from, to) => {
    const uri = `${to.owner.channel.name}@${to.host}`
    await from.viewer.call('DELETE', `/users/me/subscriptions/${uri}`)
    await eventually('the end', async () => !(await to.owner.call('GET', `/video-channels/${to.owner.channel.name}/followers?count=50`)).data.some((f) => f.follower.name === from.viewer.name))
  }],
  ['Follow, Undo', 'of an account, by the server', async (from, to) => {
    const handles = [to.owner.handle]
    const find = async () => (await from.root.call('GET', '/server/following?count=50')).data.find((f) => f.following.name === to.owner.name && f.following.host === to.host)
    const followers = async () => (await to.owner.call('GET', `/accounts/${to.owner.name}/followers?count=50`)).data.filter((f) => f.follower.host === from.host)
    await from.root.call('POST', '/server/following', { body: { handles } })
    await eventually('the answer', async () => (await find())?.state === 'accepted')
    await eventually('the follower', async () => (await followers()).length > 0)
    await from.root.call('DELETE', `/server/following/${handles[0]}`)
    await eventually('the end', async () => (await followers()).length === 0)
  }],
]
