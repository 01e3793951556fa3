//! Subtitles that a program writes from what is spoken in a video.
//!
//! - The program is one that the administrator chose and installed (`video_transcription`); [`engine`] knows how each is called. It runs
//!   locked in, without a network, and gets the sound of the video only ([`sound`]).
//! - What it writes is read like every subtitle file that is sent, and marked as written by a program. Subtitles that people wrote in the
//!   same language stay.
//! - New videos get subtitles by themselves once they are published, unless their uploader said otherwise ([`follow`]).
//! - One job works on a video at a time. One that fails leaves no file, says why in a sentence, and can be asked for again.

mod engine;
mod failure;
mod follow;
mod generate;
mod policy;
mod routes;
mod sound;
mod store;
mod write;

pub use engine::Engine;
pub use follow::{catch_up, follow};
pub use routes::routes;

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(write::Write(app.clone()))]
}
