//! Where a user wants to be told of each kind of news. `users/me` shows it; the `notification` feature keeps it.

use database::{Conn, Error, FromRow, Row, Sql};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// Where news of each kind go: 0 nowhere, 1 web, 2 e-mail, 3 both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotificationSettings {
    /// A comment on one of my videos.
    pub new_comment_on_my_video: i64,
    /// A video of a channel I subscribed to.
    pub new_video_from_subscription: i64,
    /// A report, for moderators.
    pub abuse_as_moderator: i64,
    /// A video that was blocked automatically, for moderators.
    pub video_auto_blacklist_as_moderator: i64,
    /// One of my videos was blocked or unblocked.
    pub blacklist_on_my_video: i64,
    /// One of my videos was published.
    pub my_video_published: i64,
    /// An import of mine ended.
    pub my_video_import_finished: i64,
    /// Somebody signed up or asks to, for moderators.
    pub new_user_registration: i64,
    /// Somebody named me in a comment.
    pub comment_mention: i64,
    /// Somebody follows me or one of my channels.
    pub new_follow: i64,
    /// Somebody follows the instance, for administrators.
    pub new_instance_follower: i64,
    /// The instance follows another by itself, for administrators.
    pub auto_instance_following: i64,
    /// A message about a report.
    pub abuse_new_message: i64,
    /// A report of mine was decided.
    pub abuse_state_change: i64,
    /// A new version, for administrators.
    pub new_peer_tube_version: i64,
    /// One of my videos was edited.
    pub my_video_studio_edition_finished: i64,
    /// Captions of one of my videos were made.
    pub my_video_transcription_generated: i64,
    /// A new version of a plugin, for administrators.
    pub new_plugin_version: i64,
    /// Mutes that came from a subscribed list, for moderators.
    pub automatic_blocklist: i64,
}

impl Default for NotificationSettings {
    /// PeerTube's settings of a new user.
    fn default() -> Self {
        NotificationSettings {
            new_comment_on_my_video: 1,
            new_video_from_subscription: 1,
            abuse_as_moderator: 3,
            video_auto_blacklist_as_moderator: 3,
            blacklist_on_my_video: 3,
            my_video_published: 1,
            my_video_import_finished: 1,
            new_user_registration: 1,
            comment_mention: 1,
            new_follow: 1,
            new_instance_follower: 1,
            auto_instance_following: 1,
            abuse_new_message: 3,
            abuse_state_change: 3,
            new_peer_tube_version: 3,
            my_video_studio_edition_finished: 1,
            my_video_transcription_generated: 1,
            new_plugin_version: 1,
            automatic_blocklist: 1,
        }
    }
}

impl FromRow for NotificationSettings {
    /// A column that is null (somebody without a row) has its default.
    fn from_row(row: &Row) -> Result<Self, Error> {
        let d = Self::default();
        let read = |column: &str, default: i64| Ok::<_, Error>(row.get::<Option<i64>>(column)?.unwrap_or(default));
        Ok(NotificationSettings {
            new_comment_on_my_video: read("new_comment_on_my_video", d.new_comment_on_my_video)?,
            new_video_from_subscription: read("new_video_from_subscription", d.new_video_from_subscription)?,
            abuse_as_moderator: read("abuse_as_moderator", d.abuse_as_moderator)?,
            video_auto_blacklist_as_moderator: read(
                "video_auto_blacklist_as_moderator",
                d.video_auto_blacklist_as_moderator,
            )?,
            blacklist_on_my_video: read("blacklist_on_my_video", d.blacklist_on_my_video)?,
            my_video_published: read("my_video_published", d.my_video_published)?,
            my_video_import_finished: read("my_video_import_finished", d.my_video_import_finished)?,
            new_user_registration: read("new_user_registration", d.new_user_registration)?,
            comment_mention: read("comment_mention", d.comment_mention)?,
            new_follow: read("new_follow", d.new_follow)?,
            new_instance_follower: read("new_instance_follower", d.new_instance_follower)?,
            auto_instance_following: read("auto_instance_following", d.auto_instance_following)?,
            abuse_new_message: read("abuse_new_message", d.abuse_new_message)?,
            abuse_state_change: read("abuse_state_change", d.abuse_state_change)?,
            new_peer_tube_version: read("new_peer_tube_version", d.new_peer_tube_version)?,
            my_video_studio_edition_finished: read(
                "my_video_studio_edition_finished",
                d.my_video_studio_edition_finished,
            )?,
            my_video_transcription_generated: read(
                "my_video_transcription_generated",
                d.my_video_transcription_generated,
            )?,
            new_plugin_version: read("new_plugin_version", d.new_plugin_version)?,
            automatic_blocklist: read("automatic_blocklist", d.automatic_blocklist)?,
        })
    }
}

impl NotificationSettings {
    /// What a user chose.
    pub async fn of_user(conn: &mut Conn, user_id: i64) -> Result<Self, Error> {
        let sql = Sql::new("SELECT * FROM notification_setting WHERE user_id = $1").bind(user_id);
        Ok(conn.optional(sql).await?.unwrap_or_default())
    }

    /// What several users chose; who has no row is left out.
    pub async fn of_users(conn: &mut Conn, user_ids: &[i64]) -> Result<HashMap<i64, Self>, Error> {
        let mut sql = Sql::new("SELECT * FROM notification_setting WHERE user_id IN ");
        sql.list(user_ids.iter().copied());
        let rows = conn.rows(sql).await?;
        rows.iter().map(|row| Ok((row.get("user_id")?, Self::from_row(row)?))).collect()
    }
}
