//! HLS publications: `/static/streaming-playlists/hls/…`.
//!
//! A publication's folder holds nothing but the publication, under random names, so what has a served extension and exists is
//! served. The extensions leave out what is half written (`*.next`).

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use catalog::urls::hls_folder;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::request::Parts;
use object_storage::Object;
use platform::{Problem, Result, buckets};
use uuid::Uuid;

use super::rights::{Rights, Subject, Video};
use super::{admission, media_type, reinject, send, subtitles, web_video};

/// What a publication consists of.
const SERVED: [&str; 6] = [".m3u8", ".mp4", ".json", ".ts", ".m4s", ".vtt"];

pub(super) async fn public(
    State(rights): State<Rights>,
    Path((uuid, file)): Path<(String, String)>,
    request: Request,
) -> Result<Response> {
    let video = find(&rights, &uuid, &file).await?;
    let (parts, _) = request.into_parts();
    admission::by_public_path(rights.app(), &video, &parts).await?;
    let response = serve(&rights, &video, &file, parts).await?;
    Ok(if video.facts.blocked { admission::vary(response) } else { response })
}

pub(super) async fn private(
    State(rights): State<Rights>,
    Path((uuid, file)): Path<(String, String)>,
    request: Request,
) -> Result<Response> {
    let video = find(&rights, &uuid, &file).await?;
    let (parts, _) = request.into_parts();
    admission::by_private_path(rights.app(), &video, &parts).await?;
    serve(&rights, &video, &file, parts).await.map(admission::vary)
}

async fn find(rights: &Rights, uuid: &str, file: &str) -> Result<std::sync::Arc<Video>> {
    let uuid = Uuid::try_parse(uuid).map_err(|_| send::not_found())?;
    if !SERVED.iter().any(|extension| file.ends_with(extension)) {
        return Err(send::not_found());
    }
    rights.find(Subject::Folder(uuid)).await?.ok_or_else(send::not_found)
}

/// Where a file of the publication lies, and where it lies while it is moved.
pub(super) fn places(video: &Video, file: &str) -> [String; 2] {
    [video.files_private, !video.files_private].map(|private| format!("{}/{file}", hls_folder(video.uuid, private)))
}

async fn serve(rights: &Rights, video: &Video, file: &str, request: Parts) -> Result<Response> {
    let content_type = media_type::of(file).ok_or_else(send::not_found)?;
    let token = token(video, file, &request);
    if let Some(playlist) = subtitles::playlist(rights.app(), video, file) {
        return Ok(document(playlist, token.as_deref(), cache_control(video, file)));
    }
    let object = send::open(rights.app(), buckets::STREAMING_PLAYLISTS, &places(video, file)).await?;
    let with_subtitles = file.ends_with("-master.m3u8") && !video.captions.is_empty();
    if token.is_some() || with_subtitles {
        let mut text = read(object).await?;
        if with_subtitles {
            text = subtitles::offer(&text, &video.captions);
        }
        return Ok(document(text, token.as_deref(), cache_control(video, file)));
    }
    let about = send::About { content_type, cache_control: cache_control(video, file), disposition: None };
    send::send(&request, object, about)
}

fn cache_control(video: &Video, file: &str) -> HeaderValue {
    let document = file.ends_with(".m3u8") || file.ends_with(".json");
    match (video.growing, document) {
        // Every rendition is named alike while it grows and when it is done.
        (true, _) => HeaderValue::from_static("no-cache"),
        (false, true) if video.facts.is_guarded() => HeaderValue::from_static("private, max-age=0"),
        (false, true) => HeaderValue::from_static("public, max-age=0"),
        (false, false) => web_video::media_cache_control(video),
    }
}

/// The token to write into a playlist, when that is wanted. It was found right by now.
fn token(video: &Video, file: &str, request: &Parts) -> Option<String> {
    let wanted = file.ends_with(".m3u8") && video.facts.is_guarded();
    let asked = || admission::query(request, "reinjectVideoFileToken").as_deref() == Some("true");
    admission::query(request, "videoFileToken").filter(|_| wanted && asked())
}

async fn read(object: Object) -> Result<String> {
    let Object::Local { file, size, .. } = object else {
        return Err(Problem::internal("a stored object is of an unknown kind"));
    };
    let text = tokio::task::spawn_blocking(move || reinject::read(file, size)).await.map_err(Problem::internal)?;
    text.map_err(Problem::internal)
}

/// A playlist that is not as it lies in storage.
fn document(text: String, token: Option<&str>, cache_control: HeaderValue) -> Response {
    let (body, cache_control) = match token {
        Some(token) => (reinject::reinject(&text, token), HeaderValue::from_static("private, no-cache")),
        None => (text, cache_control),
    };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/vnd.apple.mpegurl"));
    headers.insert(CACHE_CONTROL, cache_control);
    response
}
