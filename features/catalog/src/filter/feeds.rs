//! Lists for feeds and site maps: what everybody may see, with more of each video than pages of lists show.

use super::{Filter, Viewer, include};

/// Public videos, by PeerTube's number; and those that who has the link may see.
const PUBLIC: i64 = 1;
const UNLISTED: i64 = 2;

impl Filter {
    /// Only public videos, whoever looks. For nobody they are the only ones anyway.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.wanted.privacies = self.viewer.map(|_| vec![PUBLIC]);
        self.skip_count = true;
        self
    }

    /// As a user wants sensitive videos and mutes shown, and only public ones.
    #[must_use]
    pub fn of_viewer(mut self, user_id: i64, account_id: i64) -> Self {
        self.viewer = Some(Viewer { user_id, account_id });
        self.public()
    }

    /// With the files of each video.
    #[must_use]
    pub fn with_files(mut self) -> Self {
        self.include |= include::FILES;
        self.skip_count = true;
        self
    }

    /// With the tags of each video.
    #[must_use]
    pub fn with_tags(mut self) -> Self {
        self.include |= include::TAGS;
        self
    }

    /// Only videos of this instance.
    #[must_use]
    pub fn local(mut self) -> Self {
        self.wanted.is_local = Some(true);
        self
    }

    /// Only videos of this playlist, its last place first; those for who has the link as well, for the playlist is one.
    #[must_use]
    pub fn in_playlist(mut self, playlist_id: i64) -> Self {
        self.wanted.playlist = Some(playlist_id);
        self.wanted.privacies = Some(vec![PUBLIC, UNLISTED]);
        self
    }
}
