//! Making a watchable ladder out of an upload.
//!
//! [`plan`] is pure: what a probe says and what the administrator wants become a [`Plan`]. [`engine`] carries it out: one decode for all
//! rungs, segments appended and listed while they come, resumable after a crash. Neither knows of databases or jobs. The design and its
//! reasons are in `docs/adr/0003-media-pipeline.md`. [`build`] is the job that joins both to the product: it opens the publication, lists
//! each rendition when it is whole, and tells how far the ladder is ([`routes`]).

mod abandoned;
mod again;
pub mod build;
pub mod engine;
pub mod error;
pub mod names;
mod order;
pub mod plan;
mod progress;
mod record;
mod routes;
pub mod settings;
mod source;
mod store;
mod torrent_file;

pub use abandoned::remove as remove_abandoned;
pub use engine::{Engine, Event, Job, Observer, Rendition};
pub use error::EngineError;
pub use names::Names;
pub use plan::Plan;
pub use routes::routes;
pub use settings::Settings;
pub use source::path as path_of_file;
pub use torrent_file::torrent_name;

/// The job handlers of this feature.
pub fn handlers(app: &platform::App) -> Vec<std::sync::Arc<dyn job_queue::Handler>> {
    vec![std::sync::Arc::new(build::Build(app.clone()))]
}
