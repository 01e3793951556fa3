//! Playlists as clients see them.

use crate::policy;
use crate::row::{Party, PlaylistRow};
use crate::store::Picture;
use actor::{ImageKind, images};
use catalog::Urls;
use catalog::urls::thumbnail_path;
use platform::clock::iso;
use platform::id;
use serde::Serialize;
use utoipa::ToSchema;
use wire::constants::labelled;
use wire::{ActorImage, Labelled, VideoAccount, VideoChannel, VideoSummary, VideoThumbnail};

/// The picture of lists is not wider than this (pixels), as PeerTube chooses it.
const SMALL: i64 = 300;

/// A playlist.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Playlist {
    /// Number in this database.
    pub id: i64,
    /// UUID.
    pub uuid: String,
    /// The UUID in 22 characters.
    #[serde(rename = "shortUUID")]
    pub short_uuid: String,
    /// Whether it lives here.
    pub is_local: bool,
    /// The playlist's ActivityPub address.
    pub url: String,
    /// Name to show.
    pub display_name: String,
    /// Markdown.
    pub description: Option<String>,
    /// 1 public, 2 unlisted, 3 private.
    pub privacy: Labelled,
    /// Address of the small picture below this instance.
    pub thumbnail_path: Option<String>,
    /// All pictures.
    pub thumbnails: Vec<VideoThumbnail>,
    /// Address of the player alone.
    pub embed_path: String,
    /// 1 regular, 2 watch later.
    #[serde(rename = "type")]
    pub kind: Labelled,
    /// How many places it has.
    pub videos_length: i64,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601.
    pub updated_at: String,
    /// Whose it is.
    pub owner_account: VideoAccount,
    /// Its place among the channel's playlists, from 1.
    pub video_channel_position: Option<i64>,
    /// The channel it belongs to.
    pub video_channel: Option<VideoChannel>,
}

/// A place of a playlist.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Element {
    pub id: i64,
    /// From 1.
    pub position: i64,
    /// Seconds from which it is played.
    pub start_timestamp: Option<i64>,
    /// Seconds at which it ends.
    pub stop_timestamp: Option<i64>,
    /// 0 regular, 1 the video was removed, 2 the video is private, 3 the video is unavailable.
    #[serde(rename = "type")]
    pub kind: i64,
    /// Null unless the type is 0.
    pub video: Option<VideoSummary>,
}

fn host(party: &Party, urls: &Urls) -> String {
    party.host.as_deref().unwrap_or(&urls.host).to_owned()
}

impl PlaylistRow {
    /// The playlist as clients see it; `pictures` are its own, smallest first.
    pub fn json(&self, pictures: &[&Picture], urls: &Urls) -> Playlist {
        let short_uuid = id::short(self.uuid);
        let wide = pictures.iter().filter(|p| p.width > p.height && p.width <= SMALL);
        Playlist {
            id: self.id,
            uuid: self.uuid.to_string(),
            is_local: self.account.host.is_none(),
            url: self.url.clone(),
            display_name: self.name.clone(),
            description: self.description.clone(),
            privacy: labelled(policy::PRIVACIES, Some(self.privacy)),
            thumbnail_path: wide.max_by_key(|p| p.width).map(|p| thumbnail_path(&p.file_name)),
            thumbnails: pictures.iter().map(|p| picture(p, urls)).collect(),
            embed_path: format!("/video-playlists/embed/{short_uuid}"),
            short_uuid,
            kind: labelled(policy::KINDS, Some(self.kind)),
            videos_length: self.elements,
            created_at: iso(self.created_at),
            updated_at: iso(self.updated_at),
            owner_account: VideoAccount {
                id: self.account.id,
                display_name: self.account.display_name.clone(),
                name: self.account.username.clone(),
                url: self.account.url.clone(),
                host: host(&self.account, urls),
                avatars: avatars(&self.account),
            },
            video_channel_position: self.channel_position,
            video_channel: self.channel.as_ref().map(|c| VideoChannel {
                id: c.id,
                name: c.username.clone(),
                display_name: c.display_name.clone(),
                url: c.url.clone(),
                host: host(c, urls),
                avatars: avatars(c),
            }),
        }
    }
}

/// An avatar in its sizes, smallest first.
fn avatars(party: &Party) -> Vec<ActorImage> {
    images(party.avatars.as_deref(), ImageKind::Avatar, &party.url)
}

fn picture(p: &Picture, urls: &Urls) -> VideoThumbnail {
    VideoThumbnail {
        height: p.height,
        width: p.width,
        aspect_ratio: if p.width == p.height { "1:1" } else { "16:9" }.to_owned(),
        file_url: urls.absolute(&thumbnail_path(&p.file_name)),
    }
}
