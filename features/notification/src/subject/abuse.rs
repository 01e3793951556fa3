//! Reports, with what was reported, as far as it still exists.

use super::{actor, unique, video};
use crate::json::{AbuseCommentInfo, AbuseInfo};
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;

struct AbuseRow {
    id: i64,
    state: i64,
    video_id: Option<i64>,
    /// The first comment of the reported one's thread, and their video.
    comment: Option<(i64, i64)>,
    flagged_account_id: Option<i64>,
}

impl FromRow for AbuseRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(AbuseRow {
            id: row.get("id")?,
            state: row.get("state")?,
            video_id: row.get("video_id")?,
            comment: row.get::<Option<i64>>("thread_id")?.zip(row.get("comment_video_id")?),
            flagged_account_id: row.get("flagged_account_id")?,
        })
    }
}

/// Reports by their ids. The account is named when nothing of it is.
pub(super) async fn abuses(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, AbuseInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT a.id, a.state, a.video_id, a.flagged_account_id, coalesce(m.thread_id, m.id) AS thread_id, \
         m.video_id AS comment_video_id FROM abuse a LEFT JOIN video_comment m ON m.id = a.comment_id WHERE a.id IN ",
    );
    sql.list(ids.iter().copied());
    let rows: Vec<AbuseRow> = conn.all(sql).await?;
    let about = |a: &AbuseRow| [a.video_id, a.comment.map(|(_, video)| video)];
    let videos = video::videos(conn, &unique(rows.iter().flat_map(about).flatten())).await?;
    let accounts = actor::accounts(conn, &unique(rows.iter().filter_map(|a| a.flagged_account_id)), own_host).await?;
    let info = |row: AbuseRow| {
        let video = row.video_id.and_then(|id| videos.get(&id).cloned());
        let comment = row
            .comment
            .and_then(|(thread_id, id)| Some(AbuseCommentInfo { thread_id, video: videos.get(&id)?.clone() }));
        let account = match (&video, &comment) {
            (None, None) => row.flagged_account_id.and_then(|id| accounts.get(&id).cloned()),
            _ => None,
        };
        (row.id, AbuseInfo { id: row.id, state: row.state, video, comment, account })
    };
    Ok(rows.into_iter().map(info).collect())
}
