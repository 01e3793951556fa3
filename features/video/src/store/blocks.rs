//! `video_block`, and the mark on the video that repeats it.

use crate::block::{Kind, NewBlock};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;

/// A block.
#[derive(Debug, Clone)]
pub struct BlockRow {
    /// Row id.
    pub id: i64,
    /// The blocked video.
    pub video_id: i64,
    /// 1 by hand, 2 because new videos wait, 3 because of a tag.
    pub kind: i64,
    /// Why; its owner is told.
    pub reason: Option<String>,
    /// For moderators alone.
    pub internal_note: Option<String>,
    /// Whether other instances are to forget the video as well.
    pub unfederated: bool,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
}

impl FromRow for BlockRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(BlockRow {
            id: row.get("id")?,
            video_id: row.get("video_id")?,
            kind: row.get("kind")?,
            reason: row.get("reason")?,
            internal_note: row.get("internal_note")?,
            unfederated: row.get("unfederated")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

const SELECT: &str = "SELECT b.id, b.video_id, b.kind, b.reason, b.internal_note, b.unfederated, b.created_at, \
                      b.updated_at FROM video_block b";

/// The block of a video.
pub async fn block_of(conn: &mut Conn, video_id: i64) -> Result<Option<BlockRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE b.video_id = ").arg(video_id);
    conn.optional(sql).await
}

async fn mark(tx: &mut Tx, now: i64, video_id: i64, blocked: bool) -> Result<(), Error> {
    let sql = "UPDATE video SET blocked = $2, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(blocked).bind(now)).await.map(drop)
}

/// Blocks a video.
pub async fn insert_block(tx: &mut Tx, now: i64, video_id: i64, kind: Kind, new: &NewBlock) -> Result<(), Error> {
    let sql = "INSERT INTO video_block (video_id, kind, reason, internal_note, unfederated, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $6)";
    let sql = Sql::new(sql).bind(video_id).bind(kind as i64).bind(new.reason.clone()).bind(new.internal_note.clone());
    tx.execute(sql.bind(new.unfederate).bind(now)).await?;
    mark(tx, now, video_id, true).await
}

/// Changes what is said about a block.
pub async fn update_block(
    tx: &mut Tx,
    now: i64,
    id: i64,
    reason: Option<String>,
    internal_note: Option<String>,
) -> Result<(), Error> {
    let sql = "UPDATE video_block SET reason = $2, internal_note = $3, updated_at = $4 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(reason).bind(internal_note).bind(now)).await.map(drop)
}

/// Lifts the block of a video.
pub async fn delete_block(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_block WHERE video_id = $1").bind(video_id)).await?;
    mark(tx, now, video_id, false).await
}

/// A page of blocks of a kind (or of all) of videos with a text in their names, and how many there are.
pub async fn blocks(
    conn: &mut Conn,
    kind: Option<i64>,
    search: Option<&str>,
    page: &Page,
) -> Result<(i64, Vec<BlockRow>), Error> {
    let condition = |sql: &mut Sql| {
        sql.push(" JOIN video v ON v.id = b.video_id WHERE 1 = 1");
        if let Some(kind) = kind {
            sql.push(" AND b.kind = ").arg(kind);
        }
        if let Some(text) = search {
            let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
            sql.push(" AND lower(v.name) LIKE ").arg(format!("%{escaped}%")).push(" ESCAPE '!'");
        }
    };
    let mut count = Sql::new("SELECT count(*) FROM video_block b");
    condition(&mut count);
    let mut sql = Sql::new(SELECT);
    condition(&mut sql);
    sql.push(match page.sort {
        "id" => " ORDER BY b.id",
        "name" => " ORDER BY v.name",
        "duration" => " ORDER BY v.duration",
        "views" => " ORDER BY v.views",
        "likes" => " ORDER BY v.likes",
        "dislikes" => " ORDER BY v.dislikes",
        "uuid" => " ORDER BY v.uuid",
        _ => " ORDER BY b.created_at",
    });
    sql.push(if page.descending { " DESC, b.id DESC" } else { ", b.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    Ok((conn.one(count).await?, conn.all(sql).await?))
}

/// A user's role and administrators' flags, as numbers.
pub async fn standing_of(conn: &mut Conn, user_id: i64) -> Result<Option<(i64, i64)>, Error> {
    let rows = conn.rows(Sql::new("SELECT role, admin_flags FROM users WHERE id = $1").bind(user_id)).await?;
    rows.first().map(|r| Ok((r.get("role")?, r.get("admin_flags")?))).transpose()
}
