//! `playlist_element`: the places of a playlist.

use crate::places::Shift;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use uuid::Uuid;

/// A place.
#[derive(Debug, Clone)]
pub(crate) struct ElementRow {
    pub id: i64,
    /// `None` when the video was removed.
    pub video_id: Option<i64>,
    /// From 1.
    pub position: i64,
    /// Seconds.
    pub start_at: Option<i64>,
    /// Seconds.
    pub stop_at: Option<i64>,
}

impl FromRow for ElementRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ElementRow {
            id: row.get("id")?,
            video_id: row.get("video_id")?,
            position: row.get("position")?,
            start_at: row.get("start_at")?,
            stop_at: row.get("stop_at")?,
        })
    }
}

/// A page of a playlist's places, in their order.
pub(crate) async fn elements(conn: &mut Conn, playlist: i64, start: i64, count: i64) -> Result<Vec<ElementRow>, Error> {
    // Places have no gaps: a page is a range, and passing over many costs nothing.
    let sql = "SELECT id, video_id, position, start_at, stop_at FROM playlist_element \
               WHERE playlist_id = $1 AND position > $2 AND position <= $3 ORDER BY position, id";
    conn.all(Sql::new(sql).bind(playlist).bind(start).bind(start.saturating_add(count))).await
}

/// A place of a playlist.
pub(crate) async fn element(conn: &mut Conn, playlist: i64, id: i64) -> Result<Option<ElementRow>, Error> {
    let sql =
        "SELECT id, video_id, position, start_at, stop_at FROM playlist_element WHERE id = $1 AND playlist_id = $2";
    conn.optional(Sql::new(sql).bind(id).bind(playlist)).await
}

/// A place to be.
#[derive(Debug, Clone)]
pub(crate) struct NewElement {
    pub playlist_id: i64,
    pub video_id: i64,
    pub position: i64,
    pub start_at: Option<i64>,
    pub stop_at: Option<i64>,
}

/// Adds a place; its id.
pub(crate) async fn insert_element(tx: &mut Tx, e: &NewElement, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO playlist_element (playlist_id, video_id, position, start_at, stop_at, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING id";
    let sql = Sql::new(sql).bind(e.playlist_id).bind(e.video_id).bind(e.position).bind(e.start_at);
    tx.one(sql.bind(e.stop_at).bind(now)).await
}

/// Sets start and stop.
pub(crate) async fn set_times(
    tx: &mut Tx,
    id: i64,
    start: Option<i64>,
    stop: Option<i64>,
    now: i64,
) -> Result<(), Error> {
    let sql = "UPDATE playlist_element SET start_at = $2, stop_at = $3, updated_at = $4 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(start).bind(stop).bind(now)).await.map(drop)
}

/// Removes a place and moves up what stands behind it.
pub(crate) async fn delete_element(tx: &mut Tx, playlist: i64, e: &ElementRow) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM playlist_element WHERE id = $1").bind(e.id)).await?;
    let sql = "UPDATE playlist_element SET position = position - 1 WHERE playlist_id = $1 AND position > $2";
    tx.execute(Sql::new(sql).bind(playlist).bind(e.position)).await.map(drop)
}

/// Moves neighbours.
pub(crate) async fn shift_elements(tx: &mut Tx, playlist: i64, s: &Shift) -> Result<(), Error> {
    let sql = "UPDATE playlist_element SET position = position + \
               CASE WHEN position BETWEEN $2 AND $3 THEN $4 ELSE $5 END \
               WHERE playlist_id = $1 AND position BETWEEN $6 AND $7";
    let sql = Sql::new(sql).bind(playlist).bind(s.first).bind(s.last).bind(s.by).bind(s.others);
    tx.execute(sql.bind(s.lowest).bind(s.highest)).await.map(drop)
}

/// A video's place in a playlist of somebody.
#[derive(Debug, Clone)]
pub(crate) struct PlaceOfVideo {
    pub video_id: i64,
    pub element_id: i64,
    pub playlist_id: i64,
    pub playlist_name: String,
    pub playlist_uuid: Uuid,
    pub start_at: Option<i64>,
    pub stop_at: Option<i64>,
}

impl FromRow for PlaceOfVideo {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let uuid: String = row.get("uuid")?;
        Ok(PlaceOfVideo {
            video_id: row.get("video_id")?,
            element_id: row.get("id")?,
            playlist_id: row.get("playlist_id")?,
            playlist_name: row.get("name")?,
            playlist_uuid: Uuid::try_parse(&uuid).map_err(|e| Error::Schema(format!("playlist.uuid {uuid:?}: {e}")))?,
            start_at: row.get("start_at")?,
            stop_at: row.get("stop_at")?,
        })
    }
}

/// Where some videos are in an account's playlists.
pub(crate) async fn places_of_videos(
    conn: &mut Conn,
    account: i64,
    videos: &[i64],
) -> Result<Vec<PlaceOfVideo>, Error> {
    let mut sql = Sql::new(
        "SELECT e.id, e.video_id, e.playlist_id, e.start_at, e.stop_at, p.name, p.uuid \
         FROM playlist_element e JOIN playlist p ON p.id = e.playlist_id WHERE e.video_id IN ",
    );
    sql.list(videos.iter().copied()).push(" AND (p.account_id = ").arg(account);
    sql.push(
        " OR EXISTS (SELECT 1 FROM channel_collaborator cc WHERE cc.channel_id = p.channel_id AND cc.state = 2 \
          AND cc.account_id = ",
    );
    sql.arg(account).push(")) ORDER BY p.id, e.id");
    conn.all(sql).await
}
