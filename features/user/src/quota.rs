//! How much a user has uploaded. A video counts once, with its largest file, as in PeerTube.

use database::{Conn, Error, Sql};
use std::collections::HashMap;

/// A day in milliseconds.
const DAY: i64 = 24 * 3600 * 1000;

/// What users have used, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Used {
    /// In all.
    pub total: i64,
    /// Of videos made in the last 24 hours.
    pub daily: i64,
}

/// What a user has used.
pub async fn used(conn: &mut Conn, user_id: i64, now: i64) -> Result<Used, Error> {
    Ok(used_by(conn, &[user_id], now).await?.remove(&user_id).unwrap_or_default())
}

/// What several users have used; who has nothing is left out.
pub async fn used_by(conn: &mut Conn, user_ids: &[i64], now: i64) -> Result<HashMap<i64, Used>, Error> {
    let mut sql = Sql::new(
        "SELECT user_id, CAST(sum(largest) AS BIGINT) AS total, \
         CAST(sum(CASE WHEN created_at >= ",
    );
    sql.arg(now - DAY).push(
        " THEN largest ELSE 0 END) AS BIGINT) AS daily FROM ( \
           SELECT a.user_id, v.id, v.created_at, max(f.size) AS largest FROM ( \
             SELECT video_id, size FROM video_file \
             UNION ALL SELECT video_id, size FROM video_source WHERE has_file \
           ) f JOIN video v ON v.id = f.video_id JOIN channel c ON c.id = v.channel_id \
               JOIN account a ON a.id = c.account_id WHERE a.user_id IN ",
    );
    sql.list(user_ids.iter().copied()).push(" GROUP BY a.user_id, v.id, v.created_at) AS videos GROUP BY user_id");
    let rows = conn.rows(sql).await?;
    rows.iter()
        .map(|row| Ok((row.get("user_id")?, Used { total: row.get("total")?, daily: row.get("daily")? })))
        .collect()
}

/// Bytes of all files of several users; who has none is left out.
pub(crate) async fn files_of(conn: &mut Conn, user_ids: &[i64]) -> Result<HashMap<i64, i64>, Error> {
    let mut sql = Sql::new(
        "SELECT a.user_id, CAST(sum(f.size) AS BIGINT) AS bytes FROM video_file f JOIN video v ON v.id = f.video_id \
         JOIN channel c ON c.id = v.channel_id JOIN account a ON a.id = c.account_id WHERE a.user_id IN ",
    );
    sql.list(user_ids.iter().copied()).push(" GROUP BY a.user_id");
    let rows = conn.rows(sql).await?;
    rows.iter().map(|row| Ok((row.get("user_id")?, row.get("bytes")?))).collect()
}
