//! Channels of other sites whose videos come here: followed for good, or walked through once.
//!
//! - What a channel elsewhere lists is read by the job `import.walk` ([`walk`]), which looks at one video, waits, and comes again: a
//!   history of a thousand videos comes politely, survives restarts, and holds nobody else up.
//! - A channel that is followed is looked at when it is due ([`due`]); only what came since it is followed is taken. Who wants the videos
//!   from before asks for them.
//! - Each video becomes an import like any other: listed, cancelled and repeated with them.

mod due;
pub(crate) mod json;
mod manage;
mod routes;
mod walk;

pub use due::look_at_due_channels;
pub(crate) use due::start;
pub(crate) use routes::routes;
pub(crate) use walk::{From, Walk};

/// How far a channel is, by PeerTube's numbers.
pub(crate) mod state {
    /// Nobody has looked at it yet.
    pub const WAITING_FIRST_RUN: i64 = 1;
    /// It is being looked at.
    pub const PROCESSING: i64 = 2;
    /// It was looked at.
    pub const SYNCED: i64 = 3;
    /// It could not be looked at.
    pub const FAILED: i64 = 4;
}

/// The states with their labels.
const STATES: &[(i64, &str)] = &[(1, "Waiting first run"), (2, "Processing"), (3, "Synchronized"), (4, "Failed")];
