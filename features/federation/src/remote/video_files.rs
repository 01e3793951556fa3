//! Where another server's video has its files: the list `url` of its document.

use super::read;
use ::video::remote::{RemoteFile, RemotePlaylist};
use activitypub::identifier;
use platform::http_client::Url;
use serde_json::Value;
use torrent::InfoHash;

/// Links that are looked at, in each list.
const LINKS: usize = 500;
/// Files and trackers that are kept.
const FILES: usize = 40;
const TRACKERS: usize = 10;
const HLS: &str = "application/x-mpegURL";

/// The files of a video.
pub(crate) struct Files {
    pub web: Vec<RemoteFile>,
    pub playlist: Option<RemotePlaylist>,
}

/// The files a document names.
pub(crate) fn of(document: &Value) -> Files {
    let links = read::list(document, "url");
    let links = &links[..links.len().min(LINKS)];
    let playlist = links.iter().find(|link| media_type(link) == Some(HLS)).and_then(|link| {
        let tags = read::list(link, "tag");
        let tags = &tags[..tags.len().min(LINKS)];
        let is_hashes = |t: &&Value| {
            t.get("name").and_then(Value::as_str) == Some("sha256") && media_type(t) == Some("application/json")
        };
        let hashes = tags.iter().find(is_hashes).and_then(href);
        Some(RemotePlaylist { url: href(link)?.into(), hashes_url: hashes.map(Into::into), files: files(tags) })
    });
    Files { web: files(links), playlist }
}

/// The trackers a document names.
pub(crate) fn trackers(document: &Value) -> Vec<String> {
    let links = read::list(document, "url").iter().take(LINKS);
    let is_tracker = |l: &&Value| read::list(l, "rel").iter().any(|r| r.as_str() == Some("tracker"));
    let address = |l: &Value| {
        let url: Url = l.get("href")?.as_str()?.parse().ok()?;
        let is_good =
            matches!(url.scheme(), "http" | "https" | "ws" | "wss") && url.has_host() && url.as_str().len() <= 2000;
        is_good.then(|| url.to_string())
    };
    links.filter(is_tracker).filter_map(address).take(TRACKERS).collect()
}

fn media_type(link: &Value) -> Option<&str> {
    link.get("mediaType")?.as_str()
}

fn href(link: &Value) -> Option<Url> {
    identifier(link.get("href")?.as_str()?).ok()
}

/// Extensions of what players know.
fn extension(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "video/mp4" => ".mp4",
        "video/webm" => ".webm",
        "video/ogg" => ".ogv",
        "audio/mp4" | "audio/x-m4a" => ".m4a",
        "audio/mpeg" | "audio/mp3" => ".mp3",
        "audio/ogg" => ".ogg",
        _ => return None,
    })
}

/// The files among some links, one of each resolution, with what the other links say of them.
fn files(links: &[Value]) -> Vec<RemoteFile> {
    let mut files: Vec<RemoteFile> = Vec::new();
    for link in links {
        if let Some(file) = file(link, links)
            && files.iter().all(|f| f.resolution != file.resolution)
            && files.len() < FILES
        {
            files.push(file);
        }
    }
    files
}

