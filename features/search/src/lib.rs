//! Finding things by words: what all searches share, and this node's index of titles, tags, names, texts and captions.
//!
//! The searches themselves stand with their nouns: videos in `catalog`, channels in `channel`, playlists in `playlist`. They ask
//! [`find`] for numbers, and the database decides which of them the caller may see: the index is never asked who may see what.
//!
//! - The database is the truth. [`feed`] brings the index up to date from the record of events; a commit of the index carries how
//!   far it has read, so a crash costs nothing but time.
//! - Every node has an index of its own. It is made anew ([`rebuild`]) when it is missing, damaged, of another version, or has
//!   missed events.
//! - An index of many instances may be asked instead ([`elsewhere()`]).
//! - Without an index, and while one is made for the first time, searches look for words of names in the database.

mod address;
mod among;
mod captions;
mod documents;
mod elsewhere;
mod engine;
pub mod feed;
mod find;
mod kind;
mod order;
pub mod rebuild;
mod target;

pub use address::{is_address, may_ask_elsewhere, own_path};
pub use among::{Among, numbers};
pub use elsewhere::elsewhere;
pub use engine::Engine;
pub use feed::follow;
pub use find::{Found, find, suggest};
pub use kind::Kind;
pub use order::Candidate;
pub use rebuild::rebuild;
pub use target::{Searched, Target};
pub use text_index::{Question, SpokenHit};
