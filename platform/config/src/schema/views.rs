//! Counting views, history, trends and statistics.

use std::time::Duration;

use crate::{
    section::section,
    value::{Limit, TrendingAlgorithm},
};

section! {
    /// Popular videos.
    pub struct Trending {
        /// How popularity is found.
        videos: TrendingVideos;
    }
}

section! {
    /// How popularity is found.
    pub struct TrendingVideos {
        /// Days that the most-viewed list looks back.
        interval_days: u32;
        /// Ways to rank.
        algorithms: TrendingAlgorithms;
    }
}

section! {
    /// Ways to rank.
    pub struct TrendingAlgorithms {
        /// Rankings offered.
        enabled: Vec<TrendingAlgorithm>;
        /// Ranking shown first.
        default: TrendingAlgorithm;
    }
}

section! {
    /// Watch history of users.
    pub struct History {
        /// Videos watched.
        videos: HistoryVideos;
    }
}

section! {
    /// Videos watched.
    pub struct HistoryVideos {
        /// Older entries are deleted.
        max_age: Limit<Duration>;
    }
}

section! {
    /// Counting views.
    pub struct Views {
        /// Views of videos.
        videos: VideoViews;
    }
}

section! {
    /// Views of videos.
    pub struct VideoViews {
        /// Views of other instances' videos.
        remote: ViewsMaxAge;
        /// Views of our videos.
        local: ViewsMaxAge;
        /// How often counted views are written and federated.
        local_buffer_update_interval: Duration;
        /// The same viewer counts again after this time.
        view_expiration: Duration;
        /// A view counts after this much watching.
        count_view_after: Duration;
        /// Tell viewers apart by the id their player sends, else by IP address.
        trust_viewer_session_id: bool;
        /// How often players say they are still watching.
        watching_interval: WatchingInterval;
    }
}

section! {
    /// How long counted views are kept as rows.
    pub struct ViewsMaxAge {
        /// Older rows are deleted; the counter keeps its value.
        max_age: Limit<Duration>;
    }
}

section! {
    /// How often players say they are still watching.
    pub struct WatchingInterval {
        /// Visitors; null for never.
        anonymous: Option<Duration>;
        /// Signed-in users, whose position is kept to resume; null for never.
        users: Option<Duration>;
    }
}

section! {
    /// Countries of viewers, for the statistics of a video.
    pub struct GeoIp {
        /// Look viewers' countries up.
        enabled: bool;
        /// Country data.
        country: GeoIpDatabase;
        /// City data.
        city: GeoIpDatabase;
    }
}

section! {
    /// A database of addresses.
    pub struct GeoIpDatabase {
        /// Where the database is fetched from.
        database_url: String;
    }
}

section! {
    /// What the public statistics of the instance tell.
    pub struct Stats {
        /// Registration requests and the time they wait.
        registration_requests: Shown;
        /// Reports and the time they wait.
        abuses: Shown;
        /// Number of moderators.
        total_moderators: Shown;
        /// Number of administrators.
        total_admins: Shown;
    }
}

section! {
    /// A figure that may be shown.
    pub struct Shown {
        /// Tell it.
        enabled: bool;
    }
}
