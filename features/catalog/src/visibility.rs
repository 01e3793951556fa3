//! Who may see a video: facts in, verdict out, and the refusals that follow. PeerTube's observable behaviour.

use database::{Conn, Sql};
use platform::{Caller, Problem, Result, Right};

/// Privacies, numbered as PeerTube's.
pub mod privacy {
    /// Everybody, listed.
    pub const PUBLIC: i64 = 1;
    /// Everybody who has the link.
    pub const UNLISTED: i64 = 2;
    /// The owner.
    pub const PRIVATE: i64 = 3;
    /// Users of this instance.
    pub const INTERNAL: i64 = 4;
    /// Everybody who knows a password.
    pub const PASSWORD: i64 = 5;
}

/// States, numbered as PeerTube's.
pub mod state {
    /// Ready.
    pub const PUBLISHED: i64 = 1;
    /// No complete rendition yet.
    pub const TO_TRANSCODE: i64 = 2;
    /// Transcoding failed for good.
    pub const TRANSCODING_FAILED: i64 = 7;
}

/// What the decision needs to know of a video.
#[derive(Debug, Clone)]
pub struct Facts {
    /// See [`privacy`].
    pub privacy: i64,
    /// See [`state`].
    pub state: i64,
    /// Whether publishing waits for transcoding.
    pub wait_transcoding: bool,
    /// Whether moderators blocked it, or it waits for one.
    pub blocked: bool,
    /// The user who owns the channel, when local.
    pub owner_user_id: Option<i64>,
}

impl Facts {
    /// Whether files are kept from those without a token.
    pub fn is_private(&self) -> bool {
        matches!(self.privacy, privacy::PRIVATE | privacy::INTERNAL | privacy::PASSWORD)
    }
    /// Whether files are not for everybody, for whatever reason.
    pub fn is_guarded(&self) -> bool {
        self.is_private() || self.blocked
    }
    /// Whether the caller may see everything about the video: its owner, and those who may see all videos.
    pub fn is_insider(&self, caller: Option<&Caller>) -> bool {
        self.is_owner(caller) || caller.is_some_and(|c| c.may(Right::SeeAllVideos))
    }
    /// Whether the caller owns the video.
    pub fn is_owner(&self, caller: Option<&Caller>) -> bool {
        caller.is_some_and(|c| self.owner_user_id == Some(c.user_id))
    }
}

/// What a viewer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// May see it.
    Yes,
    /// Signing in may help.
    SignIn,
    /// Not theirs.
    Forbidden,
    /// A password is asked for.
    NeedsPassword,
    /// The password that was given is wrong.
    WrongPassword,
}

/// Whether a caller may see a video. `password` tells whether a password was sent (`Some`) and whether it is right.
pub fn may_watch(video: &Facts, caller: Option<&Caller>, password: Option<bool>) -> Verdict {
    if video.is_insider(caller) {
        return Verdict::Yes;
    }
    let outsider = if caller.is_some() { Verdict::Forbidden } else { Verdict::SignIn };
    if video.blocked {
        return outsider;
    }
    // Not published yet: only insiders, unless it may be watched while it is made.
    let ready = video.state == state::PUBLISHED || (video.state == state::TO_TRANSCODE && !video.wait_transcoding);
    match video.privacy {
        privacy::PUBLIC | privacy::UNLISTED if ready => Verdict::Yes,
        privacy::INTERNAL if ready && caller.is_some() => Verdict::Yes,
        privacy::PASSWORD if ready => match password {
            Some(true) => Verdict::Yes,
            Some(false) => Verdict::WrongPassword,
            None => Verdict::NeedsPassword,
        },
        _ => outsider,
    }
}

/// [`may_watch`] as an answer: pages, files and tokens of a video all refuse in the same words, which are PeerTube's.
///
/// # Errors
/// 401 and 403; with a code where clients ask for a password.
pub fn judge(video: &Facts, caller: Option<&Caller>, password: Option<bool>) -> Result<()> {
    match may_watch(video, caller, password) {
        Verdict::Yes => Ok(()),
        Verdict::SignIn => Err(Problem::unauthorized("Authentication is required").code_less()),
        Verdict::Forbidden => Err(Problem::forbidden("Cannot fetch information of private/internal/blocked video")),
        // PeerTube asks strangers with 401 and signed-in users with 403.
        Verdict::NeedsPassword => {
            let sentence = "Please provide a password to access this password protected video";
            let problem = if caller.is_some() { Problem::forbidden(sentence) } else { Problem::unauthorized(sentence) };
            Err(problem.code("video_requires_password"))
        }
        Verdict::WrongPassword => Err(Problem::forbidden("Incorrect video password. Access to the video is denied")
            .code("incorrect_video_password")),
    }
}

