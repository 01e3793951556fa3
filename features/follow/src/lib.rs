//! Follows: one actor wants to hear of another. A person's subscription is the follow of their account's actor to a
//! channel's actor.
//!
//! - At most one follow stands between two actors.
//! - A follow of a local actor is accepted at once; one of a remote actor waits until its server accepts.
//! - `actor.followers_count` and `actor.following_count` count accepted follows, in the transaction that changes them.
//! - Follows between servers are told to the other side in the transaction that changes them ([`activity`]); whoever is followed
//!   elsewhere is looked up by a job ([`ask`]), through `actor::elsewhere`.
//! - An actor that leaves takes its follows along ([`forget`]).

mod activity;
pub mod ask;
mod followers;
mod forget;
mod handle;
pub mod incoming;
pub mod index;
mod json;
mod policy;
mod routes;
pub mod scores;
mod server_followers;
mod server_following;
mod server_follows;
mod store;
mod subscribe;
mod subscriptions;
mod unsubscribe;

pub use ask::follow_back;
pub use forget::forget;
pub use json::FollowJson;
pub use routes::routes;
pub use store::{FollowRow, State};

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(ask::Ask(app.clone()))]
}
