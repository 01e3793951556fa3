//! What the instance says about itself: its configuration for clients, its about page, figures, and the documents that
//! crawlers and other servers look for.

mod about;
mod config_json;
mod contact;
pub mod custom;
mod debug;
mod homepage;
mod jobs;
mod language;
mod logs;
mod manifest;
mod nodeinfo;
mod routes;
mod stats;
mod texts;

pub(crate) use config_json::is_theme;
pub use config_json::{client_config, public_config};
pub use routes::routes;

/// The PeerTube whose API this is: clients read it to know what they may call.
pub const API_VERSION: &str = "8.2.1";
