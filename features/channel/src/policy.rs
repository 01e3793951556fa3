//! Who may do what with a channel.

use crate::{ChannelRow, is_collaborator};
use database::Conn;
use platform::{Caller, Problem, Result, Right};

/// Whether the caller has the rights of a channel's owner: who owns it, and who manages everybody's local channels.
pub fn may_own(caller: &Caller, channel: &ChannelRow) -> bool {
    channel.user_id == Some(caller.user_id) || (channel.host.is_none() && caller.may(Right::ManageAnyChannel))
}

/// 403 unless the caller has the rights of the channel's owner.
///
/// # Errors
/// The refusal.
pub fn must_own(caller: &Caller, channel: &ChannelRow) -> Result<()> {
    if may_own(caller, channel) {
        return Ok(());
    }
    Err(Problem::forbidden("This user has not owner rights on this channel"))
}

/// 403 unless the caller may manage the channel: who has the rights of its owner, and its collaborators.
///
/// # Errors
/// The refusal, or the database's failure.
pub async fn must_manage(conn: &mut Conn, caller: &Caller, channel: &ChannelRow) -> Result<()> {
    if may_own(caller, channel) || is_collaborator(conn, channel.id, caller.account_id).await? {
        return Ok(());
    }
    Err(Problem::forbidden("This user cannot manage this channel"))
}
