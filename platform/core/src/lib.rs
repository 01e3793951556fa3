//! What every feature stands on: the application, its clock and randomness, ids, errors, pages, fields, routes with
//! their access rule, events and the schema.

pub mod access;
pub mod app;
pub mod audit;
pub mod buckets;
pub mod client_address;
pub mod clock;
pub mod connections;
mod described;
pub mod event;
pub mod fields;
pub mod id;
pub mod language;
pub mod mail;
pub mod page;
pub mod problem;
pub mod random;
pub mod rate_limit;
pub mod recent_log;
pub mod routes;
pub mod schema;
pub mod session_activity;
pub mod setting;
#[cfg(feature = "testing")]
pub mod testing;

pub use access::{Access, Authenticator, Caller, Right, Role};
pub use app::App;
pub use clock::Clock;
pub use config;
pub use http_client;
pub use page::Page;
#[doc(hidden)]
pub use pastey::paste as __paste;
pub use problem::{Problem, Result};
pub use routes::Routes;
