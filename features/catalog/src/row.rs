//! A video with its channel and account, as one row.

use crate::visibility::Facts;
use database::{Error, FromRow, Row};
use uuid::Uuid;

/// The columns of [`VideoRow`]; every query of this crate begins so.
pub(crate) const SELECT: &str = "SELECT v.id, v.uuid, v.url, v.name, v.description, v.support, v.category, v.licence, \
 v.language, v.privacy, v.state, v.wait_transcoding, v.nsfw, v.nsfw_flags, v.nsfw_summary, v.comments_policy, \
 v.download_enabled, v.is_local, v.is_live, v.duration, v.aspect_ratio, v.views, v.likes, v.dislikes, v.comments, \
 v.downloads, v.blocked, v.published_at, v.originally_published_at, v.input_file_updated_at, v.created_at, v.updated_at, \
 c.id AS c_id, c.name AS c_name, c.description AS c_description, c.support AS c_support, c.created_at AS c_created_at, \
 c.updated_at AS c_updated_at, ca.username AS ca_username, ca.host AS ca_host, ca.url AS ca_url, \
 ca.followers_count AS ca_followers, ca.following_count AS ca_following, ca.avatars AS ca_avatars, ca.banners AS ca_banners, \
 a.id AS a_id, a.name AS a_name, a.description AS a_description, a.user_id AS a_user_id, a.created_at AS a_created_at, \
 a.updated_at AS a_updated_at, aa.username AS aa_username, aa.host AS aa_host, aa.url AS aa_url, \
 aa.followers_count AS aa_followers, aa.following_count AS aa_following, aa.avatars AS aa_avatars, aa.banners AS aa_banners, s.update_at AS s_update_at, s.privacy AS s_privacy, b.reason AS b_reason";

/// The joins that [`SELECT`] needs.
pub(crate) const FROM: &str = " FROM video v JOIN channel c ON c.id = v.channel_id JOIN actor ca ON ca.id = c.actor_id \
 JOIN account a ON a.id = c.account_id JOIN actor aa ON aa.id = a.actor_id LEFT JOIN video_schedule s ON s.video_id = v.id \
 LEFT JOIN video_block b ON b.video_id = v.id";

/// An actor with what its account or channel says of itself.
#[derive(Debug, Clone)]
pub struct Party {
    /// Account or channel id.
    pub id: i64,
    /// Handle without host.
    pub username: String,
    /// Host of a remote one.
    pub host: Option<String>,
    /// The actor's address.
    pub url: String,
    /// Name to show.
    pub display_name: String,
    /// Its text about itself.
    pub description: Option<String>,
    /// Followers.
    pub followers: i64,
    /// Followed.
    pub following: i64,
    /// Avatar, as `actor::images` reads it.
    pub avatars: Option<String>,
    /// Banner, likewise.
    pub banners: Option<String>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
}

impl Party {
    fn read(row: &Row, own: [&str; 5], actor: [&str; 7]) -> Result<Self, Error> {
        let [id, display_name, description, created_at, updated_at] = own;
        let [username, host, url, followers, following, avatars, banners] = actor;
        Ok(Party {
            id: row.get(id)?,
            display_name: row.get(display_name)?,
            description: row.get(description)?,
            created_at: row.get(created_at)?,
            updated_at: row.get(updated_at)?,
            username: row.get(username)?,
            host: row.get(host)?,
            url: row.get(url)?,
            followers: row.get(followers)?,
            following: row.get(following)?,
            avatars: row.get(avatars)?,
            banners: row.get(banners)?,
        })
    }
}

/// A video, its channel, its account.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of the table, named alike")]
pub struct VideoRow {
    pub id: i64,
    pub uuid: Uuid,
    pub url: String,
    pub name: String,
    pub description: Option<String>,
    pub support: Option<String>,
    pub category: Option<i64>,
    pub licence: Option<i64>,
    pub language: Option<String>,
    pub privacy: i64,
    pub state: i64,
    pub wait_transcoding: bool,
    pub nsfw: bool,
    pub nsfw_flags: i64,
    pub nsfw_summary: Option<String>,
    pub comments_policy: i64,
    pub download_enabled: bool,
    pub is_local: bool,
    pub is_live: bool,
    pub duration: i64,
    pub aspect_ratio: Option<f64>,
    pub views: i64,
    pub likes: i64,
    pub dislikes: i64,
    pub comments: i64,
    pub downloads: i64,
    pub published_at: i64,
    pub originally_published_at: Option<i64>,
    pub input_file_updated_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub channel: Party,
    pub channel_support: Option<String>,
    pub account: Party,
    pub owner_user_id: Option<i64>,
    pub schedule: Option<(i64, Option<i64>)>,
    pub blocked: bool,
    pub blocked_reason: Option<String>,
}

