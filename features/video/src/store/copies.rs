//! `video_copy`.

use database::{Error, Sql, Tx};

/// A copy of a video that another server serves.
#[derive(Debug, Clone)]
pub struct VideoCopy {
    /// The video's number.
    pub video_id: i64,
    /// Who has it: a server.
    pub actor_id: i64,
    /// Its address, by which it is renewed and taken back.
    pub url: String,
    /// The folder that its HLS files are in.
    pub base_url: String,
    /// Until when it is promised, in milliseconds since 1970; `None` for good.
    pub expires_at: Option<i64>,
}

/// Keeps a copy, one of each server; `false` when its address is somebody else's. What has expired goes.
pub(crate) async fn keep(tx: &mut Tx, copy: &VideoCopy, now: i64) -> Result<bool, Error> {
    tx.execute(Sql::new("DELETE FROM video_copy WHERE expires_at <= $1").bind(now)).await?;
    let sql = "DELETE FROM video_copy WHERE video_id = $1 AND actor_id = $2 AND url <> $3";
    tx.execute(Sql::new(sql).bind(copy.video_id).bind(copy.actor_id).bind(&copy.url)).await?;
    let sql = "INSERT INTO video_copy (video_id, actor_id, url, base_url, expires_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (url) DO UPDATE SET base_url = excluded.base_url, expires_at = excluded.expires_at \
         WHERE video_copy.actor_id = excluded.actor_id AND video_copy.video_id = excluded.video_id";
    let sql = Sql::new(sql).bind(copy.video_id).bind(copy.actor_id).bind(&copy.url).bind(&copy.base_url);
    Ok(tx.execute(sql.bind(copy.expires_at)).await? == 1)
}

/// Forgets a copy of that server; whether it was known.
pub(crate) async fn remove(tx: &mut Tx, actor_id: i64, url: &str) -> Result<bool, Error> {
    let sql = Sql::new("DELETE FROM video_copy WHERE actor_id = $1 AND url = $2").bind(actor_id).bind(url);
    Ok(tx.execute(sql).await? == 1)
}
