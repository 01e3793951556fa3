//! The hub of our feeds of videos (W3C WebSub, https://www.w3.org/TR/websub/): readers that asked for it are sent a feed when it changed.
//!
//! - Asking is free for everybody, so nothing is believed: the callback says itself that it wants the feed ([`verify`]), and every bound
//!   is small: of requests that wait, of subscriptions, of time and bytes.
//! - Whether a feed changed is told by its entity tag; what is sent and what was told before commit together ([`watch`]).
//! - Callbacks are addresses on the web: they are asked and told through `App::http`, which reaches no private ones.

mod ask;
mod store;
mod tell;
mod topic;
mod verify;
mod watch;

pub(crate) use ask::request;
pub(crate) use tell::Tell;
pub(crate) use verify::Verify;
pub use watch::{look, watch};

/// Where the hub is, below our origin.
pub(crate) const PATH: &str = "/feeds/hub";

/// The address of the hub.
pub(crate) fn address(origin: &str) -> String {
    format!("{origin}{PATH}")
}
