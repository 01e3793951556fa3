//! The SQL of followed lists of mutes.

use super::like;
use crate::elsewhere::State;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;

/// A followed list.
#[derive(Debug, Clone)]
pub(crate) struct SubscriptionRow {
    pub id: i64,
    pub name: String,
    pub url: String,
    pub state: i64,
    pub last_sync_at: Option<i64>,
    pub last_step_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub muted_accounts: i64,
    pub muted_servers: i64,
}

impl FromRow for SubscriptionRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(SubscriptionRow {
            id: row.get("id")?,
            name: row.get("name")?,
            url: row.get("url")?,
            state: row.get("state")?,
            last_sync_at: row.get("last_sync_at")?,
            last_step_at: row.get("last_step_at")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            muted_accounts: row.get("muted_accounts")?,
            muted_servers: row.get("muted_servers")?,
        })
    }
}

const SELECT: &str = "SELECT s.*, \
    (SELECT count(*) FROM account_mute m WHERE m.subscription_id = s.id) AS muted_accounts, \
    (SELECT count(*) FROM server_mute m WHERE m.subscription_id = s.id) AS muted_servers FROM mute_subscription s";

/// A page of them, and how many there are.
pub(crate) async fn page(
    conn: &mut Conn,
    search: Option<&str>,
    page: &Page,
) -> Result<(i64, Vec<SubscriptionRow>), Error> {
    let condition = |sql: &mut Sql| {
        if let Some(text) = search.map(like) {
            sql.push(" WHERE (lower(s.name) LIKE ").arg(&text).push(" ESCAPE '!' OR lower(s.url) LIKE ").arg(&text);
            sql.push(" ESCAPE '!')");
        }
    };
    let mut count = Sql::new("SELECT count(*) FROM mute_subscription s");
    condition(&mut count);
    let mut sql = Sql::new(SELECT);
    condition(&mut sql);
    // Those that were never read are the last ones, as PostgreSQL sorts; SQLite would have them first.
    sql.push(match (page.sort, page.descending) {
        ("name", false) => " ORDER BY lower(s.name), s.id",
        ("name", true) => " ORDER BY lower(s.name) DESC, s.id DESC",
        ("lastSyncAt", false) => " ORDER BY s.last_sync_at IS NULL, s.last_sync_at, s.id",
        ("lastSyncAt", true) => " ORDER BY s.last_sync_at IS NULL DESC, s.last_sync_at DESC, s.id DESC",
        (_, false) => " ORDER BY s.created_at, s.id",
        (_, true) => " ORDER BY s.created_at DESC, s.id DESC",
    });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    Ok((conn.one(count).await?, conn.all(sql).await?))
}

/// One of them.
pub(crate) async fn one(conn: &mut Conn, id: i64) -> Result<Option<SubscriptionRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE s.id = ").arg(id);
    conn.optional(sql).await
}

/// Whether a list is followed.
pub(crate) async fn is_followed(conn: &mut Conn, url: &str) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM mute_subscription WHERE url = $1").bind(url);
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// How many are followed.
pub(crate) async fn count(conn: &mut Conn) -> Result<i64, Error> {
    conn.one("SELECT count(*) FROM mute_subscription").await
}

/// How many servers a list mutes.
pub(crate) async fn count_servers(conn: &mut Conn, id: i64) -> Result<i64, Error> {
    conn.one(Sql::new("SELECT count(*) FROM server_mute WHERE subscription_id = $1").bind(id)).await
}

/// Follows a list, which is due at once; `None` when it is followed already.
pub(crate) async fn insert(tx: &mut Tx, name: &str, url: &str, now: i64) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO mute_subscription (name, url, state, next_sync_at, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $4, $4) ON CONFLICT DO NOTHING RETURNING id";
    tx.optional(Sql::new(sql).bind(name).bind(url).bind(State::Waiting as i64).bind(now)).await
}

/// No longer follows a list; its address, when it was followed.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<Option<String>, Error> {
    tx.optional(Sql::new("DELETE FROM mute_subscription WHERE id = $1 RETURNING url").bind(id)).await
}

/// A list to be read.
#[derive(Debug, Clone)]
pub(crate) struct Due {
    pub id: i64,
    pub url: String,
    pub last_step_at: Option<i64>,
}

impl FromRow for Due {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Due { id: row.get("id")?, url: row.get("url")?, last_step_at: row.get("last_step_at")? })
    }
}

/// Takes the lists that are due, so that nobody else reads them; should this program end before they are read, they are due
/// again at `next`.
pub(crate) async fn claim(tx: &mut Tx, now: i64, next: i64) -> Result<Vec<Due>, Error> {
    let sql = "UPDATE mute_subscription SET state = $1, next_sync_at = $2, updated_at = $3 WHERE next_sync_at <= $3 \
               RETURNING id, url, last_step_at";
    tx.all(Sql::new(sql).bind(State::Processing as i64).bind(next).bind(now)).await
}

/// Notes how far a list is.
pub(crate) async fn set_state(tx: &mut Tx, id: i64, state: State, now: i64) -> Result<(), Error> {
    let sql = "UPDATE mute_subscription SET state = $1, updated_at = $2 WHERE id = $3";
    tx.execute(Sql::new(sql).bind(state as i64).bind(now).bind(id)).await.map(drop)
}

/// Notes that a list was taken in, up to a step; it is due at once when there may be `more` of it.
pub(crate) async fn synchronized(
    tx: &mut Tx,
    id: i64,
    name: &str,
    last_step_at: Option<i64>,
    more: bool,
    now: i64,
) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE mute_subscription SET state = ");
    sql.arg(State::Synchronized as i64).push(", name = ").arg(name).push(", last_step_at = ").arg(last_step_at);
    sql.push(", last_sync_at = ").arg(now).push(", updated_at = ").arg(now);
    if more {
        sql.push(", next_sync_at = ").arg(now);
    }
    sql.push(" WHERE id = ").arg(id);
    tx.execute(sql).await.map(drop)
}
