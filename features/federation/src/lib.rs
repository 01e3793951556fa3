//! What other servers read of this one: actors, videos, comments and playlists as ActivityPub documents, and the addresses by
//! which they are found.
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
mod outbox;
mod playlist;
mod rates;
mod serve;
mod video;
mod video_files;
mod video_parts;
mod webfinger;

pub use serve::documents;

use platform::{Access, App, Routes};
use utoipa_axum::routes;

/// The addresses below `/.well-known`.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::Public, routes!(webfinger::webfinger))
        .add(Access::Public, routes!(webfinger::host_meta))
}
