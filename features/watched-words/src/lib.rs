//! Watched words: lists of words that people watch for in comments on their videos, and the instance in all comments and videos.
//!
//! - A list is an account's or the instance's ([`Owner`]). Where one of its words stands in a text, the text bears the list's
//!   name as an automatic tag of that owner; a link to elsewhere gives the tag [`EXTERNAL_LINK`].
//! - A list may come from elsewhere: who follows a published one has a list of its name, which changes as that one does.
//! - Tags are kept with what bears them: those of videos here, those of comments in `comment`. A list that changes
//!   has all texts of its owner looked through again by the job [`RETAG`].
//! - An account's policies say which tags hold a comment until it is approved; the instance's which have a video wait for a
//!   moderator. `video` calls [`described`] in the transaction that names or describes one.

mod available;
mod cache;
mod create;
mod delete;
mod described;
mod json;
mod links;
mod list;
mod matcher;
mod owner;
mod policies;
mod requests;
mod routes;
mod store;
mod subscriptions;
mod synchronize;
mod tags;
mod update;
mod videos;

pub use described::described;
pub use owner::Owner;
pub use policies::holds;
pub use routes::routes;
pub use store::RETAG;
pub use synchronize::synchronize;
pub use tags::{EXTERNAL_LINK, Tagger};
pub use videos::{retag_videos, tag_video};

use platform::App;
use tokio::task::JoinHandle;

/// Starts reading the followed lists; it ends with `app.shutdown`.
pub fn start(app: &App) -> JoinHandle<()> {
    moderation::elsewhere::every(app, |app| async move { synchronize(&app).await.map(drop) })
}
