// Where the rail and the bottom bar lead: one list, so that both agree.
import type { IconName } from '$/design/icons'
import type { TextKey } from '$/i18n/en'
import type { Route } from '$/lib/routes'

export const links: { to: string; icon: IconName; text: TextKey & `nav.${string}`; pages: Route['page'][]; member?: boolean }[] = [
  { to: '/', icon: 'house', text: 'nav.home', pages: ['browse'] },
  { to: '/videos/subscriptions', icon: 'rss', text: 'nav.subscriptions', pages: ['subscriptions'], member: true },
  { to: '/publish', icon: 'upload', text: 'nav.publish', pages: ['publish'] },
  { to: '/my-library/videos', icon: 'library', text: 'nav.library', pages: ['library', 'my-playlists', 'my-playlist', 'my-channels', 'channel-form', 'my-subscriptions', 'history', 'my-comments', 'edit'], member: true },
  { to: '/about', icon: 'info', text: 'nav.about', pages: ['about'] },
]
