// The wire shapes by the names this client uses. They are taken from the paths of the generated schema,
// so a renamed component in the server's document changes nothing here.
import type { paths } from './schema'

type Answer<Path extends keyof paths, Method extends 'get' | 'post'> = paths[Path] extends Record<
  Method,
  { responses: { 200: { content: { 'application/json': infer Body } } } }
>
  ? Body
  : never

export type ServerConfig = Answer<'/api/v1/config', 'get'>
export type About = Answer<'/api/v1/config/about', 'get'>
export type ServerStats = Answer<'/api/v1/server/stats', 'get'>
export type OAuthToken = Answer<'/api/v1/users/token', 'post'>
export type Me = Answer<'/api/v1/users/me', 'get'>
export type News = Answer<'/api/v1/users/me/notifications', 'get'>['data'][number]
export type VideoList = Answer<'/api/v1/videos', 'get'>
export type Video = VideoList['data'][number]
export type Overview = Answer<'/api/v1/overviews/videos', 'get'>
export type VideoDetails = Answer<'/api/v1/videos/{id}', 'get'>
export type VideoFile = VideoDetails['files'][number]
export type StreamingPlaylist = VideoDetails['streamingPlaylists'][number]
export type TranscriptionProgress = Answer<'/api/v1/videos/{id}/transcription-progress', 'get'>
export type TranscodingProgress = Answer<'/api/v1/videos/{id}/transcoding-progress', 'get'>
export type Rendition = TranscodingProgress['renditions'][number]
export type Storyboard = Answer<'/api/v1/videos/{id}/storyboards', 'get'>['storyboards'][number]
export type Chapter = Answer<'/api/v1/videos/{id}/chapters', 'get'>['chapters'][number]
export type Caption = Answer<'/api/v1/videos/{id}/captions', 'get'>['data'][number]
export type Comment = Answer<'/api/v1/videos/{id}/comment-threads', 'get'>['data'][number]
/** A comment and the answers to it. */
export type CommentTree = { comment: Comment; children: CommentTree[] }
/** A video that is fetched from elsewhere. */
export type VideoImport = Answer<'/api/v1/users/me/videos/imports', 'get'>['data'][number]
/** A channel of another site whose videos come here. */
export type ChannelSync = Answer<'/api/v1/accounts/{name}/video-channel-syncs', 'get'>['data'][number]
export type Subscription = Answer<'/api/v1/users/me/subscriptions', 'get'>['data'][number]
export type MyChannel = Me['videoChannels'][number]
export type ListedComment = Answer<'/api/v1/users/me/videos/comments', 'get'>['data'][number]
export type PlaylistElement = Answer<'/api/v1/video-playlists/{playlistId}/videos', 'get'>['data'][number]
export type AccountMute = Answer<'/api/v1/users/me/blocklist/accounts', 'get'>['data'][number]
export type ServerMute = Answer<'/api/v1/users/me/blocklist/servers', 'get'>['data'][number]
export type Abuse = Answer<'/api/v1/abuses', 'get'>['data'][number]
export type AbuseMessage = Answer<'/api/v1/abuses/{id}/messages', 'get'>['data'][number]
export type VideoBlock = Answer<'/api/v1/videos/blacklist', 'get'>['data'][number]
export type WordList = Answer<'/api/v1/watched-words/server/lists', 'get'>['data'][number]
export type Person = Answer<'/api/v1/users', 'get'>['data'][number]
/** A follow between this server and somebody elsewhere. */
export type Follow = Answer<'/api/v1/server/following', 'get'>['data'][number]
export type Job = Answer<'/api/v1/jobs', 'get'>['data'][number]
export type Registration = Answer<'/api/v1/users/registrations', 'get'>['data'][number]
export type TokenSession = Answer<'/api/v1/users/{userId}/token-sessions', 'get'>['data'][number]
export type VideoSource = Answer<'/api/v1/videos/{id}/source', 'get'>
/** An offer of a video or of a channel to somebody. */
export type Offer = Answer<'/api/v1/videos/ownership', 'get'>['data'][number]
export type Collaborator = Answer<'/api/v1/video-channels/{handle}/collaborators', 'get'>['data'][number]
export type ChannelActivity = Answer<'/api/v1/video-channels/{handle}/activities', 'get'>['data'][number]
export type Playlist = Answer<'/api/v1/video-playlists/{playlistId}', 'get'>
export type Channel = Answer<'/api/v1/video-channels/{handle}', 'get'>
export type Account = Answer<'/api/v1/accounts/{handle}', 'get'>
/** What this client reads of a picture; the server tells more in some places than in others. */
export type ActorImage = { width?: number | null; height?: number | null; path?: string; fileUrl?: string }
export type VideoUpdate = NonNullable<paths['/api/v1/videos/{id}']['put']['requestBody']>['content']['application/json']

/** PeerTube's numbers for who may see a video. */
export const Privacy = { Public: 1, Unlisted: 2, Private: 3, Internal: 4, Password: 5 } as const

/** PeerTube's numbers for where a video stands; only those this client tells apart. */
export const State = { Published: 1, ToTranscode: 2, ToImport: 3, TranscodingFailed: 7 } as const

/** PeerTube's numbers for who may comment. */
export const CommentsPolicy = { Enabled: 1, Disabled: 2, RequiresApproval: 3 } as const

/** PeerTube's numbers for what somebody is here. */
export const Role = { Administrator: 0, Moderator: 1, User: 2 } as const
