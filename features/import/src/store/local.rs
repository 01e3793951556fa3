//! `local_import`: files of this server's disk that became videos, by what is in them.

use database::{Conn, Error, Sql, Tx};

/// Whether a file with this digest became a video of a channel that is still there.
pub(crate) async fn is_known(conn: &mut Conn, channel_id: i64, digest: &str) -> Result<bool, Error> {
    let sql = "SELECT video_id FROM local_import WHERE channel_id = $1 AND digest = $2";
    Ok(conn.optional::<i64>(Sql::new(sql).bind(channel_id).bind(digest)).await?.is_some())
}

/// Remembers that a file became a video.
pub(crate) async fn remember(tx: &mut Tx, now: i64, channel_id: i64, digest: &str, video_id: i64) -> Result<(), Error> {
    let sql = "INSERT INTO local_import (channel_id, digest, video_id, created_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (channel_id, digest) DO NOTHING";
    tx.execute(Sql::new(sql).bind(channel_id).bind(digest).bind(video_id).bind(now)).await.map(drop)
}
