//! Who may change and remove a video: facts in, decision out. Who may watch is [`catalog::must_watch`].

use crate::store::VideoRow;
use database::Conn;
use platform::{Caller, Problem, Result, Right};

/// Listed for everybody.
pub const PUBLIC: i64 = 1;
/// For those who know the address.
pub const UNLISTED: i64 = 2;
/// For its owner.
pub const PRIVATE: i64 = 3;
/// For users of this instance.
pub const INTERNAL: i64 = 4;
/// For those who know a password.
pub const PASSWORD: i64 = 5;

/// Whether files of a video of this privacy need a token, and lie below `private/`.
#[must_use]
pub fn is_guarded(privacy: i64) -> bool {
    !matches!(privacy, PUBLIC | UNLISTED)
}

/// Whether `caller` may change a video of this account.
pub fn may_update(caller: &Caller, owner_account_id: i64) -> Result<()> {
    if caller.account_id == owner_account_id || caller.may(Right::UpdateAnyVideo) { Ok(()) } else { Err(of_another()) }
}

/// Whether `caller` may remove a video of this account.
pub fn may_delete(caller: &Caller, owner_account_id: i64) -> Result<()> {
    if caller.account_id == owner_account_id || caller.may(Right::RemoveAnyVideo) { Ok(()) } else { Err(of_another()) }
}

/// Whether `caller` may publish in a channel of this account: its owner, and who manages everybody's channels.
pub fn may_publish_in(caller: &Caller, channel_account_id: i64) -> Result<()> {
    if caller.account_id == channel_account_id || caller.may(Right::ManageAnyChannel) {
        Ok(())
    } else {
        Err(Problem::forbidden("This user cannot manage this channel"))
    }
}

/// Whether the caller may change this video: whom [`may_update`] lets, and collaborators of its channel.
///
/// # Errors
/// The refusal, or the database's failure.
pub async fn must_manage(conn: &mut Conn, caller: &Caller, video: &VideoRow) -> Result<()> {
    or_collaborator(conn, caller, video.channel_id, may_update(caller, video.account_id)).await
}

/// Whether the caller may change this video, as [`must_manage`] says.
///
/// # Errors
/// The database's failure.
pub async fn manages(conn: &mut Conn, caller: &Caller, video: &VideoRow) -> Result<bool> {
    Ok(may_update(caller, video.account_id).is_ok()
        || channel::is_collaborator(conn, video.channel_id, caller.account_id).await?)
}

/// Whether the caller may remove this video: whom [`may_delete`] lets, and collaborators of its channel.
///
/// # Errors
/// The refusal, or the database's failure.
pub async fn must_delete(conn: &mut Conn, caller: &Caller, video: &VideoRow) -> Result<()> {
    or_collaborator(conn, caller, video.channel_id, may_delete(caller, video.account_id)).await
}

/// Lets collaborators of a channel do what its owner may.
///
/// # Errors
/// The refusal of whom `verdict` refuses and who is none, or the database's failure.
pub async fn or_collaborator(conn: &mut Conn, caller: &Caller, channel_id: i64, verdict: Result<()>) -> Result<()> {
    match verdict {
        Err(refusal) if !channel::is_collaborator(conn, channel_id, caller.account_id).await? => Err(refusal),
        _ => Ok(()),
    }
}

fn of_another() -> Problem {
    Problem::forbidden("Cannot manage a video of another user.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    fn caller(account_id: i64, role: Role) -> Caller {
        Caller { user_id: account_id, account_id, username: "u".into(), role, session_id: 1 }
    }

    #[test]
    fn who_may_change() {
        assert!(may_update(&caller(1, Role::User), 1).is_ok());
        assert!(may_update(&caller(2, Role::User), 1).is_err());
        assert!(may_delete(&caller(2, Role::Moderator), 1).is_ok());
        assert!(may_publish_in(&caller(1, Role::User), 1).is_ok());
        assert!(may_publish_in(&caller(2, Role::User), 1).is_err());
        assert!(may_publish_in(&caller(2, Role::Moderator), 1).is_ok());
    }
}
