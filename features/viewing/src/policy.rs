//! When a viewing counts as a view, and who may see statistics: facts in, decision out.

use platform::{Caller, Problem, Result, Right};

/// Whether `watched` seconds of a video make a view: `after` seconds, or half of a video that is shorter than that.
pub fn is_enough(watched: i64, duration: i64, is_live: bool, after: i64) -> bool {
    if is_live || duration >= after { watched >= after } else { watched * 2 > duration }
}

/// Whether somebody may be at this second of a video. Nobody knows how long a live stream is.
pub fn is_within(second: i64, duration: i64, is_live: bool) -> bool {
    second >= 0 && (is_live || second <= duration)
}

/// Whether `caller` may see the statistics of a video.
///
/// # Errors
/// 403 for videos of other instances, and for other people's.
pub fn may_see_statistics(caller: &Caller, is_local: bool, owner_account_id: i64) -> Result<()> {
    if !is_local {
        return Err(Problem::forbidden("Cannot manage a video of another server."));
    }
    if caller.account_id == owner_account_id || caller.may(Right::SeeAllVideos) {
        return Ok(());
    }
    Err(Problem::forbidden("Cannot manage a video of another user."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    #[test]
    fn short_videos_count_after_more_than_half() {
        for (watched, duration, is_live, expected) in [
            (9, 60, false, false),
            (10, 60, false, true),
            (10, 10, false, true),
            (3, 6, false, false),
            (4, 6, false, true),
            (0, 0, false, false),
            (9, 0, true, false),
            (10, 0, true, true),
        ] {
            assert_eq!(is_enough(watched, duration, is_live, 10), expected, "{watched} of {duration}");
        }
    }

    #[test]
    fn nobody_is_after_the_end() {
        assert!(is_within(0, 5, false) && is_within(5, 5, false) && is_within(500, 0, true));
        assert!(!is_within(6, 5, false) && !is_within(-1, 5, false) && !is_within(-1, 0, true));
    }

    #[test]
    fn statistics_are_the_owners_and_the_moderators() {
        let caller = |account_id, role| Caller { user_id: 9, account_id, username: "x".into(), role, session_id: 1 };
        let detail = |c: &Caller, is_local| may_see_statistics(c, is_local, 1).map_err(|p| p.detail().to_owned());
        assert_eq!(detail(&caller(1, Role::User), true), Ok(()));
        assert_eq!(detail(&caller(2, Role::Moderator), true), Ok(()));
        assert_eq!(detail(&caller(2, Role::User), true), Err("Cannot manage a video of another user.".to_owned()));
        assert_eq!(
            detail(&caller(2, Role::Administrator), false),
            Err("Cannot manage a video of another server.".to_owned())
        );
    }
}
