//! Kinds of things in the index.

use text_index::Key;

/// What is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Videos, with what is said in them.
    Video,
    /// Channels.
    Channel,
    /// Playlists.
    Playlist,
}

impl Kind {
    /// Its number in the index: never changed, never used again.
    pub(crate) fn number(self) -> u8 {
        match self {
            Kind::Video => 1,
            Kind::Channel => 2,
            Kind::Playlist => 3,
        }
    }

    pub(crate) fn key(self, id: i64) -> Key {
        Key { kind: self.number(), id }
    }
}
