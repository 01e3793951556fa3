//! An account or a channel goes: its followers are told while it is still known who they are.

use crate::recipients::{self, send};
use crate::store;
use database::{Sql, Tx};
use federation::say;
use platform::Result;

/// Tells, in the transaction in which an actor of this server goes and before its follows go, everybody who follows it or the
/// server, and the servers of whom it follows. Its tombstone keeps the key that signs.
///
/// # Errors
/// The database's.
pub async fn actor_goes(tx: &mut Tx, actor_id: i64, now: i64) -> Result<()> {
    let sql = Sql::new("SELECT url FROM actor WHERE id = $1 AND host IS NULL").bind(actor_id);
    let Some(url) = tx.optional::<String>(sql).await? else { return Ok(()) };
    let mut inboxes = recipients::followers(tx, &[actor_id]).await?;
    let sql = "SELECT DISTINCT coalesce(t.shared_inbox_url, t.inbox_url) FROM actor_follow f JOIN actor t ON t.id = f.target_id \
               WHERE f.follower_id = $1 AND t.host IS NOT NULL AND t.inbox_url IS NOT NULL";
    inboxes.extend(tx.all::<String>(Sql::new(sql).bind(actor_id)).await?);
    send(tx, now, actor_id, &inboxes, say::delete(&url, &url, None)).await?;
    Ok(store::forget_of_actor(tx, actor_id).await?)
}
