//! What others are told: videos, actors, comments, playlists, ratings and reports of people here, as activities put into the lanes of
//! `delivery`.
//!
//! - Everything but the end of an actor comes from the record of events ([`consume`]): what is told and the reader's step commit
//!   together, so nothing is told twice or lost.
//! - `told` remembers what others may know, with the activity that takes it back: so a video that is hidden, or gone with its row,
//!   is taken back exactly when it had been told.
//! - Who receives what is as in PeerTube: a new video goes to the account's followers, its announcements to those of channel and
//!   server too; what concerns a video elsewhere goes to where the video lives.

mod actor;
mod comment;
pub mod consume;
mod leaving;
mod player;
mod playlist;
mod policy;
mod rate;
mod recipients;
mod renew;
mod report;
mod store;
mod video;
mod view;
mod viewers;

pub use consume::{catch_up, consume};
pub use leaving::actor_goes;
pub use renew::RENEW;
pub use viewers::{tell_viewers, viewers};

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this room.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(renew::Renew(app.clone()))]
}
