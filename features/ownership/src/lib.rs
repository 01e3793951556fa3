//! Videos and channels change hands: they are offered to somebody here, who accepts or refuses.
//!
//! - A video or channel is offered to one person at a time.
//! - What is accepted counts for the quota of who accepts, from that moment on.
//! - A video goes to a channel of its new owner. A channel keeps its videos, playlists, collaborators and followers; who gives it
//!   away must have another one, and what they had offered of it is offered no more.
//! - `ownership.requested`, `ownership.accepted` and `ownership.rejected` are recorded with the number of the offer.

mod give;
mod json;
mod list;
mod policy;
mod routes;
mod settle;
mod store;
mod withdraw;

pub use routes::routes;
