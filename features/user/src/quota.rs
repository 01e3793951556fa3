//! How much a user has uploaded. A video counts once, with its largest file, as in PeerTube.

use database::{Conn, Error, Sql};

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
    Ok(Used { total: since(conn, user_id, i64::MIN).await?, daily: since(conn, user_id, now - DAY).await? })
}

async fn since(conn: &mut Conn, user_id: i64, from: i64) -> Result<i64, Error> {
    let sql = "SELECT CAST(coalesce(sum(largest), 0) AS BIGINT) FROM ( \
                 SELECT max(f.size) AS largest FROM ( \
                   SELECT video_id, size FROM video_file \
                   UNION ALL SELECT video_id, size FROM video_source WHERE has_file \
                 ) f JOIN video v ON v.id = f.video_id JOIN channel c ON c.id = v.channel_id \
                     JOIN account a ON a.id = c.account_id \
                 WHERE a.user_id = $1 AND v.created_at >= $2 GROUP BY v.id) AS videos";
    conn.one(Sql::new(sql).bind(user_id).bind(from)).await
}
