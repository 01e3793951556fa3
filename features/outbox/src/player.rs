//! The look of players, as owners here chose it.

use crate::consume::Moment;
use crate::recipients::{followers, send};
use crate::store;
use crate::video::{VIDEO, involved, is_for_others};
use database::{Sql, Tx};
use federation::{Audience, say};
use platform::Result;
use platform::clock::iso;

/// The look of a video's player was chosen.
pub(crate) async fn of_video(tx: &mut Tx, at: &Moment, id: i64) -> Result<()> {
    if store::told(tx, VIDEO, id).await?.is_none() || !is_for_others(tx, at, id).await? {
        return Ok(());
    }
    let sql = "SELECT a.id, a.url FROM video v JOIN channel c ON c.id = v.channel_id JOIN account ac ON ac.id = c.account_id \
               JOIN actor a ON a.id = ac.actor_id WHERE v.id = $1";
    let rows = tx.rows(Sql::new(sql).bind(id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (actor_id, actor): (i64, String) = (row.get("id")?, row.get("url")?);
    let (audience, object) = say::player_of_video(tx, id).await?;
    let involved = involved(tx, id).await?;
    let inboxes = followers(tx, &involved).await?;
    Ok(send(tx, at.now, actor_id, &inboxes, say::update(&object, &actor, &audience, &iso(at.now))).await?)
}

/// The look of the player of a channel's videos was chosen.
pub(crate) async fn of_channel(tx: &mut Tx, at: &Moment, id: i64) -> Result<()> {
    let sql = "SELECT a.id, a.url, a.username FROM channel c JOIN actor a ON a.id = c.actor_id \
               WHERE c.id = $1 AND a.host IS NULL AND a.deleted_at IS NULL";
    let rows = tx.rows(Sql::new(sql).bind(id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (actor_id, actor): (i64, String) = (row.get("id")?, row.get("url")?);
    let object = say::player_of_channel(&at.app, tx, &row.get::<String>("username")?).await?;
    let inboxes = followers(tx, &[actor_id]).await?;
    let update = say::update(&object, &actor, &Audience::public(&actor), &iso(at.now));
    Ok(send(tx, at.now, actor_id, &inboxes, update).await?)
}
