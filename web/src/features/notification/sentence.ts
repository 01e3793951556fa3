// What a notification says: one sentence, where it leads, and a picture of its kind. Pure, so that every kind can be tested.
import type { News } from '$/api/types'
import type { IconName } from '$/design/icons'
import { t } from '$/i18n'
import { watchPath } from '$/lib/address'

export type Sentence = { text: string; href: string | null; icon: IconName }

const plain = (icon: IconName, text: string, href: string | null = null): Sentence => ({ icon, text, href })

/** PeerTube's numbers of the kinds. What is not known here, or has lost what it was about, is said in general. */
export function sentence(news: News): Sentence {
  const { video, videoBlacklist } = news
  switch (news.type) {
    case 4:
      if (videoBlacklist) return plain('ban', t('news.blocked', { video: videoBlacklist.video.name }), watchPath(videoBlacklist.video))
      break
    case 5:
      if (video) return plain('circle-check', t('news.unblocked', { video: video.name }), watchPath(video))
      break
    case 6:
      if (video) return plain('circle-check', t('news.published', { video: video.name }), watchPath(video))
      break
    case 12:
      if (videoBlacklist) return plain('shield-alert', t('news.waits', { video: videoBlacklist.video.name }), watchPath(videoBlacklist.video))
      break
  }
  return plain('bell', t('news.unknown'))
}
