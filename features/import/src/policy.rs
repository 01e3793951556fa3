//! Who may steer an import, and when what can be done with it: facts in, decision out.

use platform::{Caller, Right};

/// Where an import is, by PeerTube's numbers.
pub(crate) mod state {
    /// Waits for its turn.
    pub const PENDING: i64 = 1;
    /// Its file is here.
    pub const SUCCESS: i64 = 2;
    /// It did not work.
    pub const FAILED: i64 = 3;
    /// Nobody waits for it any more.
    pub const CANCELLED: i64 = 5;
    /// Its file is being fetched.
    pub const PROCESSING: i64 = 6;
}

/// The states with their labels.
pub(crate) const STATES: &[(i64, &str)] =
    &[(1, "Pending"), (2, "Success"), (3, "Failed"), (4, "Rejected"), (5, "Cancelled"), (6, "Processing")];

/// Whether the caller may cancel, repeat and forget an import of this user; those who help with its channel may, too.
pub(crate) fn may_manage(caller: &Caller, user_id: i64, helps_with_video: bool) -> bool {
    caller.user_id == user_id || helps_with_video || caller.may(Right::ManageVideoImports)
}

#[cfg(test)]
mod tests {
    use super::may_manage;
    use platform::{Caller, Role};

    #[test]
    fn imports_are_steered_by_who_made_them() {
        let caller = |user_id, role| Caller { user_id, account_id: 9, username: String::new(), role, session_id: 1 };
        assert!(may_manage(&caller(1, Role::User), 1, false));
        assert!(!may_manage(&caller(2, Role::User), 1, false));
        assert!(may_manage(&caller(2, Role::User), 1, true));
        assert!(!may_manage(&caller(2, Role::Moderator), 1, false));
        assert!(may_manage(&caller(2, Role::Administrator), 1, false));
    }
}
