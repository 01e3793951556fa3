// PeerTube's predefined reasons of a report, with our words for them.
export const reasons = [
  ['violentOrRepulsive', 'report.violent'],
  ['hatefulOrAbusive', 'report.hateful'],
  ['spamOrMisleading', 'report.spam'],
  ['privacy', 'report.privacy'],
  ['rights', 'report.rights'],
  ['serverRules', 'report.rules'],
  ['thumbnails', 'report.thumbnails'],
  ['captions', 'report.captions'],
] as const

export type Reason = (typeof reasons)[number][0]
