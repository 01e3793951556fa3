//! Who may do what with a report. That moderators handle all reports is said by the routes.

use crate::store::AbuseRow;
use platform::{Caller, Problem, Result, Right};

/// So many messages one report may have: they are answered all at once.
pub(crate) const MOST_MESSAGES: i64 = 1_000;

/// Who made a report and the moderators talk about it. A report from elsewhere cannot be talked about.
pub(crate) fn may_talk(caller: &Caller, abuse: &AbuseRow) -> Result<()> {
    if abuse.reporter_account_id != Some(caller.account_id) && !caller.may(Right::ManageAbuses) {
        let sentence = format!("User {} does not have right to get abuse {}", caller.username, abuse.id);
        return Err(Problem::forbidden(sentence));
    }
    if abuse.is_from_elsewhere {
        return Err(Problem::bad_request("Who made this report is a user of another instance."));
    }
    Ok(())
}

/// A comment that waits for approval is there for its author, for the video's owner, and for who sees all comments.
pub(crate) fn sees_held(caller: &Caller, author: i64, owner: i64) -> bool {
    [author, owner].contains(&caller.account_id) || caller.may(Right::SeeAllComments)
}

/// Whoever wrote a message removes it, and moderators remove every one.
pub(crate) fn may_remove_message(caller: &Caller, author: Option<i64>) -> Result<()> {
    if author == Some(caller.account_id) || caller.may(Right::ManageAbuses) {
        return Ok(());
    }
    Err(Problem::forbidden("Cannot delete this abuse message"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    fn caller(account_id: i64, role: Role) -> Caller {
        Caller { user_id: account_id + 10, account_id, username: "x".into(), role, session_id: 1 }
    }

    #[test]
    fn the_reporter_and_moderators_talk() {
        let abuse = AbuseRow { id: 1, reporter_account_id: Some(1), is_from_elsewhere: false, ..AbuseRow::default() };
        let (reporter, other, moderator) = (caller(1, Role::User), caller(2, Role::User), caller(3, Role::Moderator));
        let status = |c: &Caller, a: &AbuseRow| may_talk(c, a).map_err(|e| e.status().as_u16());
        assert_eq!(status(&reporter, &abuse), Ok(()));
        assert_eq!(status(&moderator, &abuse), Ok(()));
        assert_eq!(status(&other, &abuse), Err(403));
        let orphan = AbuseRow { reporter_account_id: None, ..abuse.clone() };
        assert_eq!((status(&moderator, &orphan), status(&reporter, &orphan)), (Ok(()), Err(403)));
        let remote = AbuseRow { is_from_elsewhere: true, ..abuse };
        assert_eq!((status(&moderator, &remote), status(&other, &remote)), (Err(400), Err(403)));
    }

    #[test]
    fn held_comments_are_there_for_few() {
        let see = |id, role| sees_held(&caller(id, role), 1, 2);
        assert!(see(1, Role::User) && see(2, Role::User) && see(3, Role::Moderator) && !see(3, Role::User));
    }

    #[test]
    fn authors_and_moderators_remove_messages() {
        assert!(may_remove_message(&caller(1, Role::User), Some(1)).is_ok());
        assert!(may_remove_message(&caller(2, Role::User), Some(1)).is_err());
        assert!(may_remove_message(&caller(2, Role::User), None).is_err());
        assert!(may_remove_message(&caller(3, Role::Moderator), None).is_ok());
    }
}
