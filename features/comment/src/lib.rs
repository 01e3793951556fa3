//! Comments on videos: threads and their replies, holding for review, removal, and the lists of those who look after them.
//!
//! - A removed comment stays as a tombstone, without text and author, so that replies keep their place.
//! - A held comment is seen by its author, the owner of the video and moderators, and does not count.
//! - `video.comments` is the number of comments that are neither removed nor held: it changes in the transaction of the
//!   comment, by what that transaction changed.
//! - Texts are Markdown as it was written; whoever shows them makes HTML of it.
//! - Muted accounts vanish from what is read, for who muted them and, by the owner of a video, for everybody there.

mod approve;
mod bulk;
mod create;
mod delete;
mod facts;
mod json;
mod leaving;
mod listed;
mod mentions;
mod policy;
pub mod remote;
mod retag;
mod routes;
mod row;
mod store;
mod text;
mod thread;
mod threads;
mod tree;
mod viewer;

pub use json::{ListedComment, ThreadPage, ThreadTree, VideoComment};
pub use leaving::account_goes;
pub use routes::routes;

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(bulk::RemoveOf(app.clone())), Arc::new(retag::Retag(app.clone()))]
}
