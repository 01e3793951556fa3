//! A video in a list, and a video on its own page.

use crate::{AccountSummary, ActorImage, ChannelSummary};
use serde::Serialize;
use utoipa::ToSchema;

/// A numbered choice with its English label; `id` is null where nothing was chosen.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Labelled {
    /// The number clients send back.
    pub id: Option<i64>,
    /// What to show.
    pub label: String,
}

/// A choice named by a text, such as a language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TextLabelled {
    /// The text clients send back.
    pub id: Option<String>,
    /// What to show.
    pub label: String,
}

/// A still picture in one size.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoThumbnail {
    /// Pixels.
    pub height: i64,
    /// Pixels.
    pub width: i64,
    /// `16:9` or `1:1`.
    pub aspect_ratio: String,
    /// Full address.
    pub file_url: String,
}

/// The account of a video in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoAccount {
    /// Account id.
    pub id: i64,
    /// Name to show.
    pub display_name: String,
    /// User name.
    pub name: String,
    /// The actor's address.
    pub url: String,
    /// Host.
    pub host: String,
    /// Avatar in several sizes.
    pub avatars: Vec<ActorImage>,
}

/// The channel of a video in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoChannel {
    /// Channel id.
    pub id: i64,
    /// Handle without host.
    pub name: String,
    /// Name to show.
    pub display_name: String,
    /// The actor's address.
    pub url: String,
    /// Host.
    pub host: String,
    /// Avatar in several sizes.
    pub avatars: Vec<ActorImage>,
}

/// What lists and pages share. `A` and `C` are the account and the channel, short or in full.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoBase<A, C> {
    /// Number in this database.
    pub id: i64,
    /// UUID.
    pub uuid: String,
    /// The UUID in 22 characters.
    #[serde(rename = "shortUUID")]
    pub short_uuid: String,
    /// The video's ActivityPub address.
    pub url: String,
    /// Title.
    pub name: String,
    /// Category.
    pub category: Labelled,
    /// Licence.
    pub licence: Labelled,
    /// Language (ISO 639).
    pub language: TextLabelled,
    /// Privacy: 1 public, 2 unlisted, 3 private, 4 internal, 5 password protected.
    pub privacy: Labelled,
    /// Sensitive content.
    pub nsfw: bool,
    /// Kinds of sensitive content, as bits.
    pub nsfw_flags: i64,
    /// Why it is sensitive.
    pub nsfw_summary: Option<String>,
    /// The first 250 characters.
    pub truncated_description: Option<String>,
    /// The description; cut in lists, as PeerTube's.
    pub description: Option<String>,
    /// Whether it lives here.
    pub is_local: bool,
    /// Seconds.
    pub duration: i64,
    /// Width divided by height.
    pub aspect_ratio: Option<f64>,
    /// Views.
    pub views: i64,
    /// People watching now.
    pub viewers: i64,
    /// Downloads.
    pub downloads: i64,
    /// Likes.
    pub likes: i64,
    /// Dislikes.
    pub dislikes: i64,
    /// Address of the small picture below this instance; never null.
    pub thumbnail_path: String,
    /// Address of the large picture below this instance; never null.
    pub preview_path: String,
    /// All pictures.
    pub thumbnails: Vec<VideoThumbnail>,
    /// Address of the player alone.
    pub embed_path: String,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
    /// ISO 8601.
    pub published_at: String,
    /// ISO 8601.
    pub originally_published_at: Option<String>,
    /// Whether it is a live stream.
    pub is_live: bool,
    /// Whose it is.
    pub account: A,
    /// Where it was published.
    pub channel: C,
    /// Where the caller stopped; for signed-in people who have watched it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_history: Option<UserHistory>,
    /// Where the words that were searched for are said in it; in searches only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption_hit: Option<CaptionHit>,
    /// Comments.
    pub comments: i64,
    /// State; in lists only for who asked for it and may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Labelled>,
    /// Whether publishing waits for transcoding; like `state`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_transcoding: Option<bool>,
    /// Publication planned for later; like `state`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_update: Option<ScheduledUpdate>,
    /// Whether moderators blocked it; like `state`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blacklisted: Option<bool>,
    /// Why moderators blocked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blacklisted_reason: Option<Option<String>>,
    /// Whether the caller or the instance mutes the owner; for who asked for it and may see it, as what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked_owner: Option<bool>,
    /// Whether the caller or the instance mutes the owner's server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked_server: Option<bool>,
    /// Tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// What the instance's rules found in title and description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automatic_tags: Option<Vec<String>>,
    /// Plain video files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<FileDetails>>,
    /// HLS publications.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub streaming_playlists: Option<Vec<PlaylistDetails>>,
}

/// Where somebody stopped watching.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserHistory {
    /// Seconds.
    pub current_time: i64,
}

/// Something that is said in a video.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaptionHit {
    /// The captions' language (ISO 639).
    pub language: String,
    /// Seconds from the beginning.
    pub at: f64,
    /// What is said there.
    pub text: String,
}

/// A change of privacy planned for later.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScheduledUpdate {
    /// ISO 8601.
    pub update_at: String,
    /// The privacy it gets then.
    pub privacy: Option<i64>,
}

/// A video in a list.
pub type VideoSummary = VideoBase<VideoAccount, VideoChannel>;

/// A finished file.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileDetails {
    /// File id.
    pub id: i64,
    /// Height of the rung; 0 is audio only.
    pub resolution: Labelled,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Magnet link; never null for old clients' sake where there is a torrent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub magnet_uri: Option<String>,
    /// Bytes.
    pub size: i64,
    /// Frames per second, rounded.
    pub fps: i64,
    /// Address of the torrent file.
    pub torrent_url: Option<String>,
    /// Address that saves the torrent file.
    pub torrent_download_url: Option<String>,
    /// Address of the file.
    pub file_url: String,
    /// Address that saves the file under a readable name.
    pub file_download_url: String,
    /// HLS: the media playlist of this rung.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub playlist_url: Option<String>,
    /// Address of what ffprobe says about the file.
    pub metadata_url: String,
    /// Whether there is sound in it.
    pub has_audio: bool,
    /// Whether there are pictures in it.
    pub has_video: bool,
    /// 0 disk, 1 object storage.
    pub storage: i64,
}

/// Another instance's copy.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HashRef {
    /// Where the copy is.
    pub base_url: String,
}

/// An HLS publication.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlaylistDetails {
    /// Playlist id.
    pub id: i64,
    /// 1: HLS.
    #[serde(rename = "type")]
    pub kind: i64,
    /// The master playlist.
    pub playlist_url: String,
    /// SHA-256 of every segment, by file and byte range.
    pub segments_sha256_url: String,
    /// Copies.
    pub redundancies: Vec<HashRef>,
    /// Finished rungs.
    pub files: Vec<FileDetails>,
}

/// A video on its own page.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoDetails {
    /// What lists show as well.
    #[serde(flatten)]
    pub base: VideoBase<AccountSummary, ChannelSummary>,
    /// HLS publications.
    pub streaming_playlists: Vec<PlaylistDetails>,
    /// Plain video files.
    pub files: Vec<FileDetails>,
    /// Planned lives.
    pub live_schedules: Vec<ScheduledUpdate>,
    /// How to support the creator.
    pub support: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Who may comment.
    pub comments_policy: Labelled,
    /// Whether viewers are offered a download.
    pub download_enabled: bool,
    /// When the file was replaced last.
    pub input_file_updated_at: Option<String>,
    /// WebTorrent and HTTP trackers.
    pub tracker_urls: Vec<String>,
    /// Where the player may be embedded.
    pub embed_privacy_policy: Labelled,
}
