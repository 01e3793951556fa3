//! Where a video's files are, as the list `url` of its document names them: plain files, HLS with its own files inside, trackers.

use serde_json::{Value, json};
use torrent::p2p_media_loader::info_hashes_of_peertube;
use wire::{FileDetails, PlaylistDetails, VideoDetails};

/// All links but those to pages.
pub(crate) fn links(video: &VideoDetails) -> Vec<Value> {
    let mut links = files(&video.files, "web-video");
    links.extend(video.streaming_playlists.iter().map(playlist));
    links.extend(video.tracker_urls.iter().map(|tracker| {
        let kind = if tracker.starts_with("http") { "http" } else { "websocket" };
        json!({"type": "Link", "name": format!("tracker-{kind}"), "rel": ["tracker", kind], "href": tracker})
    }));
    links
}

fn playlist(playlist: &PlaylistDetails) -> Value {
    let has_audio_only = playlist.files.iter().any(|file| !file.has_video);
    let hashes = info_hashes_of_peertube(&playlist.playlist_url, playlist.files.len(), has_audio_only);
    let mut tags: Vec<Value> =
        hashes.into_iter().map(|hash| json!({"type": "Infohash", "name": hash.to_string()})).collect();
    tags.push(json!({
        "type": "Link",
        "name": "sha256",
        "mediaType": "application/json",
        "href": playlist.segments_sha256_url,
    }));
    tags.extend(files(&playlist.files, "fragmented"));
    json!({"type": "Link", "mediaType": "application/x-mpegURL", "href": playlist.playlist_url, "tag": tags})
}

/// Each file with its metadata, its torrent and its magnet link; the largest first.
fn files(files: &[FileDetails], format: &str) -> Vec<Value> {
    let mut sorted: Vec<&FileDetails> = files.iter().collect();
    sorted.sort_by_key(|file| std::cmp::Reverse(file.resolution.id));
    let mut links = Vec::new();
    for file in sorted {
        let height = if file.height > 0 { json!(file.height) } else { json!(file.resolution.id) };
        let (width, fps, kind) = (file.width, file.fps, media_type(&file.file_url));
        let mut properties = Vec::new();
        let mut property =
            |name: &str, value: &str| properties.push(json!({"type": "PropertyValue", "name": name, "value": value}));
        if file.has_audio {
            property("ffprobe_codec_type", "audio");
        }
        if file.has_video {
            property("ffprobe_codec_type", "video");
        }
        property("peertube_format_flag", format);
        links.push(json!({
            "type": "Link",
            "mediaType": kind,
            "href": file.file_url,
            "height": height,
            "width": width,
            "size": file.size,
            "fps": fps,
            "attachment": properties,
        }));
        links.push(json!({
            "type": "Link",
            "rel": ["metadata", kind],
            "mediaType": "application/json",
            "href": file.metadata_url,
            "height": height,
            "width": width,
            "fps": fps,
        }));
        let torrent = file.torrent_url.as_ref().map(|url| ("application/x-bittorrent", url));
        let magnet = file.magnet_uri.as_ref().map(|uri| ("application/x-bittorrent;x-scheme-handler/magnet", uri));
        for (kind, href) in [torrent, magnet].into_iter().flatten() {
            let link =
                json!({"type": "Link", "mediaType": kind, "href": href, "height": height, "width": width, "fps": fps});
            links.push(link);
        }
    }
    links
}

fn media_type(url: &str) -> &'static str {
    match url.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "webm" => "video/webm",
        "ogv" | "ogg" => "video/ogg",
        _ => "video/mp4",
    }
}
