//! What of a video or a playlist is for others, and what follows when that changes.

use catalog::visibility::privacy;

/// What must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing.
    Nothing,
    /// That it is there.
    Tell,
    /// That it has changed.
    Renew,
    /// That it is gone.
    TakeBack,
}

/// What decides about a video of this server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    pub privacy: i64,
    pub state: i64,
    /// Blocked by moderators.
    pub blocked: bool,
    /// Blocked, and to be forgotten elsewhere.
    pub unfederated: bool,
}

/// Published, waiting for its live stream, and after the stream: PeerTube's numbers.
const STATES: [i64; 3] = [1, 4, 5];

/// What must be said of a video. `video` is `None` when it is gone, `told` whether others know of it, `unlisted` whether unlisted
/// videos are for others (`federation.videos.federate_unlisted`). What is blocked without being taken back stays as others know it.
pub(crate) fn of_video(video: Option<Standing>, told: bool, unlisted: bool) -> Step {
    let hidden = if told { Step::TakeBack } else { Step::Nothing };
    let Some(video) = video else { return hidden };
    if video.unfederated || !is_open(video.privacy, unlisted) {
        return hidden;
    }
    match (video.blocked || !STATES.contains(&video.state), told) {
        (true, _) => Step::Nothing,
        (false, true) => Step::Renew,
        (false, false) => Step::Tell,
    }
}

fn is_open(value: i64, unlisted: bool) -> bool {
    value == privacy::PUBLIC || (unlisted && value == privacy::UNLISTED)
}

/// What must be said of a playlist, by its privacy; `None` when it is gone. PeerTube tells of unlisted ones too.
pub(crate) fn of_playlist(value: Option<i64>, told: bool) -> Step {
    match (value.is_some_and(|p| is_open(p, true)), told) {
        (true, true) => Step::Renew,
        (true, false) => Step::Tell,
        (false, true) => Step::TakeBack,
        (false, false) => Step::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLIC: Standing = Standing { privacy: 1, state: 1, blocked: false, unfederated: false };

    #[test]
    fn videos_are_told_while_everybody_may_see_them() {
        for (video, told, step) in [
            (Some(PUBLIC), false, Step::Tell),
            (Some(PUBLIC), true, Step::Renew),
            (None, true, Step::TakeBack),
            (None, false, Step::Nothing),
            (Some(Standing { privacy: 3, ..PUBLIC }), true, Step::TakeBack),
            (Some(Standing { privacy: 4, ..PUBLIC }), false, Step::Nothing),
            (Some(Standing { privacy: 5, ..PUBLIC }), true, Step::TakeBack),
            (Some(Standing { state: 2, ..PUBLIC }), false, Step::Nothing),
            (Some(Standing { blocked: true, ..PUBLIC }), true, Step::Nothing),
            (Some(Standing { blocked: true, unfederated: true, ..PUBLIC }), true, Step::TakeBack),
            (Some(Standing { blocked: true, unfederated: true, ..PUBLIC }), false, Step::Nothing),
        ] {
            assert_eq!(of_video(video, told, false), step, "{video:?} {told}");
        }
    }

    #[test]
    fn unlisted_videos_are_for_others_where_the_instance_wants_it() {
        let unlisted = Some(Standing { privacy: 2, ..PUBLIC });
        assert_eq!(of_video(unlisted, false, true), Step::Tell);
        assert_eq!(of_video(unlisted, false, false), Step::Nothing);
        assert_eq!(of_video(unlisted, true, false), Step::TakeBack);
    }

    #[test]
    fn private_playlists_are_for_nobody() {
        assert_eq!(of_playlist(Some(1), false), Step::Tell);
        assert_eq!(of_playlist(Some(2), true), Step::Renew);
        assert_eq!(of_playlist(Some(3), true), Step::TakeBack);
        assert_eq!(of_playlist(Some(3), false), Step::Nothing);
        assert_eq!(of_playlist(None, true), Step::TakeBack);
    }
}
