//! What becomes of playlists when their channel goes or changes hands, or their owner goes; all run in the transaction of that.

use crate::{pictures, store};
use database::Tx;
use platform::{Result, event};

/// The playlists of a channel that goes stay with their owner, private.
pub async fn channel_goes(tx: &mut Tx, channel_id: i64, now: i64) -> Result<()> {
    store::lock_channel(tx, channel_id).await?;
    for id in store::take_all_out(tx, channel_id, now).await? {
        event::emit(tx, now, "playlist.updated", id).await?;
    }
    Ok(())
}

/// The playlists of a channel go with it to its new owner.
///
/// # Errors
/// The database's.
pub async fn channel_changes_hands(tx: &mut Tx, channel_id: i64, account_id: i64, now: i64) -> Result<()> {
    store::lock_channel(tx, channel_id).await?;
    for id in store::give_all(tx, channel_id, account_id, now).await? {
        event::emit(tx, now, "playlist.updated", id).await?;
    }
    Ok(())
}

/// The playlists of an account that goes are removed with their pictures.
pub async fn account_goes(tx: &mut Tx, account_id: i64, now: i64) -> Result<()> {
    for id in store::ids_of_account(tx, account_id).await? {
        pictures::remove(tx, id, now).await?;
        store::delete(tx, id).await?;
        event::emit(tx, now, "playlist.deleted", id).await?;
    }
    Ok(())
}
