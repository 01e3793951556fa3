//! Comments, with who wrote them and below which video.

use super::{actor, unique, video};
use crate::json::CommentInfo;
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;

struct CommentRow {
    id: i64,
    thread_id: Option<i64>,
    video_id: i64,
    account_id: Option<i64>,
    held: bool,
}

impl FromRow for CommentRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(CommentRow {
            id: row.get("id")?,
            thread_id: row.get("thread_id")?,
            video_id: row.get("video_id")?,
            account_id: row.get("account_id")?,
            held: row.get("held")?,
        })
    }
}

/// Comments by their ids; one whose writer is gone is left out.
pub(super) async fn comments(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, CommentInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, thread_id, video_id, account_id, held FROM video_comment WHERE id IN ");
    sql.list(ids.iter().copied());
    let rows: Vec<CommentRow> = conn.all(sql).await?;
    let videos = video::videos(conn, &unique(rows.iter().map(|c| c.video_id))).await?;
    let accounts = actor::accounts(conn, &unique(rows.iter().filter_map(|c| c.account_id)), own_host).await?;
    let info = |row: CommentRow| {
        let comment = CommentInfo {
            id: row.id,
            thread_id: row.thread_id.unwrap_or(row.id),
            account: accounts.get(&row.account_id?)?.clone(),
            video: videos.get(&row.video_id)?.clone(),
            held_for_review: row.held,
        };
        Some((row.id, comment))
    };
    Ok(rows.into_iter().filter_map(info).collect())
}
