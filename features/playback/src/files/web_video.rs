//! Plain video files: `/static/web-videos/…`. Only finished ones have a row, and only what has a row is served.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use http::HeaderValue;
use object_storage::Bucket;
use platform::{Result, buckets};

use super::rights::{Rights, Subject, Video};
use super::{admission, media_type, send};

const BUCKET: Bucket = buckets::WEB_VIDEOS;

/// Finished media never change; two hours as PeerTube answers, kept by the viewer alone where they are not for everybody.
pub(super) fn media_cache_control(video: &Video) -> HeaderValue {
    HeaderValue::from_static(if video.facts.is_guarded() { "private, max-age=7200" } else { "public, max-age=7200" })
}

/// Where the file lies, and where it lies while it is moved.
pub(super) fn places(video: &Video, file: &str) -> [String; 2] {
    let mut places = [file.to_owned(), format!("private/{file}")];
    if video.files_private {
        places.reverse();
    }
    places
}

pub(super) async fn public(
    State(rights): State<Rights>,
    Path(file): Path<String>,
    request: Request,
) -> Result<Response> {
    let video = rights.find(Subject::WebVideo(file.clone())).await?.ok_or_else(send::not_found)?;
    let (parts, body) = request.into_parts();
    admission::by_public_path(rights.app(), &video, &parts).await?;
    let response = serve(&rights, &video, &file, Request::from_parts(parts, body)).await?;
    Ok(if video.facts.blocked { admission::vary(response) } else { response })
}

pub(super) async fn private(
    State(rights): State<Rights>,
    Path(file): Path<String>,
    request: Request,
) -> Result<Response> {
    let video = rights.find(Subject::WebVideo(file.clone())).await?.ok_or_else(send::not_found)?;
    let (parts, body) = request.into_parts();
    admission::by_private_path(rights.app(), &video, &parts).await?;
    serve(&rights, &video, &file, Request::from_parts(parts, body)).await.map(admission::vary)
}

async fn serve(rights: &Rights, video: &Video, file: &str, request: Request) -> Result<Response> {
    let content_type = media_type::of(file).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let object = send::open(rights.app(), BUCKET, &places(video, file)).await?;
    let about = send::About { content_type, cache_control: media_cache_control(video), disposition: None };
    send::send(&request.into_parts().0, object, about)
}
