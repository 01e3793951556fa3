//! Mutes: accounts and servers that a person, or the whole instance, does not want to see.
//!
//! - A mute hides; it removes nothing, but for what its owner was told of the muted, and nobody is told of it. Whoever lists something that accounts made leaves the
//!   muted ones out with [`Muters`].
//! - Nobody mutes themselves, and nobody mutes the instance's own server.
//! - What moderators mute for everybody, and no longer mute, is kept in a log that the instance may publish.

mod accounts;
mod audit_log;
mod by;
mod hidden;
mod host;
mod json;
mod log;
mod policy;
mod routes;
mod servers;
mod status;
mod store;

pub use by::By;
pub use hidden::Muters;
pub use host::is_host;
pub use routes::routes;
