//! The SQL of mutes.

pub(crate) mod subscriptions;
pub(crate) mod taken;

use crate::By;
use crate::json::MuteSubscription;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;

/// Mutes an account; the number of the mute, unless it was muted before.
pub(crate) async fn mute_account(tx: &mut Tx, by: By, target: i64, now: i64) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) VALUES ($1, $2, $3) \
               ON CONFLICT DO NOTHING RETURNING id";
    tx.optional(Sql::new(sql).bind(by.owner()).bind(target).bind(now)).await
}

/// Where a mute that was lifted came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Somebody made it.
    Hand,
    /// A followed list.
    List,
}

impl FromRow for Origin {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let list: Option<i64> = row.get("subscription_id")?;
        Ok(if list.is_some() { Origin::List } else { Origin::Hand })
    }
}

/// Lifts the mute of an account; where it came from, if there was one.
pub(crate) async fn unmute_account(tx: &mut Tx, by: By, target: i64) -> Result<Option<Origin>, Error> {
    let mut sql = Sql::new("DELETE FROM account_mute WHERE target_account_id = $1").bind(target);
    push_owner(&mut sql, by, " AND owner_account_id");
    sql.push(" RETURNING subscription_id");
    tx.optional(sql).await
}

/// Mutes a server; the number of the mute, unless it was muted before.
pub(crate) async fn mute_server(tx: &mut Tx, by: By, host: &str, now: i64) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO server_mute (owner_account_id, host, created_at) VALUES ($1, $2, $3) \
               ON CONFLICT DO NOTHING RETURNING id";
    tx.optional(Sql::new(sql).bind(by.owner()).bind(host).bind(now)).await
}

/// Lifts the mute of a server; where it came from, if there was one.
pub(crate) async fn unmute_server(tx: &mut Tx, by: By, host: &str) -> Result<Option<Origin>, Error> {
    let mut sql = Sql::new("DELETE FROM server_mute WHERE host = $1").bind(host);
    push_owner(&mut sql, by, " AND owner_account_id");
    sql.push(" RETURNING subscription_id");
    tx.optional(sql).await
}

/// Records what the instance mutes, or no longer does.
pub(crate) async fn log(tx: &mut Tx, is_added: bool, target: &str, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO mute_log (is_added, target, created_at) VALUES ($1, $2, $3)";
    tx.execute(Sql::new(sql).bind(is_added).bind(target).bind(now)).await.map(drop)
}

/// The log from a time on (milliseconds since 1970), oldest first: `(added, target, when)`.
pub(crate) async fn logged(conn: &mut Conn, since: i64, most: i64) -> Result<Vec<(bool, String, i64)>, Error> {
    let sql =
        "SELECT is_added, target, created_at FROM mute_log WHERE created_at >= $1 ORDER BY created_at, id LIMIT $2";
    let rows = conn.rows(Sql::new(sql).bind(since).bind(most)).await?;
    rows.iter().map(|r| Ok((r.get("is_added")?, r.get("target")?, r.get("created_at")?))).collect()
}

/// Appends the condition on whose mutes are meant.
fn push_owner(sql: &mut Sql, by: By, column: &'static str) {
    match by {
        By::Instance => sql.push(column).push(" IS NULL"),
        By::Account(id) => sql.push(column).push(" = ").arg(id),
    };
}

fn like(text: &str) -> String {
    let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

/// How many servers somebody mutes, without those that followed lists mute.
pub(crate) async fn count_servers(conn: &mut Conn, by: By) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM server_mute WHERE subscription_id IS NULL AND ");
    push_owner(&mut sql, by, "owner_account_id");
    conn.one(sql).await
}

/// Which mutes of a list are asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    /// Part of what is muted.
    pub search: Option<String>,
    /// Only those that came from followed lists of that name.
    pub list_name: Option<String>,
}

/// A mute as lists show it; `target` is the account's id, or the host.
#[derive(Debug)]
pub(crate) struct Muted<T> {
    pub target: T,
    pub created_at: i64,
    /// Where it came from, when nobody made it here.
    pub list: Option<MuteSubscription>,
}

impl<T: database::FromColumn> FromRow for Muted<T> {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let list = match row.get::<Option<i64>>("list_id")? {
            Some(id) => Some(MuteSubscription { id, name: row.get("list_name")?, url: row.get("list_url")? }),
            None => None,
        };
        Ok(Muted { target: row.get("target")?, created_at: row.get("created_at")?, list })
    }
}

const LIST: &str = ", m.created_at, s.id AS list_id, s.name AS list_name, s.url AS list_url FROM ";

