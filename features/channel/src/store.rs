//! The SQL of channels.

use crate::ChannelRow;
use actor::Handle;
use database::{Conn, Error, Kind, Sql, Tx};
use platform::Page;

pub(crate) const SELECT: &str = "SELECT c.id, c.actor_id, c.account_id, ac.user_id, a.username, a.host, a.url, c.name, \
     c.description, c.support, c.public_email, a.followers_count, a.following_count, a.avatars, a.banners, a.created_at, c.updated_at, \
     ac.actor_id AS owner_actor_id, o.username AS owner_username, o.host AS owner_host, o.url AS owner_url, \
     ac.name AS owner_name, ac.description AS owner_description, o.followers_count AS owner_followers, \
     o.following_count AS owner_following, o.avatars AS owner_avatars, o.created_at AS owner_created_at, ac.updated_at AS owner_updated_at \
     FROM channel c JOIN actor a ON a.id = c.actor_id JOIN account ac ON ac.id = c.account_id \
     JOIN actor o ON o.id = ac.actor_id";

/// A channel to be.
#[derive(Debug, Clone)]
pub(crate) struct NewChannel {
    pub actor_id: i64,
    pub account_id: i64,
    pub display_name: String,
    pub description: Option<String>,
    pub support: Option<String>,
}

/// Stores a channel and returns its id.
pub(crate) async fn insert(tx: &mut Tx, channel: &NewChannel, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO channel (actor_id, account_id, name, description, support, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING id";
    let sql = Sql::new(sql)
        .bind(channel.actor_id)
        .bind(channel.account_id)
        .bind(&channel.display_name)
        .bind(channel.description.clone())
        .bind(channel.support.clone())
        .bind(now);
    tx.one(sql).await
}

/// What an owner may change; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    pub display_name: Option<String>,
    pub description: Option<Option<String>>,
    pub support: Option<Option<String>>,
    pub public_email: Option<Option<String>>,
}

/// Writes a change.
pub(crate) async fn update(tx: &mut Tx, id: i64, change: &Change, now: i64) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE channel SET updated_at = ");
    sql.arg(now);
    if let Some(name) = &change.display_name {
        sql.push(", name = ").arg(name);
    }
    if let Some(description) = &change.description {
        sql.push(", description = ").arg(description.clone());
    }
    if let Some(support) = &change.support {
        sql.push(", support = ").arg(support.clone());
    }
    if let Some(email) = &change.public_email {
        sql.push(", public_email = ").arg(email.clone());
    }
    sql.push(" WHERE id = ").arg(id);
    tx.execute(sql).await.map(drop)
}

/// Removes a channel's row.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM channel WHERE id = $1").bind(id)).await.map(drop)
}

/// Whether a channel has videos.
pub(crate) async fn has_videos(conn: &mut Conn, id: i64) -> Result<bool, Error> {
    let sql = Sql::new("SELECT id FROM video WHERE channel_id = $1 LIMIT 1").bind(id);
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// How many channels an account has; until the transaction ends nobody else adds or removes one.
pub(crate) async fn count_locked(tx: &mut Tx, account_id: i64) -> Result<i64, Error> {
    if tx.kind() == Kind::Postgres {
        tx.rows(Sql::new("SELECT id FROM account WHERE id = $1 FOR UPDATE").bind(account_id)).await?;
    }
    tx.one(Sql::new("SELECT count(*) FROM channel WHERE account_id = $1").bind(account_id)).await
}

/// Until the transaction ends, others who lock this channel wait.
///
/// # Errors
/// The database's.
pub async fn lock(tx: &mut Tx, channel_id: i64) -> Result<(), Error> {
    if tx.kind() == Kind::Postgres {
        tx.rows(Sql::new("SELECT id FROM channel WHERE id = $1 FOR UPDATE").bind(channel_id)).await?;
    }
    Ok(())
}

/// The channel of an id.
pub async fn owned(conn: &mut Conn, channel_id: i64) -> Result<Option<ChannelRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE c.id = ").arg(channel_id);
    conn.optional(sql).await
}

/// The channel of a handle.
pub async fn by_handle(conn: &mut Conn, handle: &Handle) -> Result<Option<ChannelRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE a.username_fold = ").arg(&handle.name);
    match &handle.host {
        Some(host) => sql.push(" AND a.host = ").arg(host),
        None => sql.push(" AND a.host IS NULL"),
    };
    conn.optional(sql).await
}

/// The channels of some ids, in no order.
pub async fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<ChannelRow>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE c.id IN ").list(ids.iter().copied());
    conn.all(sql).await
}

/// All channels of an account, oldest first.
pub async fn of_account(conn: &mut Conn, account_id: i64) -> Result<Vec<ChannelRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE c.account_id = ").arg(account_id).push(" ORDER BY c.id");
    conn.all(sql).await
}

/// What a list of channels is filtered by.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub account_id: Option<i64>,
    /// With the channels of others that the account helps with.
    pub collaborations: bool,
    pub search: Option<String>,
}

impl Filter {
    fn push(&self, sql: &mut Sql) {
        sql.push(" WHERE 1 = 1");
        if let Some(account) = self.account_id {
            sql.push(" AND (c.account_id = ").arg(account);
            if self.collaborations {
                sql.push(" OR c.id IN (SELECT channel_id FROM channel_collaborator WHERE state = 2 AND account_id = ");
                sql.arg(account).push(")");
            }
            sql.push(")");
        }
        if let Some(search) = &self.search {
            let escaped = search.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
            let like = format!("%{escaped}%");
            sql.push(" AND (a.username_fold LIKE ").arg(&like).push(" ESCAPE '!' OR lower(c.name) LIKE ").arg(&like);
            sql.push(" ESCAPE '!')");
        }
    }
}

/// A page of channels.
pub(crate) async fn page(conn: &mut Conn, filter: &Filter, page: &Page) -> Result<Vec<ChannelRow>, Error> {
    let mut sql = Sql::new(SELECT);
    filter.push(&mut sql);
    sql.push(match page.sort {
        "name" => " ORDER BY c.name",
        "updatedAt" => " ORDER BY c.updated_at",
        "createdAt" => " ORDER BY a.created_at",
        _ => " ORDER BY c.id",
    });
    sql.push(if page.descending { " DESC, c.id DESC" } else { ", c.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many channels match.
pub(crate) async fn matching(conn: &mut Conn, filter: &Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM channel c JOIN actor a ON a.id = c.actor_id");
    filter.push(&mut sql);
    conn.one(sql).await
}

/// Gives a channel to another account.
pub(crate) async fn set_owner(tx: &mut Tx, channel_id: i64, account_id: i64, now: i64) -> Result<(), Error> {
    let sql = "UPDATE channel SET account_id = $2, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(channel_id).bind(account_id).bind(now)).await.map(drop)
}
