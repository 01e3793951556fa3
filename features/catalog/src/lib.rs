//! Reads that join many nouns: the list of videos and the video's page. It writes nothing.
//!
//! [`visibility`] is the policy of who may see a video; [`list`] and [`details`] are the two use cases, [`routes`]
//! their addresses. Labels of numbered choices stand in `wire::constants`.

pub mod by_ids;
mod copies;
pub mod details;
pub mod downloads;
mod filter;
mod json;
pub mod list;
pub mod live;
mod more;
mod overview;
mod ranked;
pub mod routes;
mod row;
mod search;
mod suggestions;
pub mod totals;
pub mod urls;
pub mod visibility;

pub use downloads::Downloads;
pub use filter::{Filter, ListParameters, Scope};
pub use live::Live;
pub use routes::routes;
pub use row::VideoRow;
pub use urls::Urls;
pub use visibility::{Facts, Verdict, judge, may_watch, must_watch};
