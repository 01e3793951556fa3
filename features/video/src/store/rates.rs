//! `video_rate`, and the counters of `video` that repeat it.

use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;

/// A rating of a list.
#[derive(Debug, Clone)]
pub struct RateRow {
    /// The video.
    pub video_id: i64,
    /// Liked, or disliked.
    pub likes: bool,
}

impl FromRow for RateRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(RateRow { video_id: row.get("video_id")?, likes: row.get("likes")? })
    }
}

/// What an account thinks of a video.
pub async fn rate_of(conn: &mut Conn, account_id: i64, video_id: i64) -> Result<Option<bool>, Error> {
    let sql = "SELECT likes FROM video_rate WHERE account_id = $1 AND video_id = $2";
    conn.optional(Sql::new(sql).bind(account_id).bind(video_id)).await
}

/// Writes what an account thinks of a video, or that it does not say.
pub async fn set_rate(
    tx: &mut Tx,
    now: i64,
    account_id: i64,
    video_id: i64,
    likes: Option<bool>,
    url: Option<String>,
) -> Result<(), Error> {
    let Some(likes) = likes else {
        let sql = "DELETE FROM video_rate WHERE account_id = $1 AND video_id = $2";
        return tx.execute(Sql::new(sql).bind(account_id).bind(video_id)).await.map(drop);
    };
    let sql = "INSERT INTO video_rate (account_id, video_id, likes, url, created_at, updated_at) VALUES ($1, $2, $3, $5, $4, $4) \
               ON CONFLICT (account_id, video_id) DO UPDATE SET likes = excluded.likes, url = excluded.url, updated_at = excluded.updated_at";
    tx.execute(Sql::new(sql).bind(account_id).bind(video_id).bind(likes).bind(now).bind(url)).await.map(drop)
}

/// Moves the counters of a video.
pub async fn add_rates(tx: &mut Tx, video_id: i64, likes: i64, dislikes: i64) -> Result<(), Error> {
    let sql = "UPDATE video SET likes = likes + $2, dislikes = dislikes + $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(likes).bind(dislikes)).await.map(drop)
}

/// Removes the ratings of an account and takes them out of the counters.
pub async fn forget_rates(tx: &mut Tx, account_id: i64) -> Result<(), Error> {
    for sql in [
        "UPDATE video SET likes = likes - 1 WHERE id IN (SELECT video_id FROM video_rate WHERE account_id = $1 AND likes)",
        "UPDATE video SET dislikes = dislikes - 1 \
         WHERE id IN (SELECT video_id FROM video_rate WHERE account_id = $1 AND NOT likes)",
        "DELETE FROM video_rate WHERE account_id = $1",
    ] {
        tx.execute(Sql::new(sql).bind(account_id)).await?;
    }
    Ok(())
}

/// A page of an account's ratings and their number. `viewer` is an account that does not see private and blocked videos of
/// others.
pub async fn rates(
    conn: &mut Conn,
    account_id: i64,
    kind: Option<bool>,
    viewer: Option<i64>,
    page: &Page,
) -> Result<(i64, Vec<RateRow>), Error> {
    let condition = |sql: &mut Sql| {
        sql.push(" FROM video_rate r JOIN video v ON v.id = r.video_id JOIN channel c ON c.id = v.channel_id WHERE r.account_id = ")
            .arg(account_id);
        if let Some(kind) = kind {
            sql.push(" AND r.likes = ").arg(kind);
        }
        if let Some(viewer) = viewer {
            sql.push(" AND ((v.privacy <> 3 AND NOT v.blocked) OR c.account_id = ").arg(viewer).push(")");
        }
    };
    let mut count = Sql::new("SELECT count(*)");
    condition(&mut count);
    let total = conn.one(count).await?;
    let mut sql = Sql::new("SELECT r.video_id, r.likes");
    condition(&mut sql);
    sql.push(match page.descending {
        true => " ORDER BY r.created_at DESC, r.id DESC LIMIT ",
        false => " ORDER BY r.created_at, r.id LIMIT ",
    });
    sql.arg(page.count).push(" OFFSET ").arg(page.start);
    Ok((total, conn.all(sql).await?))
}
