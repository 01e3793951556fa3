//! What the audit log tells of users: who they are and what changed, never a password.

use crate::UserRow;
use crate::store::Change;
use platform::Caller;
use platform::audit::{Action, Deed};

/// Something done to a user.
pub fn deed(caller: &Caller, action: Action, user_id: i64, username: &str) -> Deed {
    Deed::new(caller, "users", action).with("user-id", user_id).with("user-username", username)
}

/// A change of a user.
pub(crate) fn changed(caller: &Caller, user: &UserRow, change: &Change) -> Deed {
    let mut deed = deed(caller, Action::Update, user.id, &user.username);
    if let Some(email) = &change.email {
        deed = deed.changed("user-email", user.email.as_str(), email.as_str());
    }
    if let Some(verified) = change.email_verified {
        deed = deed.changed("user-emailVerified", user.email_verified, verified);
    }
    if let Some(role) = change.role {
        deed = deed.changed("user-role", user.role as i64, role as i64);
    }
    if let Some(flags) = change.admin_flags {
        deed = deed.changed("user-adminFlags", user.admin_flags, flags);
    }
    if let Some(quota) = change.video_quota {
        deed = deed.changed("user-videoQuota", user.video_quota, quota);
    }
    if let Some(quota) = change.video_quota_daily {
        deed = deed.changed("user-videoQuotaDaily", user.video_quota_daily, quota);
    }
    if let Some((blocked, reason)) = &change.blocked {
        deed = deed.changed("user-blocked", user.blocked, *blocked);
        deed = deed.changed("user-blockedReason", user.blocked_reason.clone(), reason.clone());
    }
    // That there is a new password is told, not which.
    if change.password_hash.is_some() { deed.with("user-password", "changed") } else { deed }
}
