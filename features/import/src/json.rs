//! Imports as clients see them.

use crate::policy::STATES;
use crate::store::ImportRow;
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
    /// What is fetched.
    pub target_url: String,
    /// Always null: there are no imports from torrents here.
    pub magnet_uri: Option<String>,
    /// Always null, likewise.
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
}

/// Some imports with their videos; four statements at most.
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
    let show = |row: &ImportRow| VideoImport {
        id: row.id,
        target_url: row.target_url.clone(),
        magnet_uri: None,
        torrent_name: None,
        attempts: row.attempts,
        state: labelled(STATES, Some(row.state)),
        error: row.error.clone(),
        updated_at: iso(row.updated_at),
        created_at: iso(row.created_at),
        video: row.video_id.and_then(|id| videos.remove(&id)),
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
