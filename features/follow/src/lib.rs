//! Follows: one actor wants to hear of another. A person's subscription is the follow of their account's actor to a
//! channel's actor.
//!
//! - At most one follow stands between two actors.
//! - A follow of a local actor is accepted at once; one of a remote actor waits until its server accepts.
//! - `actor.followers_count` and `actor.following_count` count accepted follows, in the transaction that changes them.
//! - An actor that leaves takes its follows along ([`forget`]).

mod followers;
mod forget;
mod handle;
mod json;
mod policy;
mod routes;
mod server_follows;
mod store;
mod subscribe;
mod subscriptions;
mod unsubscribe;

pub use forget::forget;
pub use json::FollowJson;
pub use routes::routes;
pub use store::{FollowRow, State};
