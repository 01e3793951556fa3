//! Types a value of the configuration can have, each with the spellings it accepts.

mod byte_size;
mod choices;
mod duration;
mod ip_range;
mod limit;
mod lists;
mod secret;
mod setting;

pub use byte_size::ByteSize;
pub use choices::{
    AcceptRedundancyFrom, BroadcastLevel, BrowseScope, BrowseSort, CommentsPolicy, DatabaseKind, DefaultPrivacy,
    LogFormat, LogLevel, MailTransport, NsfwPolicy, PlayerTheme, QuickPass, Sandbox, TranscriptionEngine,
    TrendingAlgorithm,
};
pub use ip_range::{IpRange, TrustedProxies};
pub use limit::Limit;
pub use lists::{AspectRatio, RedundancyStrategy, RedundancyStrategyKind, SentinelAddress, ThumbnailSize};
pub use secret::Secret;
pub(crate) use setting::{Setting, choice};
