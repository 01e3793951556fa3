//! Whose lists, tags and policies they are.

use actor::Handle;
use database::Sql;
use platform::{App, Caller, Problem, Result, Right};

/// Whose a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The instance's.
    Instance,
    /// An account's.
    Account(i64),
}

impl Owner {
    /// The account in the rows; the instance's have none.
    pub fn account(self) -> Option<i64> {
        match self {
            Owner::Instance => None,
            Owner::Account(id) => Some(id),
        }
    }

    /// Appends the condition that an `account_id` is theirs.
    pub fn push(self, sql: &mut Sql) {
        match self {
            Owner::Instance => drop(sql.push(" IS NULL")),
            Owner::Account(id) => drop(sql.push(" = ").arg(id)),
        }
    }
}

/// The local account of an address, when the caller may manage it.
pub(crate) async fn managed_account(app: &App, caller: &Caller, name: &str) -> Result<i64> {
    let handle = Handle::parse(name, &app.config().webserver.host());
    let account = actor::account_by_handle(&mut app.db.reader().await?, &handle).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    if !may_manage(caller, account.id) {
        return Err(Problem::forbidden("Only a user with sufficient right can manage this account resource."));
    }
    if account.host.is_some() {
        return Err(Problem::forbidden("This account is not owned by the platform"));
    }
    Ok(account.id)
}

/// Their own, and anybody's for those who manage users.
fn may_manage(caller: &Caller, account_id: i64) -> bool {
    caller.account_id == account_id || caller.may(Right::ManageUsers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    #[test]
    fn people_manage_their_own_and_moderators_everybodys() {
        let caller = |account_id, role| Caller { user_id: 9, account_id, username: "x".into(), role, session_id: 1 };
        assert!(may_manage(&caller(1, Role::User), 1));
        assert!(!may_manage(&caller(2, Role::User), 1));
        assert!(may_manage(&caller(2, Role::Moderator), 1));
    }
}
