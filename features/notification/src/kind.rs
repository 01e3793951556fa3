//! The kinds of news, with PeerTube's numbers.

use user::NotificationSettings;

/// A kind of news that is sent here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody reported something.
    NewAbuse = 3,
    /// One of my videos was blocked.
    MyVideoBlocked = 4,
    /// One of my videos may be seen again.
    MyVideoUnblocked = 5,
    /// One of my videos was published, after it waited for transcoding, its date or a moderator.
    MyVideoPublished = 6,
    /// A video was blocked automatically and waits for a moderator.
    VideoHeld = 12,
    /// A report of mine was decided.
    AbuseDecided = 15,
    /// Somebody wrote about a report.
    AbuseMessage = 16,
}

impl Kind {
    /// Where somebody with these settings wants to be told of it: 0 nowhere, 1 web, 2 e-mail, 3 both.
    pub fn setting(self, settings: &NotificationSettings) -> i64 {
        match self {
            Kind::NewAbuse => settings.abuse_as_moderator,
            Kind::MyVideoBlocked | Kind::MyVideoUnblocked => settings.blacklist_on_my_video,
            Kind::MyVideoPublished => settings.my_video_published,
            Kind::VideoHeld => settings.video_auto_blacklist_as_moderator,
            Kind::AbuseDecided => settings.abuse_state_change,
            Kind::AbuseMessage => settings.abuse_new_message,
        }
    }
}
