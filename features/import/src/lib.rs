//! Videos that are fetched from elsewhere: a file by its address, from a site that yt-dlp knows, or by a torrent.
//!
//! - The video is there at once, in state 3 ("to import"), with what its source tells of it; its file comes by a job ([`fetch`]).
//! - Nothing of a source is trusted: texts and numbers are bounded ([`described`]), the file is judged like every upload.
//! - Fetching reaches public addresses only: files come through `App::http`, and yt-dlp runs locked in behind a proxy of ours
//!   (docs/adr/0015-import.md). Torrents come from peers and web seeds by the same rule ([`swarm`], docs/adr/0016-torrents.md).
//! - Channels of other sites are followed, and their videos imported one after the other ([`sync`]).
//! - Files that lie on the server's disk already become videos as uploads do ([`local`]).
//! - A fetch that fails leaves no file, says why in a sentence, and can be asked for again.

mod create;
mod described;
mod failure;
mod fetch;
mod json;
mod list;
pub mod local;
mod manage;
mod policy;
mod routes;
mod store;
mod swarm;
mod sync;
mod target;
mod ytdlp;

pub use routes::routes;
pub use sync::look_at_due_channels;

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(fetch::Fetch(app.clone())), Arc::new(sync::Walk(app.clone()))]
}

/// Looks at the channels elsewhere that are due, again and again. It ends with `app.shutdown`.
pub fn start(app: &App) -> tokio::task::JoinHandle<()> {
    sync::start(app)
}
