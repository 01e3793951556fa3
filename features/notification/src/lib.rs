//! Notifications: what people are told of, where they want to be told it, and what they have read.
//!
//! - They come from the record of events ([`platform::event`]), which [`consume`] reads with a durable cursor: what is told of an
//!   event and the cursor's step commit together, so nothing is told twice or lost.
//! - Nobody is told of what they did themselves.
//! - A setting says where news of a kind go: web (a row here) and e-mail. Those who turned the web off have no row.
//! - Who mutes somebody does not hear of them any more, and what they have heard is taken back.
//! - Many recipients are served in portions, each its own transaction, while other events go on.
//!
//! PeerTube's kinds of what does not exist here yet are never sent: 17 (plugins), 18 (new version), 19 (studio), 21 (live). Their settings
//! are kept.

mod abuse;
mod announce;
mod block;
mod caption;
mod collaborator;
mod comment;
pub mod consume;
pub mod fan_out;
mod follow;
pub mod forget;
mod import;
mod json;
mod kind;
mod letter;
mod list;
mod mute;
mod mute_list;
mod ownership;
mod policy;
mod push;
mod read;
mod recipient;
mod registration;
mod routes;
mod send;
mod settings;
mod store;
mod subject;

pub use consume::consume;
pub use kind::Kind;
pub use push::Push;
pub use routes::routes;
pub use settings::registered;

use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The job handlers of this feature.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(fan_out::Subscribers(app.clone())), Arc::new(forget::Forget(app.clone()))]
}
