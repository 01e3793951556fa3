//! Imports as clients see them.

use crate::fetch::FETCH;
use crate::policy::{STATES, state};
use crate::store::{self, ImportRow};
use crate::sync::json::SyncOfImport;
use catalog::by_ids::{Found, by_ids};
use database::{Conn, Error, Sql};
use platform::App;
use platform::clock::iso;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use wire::constants::{self, labelled};
use wire::{Labelled, ScheduledUpdate, VideoSummary};

/// An import.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VideoImport {
    pub id: i64,
    /// The address that is fetched; null where it is from a torrent.
    pub target_url: Option<String>,
    /// The magnet link that is fetched, if it is one.
    pub magnet_uri: Option<String>,
    /// What its sender called the torrent file, if it is one.
    pub torrent_name: Option<String>,
    /// How often it was begun.
    pub attempts: i64,
    /// 1 pending, 2 done, 3 failed, 4 rejected, 5 cancelled, 6 at work.
    pub state: Labelled,
    /// Why it failed.
    pub error: Option<String>,
    /// ISO 8601.
    pub updated_at: String,
    /// ISO 8601.
    pub created_at: String,
    /// The video; left out when it was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<VideoSummary>,
    /// How far it is, in percent, while it is at work; not told by PeerTube. Of a file by its address it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<i64>,
    /// The channel that is followed elsewhere, where it came from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_channel_sync: Option<SyncOfImport>,
}

/// Some imports with their videos; six statements at most.
pub(crate) async fn imports(app: &App, conn: &mut Conn, rows: &[ImportRow]) -> Result<Vec<VideoImport>, Error> {
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.video_id).collect();
    let mut tags = tags(conn, &ids).await?;
    let mut videos: HashMap<i64, VideoSummary> = by_ids(app, conn, &ids)
        .await?
        .into_iter()
        .map(|found| (found.video.id, whole(found)))
        .map(|(id, mut video)| {
            video.tags = Some(tags.remove(&id).unwrap_or_default());
            (id, video)
        })
        .collect();
    let mut syncs: Vec<i64> = rows.iter().filter_map(|row| row.channel_sync_id).collect();
    syncs.sort_unstable();
    syncs.dedup();
    let syncs = store::sync::by_ids(conn, &syncs).await?;
    let sync_of = |id: Option<i64>| {
        let sync = syncs.iter().find(|sync| Some(sync.id) == id)?;
        Some(SyncOfImport { id: sync.id, external_channel_url: sync.external_url.clone() })
    };
    let progress = match rows.iter().any(|row| row.state == state::PROCESSING) {
        true => progress(conn).await?,
        false => HashMap::new(),
    };
    let show = |row: &ImportRow| VideoImport {
        id: row.id,
        target_url: row.target_url.clone(),
        magnet_uri: row.magnet_uri.clone(),
        torrent_name: row.torrent_name.clone(),
        attempts: row.attempts,
        state: labelled(STATES, Some(row.state)),
        error: row.error.clone(),
        updated_at: iso(row.updated_at),
        created_at: iso(row.created_at),
        video: row.video_id.and_then(|id| videos.remove(&id)),
        progress: progress.get(&row.id).copied().filter(|percent| *percent > 0 && row.state == state::PROCESSING),
        video_channel_sync: sync_of(row.channel_sync_id),
    };
    Ok(rows.iter().map(show).collect())
}

/// What lists leave out: the whole description, and how far the video is.
fn whole(Found { video, mut summary }: Found) -> VideoSummary {
    summary.state = Some(labelled(constants::STATES, Some(video.state)));
    summary.wait_transcoding = Some(video.wait_transcoding);
    summary.scheduled_update = video.schedule.map(|(at, privacy)| ScheduledUpdate { update_at: iso(at), privacy });
    summary.description = video.description;
    summary
}

/// How far the imports at work are; there are as many as may run at the same time.
async fn progress(conn: &mut Conn) -> Result<HashMap<i64, i64>, Error> {
    let sql = Sql::new("SELECT payload, progress FROM job WHERE kind = $1 AND state = 'active'").bind(FETCH);
    let mut progress = HashMap::new();
    for row in conn.rows(sql).await? {
        let payload: String = row.get("payload")?;
        let payload: serde_json::Value = serde_json::from_str(&payload).unwrap_or_default();
        if let Some(id) = payload["import_id"].as_i64() {
            progress.insert(id, row.get("progress")?);
        }
    }
    Ok(progress)
}

async fn tags(conn: &mut Conn, videos: &[i64]) -> Result<HashMap<i64, Vec<String>>, Error> {
    let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
    if videos.is_empty() {
        return Ok(tags);
    }
    let mut sql = Sql::new("SELECT video_id, name FROM video_tag WHERE video_id IN ");
    sql.list(videos.iter().copied()).push(" ORDER BY video_id, position");
    for row in conn.rows(sql).await? {
        tags.entry(row.get("video_id")?).or_default().push(row.get("name")?);
    }
    Ok(tags)
}
