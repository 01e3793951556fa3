//! What lies in storage, over HTTP: videos and playlists (`/static/…`), pictures and torrents (`/lazy-static/…`), downloads.
//!
//! Who gets what:
//! - A **public path** (`hls/{uuid}/…`, `web-videos/{file}`) is served without asking while the video is public or unlisted, and is
//!   not found otherwise. That holds from the moment the privacy changes, wherever the files still lie. The files of a public video
//!   that is not published yet are served, too: only its owner is told their names, and those are random.
//! - A **private path** needs a bearer token of somebody who may watch, a `videoFileToken`, or the video's password.
//! - Pictures, subtitles and torrents have random names and are served to whoever knows them, as PeerTube does.
//!
//! Rights are kept for some seconds ([`Rights`]), so that a segment costs no query.

mod admission;
mod cors;
mod described;
mod download;
mod generate;
mod hls;
mod kept;
mod lazy;
mod media_type;
mod reinject;
mod remote;
mod rights;
mod send;
mod subtitles;
mod web_video;

use axum::Router;
use axum::middleware::map_response;
use axum::routing::{MethodRouter, get};
use platform::App;

pub use described::described;
pub(crate) use kept::keep_room;
pub use kept::make_room;
pub use rights::Rights;

/// What an address serves, for its description.
struct Served {
    path: &'static str,
    /// Names the operation.
    id: &'static str,
    summary: &'static str,
    /// Who gets it, and what else the address takes.
    terms: Terms,
    get: MethodRouter<Rights>,
}

/// On which terms a file is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Terms {
    /// To whoever knows its name.
    Open,
    /// To everybody while its video is public or unlisted; blocked ones to insiders.
    Public,
    /// To whoever may watch its video.
    Private,
    /// The same, as a private playlist that may name the token in what it lists.
    PrivatePlaylist,
    /// To whoever may watch its video, while downloads are allowed.
    Download,
    /// To those who manage its video.
    Original,
    /// As a download, made of chosen files while it is sent.
    Generated,
}

/// All addresses of files.
fn served() -> Vec<Served> {
    use Terms::{Download, Generated, Open, Original, Private, PrivatePlaylist, Public};
    let served = |path, id, summary, terms, get| Served { path, id, summary, terms, get };
    vec![
        served(
            "/static/web-videos/{file}",
            "getPublicWebVideo",
            "A plain file of a video",
            Public,
            get(web_video::public),
        ),
        served(
            "/static/web-videos/private/{file}",
            "getPrivateWebVideo",
            "A plain file of a video that is not for everybody",
            Private,
            get(web_video::private),
        ),
        served(
            "/static/streaming-playlists/hls/{uuid}/{file}",
            "getPublicHLSFile",
            "An HLS playlist, or a file that one lists",
            Public,
            get(hls::public),
        ),
        served(
            "/static/streaming-playlists/hls/private/{uuid}/{file}",
            "getPrivateHLSFile",
            "An HLS playlist, or a file that one lists, of a video that is not for everybody",
            PrivatePlaylist,
            get(hls::private),
        ),
        served("/lazy-static/thumbnails/{file}", "getThumbnail", "A picture of a video", Open, get(lazy::thumbnail)),
        served("/lazy-static/previews/{file}", "getPreview", "A large picture of a video", Open, get(lazy::thumbnail)),
        served(
            "/lazy-static/storyboards/{file}",
            "getStoryboard",
            "Small pictures of a whole video in one",
            Open,
            get(lazy::storyboard),
        ),
        served("/lazy-static/torrents/{file}", "getTorrent", "The .torrent of a file", Open, get(lazy::torrent)),
        served(
            "/lazy-static/avatars/{file}",
            "getAvatar",
            "A picture of an account or a channel",
            Open,
            get(lazy::avatar),
        ),
        served("/lazy-static/banners/{file}", "getBanner", "The banner of a channel", Open, get(lazy::avatar)),
        served(
            "/static/uploads/images/{file}",
            "getInstanceImage",
            "A picture of the instance",
            Open,
            get(lazy::avatar),
        ),
        served(
            "/lazy-static/video-captions/{file}",
            "getCaptionFile",
            "Subtitles of a video",
            Open,
            get(lazy::caption),
        ),
        served(
            "/download/web-videos/{file}",
            "downloadWebVideo",
            "Download a plain file of a video",
            Download,
            get(download::web_video),
        ),
        served(
            "/download/streaming-playlists/hls/videos/{file}",
            "downloadHLSVideo",
            "Download an HLS rendition of a video as one file",
            Download,
            get(download::hls),
        ),
        served(
            "/download/original-video-files/{file}",
            "downloadOriginalVideoFile",
            "Download the file that was sent",
            Original,
            get(download::original),
        ),
        served(
            "/download/videos/generate/{id}",
            "generateVideoDownload",
            "Download chosen pictures and sound of a video as one file",
            Generated,
            get(generate::generate),
        ),
        served(
            "/download/torrents/{file}",
            "downloadTorrent",
            "Download the .torrent of a file",
            Open,
            get(download::torrent),
        ),
    ]
}

/// The routes of all files.
pub fn router(rights: &Rights) -> Router<App> {
    let mut router = Router::new();
    for served in served() {
        router = router.route(served.path, served.get.options(cors::preflight));
    }
    router.layer(map_response(cors::open)).with_state(rights.clone())
}
