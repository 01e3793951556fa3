//! A video: its row, its files, its way from upload to publication, and its end.
//!
//! Invariants:
//! - A file in storage belongs to a row (`video_source`, `video_thumbnail`, `video_storyboard`, `video_caption`, `video_file`,
//!   `streaming_playlist` for everything below its folder) or is on the list of `doomed_file`; see [`staging`].
//! - `video_file` lists finished files only.
//! - What was acknowledged of an upload is on disk, and never changes; an upload becomes one video at most.
//! - `video.files_private` tells in which folder the files lie; who may have them follows from `video.privacy` alone.
//! - No name of a file comes from outside.
//!
//! `catalog` reads these tables for lists and pages; only [`store`] writes them.

pub mod arrive;
pub mod awaited;
pub mod block;
pub mod captions;
pub mod chapters;
pub mod create;
pub mod delete;
pub mod embed;
pub mod form;
pub mod hooks;
pub mod inspect;
mod manage;
pub mod passwords;
pub mod pictures;
pub mod place;
pub mod player;
pub mod policy;
pub mod publish;
pub mod quota;
pub mod rate;
pub mod receive;
pub mod relocate;
pub mod remote;
pub mod remove_files;
pub mod replace;
pub mod resumable;
pub mod routes;
mod source;
pub mod staging;
pub mod states;
pub mod store;
pub mod sweep;
pub mod temporary;
mod timers;
pub mod token;
pub mod update;
pub mod upload;

pub use hooks::{Hooks, set_hooks};
pub use routes::routes;
pub use timers::start;
pub use token::verify_file_token;

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(sweep::RemoveFiles(app.clone())), Arc::new(relocate::MoveFiles(app.clone()))]
}
