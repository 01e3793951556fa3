// The pages that belong together, in the order of their tabs.
import type { TextKey } from '$/i18n/en'
import type { Route } from '$/lib/routes'

type Tab = { to: string; text: TextKey & `tab.${string}`; pages: Route['page'][] }

export const sections = {
  library: [
    { to: '/my-library/videos', text: 'tab.videos', pages: ['library'] },
    { to: '/my-library/video-playlists', text: 'tab.playlists', pages: ['my-playlists', 'my-playlist'] },
    { to: '/my-library/video-channels', text: 'tab.channels', pages: ['my-channels', 'channel-form'] },
    { to: '/my-library/subscriptions', text: 'tab.subscriptions', pages: ['my-subscriptions'] },
    { to: '/my-library/history/videos', text: 'tab.history', pages: ['history'] },
    { to: '/my-library/comments-on-my-videos', text: 'tab.comments', pages: ['my-comments'] },
  ],
  account: [
    { to: '/my-account/settings', text: 'tab.settings', pages: ['settings'] },
    { to: '/my-account/notifications', text: 'tab.notifications', pages: ['notifications'] },
    { to: '/my-account/blocklist', text: 'tab.mutes', pages: ['my-mutes'] },
  ],
} as const satisfies Record<string, Tab[]>

export type SectionName = keyof typeof sections
