//! Channels that are followed, as clients see them.

use crate::store::sync::SyncRow;
use actor::{ImageKind, images};
use channel::ChannelRow;
use database::{Conn, Error};
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::constants::labelled;
use wire::{Labelled, VideoChannel};

/// A channel of another site that is followed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VideoChannelSync {
    pub id: i64,
    /// 1 waits for its first run, 2 at work, 3 done, 4 failed.
    pub state: Labelled,
    /// What is followed.
    pub external_channel_url: String,
    /// ISO 8601.
    pub created_at: String,
    /// ISO 8601; left out before the first run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_sync_at: Option<String>,
    /// Why it failed; left out otherwise, and not told by PeerTube.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The channel here that its videos come to.
    pub channel: VideoChannel,
}

/// What an import tells of the channel it came from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SyncOfImport {
    pub id: i64,
    /// What is followed.
    pub external_channel_url: String,
}

/// The answer to a channel that was added.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VideoChannelSyncCreated {
    /// It.
    pub video_channel_sync: VideoChannelSync,
}

fn short(channel: &ChannelRow, own_host: &str) -> VideoChannel {
    VideoChannel {
        id: channel.id,
        name: channel.username.clone(),
        display_name: channel.display_name.clone(),
        url: channel.url.clone(),
        host: channel.host.clone().unwrap_or_else(|| own_host.to_owned()),
        avatars: images(channel.avatars.as_deref(), ImageKind::Avatar, &channel.url),
    }
}

/// Some with their channels.
pub(crate) async fn syncs(conn: &mut Conn, rows: &[SyncRow], own_host: &str) -> Result<Vec<VideoChannelSync>, Error> {
    let ids: Vec<i64> = rows.iter().map(|row| row.channel_id).collect();
    let channels = channel::by_ids(conn, &ids).await?;
    let show = |row: &SyncRow| {
        let channel = channels.iter().find(|channel| channel.id == row.channel_id)?;
        Some(VideoChannelSync {
            id: row.id,
            state: labelled(super::STATES, Some(row.state)),
            external_channel_url: row.external_url.clone(),
            created_at: iso(row.created_at),
            last_sync_at: row.synced_at.map(iso),
            error: row.error.clone(),
            channel: short(channel, own_host),
        })
    };
    Ok(rows.iter().filter_map(show).collect())
}
