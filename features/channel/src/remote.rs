//! Channels and accounts of other servers: kept as their documents tell, removed when their server removes them.

use crate::{hooks, remove, store};
use database::{Error, Sql, Tx};
use platform::{Result, event};

/// A channel of another server, as its document tells.
#[derive(Debug, Clone)]
pub struct RemoteChannel {
    /// Name to show.
    pub display_name: String,
    /// Description.
    pub description: Option<String>,
    /// How to support it.
    pub support: Option<String>,
}

/// Stores the channel of another server's actor, or renews it; its id.
pub async fn store_channel(
    tx: &mut Tx,
    actor_id: i64,
    account_id: i64,
    channel: &RemoteChannel,
    now: i64,
) -> Result<i64, Error> {
    let sql = "INSERT INTO channel (actor_id, account_id, name, description, support, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (actor_id) DO UPDATE SET account_id = excluded.account_id, \
               name = excluded.name, description = excluded.description, support = excluded.support, \
               updated_at = excluded.updated_at RETURNING id";
    let sql = Sql::new(sql)
        .bind(actor_id)
        .bind(account_id)
        .bind(&channel.display_name)
        .bind(channel.description.clone())
        .bind(channel.support.clone())
        .bind(now);
    tx.one(sql).await
}

/// Removes an actor of another server with its account or channel and everything that hangs on them; a tombstone stays.
///
/// # Errors
/// The database's. Actors of our own are not touched.
pub async fn remove_actor(tx: &mut Tx, actor_id: i64, now: i64) -> Result<()> {
    let sql = "SELECT ac.id FROM actor a JOIN account ac ON ac.actor_id = a.id WHERE a.id = $1 AND a.host IS NOT NULL";
    let account: Option<i64> = tx.optional(Sql::new(sql).bind(actor_id)).await?;
    let sql = "SELECT c.id FROM actor a JOIN channel c ON c.actor_id = a.id WHERE a.id = $1 AND a.host IS NOT NULL";
    let channel: Option<i64> = tx.optional(Sql::new(sql).bind(actor_id)).await?;
    if let Some(channel) = channel
        && let Some(channel) = store::owned(tx, channel).await?
    {
        remove::take_away(tx, &channel, now).await?;
    }
    let Some(account_id) = account else { return Ok(()) };
    for channel in store::of_account(tx, account_id).await? {
        remove::take_away(tx, &channel, now).await?;
    }
    hooks::account_goes(tx, account_id, now).await?;
    hooks::actor_goes(tx, actor_id, now).await?;
    actor::retire(tx, actor_id, now).await?;
    event::emit(tx, now, "account.removed", actor_id).await?;
    Ok(())
}
