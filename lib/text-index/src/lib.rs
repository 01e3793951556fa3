//! An embedded full-text index that forgives typing: titles, tags, names, longer texts, and what is said at which second.
//!
//! - [`words`] turns text into words: case, accents and apostrophes folded, CJK in pairs, stems beside the words.
//! - [`Place`] keeps one index in a folder: which one is in force, made anew beside it, damaged, or of another version.
//! - [`Batch`] changes it; a commit carries how far its feeder has read, so that both survive a crash together.
//! - [`Snapshot`] answers a [`Question`]: exact words before stems, beginnings and misspelt ones.
//! - [`closeness`] tells how well a title fits a question, for the last ordering.
//!
//! Numbers of things are the caller's; so are kinds ([`Key`]), which are searched one at a time.

mod batch;
mod closeness;
mod edits;
mod error;
mod fields;
mod fold;
mod place;
mod plan;
mod question;
mod snapshot;
mod spoken;
mod stem;
mod vocabulary;
pub mod words;

pub use batch::{Batch, Entry, Passage};
pub use closeness::closeness;
pub use error::Error;
pub use fields::Key;
pub use place::{Building, Place};
pub use question::Question;
pub use snapshot::{Hit, Snapshot};
pub use spoken::SpokenHit;
