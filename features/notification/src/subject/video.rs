//! Videos, with their channels, and blocks of videos.

use super::{actor, unique};
use crate::json::{BlockInfo, VideoInfo, VideoWithChannel};
use database::{Conn, Error, FromRow, Row, Sql};
use platform::id;
use std::collections::HashMap;
use uuid::Uuid;
use wire::constants::{STATES, labelled};

impl FromRow for VideoInfo {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let uuid: String = row.get("uuid")?;
        Ok(VideoInfo {
            id: row.get("id")?,
            short_uuid: id::short(Uuid::try_parse(&uuid).unwrap_or_default()),
            uuid,
            name: row.get("name")?,
            state: labelled(STATES, Some(row.get("state")?)),
        })
    }
}

/// Videos by their ids.
pub(super) async fn videos(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, VideoInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, uuid, name, state FROM video WHERE id IN ");
    sql.list(ids.iter().copied());
    let rows: Vec<VideoInfo> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|video| (video.id, video)).collect())
}

/// Videos with their channels.
pub(super) async fn with_channels(
    conn: &mut Conn,
    ids: &[i64],
    own_host: &str,
) -> Result<HashMap<i64, VideoWithChannel>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, uuid, name, state, channel_id FROM video WHERE id IN ");
    sql.list(ids.iter().copied());
    let read = |row: &Row| Ok((VideoInfo::from_row(row)?, row.get("channel_id")?));
    let rows: Vec<(VideoInfo, i64)> = conn.rows(sql).await?.iter().map(read).collect::<Result<_, Error>>()?;
    let channels = actor::channels(conn, &unique(rows.iter().map(|(_, channel)| *channel)), own_host).await?;
    let join = |(video, channel): (VideoInfo, i64)| {
        let channel = channels.get(&channel)?.clone();
        Some((video.id, VideoWithChannel { video, channel }))
    };
    Ok(rows.into_iter().filter_map(join).collect())
}

/// Blocks with their videos.
pub(super) async fn blocks(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, BlockInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT b.id AS block_id, v.id, v.uuid, v.name, v.state FROM video_block b JOIN video v ON v.id = b.video_id \
         WHERE b.id IN ",
    );
    sql.list(ids.iter().copied());
    let read = |row: &Row| {
        let id = row.get("block_id")?;
        Ok((id, BlockInfo { id, video: VideoInfo::from_row(row)? }))
    };
    conn.rows(sql).await?.iter().map(read).collect()
}
