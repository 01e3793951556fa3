//! Reports: people tell moderators of videos and accounts that break the rules, and both talk about it.
//!
//! - A report outlives what it is about. What was reported of a video is kept with the report, as it was then.
//! - The reporter and the moderators talk in messages; nobody else reads them. The moderators' own comment on a report
//!   is shown to moderators alone.
//! - Nobody learns by a report of what they may not see: a video can be reported by who may watch it.

mod delete;
mod json;
mod list;
mod messages;
mod policy;
mod reasons;
mod report;
mod routes;
mod store;
mod update;

pub use routes::routes;
