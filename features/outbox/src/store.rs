//! The only SQL that writes `told`.

use database::{Conn, Error, FromRow, Row, Sql, Tx};
use serde_json::Value;

/// Something others may know of.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Who told.
    pub actor_id: i64,
    /// The channel that announced it, or that it belongs to.
    pub channel_actor_id: Option<i64>,
    /// Its address.
    pub url: String,
    /// What takes it back.
    pub undo: Value,
}

impl FromRow for Told {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let undo: String = row.get("undo")?;
        Ok(Told {
            actor_id: row.get("actor_id")?,
            channel_actor_id: row.get("channel_actor_id")?,
            url: row.get("url")?,
            undo: serde_json::from_str(&undo).map_err(|e| Error::Schema(format!("told.undo: {e}")))?,
        })
    }
}

/// What was told of a row.
pub(crate) async fn told(conn: &mut Conn, noun: &'static str, local_id: i64) -> Result<Option<Told>, Error> {
    let sql = "SELECT actor_id, channel_actor_id, url, undo FROM told WHERE noun = $1 AND local_id = $2";
    conn.optional(Sql::new(sql).bind(noun).bind(local_id)).await
}

/// Ratings of a video that were told and are not there any more.
pub(crate) async fn former_rates(conn: &mut Conn, video_id: i64) -> Result<Vec<Told>, Error> {
    let sql = "SELECT t.actor_id, t.channel_actor_id, t.url, t.undo FROM told t WHERE t.noun = 'rate' AND t.local_id = $1 \
               AND NOT EXISTS (SELECT r.id FROM video_rate r JOIN account ac ON ac.id = r.account_id \
               JOIN actor a ON a.id = ac.actor_id WHERE r.video_id = $1 AND a.id = t.actor_id \
               AND t.url = a.url || CASE WHEN r.likes THEN '/likes/' ELSE '/dislikes/' END || CAST(r.video_id AS TEXT)) \
               ORDER BY t.id";
    conn.all(Sql::new(sql).bind(video_id)).await
}

/// Remembers what was told, in place of what was told of it before.
pub(crate) async fn remember(
    tx: &mut Tx,
    noun: &'static str,
    local_id: i64,
    told: &Told,
    now: i64,
) -> Result<(), Error> {
    let sql = "INSERT INTO told (noun, local_id, url, actor_id, channel_actor_id, undo, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (url) DO UPDATE SET local_id = excluded.local_id, \
               actor_id = excluded.actor_id, channel_actor_id = excluded.channel_actor_id, undo = excluded.undo";
    let sql = Sql::new(sql).bind(noun).bind(local_id).bind(&told.url).bind(told.actor_id).bind(told.channel_actor_id);
    tx.execute(sql.bind(told.undo.to_string()).bind(now)).await.map(drop)
}

/// Forgets what was taken back.
pub(crate) async fn forget(tx: &mut Tx, url: &str) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM told WHERE url = $1").bind(url)).await.map(drop)
}

/// Forgets comments and ratings of an actor that goes: others forget them with it.
pub(crate) async fn forget_of_actor(tx: &mut Tx, actor_id: i64) -> Result<(), Error> {
    let sql = "DELETE FROM told WHERE actor_id = $1 AND noun IN ('comment', 'rate')";
    tx.execute(Sql::new(sql).bind(actor_id)).await.map(drop)
}
