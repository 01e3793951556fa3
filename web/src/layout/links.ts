// Where the rail and the bottom bar lead: one list, so that both agree.
import type { IconName } from '$/design/icons'
import type { TextKey } from '$/i18n/en'
import type { Route } from '$/lib/routes'
import { site } from '$/lib/site.svelte'
import { sections } from './sections'

const links: { to: string; icon: IconName; text: TextKey & `nav.${string}`; pages: Route['page'][]; member?: boolean; role?: number }[] = [
  { to: '/', icon: 'house', text: 'nav.home', pages: ['browse'] },
  { to: '/discover', icon: 'compass', text: 'nav.discover', pages: ['discover'] },
  { to: '/videos/subscriptions', icon: 'rss', text: 'nav.subscriptions', pages: ['subscriptions'], member: true },
  { to: '/publish', icon: 'upload', text: 'nav.publish', pages: ['publish'] },
  { to: '/my-library/videos', icon: 'library', text: 'nav.library', pages: [...sections.library.flatMap(({ pages }) => [...pages]), 'edit', 'stats'], member: true },
  { to: '/admin/moderation/abuses/list', icon: 'shield-alert', text: 'nav.moderation', pages: sections.moderation.flatMap(({ pages }) => [...pages]), role: 1 },
  { to: '/admin/settings/config', icon: 'settings', text: 'nav.administration', pages: sections.administration.flatMap(({ pages }) => [...pages]), role: 0 },
  { to: '/about', icon: 'info', text: 'nav.about', pages: ['about', 'about-rules', 'about-contact', 'about-network'] },
]

/** Those that are for the person who is here. */
export const shownLinks = (): typeof links =>
  links.filter(({ member, role }) => (!member || site.signedIn) && (role === undefined || (site.me !== null && (site.me.role.id ?? 2) <= role)))
