//! The kinds of news, with PeerTube's numbers.

use user::NotificationSettings;

/// A kind of news that is sent here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of my videos was blocked.
    MyVideoBlocked = 4,
    /// One of my videos may be seen again.
    MyVideoUnblocked = 5,
    /// One of my videos was published, after it waited for transcoding, its date or a moderator.
    MyVideoPublished = 6,
    /// A video was blocked automatically and waits for a moderator.
    VideoHeld = 12,
}

impl Kind {
    /// Where somebody with these settings wants to be told of it: 0 nowhere, 1 web, 2 e-mail, 3 both.
    pub fn setting(self, settings: &NotificationSettings) -> i64 {
        match self {
            Kind::MyVideoBlocked | Kind::MyVideoUnblocked => settings.blacklist_on_my_video,
            Kind::VideoHeld => settings.video_auto_blacklist_as_moderator,
            Kind::MyVideoPublished => settings.my_video_published,
        }
    }
}
