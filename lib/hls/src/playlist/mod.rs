//! Playlists (RFC 8216): writing media and master playlists, and reading back our own media playlists after a crash.

mod master;
mod media;
mod parse;

pub use master::{AudioGroup, MasterPlaylist, Variant, keep_variants};
pub use media::{MediaPlaylist, Segment};
pub use parse::PlaylistError;
