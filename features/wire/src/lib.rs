//! JSON shapes that several features answer with, as PeerTube 8.2's clients know them. Shapes only: no SQL, no policy.

mod account;
mod actor;
mod channel;
pub mod constants;
mod video;

pub use account::{AccountSummary, ActorImage};
pub use actor::ActorSummary;
pub use channel::ChannelSummary;
pub use video::{
    CaptionHit, FileDetails, HashRef, Labelled, PlaylistDetails, ScheduledUpdate, TextLabelled, UserHistory,
    VideoAccount, VideoBase, VideoChannel, VideoDetails, VideoSummary, VideoThumbnail,
};

use serde::Serialize;
use utoipa::ToSchema;

/// A page of a list and how long the list is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ResultList<T> {
    /// Rows of the whole list.
    pub total: i64,
    /// Rows of this page.
    pub data: Vec<T>,
}