fn file(link: &Value, links: &[Value]) -> Option<RemoteFile> {
    let kind = media_type(link)?;
    let extension = extension(kind)?;
    let pixels = |name: &str| read::count(link, name).filter(|n| *n <= 20_000);
    let (height, width) = (pixels("height")?, pixels("width").unwrap_or(0));
    let (mut has_audio, mut has_video) = (false, false);
    let mut told = false;
    for hint in read::list(link, "attachment").iter().take(20) {
        if hint.get("name").and_then(Value::as_str) == Some("ffprobe_codec_type") {
            told = true;
            has_audio |= hint.get("value").and_then(Value::as_str) == Some("audio");
            has_video |= hint.get("value").and_then(Value::as_str) == Some("video");
        }
    }
    if !told {
        (has_audio, has_video) = (true, height > 0);
    }
    let of_same_height = |l: &&Value| read::count(l, "height") == Some(height);
    let beside = |kind: &str| links.iter().filter(of_same_height).find(|l| media_type(l) == Some(kind));
    let magnet = beside("application/x-bittorrent;x-scheme-handler/magnet");
    let is_metadata = |l: &&Value| {
        let rel = |word: &str| read::list(l, "rel").iter().any(|r| r.as_str() == Some(word));
        rel("metadata") && rel(kind)
    };
    Some(RemoteFile {
        url: href(link)?.into(),
        extension,
        // The short side, as it is called; portrait videos are as wide as others are high.
        resolution: if width > 0 && has_video { height.min(width) } else { height },
        width,
        height,
        fps: read::count(link, "fps").filter(|n| *n <= 1000).unwrap_or(-1),
        size: read::count(link, "size").unwrap_or(0),
        info_hash: magnet.and_then(|m| info_hash(m.get("href")?.as_str()?)),
        torrent_url: beside("application/x-bittorrent").and_then(href).map(Into::into),
        metadata_url: links.iter().filter(of_same_height).find(is_metadata).and_then(href).map(Into::into),
        has_audio,
        has_video,
    })
}

/// The info hash of a magnet link, in hexadecimal digits.
fn info_hash(magnet: &str) -> Option<String> {
    let url: Url = magnet.parse().ok()?;
    let (_, exact) = url.query_pairs().find(|(name, _)| name == "xt")?;
    let hash = exact.strip_prefix("urn:btih:")?;
    hash.parse::<InfoHash>().ok().map(|hash| hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn files_are_read_with_what_belongs_to_them() {
        let link = |kind: &str, href: &str, height: i64| json!({"mediaType": kind, "href": href, "height": height, "width": height * 16 / 9, "fps": 25, "size": 5});
        let hash = "0123456789abcdef0123456789abcdef01234567";
        let document = json!({"url": [
            {"mediaType": "text/html", "href": "https://a.example/w/1"},
            link("video/mp4", "https://a.example/1-720.mp4", 720),
            link("application/x-bittorrent", "https://a.example/1-720.torrent", 720),
            link("application/x-bittorrent;x-scheme-handler/magnet", &format!("magnet:?xs=x&xt=urn:btih:{hash}&dn=n"), 720),
            {"rel": ["metadata", "video/mp4"], "mediaType": "application/json", "href": "https://a.example/meta", "height": 720},
            link("video/mp4", "https://a.example/again-720.mp4", 720),
            link("video/mp4", "file:///etc/passwd", 480),
            {"mediaType": HLS, "href": "https://a.example/master.m3u8", "tag": [
                {"name": "sha256", "type": "Link", "mediaType": "application/json", "href": "https://a.example/s.json"},
                link("video/mp4", "https://a.example/2-360-fragmented.mp4", 360),
            ]},
            {"rel": ["tracker", "websocket"], "href": "wss://a.example/tracker/socket"},
            {"rel": ["tracker", "http"], "href": "javascript:alert(1)"},
        ]});
        let found = of(&document);
        assert_eq!(found.web.len(), 1);
        let file = &found.web[0];
        assert_eq!((file.url.as_str(), file.resolution), ("https://a.example/1-720.mp4", 720));
        assert_eq!(file.info_hash.as_deref(), Some(hash));
        assert_eq!(file.torrent_url.as_deref(), Some("https://a.example/1-720.torrent"));
        assert_eq!(file.metadata_url.as_deref(), Some("https://a.example/meta"));
        assert!(file.has_audio && file.has_video);
        let playlist = found.playlist.unwrap();
        assert_eq!((playlist.hashes_url.as_deref(), playlist.files.len()), (Some("https://a.example/s.json"), 1));
        assert_eq!(trackers(&document), ["wss://a.example/tracker/socket"]);
        assert!(of(&json!({"url": 5})).web.is_empty());
    }
}
