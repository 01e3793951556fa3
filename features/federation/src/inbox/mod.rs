//! What other servers send: verified, written down, then answered; processed in the order of its origin.
//!
//! ```text
//! POST /inbox -> receive (signature, digest, date, origin) -> one row, 204
//!                                                              | one job an origin
//!                                                     lane -> process -> what it does
//! ```
//!
//! - A row is in the database before the sender hears 204. What it does is idempotent: it may be processed twice, after a crash.
//! - Everything is judged again from the row by [`activitypub::Verified`]: a sender may touch what its own origin owns.
//! - What has to be fetched is fetched outside of transactions; a slow origin holds up itself.
//! - A refusal is logged once and changes nothing.

mod announce;
mod answer;
mod comment;
mod copy;
mod create;
mod delete;
mod flag;
mod follow;
mod lane;
mod player;
mod process;
mod rate;
mod receive;
mod routes;
mod store;
mod undo;
mod update;
mod view;

pub use lane::catch_up;
pub(crate) use lane::{Lane, reopen};
pub(crate) use routes::routes;
