//! The SQL of collaborators.

use super::State;
use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// A collaboration.
#[derive(Debug, Clone)]
pub(crate) struct CollaboratorRow {
    pub id: i64,
    pub account_id: i64,
    pub state: State,
    pub created_at: i64,
    pub updated_at: i64,
}

impl FromRow for CollaboratorRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(CollaboratorRow {
            id: row.get("id")?,
            account_id: row.get("account_id")?,
            state: State::of(row.get("state")?),
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

/// Whether an account helps with a channel.
pub async fn is_collaborator(conn: &mut Conn, channel_id: i64, account_id: i64) -> Result<bool, Error> {
    let sql = "SELECT id FROM channel_collaborator WHERE channel_id = $1 AND account_id = $2 AND state = 2";
    Ok(conn.optional::<i64>(Sql::new(sql).bind(channel_id).bind(account_id)).await?.is_some())
}

/// Whether an account helps with the channel of a video.
pub async fn helps_with_video(conn: &mut Conn, video_id: i64, account_id: i64) -> Result<bool, Error> {
    let sql = "SELECT cc.id FROM video v JOIN channel_collaborator cc ON cc.channel_id = v.channel_id \
               WHERE v.id = $1 AND cc.account_id = $2 AND cc.state = 2";
    Ok(conn.optional::<i64>(Sql::new(sql).bind(video_id).bind(account_id)).await?.is_some())
}

pub(crate) async fn insert(tx: &mut Tx, channel_id: i64, account_id: i64, now: i64) -> Result<CollaboratorRow, Error> {
    let sql = "INSERT INTO channel_collaborator (channel_id, account_id, state, created_at, updated_at) \
               VALUES ($1, $2, 1, $3, $3) RETURNING id, account_id, state, created_at, updated_at";
    tx.one(Sql::new(sql).bind(channel_id).bind(account_id).bind(now)).await
}

pub(crate) async fn set_state(tx: &mut Tx, id: i64, state: State, now: i64) -> Result<(), Error> {
    let sql = "UPDATE channel_collaborator SET state = $1, updated_at = $2 WHERE id = $3";
    tx.execute(Sql::new(sql).bind(state as i64).bind(now).bind(id)).await.map(drop)
}

pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM channel_collaborator WHERE id = $1").bind(id)).await.map(drop)
}

/// An account that owns a channel is no collaborator of it, and is asked no more.
pub(crate) async fn release(tx: &mut Tx, channel_id: i64, account_id: i64) -> Result<(), Error> {
    let sql = "DELETE FROM channel_collaborator WHERE channel_id = $1 AND account_id = $2";
    tx.execute(Sql::new(sql).bind(channel_id).bind(account_id)).await.map(drop)
}

const SELECT: &str = "SELECT id, account_id, state, created_at, updated_at FROM channel_collaborator";

/// A collaboration of a channel by its number.
pub(crate) async fn get(conn: &mut Conn, channel_id: i64, id: i64) -> Result<Option<CollaboratorRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE id = ").arg(id).push(" AND channel_id = ").arg(channel_id);
    conn.optional(sql).await
}

/// What there is between a channel and an account.
pub(crate) async fn between(
    conn: &mut Conn,
    channel_id: i64,
    account_id: i64,
) -> Result<Option<CollaboratorRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE channel_id = ").arg(channel_id).push(" AND account_id = ").arg(account_id);
    conn.optional(sql).await
}

/// How many a channel has, in whatever state.
pub(crate) async fn count(conn: &mut Conn, channel_id: i64) -> Result<i64, Error> {
    conn.one(Sql::new("SELECT count(*) FROM channel_collaborator WHERE channel_id = $1").bind(channel_id)).await
}

/// Those of a channel who accepted or may yet, newest first. Their number is bounded by the configuration.
pub(crate) async fn of_channel(conn: &mut Conn, channel_id: i64) -> Result<Vec<CollaboratorRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE state <> 3 AND channel_id = ")
        .arg(channel_id)
        .push(" ORDER BY created_at DESC, id DESC LIMIT 1000");
    conn.all(sql).await
}
