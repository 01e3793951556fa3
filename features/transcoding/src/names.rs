//! File names of a publication. Each random part is a different one, given by the caller, so that a resumed run finds its files again
//! and nobody can guess one name from another.

use std::collections::BTreeMap;

/// The random parts (UUIDs, as text) of every file of one publication.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Names {
    /// Of the master playlist.
    pub master: String,
    /// Of the document of hashes.
    pub hashes: String,
    /// Of the storyboard.
    pub storyboard: String,
    /// Of each HLS rendition, by resolution (0 is sound only).
    pub renditions: BTreeMap<u32, String>,
    /// Of each plain MP4 file, by resolution.
    pub web_videos: BTreeMap<u32, String>,
}

impl Names {
    /// Draws every name a plan needs from `random` (a new UUID at each call).
    pub fn draw(plan: &crate::Plan, mut random: impl FnMut() -> String) -> Self {
        let resolutions = plan.resolutions();
        Self {
            master: random(),
            hashes: random(),
            storyboard: random(),
            renditions: resolutions.iter().map(|&resolution| (resolution, random())).collect(),
            web_videos: resolutions.iter().map(|&resolution| (resolution, random())).collect(),
        }
    }

    /// All files for viewers that have these names, once they are there.
    #[must_use]
    pub fn ladder(&self) -> video::publish::Ladder {
        video::publish::Ladder {
            master: self.master_file(),
            hashes: self.hashes_file(),
            renditions: self.renditions.keys().filter_map(|r| self.media_file(*r)).collect(),
            web_videos: self.web_videos.keys().filter_map(|r| self.web_video_file(*r)).collect(),
            storyboard: self.storyboard_file(),
        }
    }

    /// `{random}-master.m3u8`.
    #[must_use]
    pub fn master_file(&self) -> String {
        format!("{}-master.m3u8", self.master)
    }

    /// `{random}-segments-sha256.json`.
    #[must_use]
    pub fn hashes_file(&self) -> String {
        format!("{}-segments-sha256.json", self.hashes)
    }

    /// `{random}.jpg`.
    #[must_use]
    pub fn storyboard_file(&self) -> String {
        format!("{}.jpg", self.storyboard)
    }

    /// `{random}-{resolution}.m3u8`; `None` for a resolution without a name.
    #[must_use]
    pub fn playlist_file(&self, resolution: u32) -> Option<String> {
        self.renditions.get(&resolution).map(|random| format!("{random}-{resolution}.m3u8"))
    }

    /// `{random}-{resolution}-fragmented.mp4`; `None` for a resolution without a name.
    #[must_use]
    pub fn media_file(&self, resolution: u32) -> Option<String> {
        self.renditions.get(&resolution).map(|random| format!("{random}-{resolution}-fragmented.mp4"))
    }

    /// `{random}-{resolution}.mp4`; `None` for a resolution without a name.
    #[must_use]
    pub fn web_video_file(&self, resolution: u32) -> Option<String> {
        self.web_videos.get(&resolution).map(|random| format!("{random}-{resolution}.mp4"))
    }
}
