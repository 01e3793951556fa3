//! People: registration, quotas, channels, moderation of what they publish.

use std::time::Duration;

use crate::{
    section::section,
    value::{ByteSize, IpRange, Limit},
};

section! {
    /// Registration.
    pub struct Signup {
        /// Visitors may register.
        enabled: bool;
        /// No more registrations once there are this many users.
        limit: Limit<u64>;
        /// Age the form asks for.
        minimum_age: u32;
        /// A moderator accepts each registration.
        requires_approval: bool;
        /// The email address is checked first.
        requires_email_verification: bool;
        /// Who may register.
        filters: SignupFilters;
    }
}

section! {
    /// Who may register.
    pub struct SignupFilters {
        /// By IP address.
        cidr: SignupCidr;
    }
}

section! {
    /// By IP address.
    pub struct SignupCidr {
        /// Only these ranges, when there are any.
        whitelist: Vec<IpRange>;
        /// Never these ranges.
        blacklist: Vec<IpRange>;
    }
}

section! {
    /// New users.
    pub struct User {
        /// Their watch history.
        history: UserHistory;
        /// The account `root` cannot sign in, and its tokens stop working.
        disable_root_auth: bool;
        /// Bytes of originals they may upload in all.
        video_quota: Limit<ByteSize>;
        /// Bytes of originals they may upload in a day.
        video_quota_daily: Limit<ByteSize>;
        /// Name of their first channel; $1 stands for the user name.
        default_channel_name: String;
        /// Passwords.
        password_constraints: PasswordConstraints;
    }
}

section! {
    /// Their watch history.
    pub struct UserHistory {
        /// Videos watched.
        videos: UserHistoryVideos;
    }
}

section! {
    /// Videos watched.
    pub struct UserHistoryVideos {
        /// Keep it, until they say otherwise.
        enabled: bool;
    }
}

section! {
    /// Passwords.
    pub struct PasswordConstraints {
        /// Least number of characters.
        min_length: u32;
    }
}

section! {
    /// Channels.
    pub struct VideoChannels {
        /// How many one user may have.
        max_per_user: u32;
        /// How many may help with one.
        max_collaborators_per_channel: u32;
    }
}

section! {
    /// Holding new videos back.
    pub struct AutoBlacklist {
        /// Which videos.
        videos: AutoBlacklistVideos;
    }
}

section! {
    /// Which videos.
    pub struct AutoBlacklistVideos {
        /// Those of users.
        of_users: AutoBlacklistOfUsers;
    }
}

section! {
    /// Those of users.
    pub struct AutoBlacklistOfUsers {
        /// A moderator releases each new video.
        enabled: bool;
    }
}

section! {
    /// Taking one's data along.
    pub struct Export {
        /// Archives of a user's data.
        users: ExportUsers;
    }
}

section! {
    /// Archives of a user's data.
    pub struct ExportUsers {
        /// Users may make one.
        enabled: bool;
        /// Users with more bytes of video may not include them.
        max_user_video_quota: ByteSize;
        /// Archives are deleted after this time.
        export_expiration: Duration;
    }
}
