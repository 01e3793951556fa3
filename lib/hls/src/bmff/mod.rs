//! ISO base media file format, as far as fragments need it (ISO/IEC 14496-12; section numbers are those of its 2015 edition).
//!
//! Reading is bounded and never trusts a size; writing makes one `moof` + `mdat` per segment from sample tables. Boxes we do
//! not understand inside a track are kept byte for byte.

mod boxes;
mod codec;
mod fragment;
mod init;
mod segment;
mod splitter;

pub use boxes::BmffError;
pub use fragment::{Fragment, Sample};
pub use init::{TrackInit, TrackKind, codecs, write_init};
pub use segment::{TrackRun, write_segment};
pub use splitter::{Piece, Splitter};