/// Appends which mutes are meant; `m` are the mutes, `s` the lists they came from.
fn push_where(sql: &mut Sql, by: By, filter: &Filter) {
    sql.push(" LEFT JOIN mute_subscription s ON s.id = m.subscription_id");
    push_owner(sql, by, " WHERE m.owner_account_id");
    if let Some(name) = &filter.list_name {
        sql.push(" AND s.name = ").arg(name);
    }
}

fn order(sql: &mut Sql, page: &Page) {
    sql.push(if page.descending { " ORDER BY m.created_at DESC, m.id DESC" } else { " ORDER BY m.created_at, m.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
}

/// A page of muted accounts, and how many there are.
pub(crate) async fn accounts(
    conn: &mut Conn,
    by: By,
    filter: &Filter,
    page: &Page,
) -> Result<(i64, Vec<Muted<i64>>), Error> {
    let condition = |sql: &mut Sql| {
        sql.push("account_mute m");
        let text = filter.search.as_deref().map(like);
        if text.is_some() {
            sql.push(" JOIN account ac ON ac.id = m.target_account_id JOIN actor x ON x.id = ac.actor_id");
        }
        push_where(sql, by, filter);
        if let Some(text) = text {
            sql.push(" AND (lower(ac.name) LIKE ").arg(&text).push(" ESCAPE '!' OR lower(x.url) LIKE ").arg(&text);
            sql.push(" ESCAPE '!')");
        }
    };
    let mut count = Sql::new("SELECT count(*) FROM ");
    condition(&mut count);
    let mut sql = Sql::new("SELECT m.target_account_id AS target");
    sql.push(LIST);
    condition(&mut sql);
    order(&mut sql, page);
    Ok((conn.one(count).await?, conn.all(sql).await?))
}

/// A page of muted servers, and how many there are.
pub(crate) async fn servers(
    conn: &mut Conn,
    by: By,
    filter: &Filter,
    page: &Page,
) -> Result<(i64, Vec<Muted<String>>), Error> {
    let condition = |sql: &mut Sql| {
        sql.push("server_mute m");
        push_where(sql, by, filter);
        if let Some(text) = filter.search.as_deref().map(like) {
            sql.push(" AND m.host LIKE ").arg(text).push(" ESCAPE '!'");
        }
    };
    let mut count = Sql::new("SELECT count(*) FROM ");
    condition(&mut count);
    let mut sql = Sql::new("SELECT m.host AS target");
    sql.push(LIST);
    condition(&mut sql);
    order(&mut sql, page);
    Ok((conn.one(count).await?, conn.all(sql).await?))
}

/// One mute that was asked about.
#[derive(Debug)]
pub(crate) struct Found {
    /// The account's name, folded; empty for a server.
    pub name: String,
    /// `None` for somebody who lives here.
    pub host: Option<String>,
    /// Whether the instance mutes it; otherwise whoever asks does.
    pub by_instance: bool,
    /// The list the instance has it from.
    pub list: Option<String>,
}

impl FromRow for Found {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Found {
            name: row.get("name")?,
            host: row.get("host")?,
            by_instance: row.get::<Option<i64>>("owner_account_id")?.is_none(),
            list: row.get("list_name")?,
        })
    }
}

/// Which of some accounts are muted by the instance or by `viewer`. More may be named than was asked for: the pairs of names
/// and hosts are the caller's to compare.
pub(crate) async fn muted_accounts(
    conn: &mut Conn,
    viewer: Option<i64>,
    names: &[String],
    hosts: &[String],
) -> Result<Vec<Found>, Error> {
    let mut sql = Sql::new(
        "SELECT x.username_fold AS name, x.host, m.owner_account_id, s.name AS list_name FROM actor x \
         JOIN account ac ON ac.actor_id = x.id JOIN account_mute m ON m.target_account_id = ac.id \
         LEFT JOIN mute_subscription s ON s.id = m.subscription_id WHERE x.username_fold IN ",
    );
    sql.list(names).push(" AND (x.host IS NULL OR x.host IN ").list(hosts);
    sql.push(") AND (m.owner_account_id IS NULL OR m.owner_account_id IN ").list(viewer).push(")");
    conn.all(sql).await
}

/// Which of some hosts are muted by the instance or by `viewer`.
pub(crate) async fn muted_servers(conn: &mut Conn, viewer: Option<i64>, hosts: &[String]) -> Result<Vec<Found>, Error> {
    let mut sql = Sql::new(
        "SELECT '' AS name, m.host, m.owner_account_id, s.name AS list_name FROM server_mute m \
         LEFT JOIN mute_subscription s ON s.id = m.subscription_id WHERE m.host IN ",
    );
    sql.list(hosts).push(" AND (m.owner_account_id IS NULL OR m.owner_account_id IN ").list(viewer).push(")");
    conn.all(sql).await
}
