//! Whether subtitles may be written: facts in, decision out.

use axum::http::StatusCode;
use platform::{Problem, Result};

/// What is known of a video and of who asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    pub is_live: bool,
    pub has_captions: bool,
    pub has_sound: bool,
    /// A job waits for its turn, or is at work.
    pub is_open: bool,
    /// The person wants it done although a job is at work.
    pub force: bool,
    /// The person may change everybody's videos.
    pub is_moderator: bool,
}

/// Refuses what cannot or may not be done, with PeerTube's statuses and in its order. Beyond it, live streams and videos without sound
/// are refused here; it accepts them and does nothing.
pub(crate) fn may_write(facts: Facts) -> Result<()> {
    if facts.is_live {
        return Err(Problem::bad_request("Subtitles of a live stream cannot be written by a program"));
    }
    if facts.has_captions {
        let problem = Problem::bad_request("This video has subtitles already");
        return Err(problem.code("video_already_has_captions"));
    }
    if facts.force && !facts.is_moderator {
        return Err(Problem::forbidden("Only moderators may have subtitles written once more"));
    }
    if facts.is_open && !facts.force {
        let problem = Problem::new(StatusCode::CONFLICT, "Subtitles of this video are being written already");
        return Err(problem.code("video_already_being_transcribed"));
    }
    if !facts.has_sound {
        return Err(Problem::bad_request("This video has no sound"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINE: Facts = Facts {
        is_live: false,
        has_captions: false,
        has_sound: true,
        is_open: false,
        force: false,
        is_moderator: false,
    };

    #[test]
    fn each_reason_refuses() {
        let status = |facts| may_write(facts).map_err(|problem| problem.status().as_u16());
        assert_eq!(status(FINE), Ok(()));
        assert_eq!(status(Facts { is_live: true, ..FINE }), Err(400));
        assert_eq!(status(Facts { has_captions: true, ..FINE }), Err(400));
        assert_eq!(status(Facts { has_sound: false, ..FINE }), Err(400));
        assert_eq!(status(Facts { is_open: true, ..FINE }), Err(409));
        assert_eq!(status(Facts { is_open: true, force: true, ..FINE }), Err(403));
        assert_eq!(status(Facts { is_open: true, force: true, is_moderator: true, ..FINE }), Ok(()));
        assert_eq!(status(Facts { has_captions: true, force: true, is_moderator: true, ..FINE }), Err(400));
    }
}
