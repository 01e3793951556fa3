//! Playback: how the bytes of a published video reach those who watch it, from this server and from one another.
//!
//! [`Playback`] is what the server builds once; [`files`] serves what lies in storage to those who may have it, [`swarms`] tells
//! the [`tracker`] which swarms are ours, [`details`] answers what players ask beside the files.

pub mod client_address;
pub mod details;
pub mod files;
mod follow;
pub mod range;
mod service;
pub mod swarms;
pub mod tracker;

pub use details::routes;
pub use service::Playback;
