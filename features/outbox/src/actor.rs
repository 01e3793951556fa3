//! Accounts and channels of this server that have changed.

use crate::consume::Moment;
use crate::recipients::{followers, send};
use database::{Sql, Tx};
use federation::{Audience, say};
use platform::Result;
use platform::clock::iso;

/// An account has changed.
pub(crate) async fn account_changed(tx: &mut Tx, at: &Moment, account_id: i64) -> Result<()> {
    let sql = "SELECT a.id, a.url, a.username FROM account ac JOIN actor a ON a.id = ac.actor_id \
               WHERE ac.id = $1 AND a.host IS NULL AND a.deleted_at IS NULL";
    changed(tx, at, Sql::new(sql).bind(account_id), false).await
}

/// A channel has changed.
pub(crate) async fn channel_changed(tx: &mut Tx, at: &Moment, channel_id: i64) -> Result<()> {
    let sql = "SELECT a.id, a.url, a.username FROM channel c JOIN actor a ON a.id = c.actor_id \
               WHERE c.id = $1 AND a.host IS NULL AND a.deleted_at IS NULL";
    changed(tx, at, Sql::new(sql).bind(channel_id), true).await
}

async fn changed(tx: &mut Tx, at: &Moment, which: Sql, is_channel: bool) -> Result<()> {
    let rows = tx.rows(which).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (id, url, name): (i64, String, String) = (row.get("id")?, row.get("url")?, row.get("username")?);
    // Who follows something that announced a video of theirs shows them too.
    let sql = "SELECT DISTINCT channel_actor_id FROM told WHERE noun = 'video' AND actor_id = $1 AND channel_actor_id IS NOT NULL";
    let channels: Vec<i64> = tx.all(Sql::new(sql).bind(id)).await?;
    let all: Vec<i64> = [id].into_iter().chain(channels).collect();
    let inboxes = followers(tx, &all).await?;
    if inboxes.is_empty() {
        return Ok(());
    }
    let document = say::actor(&at.app, tx, &name, is_channel).await?;
    let update = say::update(&document, &url, &Audience::public(&url), &iso(at.now));
    Ok(send(tx, at.now, id, &inboxes, update).await?)
}
