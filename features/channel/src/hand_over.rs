//! A channel changes hands: with its videos, which are its own, and without its new owner among its collaborators.

use crate::{ChannelRow, collaborator, store};
use database::Tx;
use platform::{Problem, Result, event};

/// 409 for the last channel of its owner, who must keep one; until the transaction ends nobody takes another away.
///
/// # Errors
/// The refusal, or the database's failure.
pub async fn must_not_be_the_last(tx: &mut Tx, channel: &ChannelRow) -> Result<()> {
    if store::count_locked(tx, channel.account_id).await? <= 1 {
        return Err(Problem::conflict("Cannot accept to transfer the last channel of this user"));
    }
    Ok(())
}

/// Gives a channel to another local account.
///
/// # Errors
/// As [`must_not_be_the_last`].
pub async fn hand_over(tx: &mut Tx, channel: &ChannelRow, account_id: i64, now: i64) -> Result<()> {
    must_not_be_the_last(tx, channel).await?;
    store::set_owner(tx, channel.id, account_id, now).await?;
    collaborator::release(tx, channel.id, account_id).await?;
    Ok(event::emit(tx, now, "channel.updated", channel.id).await?)
}
