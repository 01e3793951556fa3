//! Pictures, subtitles and torrents. Their names are random and their content never changes, so browsers may keep them.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use object_storage::Bucket;
use platform::{Result, buckets};

use super::rights::Rights;
use super::{kept, media_type, remote, send};

/// A year, as PeerTube answers.
pub(super) const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000");

/// What a drawing (SVG) may do when it is opened as a page.
const DRAWING: HeaderValue = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");

async fn lazy(rights: &Rights, bucket: Bucket, file: String, request: Request) -> Result<Response> {
    let content_type = media_type::of(&file).ok_or_else(send::not_found)?;
    let places = [file];
    let object = match send::open(rights.app(), bucket, &places).await {
        Err(problem) if problem.status() == StatusCode::NOT_FOUND => {
            remote::fetch(rights.app(), bucket, &places[0]).await?;
            send::open(rights.app(), bucket, &places).await?
        }
        other => other?,
    };
    kept::used(rights.app(), bucket, &places[0]);
    let about = send::About { content_type, cache_control: FOR_EVER, disposition: None };
    let is_drawing = about.content_type == "image/svg+xml";
    let mut response = send::send(&request.into_parts().0, object, about)?;
    if is_drawing {
        // Opened as a page of its own it must not run or fetch anything.
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, DRAWING);
    }
    Ok(response)
}

macro_rules! lazy {
    ($($name:ident: $bucket:ident),* $(,)?) => {$(
        pub(super) async fn $name(State(rights): State<Rights>, Path(file): Path<String>, request: Request) -> Result<Response> {
            lazy(&rights, buckets::$bucket, file, request).await
        }
    )*};
}
lazy! { thumbnail: THUMBNAILS, storyboard: STORYBOARDS, torrent: TORRENTS, avatar: AVATARS, caption: CAPTIONS }
