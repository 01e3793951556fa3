//! The SQL of mutes.

use crate::By;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;

/// Mutes an account; the number of the mute, unless it was muted before.
pub(crate) async fn mute_account(tx: &mut Tx, by: By, target: i64, now: i64) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO account_mute (owner_account_id, target_account_id, created_at) VALUES ($1, $2, $3) \
               ON CONFLICT DO NOTHING RETURNING id";
    tx.optional(Sql::new(sql).bind(by.owner()).bind(target).bind(now)).await
}

/// Lifts the mute of an account; whether there was one.
pub(crate) async fn unmute_account(tx: &mut Tx, by: By, target: i64) -> Result<bool, Error> {
    let mut sql = Sql::new("DELETE FROM account_mute WHERE target_account_id = $1").bind(target);
    push_owner(&mut sql, by, " AND owner_account_id");
    Ok(tx.execute(sql).await? > 0)
}

/// Mutes a server; the number of the mute, unless it was muted before.
pub(crate) async fn mute_server(tx: &mut Tx, by: By, host: &str, now: i64) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO server_mute (owner_account_id, host, created_at) VALUES ($1, $2, $3) \
               ON CONFLICT DO NOTHING RETURNING id";
    tx.optional(Sql::new(sql).bind(by.owner()).bind(host).bind(now)).await
}

/// Lifts the mute of a server; whether there was one.
pub(crate) async fn unmute_server(tx: &mut Tx, by: By, host: &str) -> Result<bool, Error> {
    let mut sql = Sql::new("DELETE FROM server_mute WHERE host = $1").bind(host);
    push_owner(&mut sql, by, " AND owner_account_id");
    Ok(tx.execute(sql).await? > 0)
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

/// How many servers a list mutes.
pub(crate) async fn count_servers(conn: &mut Conn, by: By) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM server_mute WHERE ");
    push_owner(&mut sql, by, "owner_account_id");
    conn.one(sql).await
}

/// A muted account: its id and when it was muted.
#[derive(Debug)]
pub(crate) struct MutedAccount {
    pub account_id: i64,
    pub created_at: i64,
}

impl FromRow for MutedAccount {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(MutedAccount { account_id: row.get("target_account_id")?, created_at: row.get("created_at")? })
    }
}

fn accounts_where(sql: &mut Sql, by: By, search: Option<&str>) {
    sql.push(" FROM account_mute m");
    if search.is_some() {
        sql.push(" JOIN account ac ON ac.id = m.target_account_id JOIN actor x ON x.id = ac.actor_id");
    }
    push_owner(sql, by, " WHERE m.owner_account_id");
    if let Some(text) = search.map(like) {
        sql.push(" AND (lower(ac.name) LIKE ").arg(&text).push(" ESCAPE '!' OR lower(x.url) LIKE ").arg(&text);
        sql.push(" ESCAPE '!')");
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
    search: Option<&str>,
    page: &Page,
) -> Result<(i64, Vec<MutedAccount>), Error> {
    let mut count = Sql::new("SELECT count(*)");
    accounts_where(&mut count, by, search);
    let mut sql = Sql::new("SELECT m.target_account_id, m.created_at");
    accounts_where(&mut sql, by, search);
    order(&mut sql, page);
    Ok((conn.one(count).await?, conn.all(sql).await?))
}

/// A page of muted servers with the times of their mutes, and how many there are.
pub(crate) async fn servers(
    conn: &mut Conn,
    by: By,
    search: Option<&str>,
    page: &Page,
) -> Result<(i64, Vec<(String, i64)>), Error> {
    let condition = |sql: &mut Sql| {
        push_owner(sql, by, " FROM server_mute m WHERE m.owner_account_id");
        if let Some(text) = search.map(like) {
            sql.push(" AND m.host LIKE ").arg(text).push(" ESCAPE '!'");
        }
    };
    let mut count = Sql::new("SELECT count(*)");
    condition(&mut count);
    let mut sql = Sql::new("SELECT m.host, m.created_at");
    condition(&mut sql);
    order(&mut sql, page);
    let rows = conn.rows(sql).await?;
    let servers = rows.iter().map(|r| Ok((r.get("host")?, r.get("created_at")?))).collect::<Result<_, Error>>()?;
    Ok((conn.one(count).await?, servers))
}

/// Which of some accounts are muted by the instance or by `viewer`: `(name, host, by the instance)`. More may be named
/// than was asked for: the pairs of names and hosts are the caller's to compare.
pub(crate) async fn muted_accounts(
    conn: &mut Conn,
    viewer: Option<i64>,
    names: &[String],
    hosts: &[String],
) -> Result<Vec<(String, Option<String>, bool)>, Error> {
    let mut sql = Sql::new(
        "SELECT x.username_fold, x.host, m.owner_account_id FROM actor x JOIN account ac ON ac.actor_id = x.id \
         JOIN account_mute m ON m.target_account_id = ac.id WHERE x.username_fold IN ",
    );
    sql.list(names).push(" AND (x.host IS NULL OR x.host IN ").list(hosts);
    sql.push(") AND (m.owner_account_id IS NULL OR m.owner_account_id IN ").list(viewer).push(")");
    let rows = conn.rows(sql).await?;
    let read =
        |r: &Row| Ok((r.get("username_fold")?, r.get("host")?, r.get::<Option<i64>>("owner_account_id")?.is_none()));
    rows.iter().map(read).collect()
}

/// Which of some hosts are muted by the instance or by `viewer`: `(host, by the instance)`.
pub(crate) async fn muted_servers(
    conn: &mut Conn,
    viewer: Option<i64>,
    hosts: &[String],
) -> Result<Vec<(String, bool)>, Error> {
    let mut sql = Sql::new("SELECT m.host, m.owner_account_id FROM server_mute m WHERE m.host IN ");
    sql.list(hosts).push(" AND (m.owner_account_id IS NULL OR m.owner_account_id IN ").list(viewer).push(")");
    let rows = conn.rows(sql).await?;
    rows.iter().map(|r| Ok((r.get("host")?, r.get::<Option<i64>>("owner_account_id")?.is_none()))).collect()
}
