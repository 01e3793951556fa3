//! What all searches have in common: where somebody wants to search, and what is no words but an address.
//!
//! The searches themselves stand with their nouns: videos in `catalog`, channels in `channel`, playlists in `playlist`.

mod address;
mod target;

pub use address::{is_address, own_path};
pub use target::Target;
