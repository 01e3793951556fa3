// The pages that belong together, in the order of their tabs.
import type { TextKey } from '$/i18n/en'
import type { Route } from '$/lib/routes'

type Tab = { to: string; text: TextKey & `tab.${string}`; pages: Route['page'][] }

export const sections = {
  library: [
    { to: '/my-library/videos', text: 'tab.videos', pages: ['library'] },
    { to: '/my-library/video-playlists', text: 'tab.playlists', pages: ['my-playlists', 'my-playlist'] },
    { to: '/my-library/video-channels', text: 'tab.channels', pages: ['my-channels', 'channel-form', 'team'] },
    { to: '/my-library/video-imports', text: 'tab.imports', pages: ['my-imports'] },
    { to: '/my-library/video-channel-syncs', text: 'tab.syncs', pages: ['my-syncs'] },
    { to: '/my-library/ownership', text: 'tab.offers', pages: ['offers'] },
    { to: '/my-library/subscriptions', text: 'tab.subscriptions', pages: ['my-subscriptions'] },
    { to: '/my-library/history/videos', text: 'tab.history', pages: ['history'] },
    { to: '/my-library/comments-on-my-videos', text: 'tab.comments', pages: ['my-comments'] },
    { to: '/my-library/watched-words/list', text: 'tab.words', pages: ['my-words'] },
  ],
  account: [
    { to: '/my-account/settings', text: 'tab.settings', pages: ['settings'] },
    { to: '/my-account/notifications', text: 'tab.notifications', pages: ['notifications'] },
    { to: '/my-account/blocklist', text: 'tab.mutes', pages: ['my-mutes'] },
    { to: '/my-account/abuses', text: 'tab.myReports', pages: ['my-reports'] },
  ],
  moderation: [
    { to: '/admin/moderation/abuses/list', text: 'tab.reports', pages: ['reports'] },
    { to: '/admin/moderation/video-blocks/list', text: 'tab.blocked', pages: ['blocked'] },
    { to: '/admin/overview/comments', text: 'tab.comments', pages: ['comments'] },
    { to: '/admin/overview/users', text: 'tab.users', pages: ['users'] },
    { to: '/admin/moderation/registrations/list', text: 'tab.registrations', pages: ['registrations'] },
    { to: '/admin/moderation/watched-words/list', text: 'tab.words', pages: ['words'] },
    { to: '/admin/moderation/blocklist', text: 'tab.instanceMutes', pages: ['mutes'] },
  ],
  administration: [
    { to: '/admin/settings/config', text: 'tab.config', pages: ['config'] },
    { to: '/admin/settings/look', text: 'tab.look', pages: ['look'] },
    { to: '/admin/settings/homepage', text: 'tab.homepage', pages: ['homepage'] },
    { to: '/admin/settings/follows', text: 'tab.peers', pages: ['peers'] },
    { to: '/admin/settings/system/health', text: 'tab.health', pages: ['health'] },
    { to: '/admin/settings/system/jobs', text: 'tab.jobs', pages: ['jobs'] },
    { to: '/admin/settings/system/logs', text: 'tab.logs', pages: ['logs'] },
  ],
} as const satisfies Record<string, Tab[]>

export type SectionName = keyof typeof sections
