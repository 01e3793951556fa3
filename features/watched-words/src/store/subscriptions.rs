//! The SQL of followed lists of words.

use super::{digest, parse};
use crate::Owner;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use moderation::elsewhere::State;
use platform::Page;
use serde_json::json;

/// A followed list.
#[derive(Debug, Clone)]
pub(crate) struct SubscriptionRow {
    pub id: i64,
    pub account_id: Option<i64>,
    pub name: String,
    pub url: String,
    pub state: i64,
    pub last_sync_at: Option<i64>,
    pub last_step_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    /// How many words came from it.
    pub words: usize,
}

impl SubscriptionRow {
    /// Who follows it.
    pub fn owner(&self) -> Owner {
        self.account_id.map_or(Owner::Instance, Owner::Account)
    }
}

impl FromRow for SubscriptionRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let words = match row.get::<Option<String>>("words")? {
            Some(words) => parse(&words)?.len(),
            None => 0,
        };
        Ok(SubscriptionRow {
            id: row.get("id")?,
            account_id: row.get("account_id")?,
            name: row.get("name")?,
            url: row.get("url")?,
            state: row.get("state")?,
            last_sync_at: row.get("last_sync_at")?,
            last_step_at: row.get("last_step_at")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            words,
        })
    }
}

const SELECT: &str = "SELECT s.*, l.words FROM watched_words_subscription s \
    LEFT JOIN watched_words_list l ON l.subscription_id = s.id WHERE ";

/// A page of what an owner follows, and how much that is.
pub(crate) async fn page(
    conn: &mut Conn,
    owner: Owner,
    search: Option<&str>,
    page: &Page,
) -> Result<(i64, Vec<SubscriptionRow>), Error> {
    let condition = |sql: &mut Sql| {
        sql.push("s.account_id");
        owner.push(sql);
        if let Some(text) = search.map(like) {
            sql.push(" AND (lower(s.name) LIKE ").arg(&text).push(" ESCAPE '!' OR lower(s.url) LIKE ").arg(&text);
            sql.push(" ESCAPE '!')");
        }
    };
    let mut count = Sql::new("SELECT count(*) FROM watched_words_subscription s WHERE ");
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

fn like(text: &str) -> String {
    let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

/// One of them.
pub(crate) async fn one(conn: &mut Conn, id: i64) -> Result<Option<SubscriptionRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("s.id = ").arg(id);
    conn.optional(sql).await
}

/// Whether an owner follows a list.
pub(crate) async fn is_followed(conn: &mut Conn, owner: Owner, url: &str) -> Result<bool, Error> {
    let mut sql = Sql::new("SELECT id FROM watched_words_subscription WHERE url = $1 AND account_id").bind(url);
    owner.push(&mut sql);
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// How many lists an owner follows.
pub(crate) async fn count(conn: &mut Conn, owner: Owner) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM watched_words_subscription WHERE account_id");
    owner.push(&mut sql);
    conn.one(sql).await
}

/// Follows a list, which is due at once; `None` when it is followed already.
pub(crate) async fn insert(tx: &mut Tx, owner: Owner, name: &str, url: &str, now: i64) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO watched_words_subscription (account_id, name, url, state, next_sync_at, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $5, $5) ON CONFLICT DO NOTHING RETURNING id";
    let sql = Sql::new(sql).bind(owner.account()).bind(name).bind(url).bind(State::Waiting as i64);
    tx.optional(sql.bind(now)).await
}

/// No longer follows a list; whether the owner did.
pub(crate) async fn delete(tx: &mut Tx, owner: Owner, id: i64) -> Result<bool, Error> {
    let mut sql = Sql::new("DELETE FROM watched_words_subscription WHERE id = $1 AND account_id").bind(id);
    owner.push(&mut sql);
    Ok(tx.execute(sql).await? > 0)
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

/// So many are read in one go; the others are due next time.
const MOST_DUE: i64 = 200;

/// Takes the lists that are due, so that nobody else reads them; should this program end before they are read, they are due
/// again at `next`.
pub(crate) async fn claim(tx: &mut Tx, now: i64, next: i64) -> Result<Vec<Due>, Error> {
    let sql = "UPDATE watched_words_subscription SET state = $1, next_sync_at = $2, updated_at = $3 WHERE id IN \
               (SELECT id FROM watched_words_subscription WHERE next_sync_at <= $3 ORDER BY next_sync_at, id LIMIT $4) \
               RETURNING id, url, last_step_at";
    tx.all(Sql::new(sql).bind(State::Processing as i64).bind(next).bind(now).bind(MOST_DUE)).await
}

/// Notes how far a list is.
pub(crate) async fn set_state(tx: &mut Tx, id: i64, state: State, now: i64) -> Result<(), Error> {
    let sql = "UPDATE watched_words_subscription SET state = $1, updated_at = $2 WHERE id = $3";
    tx.execute(Sql::new(sql).bind(state as i64).bind(now).bind(id)).await.map(drop)
}

/// Notes that a list was taken in, up to a step.
pub(crate) async fn synchronized(
    tx: &mut Tx,
    id: i64,
    name: &str,
    last_step_at: Option<i64>,
    now: i64,
) -> Result<(), Error> {
    let sql = "UPDATE watched_words_subscription SET state = $1, name = $2, last_step_at = $3, last_sync_at = $4, \
               updated_at = $4 WHERE id = $5";
    let sql = Sql::new(sql).bind(State::Synchronized as i64).bind(name).bind(last_step_at).bind(now);
    tx.execute(sql.bind(id)).await.map(drop)
}

/// A list of words that came from elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct Imported {
    pub id: i64,
    pub name: String,
    pub words: Vec<String>,
}

impl FromRow for Imported {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Imported { id: row.get("id")?, name: row.get("name")?, words: parse(&row.get::<String>("words")?)? })
    }
}

/// What came from a followed list so far.
pub(crate) async fn list_of(conn: &mut Conn, id: i64) -> Result<Option<Imported>, Error> {
    let sql = "SELECT id, name, words FROM watched_words_list WHERE subscription_id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// Adds the list of what came from a followed one.
pub(crate) async fn insert_list(
    tx: &mut Tx,
    owner: Owner,
    id: i64,
    name: &str,
    words: &[String],
    now: i64,
) -> Result<(), Error> {
    let sql = "INSERT INTO watched_words_list (account_id, subscription_id, name, words, digest, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $6)";
    let sql = Sql::new(sql).bind(owner.account()).bind(id).bind(name).bind(json!(words).to_string());
    tx.execute(sql.bind(digest(words)).bind(now)).await.map(drop)
}
