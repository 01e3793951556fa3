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
mod download;
mod generate;
mod hls;
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

pub use rights::Rights;

/// The routes of all files.
pub fn router(rights: &Rights) -> Router<App> {
    Router::new()
        .route("/static/web-videos/{file}", file(get(web_video::public)))
        .route("/static/web-videos/private/{file}", file(get(web_video::private)))
        .route("/static/streaming-playlists/hls/{uuid}/{file}", file(get(hls::public)))
        .route("/static/streaming-playlists/hls/private/{uuid}/{file}", file(get(hls::private)))
        .route("/lazy-static/thumbnails/{file}", file(get(lazy::thumbnail)))
        .route("/lazy-static/previews/{file}", file(get(lazy::thumbnail)))
        .route("/lazy-static/storyboards/{file}", file(get(lazy::storyboard)))
        .route("/lazy-static/torrents/{file}", file(get(lazy::torrent)))
        .route("/lazy-static/avatars/{file}", file(get(lazy::avatar)))
        .route("/lazy-static/banners/{file}", file(get(lazy::avatar)))
        .route("/static/uploads/images/{file}", file(get(lazy::avatar)))
        .route("/lazy-static/video-captions/{file}", file(get(lazy::caption)))
        .route("/download/web-videos/{file}", file(get(download::web_video)))
        .route("/download/streaming-playlists/hls/videos/{file}", file(get(download::hls)))
        .route("/download/original-video-files/{file}", file(get(download::original)))
        .route("/download/videos/generate/{id}", file(get(generate::generate)))
        .route("/download/torrents/{file}", file(get(download::torrent)))
        .layer(map_response(cors::open))
        .with_state(rights.clone())
}

fn file(get: MethodRouter<Rights>) -> MethodRouter<Rights> {
    get.options(cors::preflight)
}
