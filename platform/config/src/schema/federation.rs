//! Other instances: who may follow, what is exchanged, who copies videos.

use std::time::Duration;

use crate::{
    section::section,
    value::{AcceptRedundancyFrom, RedundancyStrategy},
};

section! {
    /// Copying other instances' videos to help spread them.
    pub struct Redundancy {
        /// Which videos are copied.
        videos: RedundancyVideos;
    }
}

section! {
    /// Which videos are copied.
    pub struct RedundancyVideos {
        /// How often videos are chosen.
        check_interval: Duration;
        /// Ways to choose, each with its size (`size`), the least time a copy is kept (`min_lifetime`, 10 hours or
        /// more), `strategy` (most-views, trending, recently-added) and, for recently-added, `min_views`.
        strategies: Vec<RedundancyStrategy>;
    }
}

section! {
    /// Other instances copying our videos.
    pub struct RemoteRedundancy {
        /// Whose copies are used.
        videos: RemoteRedundancyVideos;
    }
}

section! {
    /// Whose copies are used.
    pub struct RemoteRedundancyVideos {
        /// `nobody`, `followings` or `anybody`.
        accept_from: AcceptRedundancyFrom;
    }
}

section! {
    /// ActivityPub.
    pub struct Federation {
        /// Talk to other instances at all.
        enabled: bool;
        /// Never contact private addresses on behalf of others.
        prevent_ssrf: bool;
        /// Sign fetches, which some servers ask for.
        sign_federated_fetches: bool;
        /// Our videos elsewhere.
        videos: FederationVideos;
    }
}

section! {
    /// Our videos elsewhere.
    pub struct FederationVideos {
        /// Unlisted videos federate too.
        federate_unlisted: bool;
        /// Once a week remove remote comments, shares and rates that are gone at their origin.
        cleanup_remote_interactions: bool;
    }
}

section! {
    /// Who may follow.
    pub struct Followers {
        /// Followers of the instance.
        instance: FollowersInstance;
        /// Followers of channels and accounts.
        channels: FollowersChannels;
    }
}

section! {
    /// Followers of the instance.
    pub struct FollowersInstance {
        /// Other instances may follow this one.
        enabled: bool;
        /// An administrator accepts each follower.
        manual_approval: bool;
    }
}

section! {
    /// Followers of channels and accounts.
    pub struct FollowersChannels {
        /// Remote people may follow channels and accounts.
        enabled: bool;
    }
}

section! {
    /// Whom the instance follows by itself.
    pub struct Followings {
        /// Other instances.
        instance: FollowingsInstance;
    }
}

section! {
    /// Other instances.
    pub struct FollowingsInstance {
        /// Following back.
        auto_follow_back: AutoFollowBack;
        /// Following a public list.
        auto_follow_index: AutoFollowIndex;
    }
}

section! {
    /// Following back.
    pub struct AutoFollowBack {
        /// Follow every new follower.
        enabled: bool;
    }
}

section! {
    /// Following a public list.
    pub struct AutoFollowIndex {
        /// Follow the instances of the list.
        enabled: bool;
        /// Address of the list.
        index_url: String;
    }
}

section! {
    /// Blocked instances and accounts.
    pub struct Blocklist {
        /// Sharing what is blocked.
        public_log: PublicLog;
    }
}

section! {
    /// Sharing what is blocked.
    pub struct PublicLog {
        /// Publish the log of blocks for other instances.
        enabled: bool;
    }
}

section! {
    /// Comments.
    pub struct VideoComments {
        /// Take comments from other platforms; those already here stay.
        accept_remote_comments: bool;
    }
}
