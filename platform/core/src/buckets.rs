//! The kinds of content we store as files, and the folder each has in PeerTube's layout.

use config::schema::Storage;
use object_storage::{Bucket, DiskBucket, DiskSettings};

/// Plain video files; private ones below `private/`.
pub const WEB_VIDEOS: Bucket = Bucket::new("web-videos");
/// HLS publications: `hls/{uuid}/…`, private ones `hls/private/{uuid}/…`.
pub const STREAMING_PLAYLISTS: Bucket = Bucket::new("streaming-playlists");
/// Still pictures of all sizes.
pub const THUMBNAILS: Bucket = Bucket::new("thumbnails");
/// Sprites shown while seeking.
pub const STORYBOARDS: Bucket = Bucket::new("storyboards");
/// Torrent files.
pub const TORRENTS: Bucket = Bucket::new("torrents");
/// Subtitles.
pub const CAPTIONS: Bucket = Bucket::new("captions");
/// What people sent, as they sent it.
pub const ORIGINALS: Bucket = Bucket::new("original-video-files");
/// Avatars and banners.
pub const AVATARS: Bucket = Bucket::new("avatars");

/// Every bucket; `doctor` walks this list.
pub const ALL: [Bucket; 8] =
    [WEB_VIDEOS, STREAMING_PLAYLISTS, THUMBNAILS, STORYBOARDS, TORRENTS, CAPTIONS, ORIGINALS, AVATARS];

/// The bucket of a name, as it stands in a row of `doomed_file`.
pub fn by_name(name: &str) -> Option<Bucket> {
    ALL.into_iter().find(|b| b.name() == name)
}

/// Where the configuration puts them on disk.
pub fn on_disk(storage: &Storage) -> DiskSettings {
    let folders = [
        (WEB_VIDEOS, &storage.web_videos),
        (STREAMING_PLAYLISTS, &storage.streaming_playlists),
        (THUMBNAILS, &storage.thumbnails),
        (STORYBOARDS, &storage.storyboards),
        (TORRENTS, &storage.torrents),
        (CAPTIONS, &storage.captions),
        (ORIGINALS, &storage.original_video_files),
        (AVATARS, &storage.avatars),
    ];
    let buckets = folders.into_iter().map(|(b, f)| (b, DiskBucket { folder: f.clone(), base_url: None })).collect();
    DiskSettings { buckets }
}
