//! Who may see, change and remove a playlist: facts in, decision out.

use platform::{Caller, Problem, Result, Right};

/// Everybody, listed.
pub const PUBLIC: i64 = 1;
/// Everybody who knows its UUID.
pub const UNLISTED: i64 = 2;
/// Its owner.
pub const PRIVATE: i64 = 3;

/// A playlist somebody made.
pub const REGULAR: i64 = 1;
/// The one everybody has.
pub const WATCH_LATER: i64 = 2;

/// Numbers and labels of the privacies.
pub const PRIVACIES: &wire::constants::Numbered = &[(PUBLIC, "Public"), (UNLISTED, "Unlisted"), (PRIVATE, "Private")];
/// Numbers and labels of the kinds.
pub const KINDS: &wire::constants::Numbered = &[(REGULAR, "Regular"), (WATCH_LATER, "Watch later")];

/// What a decision needs to know of a playlist.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// See [`PUBLIC`] and the others.
    pub privacy: i64,
    /// The account whose it is.
    pub owner_account_id: i64,
    /// Whether it lives here.
    pub is_local: bool,
}

/// Whether the caller may do what `right` lets moderators do: its owner, who has the right, and who edits its channel.
pub fn may_manage(caller: &Caller, playlist: &Facts, edits_channel: bool, right: Right) -> Result<()> {
    if !playlist.is_local {
        return Err(Problem::forbidden("Cannot manage video playlist of another server."));
    }
    if caller.account_id == playlist.owner_account_id || caller.may(right) || edits_channel {
        return Ok(());
    }
    Err(Problem::forbidden("Cannot manage video playlist of another user"))
}

/// What a reader of a playlist is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// May read it.
    Yes,
    /// Is not told that it is there: an unlisted one is found by its UUID only, or everybody could count up numbers.
    NotThere,
    /// Who may manage it may read it.
    Managers,
}

/// Who may read; `by_uuid` tells how it was named.
pub fn reading(playlist: &Facts, by_uuid: bool) -> Reading {
    match playlist.privacy {
        PUBLIC => Reading::Yes,
        UNLISTED if by_uuid => Reading::Yes,
        UNLISTED => Reading::NotThere,
        _ => Reading::Managers,
    }
}

/// A place of a playlist, as a reader is shown it; the numbers are PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// With its video.
    Regular = 0,
    /// Its video was removed.
    Deleted = 1,
    /// Its video is not for this reader.
    Private = 2,
    /// Its video cannot be watched for now.
    Unavailable = 3,
}

/// What a reader is shown of a video that is there; `muted` tells whether the reader or the instance mutes its owner.
pub fn shown(video: &catalog::Facts, is_owner: bool, muted: bool, reader: Option<&Caller>) -> Shown {
    use catalog::visibility::privacy;
    if is_owner || (video.privacy == privacy::INTERNAL && reader.is_some() && !video.blocked) {
        return Shown::Regular;
    }
    match video.privacy {
        privacy::PUBLIC | privacy::UNLISTED if muted => Shown::Unavailable,
        privacy::PUBLIC | privacy::UNLISTED => match catalog::may_watch(video, reader, None) {
            catalog::Verdict::Yes => Shown::Regular,
            _ => Shown::Unavailable,
        },
        _ => Shown::Private,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    fn caller(account_id: i64, role: Role) -> Caller {
        Caller { user_id: account_id + 10, account_id, username: "x".into(), role, session_id: 1 }
    }

    #[test]
    fn owners_editors_and_who_has_the_right_manage() {
        let own = Facts { privacy: PRIVATE, owner_account_id: 1, is_local: true };
        let (owner, other) = (caller(1, Role::User), caller(2, Role::User));
        let (moderator, administrator) = (caller(3, Role::Moderator), caller(4, Role::Administrator));
        let may = |c: &Caller, edits, right| may_manage(c, &own, edits, right).is_ok();
        assert!(may(&owner, false, Right::UpdateAnyPlaylist));
        assert!(!may(&other, false, Right::UpdateAnyPlaylist));
        assert!(may(&other, true, Right::UpdateAnyPlaylist));
        assert!(may(&moderator, false, Right::RemoveAnyPlaylist));
        assert!(!may(&moderator, false, Right::UpdateAnyPlaylist));
        assert!(may(&administrator, false, Right::UpdateAnyPlaylist));
        let remote = Facts { is_local: false, ..own };
        assert!(may_manage(&administrator, &remote, true, Right::RemoveAnyPlaylist).is_err());
    }

    #[test]
    fn unlisted_ones_are_found_by_uuid_only() {
        let of = |privacy| Facts { privacy, owner_account_id: 1, is_local: true };
        assert_eq!(reading(&of(PUBLIC), false), Reading::Yes);
        assert_eq!(reading(&of(UNLISTED), true), Reading::Yes);
        assert_eq!(reading(&of(UNLISTED), false), Reading::NotThere);
        assert_eq!(reading(&of(PRIVATE), true), Reading::Managers);
        assert_eq!(reading(&of(99), true), Reading::Managers);
    }

    #[test]
    fn videos_are_shown_to_who_may_see_them() {
        let video = |privacy, state| catalog::Facts {
            privacy,
            state,
            wait_transcoding: true,
            blocked: false,
            owner_user_id: Some(11),
        };
        assert_eq!(shown(&video(1, 1), false, true, None), Shown::Unavailable);
        let blocked = catalog::Facts { blocked: true, ..video(1, 1) };
        assert_eq!(shown(&blocked, false, false, Some(&caller(2, Role::User))), Shown::Unavailable);
        let internal = catalog::Facts { blocked: true, ..video(4, 1) };
        assert_eq!(shown(&internal, false, false, Some(&caller(2, Role::User))), Shown::Private);
        let reader = caller(2, Role::User);
        let table = [
            (1, 1, Shown::Regular, Shown::Regular),
            (2, 1, Shown::Regular, Shown::Regular),
            (3, 1, Shown::Private, Shown::Private),
            (4, 1, Shown::Private, Shown::Regular),
            (5, 1, Shown::Private, Shown::Private),
            (1, 2, Shown::Unavailable, Shown::Unavailable),
        ];
        for (privacy, state, stranger, signed_in) in table {
            let video = video(privacy, state);
            assert_eq!(shown(&video, false, false, None), stranger, "privacy {privacy}");
            assert_eq!(shown(&video, false, false, Some(&reader)), signed_in, "privacy {privacy}");
            assert_eq!(shown(&video, true, true, Some(&reader)), Shown::Regular, "privacy {privacy}");
        }
    }
}
