//! The playlist that everybody has.

use crate::policy::{PRIVATE, WATCH_LATER};
use crate::store::{self, NewPlaylist};
use channel::Registered;
use database::{Sql, Tx};
use platform::{Problem, Result, event, random};

/// Gives a new person theirs, in the transaction that registers them.
pub async fn create(tx: &mut Tx, who: Registered, now: i64) -> Result<()> {
    let sql = "SELECT x.url, x.username FROM account a JOIN actor x ON x.id = a.actor_id WHERE a.id = $1";
    let rows = tx.rows(Sql::new(sql).bind(who.account_id)).await?;
    let row = rows.first().ok_or_else(|| Problem::internal("a new person has no account"))?;
    let (url, username): (String, String) = (row.get("url")?, row.get("username")?);
    // The instance's own address is what an account's address begins with.
    let origin = url.strip_suffix(&format!("/accounts/{username}"));
    let origin = origin.ok_or_else(|| Problem::internal(format!("{url} is not the address of a local account")))?;
    let uuid = random::uuid();
    let new = NewPlaylist {
        uuid,
        url: format!("{origin}/video-playlists/{uuid}"),
        account_id: who.account_id,
        place: None,
        name: "Watch later".to_owned(),
        description: None,
        privacy: PRIVATE,
        kind: WATCH_LATER,
    };
    let id = store::insert(tx, &new, now).await?;
    Ok(event::emit(tx, now, "playlist.created", id).await?)
}
