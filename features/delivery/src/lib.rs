//! What goes out to other servers: activities, each stored once, and one ordered lane of deliveries for each server (peer).
//!
//! - [`queue`] writes in the caller's transaction: what is told commits together with what it tells of. After a crash it is
//!   delivered, perhaps twice.
//! - A lane sends one activity at a time, in the order they were queued. A server that cannot be reached gets everything, in order,
//!   when it is back: its lane waits, longer after each failure, and keeps what it holds for `sepiola.delivery.keep`.
//! - Lanes do not wait for each other: who does not answer within a second gives its place to others, and known failing servers
//!   have places of their own.
//! - Waiting Updates of one object become the newest one.
//! - Muted servers (`server_mute` of the instance) get nothing.

mod lanes;
mod policy;
mod post;
mod prune;
mod queue;
mod signer;
mod store;
mod turn;

pub use lanes::{Lanes, catch_up};
pub use queue::{alive, inboxes_of_followers, queue, queue_to_followers, with_context};
