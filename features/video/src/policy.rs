//! Who may watch, change and remove a video: facts in, decision out.

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

/// What a decision about watching needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Watched<'a> {
    /// 1 to 5.
    pub privacy: i64,
    /// Whether moderators blocked it, or it waits for one.
    pub blocked: bool,
    /// The account of the video's channel.
    pub owner_account_id: i64,
    /// The passwords of a protected video.
    pub passwords: &'a [String],
}

/// Whether `caller`, who may have sent `password` (header `x-peertube-video-password`), may watch. `Err` is the refusal to answer.
pub fn may_watch(caller: Option<&Caller>, password: Option<&str>, video: Watched<'_>) -> Result<()> {
    let owner_or_moderator =
        caller.is_some_and(|c| c.account_id == video.owner_account_id || c.may(Right::SeeAllVideos));
    let status =
        if caller.is_some() { axum::http::StatusCode::FORBIDDEN } else { axum::http::StatusCode::UNAUTHORIZED };
    match video.privacy {
        _ if owner_or_moderator => Ok(()),
        _ if video.blocked && caller.is_none() => Err(Problem::new(status, "Authentication is required")),
        _ if video.blocked => Err(Problem::forbidden("Cannot fetch information of private/internal/blocked video")),
        PUBLIC | UNLISTED => Ok(()),
        INTERNAL if caller.is_some() => Ok(()),
        PASSWORD => match password {
            Some(sent) if video.passwords.iter().any(|p| same(p, sent)) => Ok(()),
            // A wrong password is a refusal even to the signed-out: they did say who they claim to be.
            Some(_) => Err(Problem::forbidden("Incorrect video password. Access to the video is denied")
                .code("incorrect_video_password")),
            None => Err(Problem::new(status, "Please provide a password to access this password protected video")
                .code("video_requires_password")),
        },
        _ if caller.is_none() => Err(Problem::new(status, "Authentication is required")),
        _ => Err(Problem::forbidden("Cannot fetch information of private/internal/blocked video")),
    }
}

/// Equal, without telling by the time taken how much of it is.
fn same(a: &str, b: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(a.as_bytes(), b.as_bytes()).is_ok()
}

/// Whether `caller` may change a video of this account.
pub fn may_update(caller: &Caller, owner_account_id: i64) -> Result<()> {
    if caller.account_id == owner_account_id || caller.may(Right::UpdateAnyVideo) { Ok(()) } else { Err(of_another()) }
}

/// Whether `caller` may remove a video of this account.
pub fn may_delete(caller: &Caller, owner_account_id: i64) -> Result<()> {
    if caller.account_id == owner_account_id || caller.may(Right::RemoveAnyVideo) { Ok(()) } else { Err(of_another()) }
}

/// Whether `caller` may publish in a channel of this account.
pub fn may_publish_in(caller: &Caller, channel_account_id: i64) -> Result<()> {
    if caller.account_id == channel_account_id {
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

/// [`may_watch`], and collaborators of the video's channel may as well.
///
/// # Errors
/// The refusal, or the database's failure.
pub async fn must_watch(
    conn: &mut Conn,
    caller: Option<&Caller>,
    password: Option<&str>,
    channel_id: i64,
    video: Watched<'_>,
) -> Result<()> {
    match (may_watch(caller, password, video), caller) {
        (Err(refusal), Some(caller)) => or_collaborator(conn, caller, channel_id, Err(refusal)).await,
        (verdict, _) => verdict,
    }
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
    fn who_may_watch() {
        let passwords = vec!["open".to_owned()];
        let video = |privacy| Watched { privacy, blocked: false, owner_account_id: 1, passwords: &passwords };
        let (owner, other, moderator) = (caller(1, Role::User), caller(2, Role::User), caller(3, Role::Moderator));
        let status = |c: Option<&Caller>, p, privacy| may_watch(c, p, video(privacy)).map_err(|e| e.status().as_u16());
        for privacy in [PUBLIC, UNLISTED] {
            assert_eq!(status(None, None, privacy), Ok(()));
        }
        for privacy in [PRIVATE, INTERNAL, PASSWORD] {
            assert_eq!(status(None, None, privacy), Err(401));
            assert_eq!(status(Some(&owner), None, privacy), Ok(()));
            assert_eq!(status(Some(&moderator), None, privacy), Ok(()));
        }
        assert_eq!(status(Some(&other), None, PRIVATE), Err(403));
        assert_eq!(status(Some(&other), Some("open"), PRIVATE), Err(403));
        assert_eq!(status(Some(&other), None, INTERNAL), Ok(()));
        assert_eq!(status(Some(&other), None, PASSWORD), Err(403));
        assert_eq!(status(None, Some("open"), PASSWORD), Ok(()));
        assert_eq!(status(None, Some("opem"), PASSWORD), Err(403));
        assert_eq!(status(None, None, 99), Err(401), "an unknown privacy is a closed door");
        for privacy in [PUBLIC, UNLISTED, INTERNAL, PASSWORD] {
            let blocked = Watched { blocked: true, ..video(privacy) };
            let status = |c: Option<&Caller>| may_watch(c, Some("open"), blocked).map_err(|e| e.status().as_u16());
            assert_eq!((status(None), status(Some(&other))), (Err(401), Err(403)), "blocked, privacy {privacy}");
            assert_eq!(
                (status(Some(&owner)), status(Some(&moderator))),
                (Ok(()), Ok(())),
                "blocked, privacy {privacy}"
            );
        }
    }

    #[test]
    fn who_may_change() {
        assert!(may_update(&caller(1, Role::User), 1).is_ok());
        assert!(may_update(&caller(2, Role::User), 1).is_err());
        assert!(may_delete(&caller(2, Role::Moderator), 1).is_ok());
        assert!(may_publish_in(&caller(2, Role::Administrator), 1).is_err());
    }
}
