// Where the rail and the bottom bar lead: one list, so that both agree.
import type { IconName } from '$/design/icons'
import type { TextKey } from '$/i18n/en'
import type { Route } from '$/lib/routes'

export const links: { to: string; icon: IconName; text: TextKey & `nav.${string}`; page: Route['page']; member?: boolean }[] = [
  { to: '/', icon: 'house', text: 'nav.home', page: 'browse' },
  { to: '/publish', icon: 'upload', text: 'nav.publish', page: 'publish' },
  { to: '/my-library/videos', icon: 'library', text: 'nav.library', page: 'library', member: true },
  { to: '/about', icon: 'info', text: 'nav.about', page: 'about' },
]
