//! The SQL of actors and accounts.

use crate::{AccountChange, AccountRow, Handle, fold};
use database::{Conn, Error, Sql, Tx};
use platform::Page;

const SELECT: &str = "SELECT ac.id AS account_id, ac.actor_id, ac.user_id, a.username, a.host, a.url, ac.name, \
     ac.description, a.followers_count, a.following_count, a.avatars, a.created_at, ac.updated_at \
     FROM account ac JOIN actor a ON a.id = ac.actor_id";

/// Whether a local actor has, or had, the name.
pub async fn is_taken(conn: &mut Conn, name: &str) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM actor WHERE host IS NULL AND username_fold = $1").bind(fold(name));
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// Stores the account of an actor and returns its id; without a user it is the instance's own.
pub async fn create_account(
    tx: &mut Tx,
    actor_id: i64,
    user_id: Option<i64>,
    display_name: &str,
    now: i64,
) -> Result<i64, Error> {
    let sql = "INSERT INTO account (actor_id, user_id, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4) RETURNING id";
    tx.one(Sql::new(sql).bind(actor_id).bind(user_id).bind(display_name).bind(now)).await
}

/// Changes an account.
pub async fn update_account(tx: &mut Tx, account_id: i64, change: &AccountChange, now: i64) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE account SET updated_at = ");
    sql.arg(now);
    if let Some(name) = &change.display_name {
        sql.push(", name = ").arg(name);
    }
    if let Some(description) = &change.description {
        sql.push(", description = ").arg(description.clone());
    }
    sql.push(" WHERE id = ").arg(account_id);
    tx.execute(sql).await.map(drop)
}

/// Removes an actor from view; its name and keys stay behind as a tombstone, and its account goes.
pub async fn retire(tx: &mut Tx, actor_id: i64, now: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM account WHERE actor_id = $1").bind(actor_id)).await?;
    let sql = "UPDATE actor SET deleted_at = $1, updated_at = $1 WHERE id = $2";
    tx.execute(Sql::new(sql).bind(now).bind(actor_id)).await.map(drop)
}

/// The account of a user.
pub async fn account_of_user(conn: &mut Conn, user_id: i64) -> Result<Option<AccountRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE ac.user_id = ").arg(user_id);
    conn.optional(sql).await
}

/// The accounts of several users.
pub async fn accounts_of_users(conn: &mut Conn, user_ids: &[i64]) -> Result<Vec<AccountRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE ac.user_id IN ").list(user_ids.iter().copied());
    conn.all(sql).await
}

/// The accounts of several ids, in no order.
pub async fn accounts_by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<AccountRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE ac.id IN ").list(ids.iter().copied());
    conn.all(sql).await
}

/// The account of a handle.
pub async fn account_by_handle(conn: &mut Conn, handle: &Handle) -> Result<Option<AccountRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE a.deleted_at IS NULL AND a.username_fold = ").arg(&handle.name);
    match &handle.host {
        Some(host) => sql.push(" AND a.host = ").arg(host),
        None => sql.push(" AND a.host IS NULL"),
    };
    conn.optional(sql).await
}

/// A page of all accounts; `createdAt` is the only sort.
pub async fn accounts(conn: &mut Conn, page: &Page) -> Result<Vec<AccountRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(if page.descending { " ORDER BY a.created_at DESC, ac.id DESC" } else { " ORDER BY a.created_at, ac.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many accounts there are.
pub async fn count_accounts(conn: &mut Conn) -> Result<i64, Error> {
    conn.one("SELECT count(*) FROM account").await
}

/// The actor of an account.
pub async fn of_account(conn: &mut Conn, account_id: i64) -> Result<Option<i64>, Error> {
    conn.optional(Sql::new("SELECT actor_id FROM account WHERE id = $1").bind(account_id)).await
}

/// Counts an accepted follow in (`by` 1) or out (-1) at both its ends.
pub async fn count_follow(tx: &mut Tx, follower_id: i64, target_id: i64, by: i64) -> Result<(), Error> {
    let sql = "UPDATE actor SET following_count = following_count + $1 WHERE id = $2";
    tx.execute(Sql::new(sql).bind(by).bind(follower_id)).await?;
    let sql = "UPDATE actor SET followers_count = followers_count + $1 WHERE id = $2";
    tx.execute(Sql::new(sql).bind(by).bind(target_id)).await.map(drop)
}

/// Counts all accepted follows of and to an actor out at their other ends, before they go with the actor.
pub async fn uncount_follows(tx: &mut Tx, actor_id: i64) -> Result<(), Error> {
    let sql = "UPDATE actor SET followers_count = followers_count - 1 WHERE id IN \
               (SELECT target_id FROM actor_follow WHERE follower_id = $1 AND state = 'accepted')";
    tx.execute(Sql::new(sql).bind(actor_id)).await?;
    let sql = "UPDATE actor SET following_count = following_count - 1 WHERE id IN \
               (SELECT follower_id FROM actor_follow WHERE target_id = $1 AND state = 'accepted')";
    tx.execute(Sql::new(sql).bind(actor_id)).await?;
    let sql = "UPDATE actor SET followers_count = 0, following_count = 0 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(actor_id)).await.map(drop)
}
