//! What other servers read of this one and send to it: actors, videos, comments and playlists as ActivityPub documents, the addresses
//! by which they are found, and the inbox. What goes out is `delivery`'s.
//!
//! - A document is served at the address that is its id, to who asks for ActivityPub; a browser gets the page of the same address.
//! - Documents tell what everybody may see, and nothing else: they are made without a caller.
//! - What lives on another server is not told again here: its address is where the answer sends who asks.
//! - Each document declares the words it uses (`activitypub::context_of`).

mod actor_document;
mod address;
mod collection;
mod comment;
mod document;
mod inbox;
mod outbox;
mod playlist;
mod rates;
mod remote;
pub mod say;
mod serve;
mod video;
mod video_files;
mod video_parts;
pub mod views;
mod webfinger;

pub use document::Audience;
pub use inbox::catch_up;
pub use remote::again::look as read_again;
pub use remote::leftovers::round as clean_up;
pub use remote::search::{find_actor, find_playlist, find_video};
pub use serve::{documents, is_between_servers};

use futures::future::BoxFuture;
use job_queue::Handler;
use platform::{Access, App, Routes, routes};
use std::sync::Arc;

/// The addresses below `/.well-known`, and the inboxes.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::Public, routes!(webfinger::webfinger))
        .add(Access::Public, routes!(webfinger::host_meta))
        .merge(inbox::routes(app))
}

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(inbox::Lane(app.clone())),
        Arc::new(remote::backfill::Backfill(app.clone())),
        Arc::new(remote::leftovers::Leftovers(app.clone())),
        Arc::new(remote::playlist::Playlists(app.clone())),
    ]
}

/// What goes on beside the jobs, until the shutdown.
pub fn start(app: &App) -> BoxFuture<'static, ()> {
    let app = app.clone();
    Box::pin(async move {
        if let Err(e) = remote::leftovers::begin(&app).await {
            tracing::warn!(error = %e, "what is left of other servers is not looked through");
        }
        tokio::join!(inbox::reopen(app.clone()), remote::again::run(app));
    })
}
