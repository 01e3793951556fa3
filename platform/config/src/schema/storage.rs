//! Folders. Relative paths stand below the data folder.

use std::path::{Path, PathBuf};

use crate::section::section;

section! {
    /// Folders; a relative path stands below the data folder.
    pub struct Storage {
        /// Uploads and imports under way; emptied of leftovers at start.
        tmp: PathBuf;
        /// Temporary files that survive a restart.
        tmp_persistent: PathBuf;
        /// Helper programs fetched by the server.
        bin: PathBuf;
        /// Avatars and banners.
        avatars: PathBuf;
        /// Plain video files, private ones in the folder `private`.
        web_videos: PathBuf;
        /// HLS playlists and segments.
        streaming_playlists: PathBuf;
        /// Uploaded originals that are kept.
        original_video_files: PathBuf;
        /// Copies of other instances' videos.
        redundancy: PathBuf;
        /// Log files.
        logs: PathBuf;
        /// Large still pictures of videos.
        previews: PathBuf;
        /// Small still pictures of videos.
        thumbnails: PathBuf;
        /// Sprites shown while seeking.
        storyboards: PathBuf;
        /// Torrent files.
        torrents: PathBuf;
        /// Subtitles.
        captions: PathBuf;
        /// Files of other instances, kept for a while.
        cache: PathBuf;
        /// Plugins and themes.
        plugins: PathBuf;
        /// Files served under /.well-known.
        well_known: PathBuf;
        /// Other uploads, such as the instance's logo.
        uploads: PathBuf;
        /// Files that replace images of the web interface.
        client_overrides: PathBuf;
    }
}

impl Storage {
    /// Every folder with the name of its key, to create them or to look into them.
    pub fn folders(&self) -> [(&'static str, &Path); 19] {
        [
            ("tmp", &self.tmp),
            ("tmp_persistent", &self.tmp_persistent),
            ("bin", &self.bin),
            ("avatars", &self.avatars),
            ("web_videos", &self.web_videos),
            ("streaming_playlists", &self.streaming_playlists),
            ("original_video_files", &self.original_video_files),
            ("redundancy", &self.redundancy),
            ("logs", &self.logs),
            ("previews", &self.previews),
            ("thumbnails", &self.thumbnails),
            ("storyboards", &self.storyboards),
            ("torrents", &self.torrents),
            ("captions", &self.captions),
            ("cache", &self.cache),
            ("plugins", &self.plugins),
            ("well_known", &self.well_known),
            ("uploads", &self.uploads),
            ("client_overrides", &self.client_overrides),
        ]
    }

    /// Puts relative paths below the data folder.
    pub(crate) fn resolve(&mut self, data: &Path) {
        for path in [
            &mut self.tmp,
            &mut self.tmp_persistent,
            &mut self.bin,
            &mut self.avatars,
            &mut self.web_videos,
            &mut self.streaming_playlists,
            &mut self.original_video_files,
            &mut self.redundancy,
            &mut self.logs,
            &mut self.previews,
            &mut self.thumbnails,
            &mut self.storyboards,
            &mut self.torrents,
            &mut self.captions,
            &mut self.cache,
            &mut self.plugins,
            &mut self.well_known,
            &mut self.uploads,
            &mut self.client_overrides,
        ] {
            *path = data.join(&*path);
        }
    }
}
