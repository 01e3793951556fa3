//! Watching: views, viewers, viewings with the parts that were watched, history, statistics, and what players report.
//!
//! - A heart-beat writes nothing: it changes [`memory`], which is bounded and written together from time to time and at shutdown
//!   ([`flush`]). Everything else in this room is durable when it is answered.
//! - A *view* is counted once per viewer and video within `views.videos.view_expiration`, and only after enough was watched
//!   ([`policy::is_enough`]). The counter on the video is `video`'s; this room asks it to add.
//! - A *viewing* is one viewer's time with one video. It becomes rows when nothing was heard of it for a while.
//! - Who watches now, and where people stopped since the last writing, is told to `catalog`, which shows it with videos.
//! - History is the user's own: nobody else reads it, and nothing is added while they have switched it off.

mod cleaning;
mod counted;
pub mod elsewhere;
pub mod flush;
mod history;
pub mod memory;
mod metrics;
pub mod policy;
mod routes;
mod sections;
mod sessions;
mod stats;
mod store;
mod timers;
mod view;

pub use cleaning::{remove_old_history, remove_old_statistics};
pub use routes::routes;
pub use timers::start;
