//! Pictures of actors: avatars of accounts and channels, banners of channels, each in several sizes; and those of the instance.
//!
//! - What came is judged by its first bytes and its size in pixels before anything decodes it, and decoded by a locked-in child only.
//! - A picture replaces all sizes of the one before in one transaction; the old files are doomed in it.
//! - Files come as those of videos do (`video::staging`): announced, stored, claimed by the transaction that writes their rows.
//!
//! The rows are the actor's (`actor::set_images`); this room stands above `video`, whose staging it uses.

mod drawing;
mod file;
mod instance;
mod pick;
mod remove;
mod routes;

pub use file::{Chosen, chosen};
pub use remove::forget;
pub use routes::routes;
