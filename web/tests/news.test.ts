import { describe, expect, it, vi } from 'vitest'
import type { News } from '../src/api/types'
import { sentence } from '../src/features/notification/sentence'
import { choices, ticked, turned, type Settings } from '../src/features/notification/settings'

const video = { id: 1, uuid: '0bf40b91-8320-417d-afda-e5b1706c6afc', shortUUID: '2tBq2aDvPJZWTKVKnKQzAm', name: 'Tide', state: { id: 1, label: 'Published' } }
const actor = { id: 1, name: 'shore', host: 'here.example', displayName: 'The Shore', avatars: [] }
const follow = (type: string) => ({ id: 1, state: 'accepted', follower: actor, following: { type, name: 'mine', displayName: 'Mine', host: 'here.example' } })
const pip = { ...actor, name: 'pip', displayName: 'Pip' }
const mine = { ...actor, name: 'mine', displayName: 'Mine' }
const state = { id: 1, label: 'Pending' }
const helper = { id: 1, channelOwner: actor, channel: mine, account: pip, state }
const offer = { id: 1, state, initiatorAccount: actor, nextOwnerAccount: pip }
const of = (type: number, about: Partial<News> = {}): News => ({ id: 1, type, read: false, data: null, createdAt: '', updatedAt: '', ...about })

vi.stubGlobal('location', { host: 'elsewhere.example' })

describe('what a notification says', () => {
  it('has a sentence and a way for each kind', () => {
    const watch = '/w/2tBq2aDvPJZWTKVKnKQzAm'
    const cases: [News, string, string | null][] = [
      [of(1, { video: { ...video, channel: actor } }), 'The Shore published “Tide”', watch],
      [of(2, { comment: { id: 1, threadId: 1, account: actor, video, heldForReview: false } }), 'The Shore commented on “Tide”', watch],
      [of(2, { comment: { id: 1, threadId: 1, account: actor, video, heldForReview: true } }), 'The Shore wrote a comment on “Tide” that waits for you', watch],
      [of(10, { actorFollow: follow('channel') }), 'The Shore follows your channel Mine', '/a/shore@here.example'],
      [of(10, { actorFollow: follow('account') }), 'The Shore follows you', '/a/shore@here.example'],
      [of(11, { comment: { id: 1, threadId: 1, account: actor, video, heldForReview: false } }), 'The Shore named you in a comment on “Tide”', watch],
      [of(13, { actorFollow: follow('instance') }), 'shore@here.example follows this site', '/a/shore@here.example'],
      [of(14, { actorFollow: follow('instance') }), 'This site now follows here.example', null],
      [of(3, { abuse: { id: 7, state: 1, video } }), 'Somebody reported “Tide”', watch],
      [of(3, { abuse: { id: 7, state: 1, account: actor } }), 'Somebody reported The Shore', '/a/shore@here.example'],
      [of(3, { abuse: { id: 7, state: 1, comment: { threadId: 1, video } } }), 'Somebody reported a comment on “Tide”', watch],
      [of(3, { abuse: { id: 7, state: 1 } }), 'There is a new report, number 7', null],
      [of(15, { abuse: { id: 7, state: 3, video } }), 'The moderators accepted your report 7', null],
      [of(15, { abuse: { id: 7, state: 2, video } }), 'The moderators rejected your report 7', null],
      [of(15, { abuse: { id: 7, state: 1, video } }), 'Your report 7 is open again', null],
      [of(16, { abuse: { id: 7, state: 1, video } }), 'There is a new message about report 7', null],
      [of(4, { videoBlacklist: { id: 1, video } }), '“Tide” was blocked by the moderators', watch],
      [of(5, { video: { ...video, channel: actor } }), '“Tide” may be seen again', watch],
      [of(6, { video: { ...video, channel: actor } }), '“Tide” is published', watch],
      [of(12, { videoBlacklist: { id: 1, video } }), '“Tide” waits for a moderator', watch],
      [of(22, { videoCaption: { id: 1, language: { id: 'fr', label: 'French' }, video } }), 'A program wrote captions for “Tide”', watch],
      [of(9, { account: actor }), 'shore registered on this site', '/a/shore@here.example'],
      [of(20, { registration: { id: 1, username: 'pip' } }), 'pip asks to register', null],
      [of(23, { videoChannelCollaborator: helper }), 'The Shore invites you to help with the channel Mine', '/my-library/ownership'],
      [of(24, { videoChannelCollaborator: helper }), 'Pip helps with your channel Mine from now on', null],
      [of(25, { videoChannelCollaborator: helper }), 'Pip does not want to help with your channel Mine', null],
      [of(26, { changeOwnership: { ...offer, video } }), 'The Shore offers you the video “Tide”', '/my-library/ownership'],
      [of(27, { changeOwnership: { ...offer, video } }), 'Pip has taken over the video “Tide”', watch],
      [of(28, { changeOwnership: { ...offer, video } }), 'Pip does not want the video “Tide”', watch],
      [of(29, { changeOwnership: { ...offer, channel: mine } }), 'The Shore offers you the channel Mine', '/my-library/ownership'],
      [of(30, { changeOwnership: { ...offer, channel: mine } }), 'Pip has taken over the channel Mine', null],
      [of(31, { changeOwnership: { ...offer, channel: mine } }), 'Pip does not want the channel Mine', null],
    ]
    for (const [news, text, href] of cases) expect(sentence(news), `kind ${news.type}`).toMatchObject({ text, href })
  })

  it('says something of what it does not know, and of what has lost its subject', () => {
    for (const news of [of(6), of(4), of(999)]) expect(sentence(news)).toMatchObject({ href: null, icon: 'bell' })
  })
})

describe('where one wants to be told', () => {
  it('is two bits for each kind', () => {
    const settings = Object.fromEntries(choices.map(({ key }) => [key, 1])) as Settings
    expect(ticked(settings, 'myVideoPublished', 1)).toBe(true)
    expect(ticked(settings, 'myVideoPublished', 2)).toBe(false)
    const both = turned(settings, 'myVideoPublished', 2, true)
    expect(both.myVideoPublished).toBe(3)
    expect(turned(both, 'myVideoPublished', 1, false).myVideoPublished).toBe(2)
    expect(both.blacklistOnMyVideo).toBe(1)
  })
})
