//! `channel_sync`: channels of other sites that are followed here.

use crate::sync::state;
use database::{Conn, Error, FromRow, Kind, Row, Sql, Tx};
use platform::Page;

/// A channel that is followed.
#[derive(Debug, Clone)]
pub(crate) struct SyncRow {
    pub id: i64,
    /// The channel here that its videos come to.
    pub channel_id: i64,
    pub external_url: String,
    /// See [`state`].
    pub state: i64,
    /// Why it failed.
    pub error: Option<String>,
    /// When it was looked at last, in milliseconds since 1970.
    pub synced_at: Option<i64>,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

impl FromRow for SyncRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(SyncRow {
            id: row.get("id")?,
            channel_id: row.get("channel_id")?,
            external_url: row.get("external_url")?,
            state: row.get("state")?,
            error: row.get("error")?,
            synced_at: row.get("synced_at")?,
            created_at: row.get("created_at")?,
        })
    }
}

const SELECT: &str =
    "SELECT s.id, s.channel_id, s.external_url, s.state, s.error, s.synced_at, s.created_at FROM channel_sync s";

/// Adds one that waits for its first run; its number.
pub(crate) async fn insert(tx: &mut Tx, now: i64, channel_id: i64, external_url: &str) -> Result<i64, Error> {
    let sql = "INSERT INTO channel_sync (channel_id, external_url, state, next_at, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $4, $4) RETURNING id";
    tx.one(Sql::new(sql).bind(channel_id).bind(external_url).bind(state::WAITING_FIRST_RUN).bind(now)).await
}

/// How many the channels of an account have; until the transaction ends nobody else counts them so.
pub(crate) async fn count_locked(tx: &mut Tx, account_id: i64) -> Result<i64, Error> {
    if tx.kind() == Kind::Postgres {
        tx.rows(Sql::new("SELECT id FROM account WHERE id = $1 FOR UPDATE").bind(account_id)).await?;
    }
    let sql = "SELECT count(*) FROM channel_sync s JOIN channel c ON c.id = s.channel_id WHERE c.account_id = $1";
    tx.one(Sql::new(sql).bind(account_id)).await
}

/// One by its number.
pub(crate) async fn find(conn: &mut Conn, id: i64) -> Result<Option<SyncRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE s.id = ").arg(id);
    conn.optional(sql).await
}

/// Those of some numbers, in no order.
pub(crate) async fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<SyncRow>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE s.id IN ").list(ids.iter().copied());
    conn.all(sql).await
}

/// Forgets one; what was imported by it stays.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM channel_sync WHERE id = $1").bind(id)).await.map(drop)
}

/// Those that are due, and through whose list no walk is under way.
pub(crate) async fn due(conn: &mut Conn, now: i64, most: i64) -> Result<Vec<SyncRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE s.next_at <= ").arg(now);
    sql.push(" AND NOT EXISTS (SELECT 1 FROM channel_walk w WHERE w.sync_id = s.id) ORDER BY s.next_at, s.id LIMIT ");
    sql.arg(most);
    conn.all(sql).await
}

/// It is looked at from now on, and again at `next_at`.
pub(crate) async fn begin(tx: &mut Tx, now: i64, id: i64, next_at: i64) -> Result<(), Error> {
    let sql =
        "UPDATE channel_sync SET state = $2, error = NULL, synced_at = $3, next_at = $4, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(state::PROCESSING).bind(now).bind(next_at)).await.map(drop)
}

/// Somebody asked for it to be looked at; when it is due by itself stays as it is.
pub(crate) async fn mark(tx: &mut Tx, now: i64, id: i64) -> Result<(), Error> {
    let sql = "UPDATE channel_sync SET state = $2, error = NULL, synced_at = $3, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(state::PROCESSING).bind(now)).await.map(drop)
}

/// It was looked at; with why not, when that failed.
pub(crate) async fn end(tx: &mut Tx, now: i64, id: i64, error: Option<&str>) -> Result<(), Error> {
    let to = if error.is_some() { state::FAILED } else { state::SYNCED };
    let sql = "UPDATE channel_sync SET state = $2, error = $3, updated_at = $4 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(to).bind(error.map(str::to_owned)).bind(now)).await.map(drop)
}

/// Whose are listed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filter {
    pub account_id: i64,
    /// With those of channels of others that the account helps with.
    pub with_collaborations: bool,
}

impl Filter {
    fn push(self, sql: &mut Sql) {
        sql.push(" JOIN channel c ON c.id = s.channel_id WHERE (c.account_id = ").arg(self.account_id);
        if self.with_collaborations {
            sql.push(
                " OR c.id IN (SELECT cc.channel_id FROM channel_collaborator cc WHERE cc.state = 2 AND cc.account_id = ",
            );
            sql.arg(self.account_id).push(")");
        }
        sql.push(")");
    }
}

/// A page of them.
pub(crate) async fn page(conn: &mut Conn, filter: Filter, page: &Page) -> Result<Vec<SyncRow>, Error> {
    let mut sql = Sql::new(SELECT);
    filter.push(&mut sql);
    sql.push(match (page.sort, page.descending) {
        ("externalChannelUrl", true) => " ORDER BY s.external_url DESC, s.id DESC LIMIT ",
        ("externalChannelUrl", false) => " ORDER BY s.external_url, s.id LIMIT ",
        ("videoChannel", true) => " ORDER BY s.channel_id DESC, s.id DESC LIMIT ",
        ("videoChannel", false) => " ORDER BY s.channel_id, s.id LIMIT ",
        ("lastSyncAt", true) => " ORDER BY coalesce(s.synced_at, 0) DESC, s.id DESC LIMIT ",
        ("lastSyncAt", false) => " ORDER BY coalesce(s.synced_at, 0), s.id LIMIT ",
        ("state", true) => " ORDER BY s.state DESC, s.id DESC LIMIT ",
        ("state", false) => " ORDER BY s.state, s.id LIMIT ",
        (_, true) => " ORDER BY s.created_at DESC, s.id DESC LIMIT ",
        (_, false) => " ORDER BY s.created_at, s.id LIMIT ",
    });
    sql.arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many there are.
pub(crate) async fn count(conn: &mut Conn, filter: Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM channel_sync s");
    filter.push(&mut sql);
    conn.one(sql).await
}