impl VideoRow {
    /// What the policy needs to know.
    pub fn facts(&self) -> Facts {
        Facts {
            privacy: self.privacy,
            state: self.state,
            wait_transcoding: self.wait_transcoding,
            blocked: self.blocked,
            owner_user_id: self.owner_user_id,
        }
    }
}

impl FromRow for VideoRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let uuid: String = row.get("uuid")?;
        let schedule: Option<i64> = row.get("s_update_at")?;
        let channel = ["c_id", "c_name", "c_description", "c_created_at", "c_updated_at"];
        let channel_actor =
            ["ca_username", "ca_host", "ca_url", "ca_followers", "ca_following", "ca_avatars", "ca_banners"];
        let account = ["a_id", "a_name", "a_description", "a_created_at", "a_updated_at"];
        let account_actor =
            ["aa_username", "aa_host", "aa_url", "aa_followers", "aa_following", "aa_avatars", "aa_banners"];
        Ok(VideoRow {
            id: row.get("id")?,
            uuid: Uuid::try_parse(&uuid).map_err(|e| Error::Schema(format!("video.uuid {uuid:?}: {e}")))?,
            url: row.get("url")?,
            name: row.get("name")?,
            description: row.get("description")?,
            support: row.get("support")?,
            category: row.get("category")?,
            licence: row.get("licence")?,
            language: row.get("language")?,
            privacy: row.get("privacy")?,
            state: row.get("state")?,
            wait_transcoding: row.get("wait_transcoding")?,
            nsfw: row.get("nsfw")?,
            nsfw_flags: row.get("nsfw_flags")?,
            nsfw_summary: row.get("nsfw_summary")?,
            comments_policy: row.get("comments_policy")?,
            download_enabled: row.get("download_enabled")?,
            is_local: row.get("is_local")?,
            is_live: row.get("is_live")?,
            duration: row.get("duration")?,
            aspect_ratio: row.get("aspect_ratio")?,
            views: row.get("views")?,
            likes: row.get("likes")?,
            dislikes: row.get("dislikes")?,
            comments: row.get("comments")?,
            downloads: row.get("downloads")?,
            published_at: row.get("published_at")?,
            originally_published_at: row.get("originally_published_at")?,
            input_file_updated_at: row.get("input_file_updated_at")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            channel: Party::read(row, channel, channel_actor)?,
            channel_support: row.get("c_support")?,
            account: Party::read(row, account, account_actor)?,
            owner_user_id: row.get("a_user_id")?,
            schedule: match schedule {
                Some(at) => Some((at, row.get("s_privacy")?)),
                None => None,
            },
            blocked: row.get("blocked")?,
            blocked_reason: row.get("b_reason")?,
        })
    }
}

/// A still picture of a video.
#[derive(Debug, Clone)]
pub(crate) struct ThumbnailRow {
    pub video_id: i64,
    pub file_name: String,
    pub width: i64,
    pub height: i64,
}

impl FromRow for ThumbnailRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ThumbnailRow {
            video_id: row.get("video_id")?,
            file_name: row.get("file_name")?,
            width: row.get("width")?,
            height: row.get("height")?,
        })
    }
}

/// A finished file.
#[derive(Debug, Clone)]
pub(crate) struct FileRow {
    pub id: i64,
    pub playlist_id: Option<i64>,
    pub resolution: i64,
    pub width: i64,
    pub height: i64,
    pub fps: i64,
    pub size: i64,
    pub file_name: String,
    pub torrent_name: Option<String>,
    pub info_hash: Option<String>,
    pub has_audio: bool,
    pub has_video: bool,
    /// Where another server has it.
    pub remote_url: Option<String>,
    /// Where another server tells what it contains.
    pub remote_metadata_url: Option<String>,
}

impl FromRow for FileRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(FileRow {
            id: row.get("id")?,
            playlist_id: row.get("playlist_id")?,
            resolution: row.get("resolution")?,
            width: row.get("width")?,
            height: row.get("height")?,
            fps: row.get("fps")?,
            size: row.get("size")?,
            file_name: row.get("file_name")?,
            torrent_name: row.get("torrent_name")?,
            info_hash: row.get("info_hash")?,
            has_audio: row.get("has_audio")?,
            has_video: row.get("has_video")?,
            remote_url: row.get("remote_url")?,
            remote_metadata_url: row.get("remote_metadata_url")?,
        })
    }
}
