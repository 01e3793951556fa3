//! Who may do what with a comment: facts in, decision out.

use crate::facts::{CommentFacts, VideoFacts};
use platform::{Caller, Problem, Result, Right};

/// `video.comments_policy`, numbered as PeerTube's.
pub(crate) mod comments_policy {
    /// Nobody may comment.
    pub(crate) const DISABLED: i64 = 2;
    /// Comments are held until somebody approves them.
    pub(crate) const REQUIRES_APPROVAL: i64 = 3;
}

/// Whether the caller sees held comments of a video: its owner, and those who see all comments. Collaborators of its channel do
/// as well.
pub(crate) fn sees_held(caller: Option<&Caller>, owner_account: i64) -> bool {
    caller.is_some_and(|c| c.account_id == owner_account || c.may(Right::SeeAllComments))
}

/// Whether the caller sees, and so may answer, a comment: a held one is nobody else's.
pub(crate) fn sees(caller: &Caller, comment: &CommentFacts, video: &VideoFacts) -> bool {
    !comment.held
        || comment.account_id == Some(caller.account_id)
        || video.helps
        || sees_held(Some(caller), video.owner_account)
}

/// 409 when nobody may comment.
pub(crate) fn may_comment(video: &VideoFacts) -> Result<()> {
    if video.comments_policy == comments_policy::DISABLED {
        return Err(Problem::conflict("Video comments are disabled for this video."));
    }
    Ok(())
}

/// Whether a new comment is held. `tagged` tells that it bears a tag the owner reviews.
pub(crate) fn must_be_held(caller: &Caller, video: &VideoFacts, tagged: bool) -> bool {
    if video.is_local && manages(caller, video) {
        return false;
    }
    video.comments_policy == comments_policy::REQUIRES_APPROVAL || (video.is_local && tagged)
}

/// Whether the caller looks after the comments of a video: its owner, collaborators of its channel, and moderators.
fn manages(caller: &Caller, video: &VideoFacts) -> bool {
    caller.account_id == video.owner_account || video.helps || caller.may(Right::ManageAnyComment)
}

/// Whether the caller may remove a comment: its author, and who looks after the video's comments.
pub(crate) fn may_delete(caller: &Caller, comment: &CommentFacts, video: &VideoFacts) -> Result<()> {
    if comment.is_deleted {
        return Err(Problem::conflict("This comment is already deleted"));
    }
    if comment.account_id == Some(caller.account_id) { Ok(()) } else { may_manage(caller, video) }
}

/// Whether the caller may approve a comment: who looks after the video's comments.
pub(crate) fn may_approve(caller: &Caller, comment: &CommentFacts, video: &VideoFacts) -> Result<()> {
    if comment.is_deleted {
        return Err(Problem::conflict("This comment is deleted"));
    }
    if !comment.held {
        return Err(Problem::bad_request("This comment is not held for review"));
    }
    may_manage(caller, video)
}

fn may_manage(caller: &Caller, video: &VideoFacts) -> Result<()> {
    if manages(caller, video) {
        return Ok(());
    }
    Err(Problem::forbidden("User does not have the permission to delete this comment"))
}

/// Whether the caller may remove somebody's comments everywhere.
pub(crate) fn may_remove_everywhere(caller: &Caller) -> Result<()> {
    if caller.may(Right::ManageAnyComment) {
        return Ok(());
    }
    Err(Problem::forbidden("User cannot remove any comments of this instance."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    fn caller(account_id: i64, role: Role) -> Caller {
        Caller { user_id: 90 + account_id, account_id, username: "x".into(), role, session_id: 1 }
    }

    fn video(comments_policy: i64, is_local: bool) -> VideoFacts {
        VideoFacts { id: 1, owner_account: 1, comments_policy, is_local, helps: false }
    }

    fn comment(held: bool, is_deleted: bool) -> CommentFacts {
        CommentFacts { id: 5, video_id: 1, account_id: Some(2), thread_id: None, held, is_deleted }
    }

    #[test]
    fn who_is_held() {
        let held = |who, role, policy, local, tagged| must_be_held(&caller(who, role), &video(policy, local), tagged);
        assert!(!held(2, Role::User, 1, true, false));
        assert!(held(2, Role::User, 3, true, false));
        assert!(held(2, Role::User, 1, true, true));
        for (who, role) in [(1, Role::User), (3, Role::Moderator), (4, Role::Administrator)] {
            assert!(!held(who, role, 3, true, true), "{who}");
        }
        assert!(held(3, Role::Moderator, 3, false, false), "a remote owner decides, not our moderators");
        assert!(!held(2, Role::User, 1, false, true));
        let helps = VideoFacts { helps: true, ..video(3, true) };
        assert!(!must_be_held(&caller(2, Role::User), &helps, true));
    }

    #[test]
    fn who_removes_and_approves() {
        let video = video(3, true);
        let status = |r: Result<()>| r.map_err(|p| p.status().as_u16());
        for (who, role, delete, approve) in [
            (1, Role::User, Ok(()), Ok(())),
            (2, Role::User, Ok(()), Err(403)),
            (3, Role::User, Err(403), Err(403)),
            (4, Role::Moderator, Ok(()), Ok(())),
        ] {
            let caller = caller(who, role);
            assert_eq!(status(may_delete(&caller, &comment(true, false), &video)), delete, "{who}");
            assert_eq!(status(may_approve(&caller, &comment(true, false), &video)), approve, "{who}");
            assert_eq!(status(may_delete(&caller, &comment(true, true), &video)), Err(409));
            assert_eq!(status(may_approve(&caller, &comment(true, true), &video)), Err(409));
            assert_eq!(status(may_approve(&caller, &comment(false, false), &video)), Err(400));
        }
        let helps = VideoFacts { helps: true, ..video };
        let helper = caller(3, Role::User);
        assert!(may_delete(&helper, &comment(true, false), &helps).is_ok());
        assert!(may_approve(&helper, &comment(true, false), &helps).is_ok());
    }

    #[test]
    fn who_answers_a_held_comment() {
        let (held, video) = (comment(true, false), video(1, true));
        for (who, role, expected) in
            [(1, Role::User, true), (2, Role::User, true), (3, Role::User, false), (4, Role::Moderator, true)]
        {
            assert_eq!(sees(&caller(who, role), &held, &video), expected, "{who}");
        }
        assert!(sees(&caller(3, Role::User), &comment(false, false), &video));
    }
}
