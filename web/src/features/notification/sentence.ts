// What a notification says: one sentence, where it leads, and a picture of its kind. Pure, so that every kind can be tested.
import type { News } from '$/api/types'
import type { IconName } from '$/design/icons'
import { t } from '$/i18n'
import { accountPath, watchPath } from '$/lib/address'

export type Sentence = { text: string; href: string | null; icon: IconName }

const plain = (icon: IconName, text: string, href: string | null = null): Sentence => ({ icon, text, href })

/** Where offers and invitations are answered. */
const OFFERS = '/my-library/ownership'

const decisions: Record<number, 'news.abuseAccepted' | 'news.abuseRejected'> = { 2: 'news.abuseRejected', 3: 'news.abuseAccepted' }

function reported({ id, video, comment, account }: NonNullable<News['abuse']>): string {
  if (video) return t('news.abuseVideo', { video: video.name })
  if (comment) return t('news.abuseComment', { video: comment.video.name })
  return account ? t('news.abuseAccount', { name: account.displayName }) : t('news.abuse', { id })
}

function followed({ follower, following }: NonNullable<News['actorFollow']>, instance: boolean): string {
  if (instance) return t('news.followInstance', { name: `${follower.name}@${follower.host}` })
  return following.type === 'channel'
    ? t('news.followChannel', { name: follower.displayName, channel: following.displayName })
    : t('news.followAccount', { name: follower.displayName })
}

/** What is said of an offered video or channel, by the kind of news. */
const offers = {
  26: 'news.videoOffered',
  27: 'news.videoTaken',
  28: 'news.videoNotWanted',
  29: 'news.channelOffered',
  30: 'news.channelTaken',
  31: 'news.channelNotWanted',
} as const

function offered(type: keyof typeof offers, { initiatorAccount, nextOwnerAccount, video, channel }: NonNullable<News['changeOwnership']>): Sentence {
  const who = type === 26 || type === 29 ? initiatorAccount : nextOwnerAccount
  const values = { name: who.displayName, video: video?.name ?? '', channel: channel?.displayName ?? '' }
  // What waits for an answer leads to where it is given.
  const asked = type === 26 || type === 29
  return plain(asked ? 'arrow-right-left' : 'film', t(offers[type], values), asked ? OFFERS : video ? watchPath(video) : null)
}

/** PeerTube's numbers of the kinds. What is not known here, or has lost what it was about, is said in general. */
export function sentence(news: News): Sentence {
  const { video, videoBlacklist, abuse, comment, account, actorFollow, registration, videoChannelCollaborator: helper, changeOwnership: offer, videoCaption } = news
  switch (news.type) {
    case 1:
      if (video) return plain('film', t('news.newVideo', { channel: video.channel.displayName, video: video.name }), watchPath(video))
      break
    case 2:
      if (comment) {
        const values = { name: comment.account.displayName, video: comment.video.name }
        return plain('message-circle', comment.heldForReview ? t('news.commentHeld', values) : t('news.comment', values), watchPath(comment.video))
      }
      break
    case 3:
      if (abuse) return plain('flag', reported(abuse), abuse.video ? watchPath(abuse.video) : abuse.comment ? watchPath(abuse.comment.video) : abuse.account ? accountPath(abuse.account) : null)
      break
    case 4:
      if (videoBlacklist) return plain('ban', t('news.blocked', { video: videoBlacklist.video.name }), watchPath(videoBlacklist.video))
      break
    case 5:
      if (video) return plain('circle-check', t('news.unblocked', { video: video.name }), watchPath(video))
      break
    case 6:
      if (video) return plain('circle-check', t('news.published', { video: video.name }), watchPath(video))
      break
    case 22:
      if (videoCaption) return plain('captions', t('news.transcribed', { video: videoCaption.video.name }), watchPath(videoCaption.video))
      break
    case 9:
      if (account) return plain('user-round-plus', t('news.registered', { name: account.name }), accountPath(account))
      break
    case 20:
      if (registration) return plain('user-round-plus', t('news.registration', { name: registration.username }))
      break
    case 23:
      if (helper) return plain('handshake', t('news.invited', { name: helper.channelOwner.displayName, channel: helper.channel.displayName }), OFFERS)
      break
    case 24:
    case 25:
      if (helper) {
        const values = { name: helper.account.displayName, channel: helper.channel.displayName }
        return plain('user-round-plus', news.type === 24 ? t('news.invitationAccepted', values) : t('news.invitationRefused', values))
      }
      break
    case 26:
    case 27:
    case 28:
    case 29:
    case 30:
    case 31:
      if (offer) return offered(news.type, offer)
      break
    case 10:
    case 13:
      if (actorFollow) return plain('user-round-plus', followed(actorFollow, news.type === 13), accountPath(actorFollow.follower))
      break
    case 14:
      if (actorFollow) return plain('user-round-plus', t('news.followsByItself', { host: actorFollow.following.host }))
      break
    case 11:
      if (comment) return plain('message-circle', t('news.mention', { name: comment.account.displayName, video: comment.video.name }), watchPath(comment.video))
      break
    case 12:
      if (videoBlacklist) return plain('shield-alert', t('news.waits', { video: videoBlacklist.video.name }), watchPath(videoBlacklist.video))
      break
    case 15:
      if (abuse) return plain('flag', t(decisions[abuse.state] ?? 'news.abuseOpen', { id: abuse.id }))
      break
    case 16:
      if (abuse) return plain('message-circle', t('news.abuseMessage', { id: abuse.id }))
      break
  }
  return plain('bell', t('news.unknown'))
}
