//! Playlists: videos in an order somebody chose, each with its own start and stop.
//!
//! - Places are 1 to `playlist.elements` without gaps, whoever adds, moves and removes at the same time: every change of them locks
//!   the playlist first. The places of playlists in their channel likewise; who needs both locks takes the channel's first.
//! - Everybody has one "watch later", made with the person ([`watch_later`]); it is neither changed nor removed.
//! - Public and unlisted ones belong to a channel when they are made. When the channel goes they stay, private ([`leaving`]).
//! - A video that is removed leaves its place; who may not see a video is told its place and not the video.
//! - A playlist without a picture of its own shows that of its first video. It is copied by a job ([`pictures`]).

mod access;
mod add;
mod change;
mod create;
mod delete;
mod elements;
mod exist;
mod form;
mod json;
pub mod leaving;
mod list;
mod one;
pub mod pictures;
mod places;
pub mod policy;
pub mod remote;
mod remove;
mod reorder;
mod requests;
mod routes;
mod row;
mod search;
pub mod store;
mod update;
pub mod watch_later;

pub use json::Playlist;
pub use one::{Public, public};
pub use routes::routes;
pub use row::PlaylistRow;

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(pictures::TakePicture(app.clone()))]
}
