//! Who may see who follows whom.

use crate::State;
use platform::{Caller, Problem, Result, Right};

/// Whether the caller may see an account's followers: its owner, and who manages users.
pub(crate) fn may_manage_account(caller: &Caller, account_id: i64) -> bool {
    caller.account_id == account_id || caller.may(Right::ManageUsers)
}

/// Whether a follower of the server can be accepted.
pub(crate) fn may_accept(state: State) -> Result<()> {
    match state {
        State::Pending | State::Rejected => Ok(()),
        State::Accepted => Err(Problem::bad_request("Follow is not in pending/rejected state.")),
    }
}

/// Whether a follower of the server can be refused.
pub(crate) fn may_reject(state: State) -> Result<()> {
    match state {
        State::Pending | State::Accepted => Ok(()),
        State::Rejected => Err(Problem::bad_request("Follow is not in pending/accepted state.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    #[test]
    fn followers_are_the_owners_business() {
        let caller = |account_id, role| Caller { user_id: 9, account_id, username: "u".into(), role, session_id: 1 };
        assert!(may_manage_account(&caller(1, Role::User), 1));
        assert!(!may_manage_account(&caller(2, Role::User), 1));
        assert!(may_manage_account(&caller(2, Role::Moderator), 1));
    }
}
