//! `channel_walk` and `channel_walk_video`: walks through what channels elsewhere list, and the videos they met.

use crate::policy::state;
use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// So often is a video tried of which nothing can be learned: those that will be shown later, and those of members only.
const TRIES: i64 = 3;

/// A walk.
#[derive(Debug, Clone)]
pub(crate) struct WalkRow {
    pub id: i64,
    pub channel_id: i64,
    pub sync_id: Option<i64>,
    pub external_url: String,
    /// Whether somebody asked for it.
    pub by_hand: bool,
    /// Whether the list was read.
    pub listed: bool,
}

impl FromRow for WalkRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(WalkRow {
            id: row.get("id")?,
            channel_id: row.get("channel_id")?,
            sync_id: row.get("sync_id")?,
            external_url: row.get("external_url")?,
            by_hand: row.get("by_hand")?,
            listed: row.get("listed")?,
        })
    }
}

/// A video that a walk is yet to look at.
#[derive(Debug, Clone)]
pub(crate) struct Met {
    pub id: i64,
    pub url: String,
}

impl FromRow for Met {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Met { id: row.get("id")?, url: row.get("url")? })
    }
}

/// Adds a walk; its number.
pub(crate) async fn insert(
    tx: &mut Tx,
    now: i64,
    (channel_id, sync_id): (i64, Option<i64>),
    external_url: &str,
    by_hand: bool,
) -> Result<i64, Error> {
    let sql = "INSERT INTO channel_walk (channel_id, sync_id, external_url, by_hand, created_at) \
               VALUES ($1, $2, $3, $4, $5) RETURNING id";
    tx.one(Sql::new(sql).bind(channel_id).bind(sync_id).bind(external_url).bind(by_hand).bind(now)).await
}

/// A walk by its number.
pub(crate) async fn find(conn: &mut Conn, id: i64) -> Result<Option<WalkRow>, Error> {
    let sql = "SELECT id, channel_id, sync_id, external_url, by_hand, listed FROM channel_walk WHERE id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// The walk through this list that somebody asked for and that goes on.
pub(crate) async fn same(conn: &mut Conn, channel_id: i64, external_url: &str) -> Result<Option<i64>, Error> {
    let sql = "SELECT id FROM channel_walk WHERE channel_id = $1 AND external_url = $2 AND by_hand LIMIT 1";
    conn.optional(Sql::new(sql).bind(channel_id).bind(external_url)).await
}

/// How many walks go on for a channel.
pub(crate) async fn under_way(conn: &mut Conn, channel_id: i64) -> Result<i64, Error> {
    conn.one(Sql::new("SELECT count(*) FROM channel_walk WHERE channel_id = $1").bind(channel_id)).await
}

/// Ends a walk; what it did not come to is forgotten, what it looked at is not.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM channel_walk WHERE id = $1").bind(id)).await.map(drop)
}

/// Notes a video that is listed, unless it is known: one that was or is being imported, and one that was looked at. A walk by hand takes up
/// again what was looked at.
pub(crate) async fn meet(tx: &mut Tx, walk: &WalkRow, url: &str) -> Result<(), Error> {
    let sql = "SELECT i.id FROM video_import i JOIN video v ON v.id = i.video_id \
               WHERE v.channel_id = $1 AND i.target_url = $2 AND i.state IN ($3, $4, $5) LIMIT 1";
    let sql = Sql::new(sql).bind(walk.channel_id).bind(url);
    let sql = sql.bind(state::PENDING).bind(state::PROCESSING).bind(state::SUCCESS);
    if tx.optional::<i64>(sql).await?.is_some() {
        return Ok(());
    }
    let sql = match walk.by_hand {
        true => {
            "INSERT INTO channel_walk_video (channel_id, walk_id, url) VALUES ($1, $2, $3) ON CONFLICT (channel_id, url) \
             DO UPDATE SET walk_id = excluded.walk_id WHERE channel_walk_video.walk_id IS NULL AND $4 > 0"
        }
        false => {
            "INSERT INTO channel_walk_video (channel_id, walk_id, url) VALUES ($1, $2, $3) ON CONFLICT (channel_id, url) \
             DO UPDATE SET walk_id = excluded.walk_id WHERE channel_walk_video.walk_id IS NULL \
             AND channel_walk_video.misses > 0 AND channel_walk_video.misses < $4"
        }
    };
    tx.execute(Sql::new(sql).bind(walk.channel_id).bind(walk.id).bind(url).bind(TRIES)).await.map(drop)
}

/// The list was read.
pub(crate) async fn set_listed(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE channel_walk SET listed = TRUE WHERE id = $1").bind(id)).await.map(drop)
}

/// The next video of a walk.
pub(crate) async fn next(conn: &mut Conn, walk_id: i64) -> Result<Option<Met>, Error> {
    let sql = "SELECT id, url FROM channel_walk_video WHERE walk_id = $1 ORDER BY id LIMIT 1";
    conn.optional(Sql::new(sql).bind(walk_id)).await
}

/// A video was looked at.
pub(crate) async fn looked_at(tx: &mut Tx, walk_id: i64, met: i64) -> Result<(), Error> {
    let sql = "UPDATE channel_walk_video SET walk_id = NULL, misses = 0 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(met)).await?;
    tx.execute(Sql::new("UPDATE channel_walk SET misses = 0 WHERE id = $1").bind(walk_id)).await.map(drop)
}

/// Nothing could be learned of a video; how many there are in a row.
pub(crate) async fn missed(tx: &mut Tx, walk_id: i64, met: i64) -> Result<i64, Error> {
    let sql = "UPDATE channel_walk_video SET walk_id = NULL, misses = misses + 1 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(met)).await?;
    let sql = "UPDATE channel_walk SET misses = misses + 1 WHERE id = $1 RETURNING misses";
    Ok(tx.optional(Sql::new(sql).bind(walk_id)).await?.unwrap_or(0))
}

/// Imports of a channel whose files are not here yet.
pub(crate) async fn awaited(conn: &mut Conn, channel_id: i64) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM video_import i JOIN video v ON v.id = i.video_id \
               WHERE v.channel_id = $1 AND i.state IN ($2, $3)";
    conn.one(Sql::new(sql).bind(channel_id).bind(state::PENDING).bind(state::PROCESSING)).await
}
