//! Reports, with what was reported, as far as it still exists.

use super::{actor, unique, video};
use crate::json::AbuseInfo;
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;

struct AbuseRow {
    id: i64,
    state: i64,
    video_id: Option<i64>,
    flagged_account_id: Option<i64>,
}

impl FromRow for AbuseRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(AbuseRow {
            id: row.get("id")?,
            state: row.get("state")?,
            video_id: row.get("video_id")?,
            flagged_account_id: row.get("flagged_account_id")?,
        })
    }
}

/// Reports by their ids. The account is named when nothing of it is.
pub(super) async fn abuses(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, AbuseInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, state, video_id, flagged_account_id FROM abuse WHERE id IN ");
    sql.list(ids.iter().copied());
    let rows: Vec<AbuseRow> = conn.all(sql).await?;
    let videos = video::videos(conn, &unique(rows.iter().filter_map(|a| a.video_id))).await?;
    let accounts = actor::accounts(conn, &unique(rows.iter().filter_map(|a| a.flagged_account_id)), own_host).await?;
    let info = |row: AbuseRow| {
        let video = row.video_id.and_then(|id| videos.get(&id).cloned());
        let account = match video {
            Some(_) => None,
            None => row.flagged_account_id.and_then(|id| accounts.get(&id).cloned()),
        };
        (row.id, AbuseInfo { id: row.id, state: row.state, video, account })
    };
    Ok(rows.into_iter().map(info).collect())
}
