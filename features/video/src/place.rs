//! Where the files of a video lie. The only place that builds their keys.

use object_storage::Key;
use platform::{Problem, Result};

/// A name of our own as a key.
pub fn key(name: &str) -> Result<Key> {
    Key::new(name).map_err(Problem::internal)
}

/// A plain video file in `buckets::WEB_VIDEOS`.
pub fn web_video(file_name: &str, private: bool) -> Result<Key> {
    key(&if private { format!("private/{file_name}") } else { file_name.to_owned() })
}

/// The folder of an HLS publication in `buckets::STREAMING_PLAYLISTS`: `hls/{uuid}` or `hls/private/{uuid}`.
pub fn hls_folder(uuid: &str, private: bool) -> Result<Key> {
    key(&if private { format!("hls/private/{uuid}") } else { format!("hls/{uuid}") })
}