/// [`judge`] with what the database knows: whether a password that was sent is right, and that those who help with a channel
/// may see what its owner sees.
///
/// # Errors
/// As [`judge`], or the database's failure.
pub async fn must_watch(
    conn: &mut Conn,
    video_id: i64,
    video: &Facts,
    caller: Option<&Caller>,
    password: Option<&str>,
) -> Result<()> {
    let right = match password.filter(|_| video.privacy == privacy::PASSWORD) {
        Some(password) => {
            let sql = Sql::new("SELECT id FROM video_password WHERE video_id = $1 AND password = $2");
            Some(conn.optional::<i64>(sql.bind(video_id).bind(password)).await?.is_some())
        }
        None => None,
    };
    match (judge(video, caller, right), caller) {
        (Err(refusal), Some(caller)) => {
            let helps = channel::helps_with_video(conn, video_id, caller.account_id).await?;
            if helps { Ok(()) } else { Err(refusal) }
        }
        (verdict, _) => verdict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::Role;

    fn caller(user_id: i64, role: Role) -> Caller {
        Caller { user_id, account_id: user_id, username: "x".into(), role, session_id: 1 }
    }

    #[test]
    fn each_privacy_has_its_viewers() {
        let (owner, user, moderator) = (caller(1, Role::User), caller(2, Role::User), caller(3, Role::Moderator));
        let table = [
            (privacy::PUBLIC, Verdict::Yes, Verdict::Yes),
            (privacy::UNLISTED, Verdict::Yes, Verdict::Yes),
            (privacy::PRIVATE, Verdict::SignIn, Verdict::Forbidden),
            (privacy::INTERNAL, Verdict::SignIn, Verdict::Yes),
            (privacy::PASSWORD, Verdict::NeedsPassword, Verdict::NeedsPassword),
            (99, Verdict::SignIn, Verdict::Forbidden),
        ];
        for (privacy, anonymous, signed_in) in table {
            let mut video = Facts {
                privacy,
                state: state::PUBLISHED,
                wait_transcoding: true,
                blocked: false,
                owner_user_id: Some(1),
            };
            assert_eq!(may_watch(&video, None, None), anonymous, "privacy {privacy}");
            assert_eq!(may_watch(&video, Some(&user), None), signed_in, "privacy {privacy}");
            assert_eq!(may_watch(&video, Some(&owner), None), Verdict::Yes);
            assert_eq!(may_watch(&video, Some(&moderator), None), Verdict::Yes);
            video.blocked = true;
            assert_eq!(may_watch(&video, None, Some(true)), Verdict::SignIn, "blocked, privacy {privacy}");
            assert_eq!(may_watch(&video, Some(&user), Some(true)), Verdict::Forbidden, "blocked, privacy {privacy}");
            for insider in [&owner, &moderator] {
                assert_eq!(may_watch(&video, Some(insider), None), Verdict::Yes, "blocked, privacy {privacy}");
            }
        }
    }

    #[test]
    fn an_unfinished_video_is_its_owners_unless_it_does_not_wait() {
        let mut video = Facts {
            privacy: privacy::PUBLIC,
            state: state::TO_TRANSCODE,
            wait_transcoding: true,
            blocked: false,
            owner_user_id: Some(1),
        };
        assert_eq!(may_watch(&video, None, None), Verdict::SignIn);
        assert_eq!(may_watch(&video, Some(&caller(2, Role::User)), None), Verdict::Forbidden);
        assert_eq!(may_watch(&video, Some(&caller(1, Role::User)), None), Verdict::Yes);
        video.wait_transcoding = false;
        assert_eq!(may_watch(&video, None, None), Verdict::Yes);
    }

    #[test]
    fn passwords_open_only_password_protected_videos() {
        let mut video = Facts {
            privacy: privacy::PASSWORD,
            state: state::PUBLISHED,
            wait_transcoding: true,
            blocked: false,
            owner_user_id: Some(1),
        };
        assert_eq!(may_watch(&video, None, Some(true)), Verdict::Yes);
        assert_eq!(may_watch(&video, None, Some(false)), Verdict::WrongPassword);
        video.privacy = privacy::PRIVATE;
        assert_eq!(may_watch(&video, None, Some(true)), Verdict::SignIn);
    }

    #[test]
    fn refusals_tell_what_would_help() {
        let mut video = Facts {
            privacy: privacy::PASSWORD,
            state: state::PUBLISHED,
            wait_transcoding: true,
            blocked: false,
            owner_user_id: Some(1),
        };
        let other = caller(2, Role::User);
        let refused = |video: &Facts, who: Option<&Caller>, password| {
            judge(video, who, password).map_err(|problem| problem.status().as_u16())
        };
        assert_eq!((refused(&video, None, None), refused(&video, Some(&other), None)), (Err(401), Err(403)));
        // A wrong password is a refusal even to the signed-out: they did say who they claim to be.
        assert_eq!((refused(&video, None, Some(false)), refused(&video, None, Some(true))), (Err(403), Ok(())));
        video.privacy = privacy::PRIVATE;
        assert_eq!((refused(&video, None, None), refused(&video, Some(&other), None)), (Err(401), Err(403)));
    }
}
