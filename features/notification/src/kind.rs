//! The kinds of news, with PeerTube's numbers.

use user::NotificationSettings;

/// A kind of news that is sent here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A video of a channel I subscribed to.
    NewVideo = 1,
    /// Somebody commented on one of my videos.
    CommentOnMyVideo = 2,
    /// Somebody reported something.
    NewAbuse = 3,
    /// One of my videos was blocked.
    MyVideoBlocked = 4,
    /// One of my videos may be seen again.
    MyVideoUnblocked = 5,
    /// One of my videos was published, after it waited for transcoding, its date or a moderator.
    MyVideoPublished = 6,
    /// An import of mine is here.
    ImportSucceeded = 7,
    /// An import of mine did not work.
    ImportFailed = 8,
    /// Somebody registered.
    UserRegistered = 9,
    /// Somebody follows me or one of my channels.
    Followed = 10,
    /// Somebody named me in a comment.
    Mention = 11,
    /// A video was blocked automatically and waits for a moderator.
    VideoHeld = 12,
    /// Somebody follows the instance.
    InstanceFollowed = 13,
    /// The instance follows another by itself.
    AutomaticallyFollowed = 14,
    /// A report of mine was decided.
    AbuseDecided = 15,
    /// Somebody wrote about a report.
    AbuseMessage = 16,
    /// Somebody asks whether they may register.
    RegistrationRequested = 20,
    /// A program wrote subtitles of one of my videos.
    MyVideoTranscribed = 22,
    /// I am invited to help with a channel.
    Invited = 23,
    /// My invitation was accepted.
    InvitationAccepted = 24,
    /// My invitation was refused.
    InvitationRefused = 25,
    /// A video is offered to me.
    VideoOffered = 26,
    /// A video that was ours was taken.
    VideoTaken = 27,
    /// A video of ours was not wanted.
    VideoNotWanted = 28,
    /// A channel is offered to me.
    ChannelOffered = 29,
    /// A channel that was ours was taken.
    ChannelTaken = 30,
    /// A channel of ours was not wanted.
    ChannelNotWanted = 31,
    /// A followed list of mutes changed what the instance mutes.
    MuteListChanged = 32,
}

/// On the web and by e-mail.
const BOTH: i64 = 3;

impl Kind {
    /// Where somebody with these settings wants to be told of it: 0 nowhere, 1 web, 2 e-mail, 3 both.
    pub fn setting(self, settings: &NotificationSettings) -> i64 {
        match self {
            Kind::NewVideo => settings.new_video_from_subscription,
            Kind::CommentOnMyVideo => settings.new_comment_on_my_video,
            Kind::NewAbuse => settings.abuse_as_moderator,
            Kind::MyVideoBlocked | Kind::MyVideoUnblocked => settings.blacklist_on_my_video,
            Kind::MyVideoPublished => settings.my_video_published,
            Kind::ImportSucceeded | Kind::ImportFailed => settings.my_video_import_finished,
            Kind::MyVideoTranscribed => settings.my_video_transcription_generated,
            Kind::UserRegistered | Kind::RegistrationRequested => settings.new_user_registration,
            Kind::Followed => settings.new_follow,
            Kind::Mention => settings.comment_mention,
            Kind::VideoHeld => settings.video_auto_blacklist_as_moderator,
            Kind::InstanceFollowed => settings.new_instance_follower,
            Kind::AutomaticallyFollowed => settings.auto_instance_following,
            Kind::AbuseDecided => settings.abuse_state_change,
            Kind::AbuseMessage => settings.abuse_new_message,
            Kind::MuteListChanged => settings.automatic_blocklist,
            // There is no setting for what asks for an answer, and for the answer.
            Kind::Invited
            | Kind::InvitationAccepted
            | Kind::InvitationRefused
            | Kind::VideoOffered
            | Kind::VideoTaken
            | Kind::VideoNotWanted
            | Kind::ChannelOffered
            | Kind::ChannelTaken
            | Kind::ChannelNotWanted => BOTH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind::{self, *};
    use user::NotificationSettings;

    #[test]
    fn each_kind_goes_by_its_setting() {
        type Field = fn(&mut NotificationSettings) -> &mut i64;
        let fields: [(Field, &[Kind]); 15] = [
            (|s| &mut s.new_video_from_subscription, &[NewVideo]),
            (|s| &mut s.new_comment_on_my_video, &[CommentOnMyVideo]),
            (|s| &mut s.comment_mention, &[Mention]),
            (|s| &mut s.abuse_as_moderator, &[NewAbuse]),
            (|s| &mut s.abuse_state_change, &[AbuseDecided]),
            (|s| &mut s.abuse_new_message, &[AbuseMessage]),
            (|s| &mut s.blacklist_on_my_video, &[MyVideoBlocked, MyVideoUnblocked]),
            (|s| &mut s.video_auto_blacklist_as_moderator, &[VideoHeld]),
            (|s| &mut s.my_video_published, &[MyVideoPublished]),
            (|s| &mut s.my_video_import_finished, &[ImportSucceeded, ImportFailed]),
            (|s| &mut s.my_video_transcription_generated, &[MyVideoTranscribed]),
            (|s| &mut s.new_follow, &[Followed]),
            (|s| &mut s.new_instance_follower, &[InstanceFollowed]),
            (|s| &mut s.auto_instance_following, &[AutomaticallyFollowed]),
            (|s| &mut s.automatic_blocklist, &[MuteListChanged]),
        ];
        let registrations: (Field, &[Kind]) =
            (|s| &mut s.new_user_registration, &[UserRegistered, RegistrationRequested]);
        for (field, kinds) in fields.into_iter().chain([registrations]) {
            for value in 0..=3 {
                let mut settings = NotificationSettings::default();
                *field(&mut settings) = value;
                assert!(kinds.iter().all(|kind| kind.setting(&settings) == value), "{kinds:?}");
            }
        }
        let asked = [Invited, InvitationAccepted, VideoOffered, VideoNotWanted, ChannelOffered, ChannelTaken];
        assert!(asked.iter().all(|kind| kind.setting(&NotificationSettings::default()) == 3));
    }
}
