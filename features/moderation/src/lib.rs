//! Mutes: accounts and servers that a person, or the whole instance, does not want to see.
//!
//! - A mute hides; it removes nothing, but for what its owner was told of the muted, and nobody is told of it. Whoever lists something that accounts made leaves the
//!   muted ones out with [`Muters`].
//! - Nobody mutes themselves, and nobody mutes the instance's own server.
//! - The instance may follow lists of mutes that are kept elsewhere ([`elsewhere`]): their mutes are theirs and go with them.
//! - What moderators mute for everybody, and no longer mute, is kept in a log that the instance may publish.

mod accounts;
mod audit_log;
mod by;
pub mod elsewhere;
mod hidden;
mod host;
mod json;
mod log;
mod muted;
mod policy;
mod routes;
mod servers;
mod status;
mod store;
mod subscriptions;
mod synchronize;

pub use by::By;
pub use hidden::Muters;
pub use host::is_host;
pub use muted::Muted;
pub use routes::routes;
pub use synchronize::synchronize;

use platform::App;
use tokio::task::JoinHandle;

/// Starts reading the followed lists; it ends with `app.shutdown`.
pub fn start(app: &App) -> JoinHandle<()> {
    elsewhere::every(app, |app| async move { synchronize(&app).await.map(drop) })
}
