//! HTTP Live Streaming over one fragmented MP4 per rendition: the boxes, the playlists and the document of segment hashes.
//!
//! No encoder and no files here: bytes in, bytes out. [`bmff`] splits a growing stream of fragments and writes segments anew
//! (ISO/IEC 14496-12), [`playlist`] writes and reads our own playlists (RFC 8216), [`hashes`] keeps the SHA-256 of every byte range.

pub mod bmff;
pub mod hashes;
pub mod playlist;

/// A run of bytes in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteRange {
    /// Offset of the first byte.
    pub start: u64,
    /// Number of bytes, at least 1.
    pub length: u64,
}

impl ByteRange {
    /// Offset just behind the last byte.
    #[must_use]
    pub fn end(self) -> u64 {
        self.start.saturating_add(self.length)
    }
}
