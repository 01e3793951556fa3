//! Reports: people tell moderators of videos, comments and accounts that break the rules, and both talk about it.
//!
//! - A report outlives what it is about. What a video was like, and what a comment said, is kept with
//!   the report.
//! - The reporter and the moderators talk in messages; nobody else reads them. The moderators' own comment on a report
//!   is shown to moderators alone.
//! - Nobody learns by a report of what they may not see: a video can be reported by who may watch it, a comment by
//!   who may read it.

mod comment;
mod delete;
mod json;
mod list;
mod messages;
mod policy;
mod reasons;
pub mod remote;
mod report;
mod routes;
mod store;
mod update;

pub use reasons::names as reason_names;
pub use routes::routes;
