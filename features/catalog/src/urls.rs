//! Addresses of a video and its files, as PeerTube's clients and peers know them.

use uuid::Uuid;

/// Makes addresses of this instance.
#[derive(Debug, Clone)]
pub struct Urls {
    /// `https://host`, without a slash at the end.
    pub origin: String,
    /// `wss://host`.
    pub ws_origin: String,
    /// `host`, with an unusual port.
    pub host: String,
}

impl Urls {
    /// Addresses by the configuration.
    pub fn new(config: &config::Config) -> Self {
        let w = &config.webserver;
        Urls { origin: w.origin(), ws_origin: w.ws_origin(), host: w.host() }
    }
    /// An address of ours in full.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
    /// A web video file.
    pub fn web_video(&self, file_name: &str, private: bool) -> String {
        let folder = if private { "private/" } else { "" };
        format!("{}/static/web-videos/{folder}{file_name}", self.origin)
    }
    /// A file of an HLS publication.
    pub fn hls(&self, uuid: Uuid, file_name: &str, private: bool) -> String {
        format!("{}/static/streaming-playlists/{}/{file_name}", self.origin, hls_folder(uuid, private))
    }
    /// The file a person sent, for those who may change the video.
    pub fn original(&self, file_name: &str) -> String {
        format!("{}/download/original-video-files/{file_name}", self.origin)
    }
    /// The HTTP and the WebSocket tracker.
    pub fn trackers(&self) -> [String; 2] {
        [format!("{}/tracker/announce", self.origin), format!("{}/tracker/socket", self.ws_origin)]
    }
}

/// The folder of an HLS publication below its bucket.
pub fn hls_folder(uuid: Uuid, private: bool) -> String {
    if private { format!("hls/private/{uuid}") } else { format!("hls/{uuid}") }
}

/// The playlist of subtitles in the folder of an HLS publication, by the name of the WebVTT file.
pub fn caption_playlist(file_name: &str) -> String {
    format!("{}.m3u8", file_name.strip_suffix(".vtt").unwrap_or(file_name))
}

/// A still picture, below this instance.
pub fn thumbnail_path(file_name: &str) -> String {
    format!("/lazy-static/thumbnails/{file_name}")
}
