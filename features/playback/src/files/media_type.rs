//! `Content-Type` by the extension of a name we gave ourselves.

use http::HeaderValue;

/// `None` for an extension that none of our files has.
pub(super) fn of(file_name: &str) -> Option<HeaderValue> {
    let (_, extension) = file_name.rsplit_once('.')?;
    Some(HeaderValue::from_static(match extension {
        "mp4" | "m4s" => "video/mp4",
        "m3u8" => "application/vnd.apple.mpegurl",
        "json" => "application/json; charset=UTF-8",
        "webm" => "video/webm",
        "ts" => "video/mp2t",
        "mov" => "video/quicktime",
        "mkv" => "video/x-matroska",
        "ogv" => "video/ogg",
        "m4a" => "audio/mp4",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "vtt" => "text/vtt; charset=UTF-8",
        "torrent" => "application/x-bittorrent",
        _ => return None,
    }))
}
