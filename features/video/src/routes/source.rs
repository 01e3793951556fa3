//! The file a person sent, and sending another one.

use super::resumable::{NO_STORE, Which, begins, incomplete};
use super::{read_form, video_ref};
use crate::inspect::metadata;
use crate::resumable::{Answer, Fault, Refusal, begin_replacement, cancel, receive};
use crate::source;
use crate::store::SourceRow;
use crate::temporary::TempFolder;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use catalog::Urls;
use platform::clock::iso;
use platform::{App, Caller, Result};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use wire::Labelled;

/// The file a person sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoSource {
    /// What the person called it.
    input_filename: String,
    /// Where it is, when it is kept; null when not.
    file_download_url: Option<String>,
    /// The short side of the picture; 0 is sound only.
    resolution: Labelled,
    /// Bytes.
    size: i64,
    /// Pixels.
    width: i64,
    /// Pixels.
    height: i64,
    /// Frames per second, rounded.
    fps: i64,
    /// What is in it.
    metadata: Value,
    /// ISO 8601.
    created_at: String,
}

impl VideoSource {
    /// A source as clients see it.
    pub fn new(source: SourceRow, urls: &Urls) -> Self {
        let probe: Value = serde_json::from_str(&source.probe).unwrap_or(Value::Null);
        let side = |name: &str| probe["video"][name].as_i64().unwrap_or(0);
        let (width, height) = (side("width"), side("height"));
        let resolution = width.min(height);
        let label = if resolution == 0 { "Audio only".to_owned() } else { format!("{resolution}p") };
        VideoSource {
            input_filename: source.original_name,
            file_download_url: (source.keep && source.has_file).then(|| urls.original(&source.file_name)),
            resolution: Labelled { id: Some(resolution), label },
            size: source.size,
            width,
            height,
            fps: rate(&probe["video"]["avg_frame_rate"]),
            metadata: metadata(&probe),
            created_at: iso(source.created_at),
        }
    }
}

/// `30000/1001` as 30.
fn rate(fraction: &Value) -> i64 {
    let parts = fraction.as_str().and_then(|f| f.split_once('/'));
    let numbers = parts.and_then(|(n, d)| Some((n.parse::<f64>().ok()?, d.parse::<f64>().ok().filter(|d| *d > 0.0)?)));
    // Frame rates are small positive numbers.
    numbers.map_or(0, |(n, d)| (n / d).round() as i64)
}

/// Get what is known of the file that was sent
#[utoipa::path(get, path = "/api/v1/videos/{id}/source", tag = "Video", operation_id = "getVideoSource",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = VideoSource), (status = 403, description = "Somebody else's video"),
        (status = 404, description = "No such video, or nothing is known of its file")))]
pub async fn get(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<VideoSource>> {
    let which = video_ref(&id, "id")?;
    let (_, source) = source::get(&mut app.db.reader().await?, &caller, which).await?;
    Ok(Json(VideoSource::new(source, &Urls::new(&app.config()))))
}

/// Remove the file that was sent; the video keeps playing
#[utoipa::path(delete, path = "/api/v1/videos/{id}/source/file", tag = "Video", operation_id = "deleteVideoSourceFile",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 204), (status = 403, description = "Somebody else's video"), (status = 404)))]
pub async fn remove_file(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    source::remove_file(&app, &caller, video_ref(&id, "id")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begin to send another file for a video
#[utoipa::path(post, path = "/api/v1/videos/{id}/source/replace-resumable", tag = "Video",
    operation_id = "replaceVideoSourceResumableInit",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("x-upload-content-length" = i64, Header, description = "Bytes of the file"),
        ("x-upload-content-type" = Option<String>, Header, description = "Media type of the file")),
    request_body(content_type = "application/json", content = Value, description = "`filename`"),
    responses((status = 200, description = "The same file is partly here; see `Range`"),
        (status = 201, description = "Send the bytes to `Location`"), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Somebody else's video, or not allowed here"), (status = 404),
        (status = 409, description = "Its file is being worked on"), (status = 413, description = "Quota reached, or too large"),
        (status = 415, description = "Unsupported kind of file")))]
pub async fn replace_init(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response> {
    let which = video_ref(&id, "id")?;
    let headers = request.headers().clone();
    let work = TempFolder::new(&app).await?;
    let received = read_form(&app, request, &[], &work).await?;
    let begun = begin_replacement(&app, &caller, which, &headers, received).await?;
    Ok(begins(&app, &headers, &format!("{id}/source/replace-resumable"), &begun))
}

/// Send a piece of another file for a video, or ask where to go on
#[utoipa::path(put, path = "/api/v1/videos/{id}/source/replace-resumable", tag = "Video",
    operation_id = "replaceVideoSourceResumable",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("upload_id" = String, Query, description = "From `Location`"),
        ("content-range" = Option<String>, Header, description = "`bytes a-b/N`, or `bytes */N` to ask")),
    request_body(content_type = "application/octet-stream", content = Vec<u8>),
    responses((status = 200, body = VideoSource), (status = 308, description = "More is missing; see `Range`"),
        (status = 403), (status = 404), (status = 409, description = "The piece does not fit"),
        (status = 422, description = "Unreadable file"), (status = 503, description = "The file is being taken over")))]
pub async fn replace_chunk(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Query(upload): Query<Which>,
    headers: HeaderMap,
    body: Body,
) -> std::result::Result<Response, Refusal> {
    let which = video_ref(&id, "id")?;
    Ok(match receive(&app, &caller, upload.id()?, Some(which), &headers, body).await? {
        Answer::Incomplete(received) => incomplete(received),
        Answer::Replaced(_) => {
            let (_, source) = source::get(&mut app.db.reader().await?, &caller, which).await?;
            Json(VideoSource::new(source, &Urls::new(&app.config()))).into_response()
        }
        // Uploads of that kind have another address.
        Answer::Done(_) => return Err(Fault::NotFound.into()),
    })
}

/// Give up sending another file for a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/source/replace-resumable", tag = "Video",
    operation_id = "replaceVideoSourceResumableCancel",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("upload_id" = String, Query, description = "From `Location`")),
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn replace_cancel(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Query(upload): Query<Which>,
) -> std::result::Result<Response, Refusal> {
    cancel(&app, &caller, upload.id()?, Some(video_ref(&id, "id")?)).await?;
    Ok((StatusCode::NO_CONTENT, [NO_STORE]).into_response())
}
