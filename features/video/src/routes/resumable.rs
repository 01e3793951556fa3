//! `POST`, `PUT` and `DELETE videos/upload-resumable`.

use super::read_form;
use crate::resumable::{Answer, Begun, Fault, Refusal, begin, cancel, receive};
use crate::temporary::TempFolder;
use crate::upload::parts;
use axum::Json;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::{App, Caller, Result};
use serde::Deserialize;

/// The upload an address names.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    upload_id: Option<String>,
}

impl Which {
    pub(super) fn id(&self) -> std::result::Result<&str, Fault> {
        self.upload_id.as_deref().filter(|id| !id.is_empty() && id.len() <= 200).ok_or(Fault::Forbidden)
    }
}

pub(super) const NO_STORE: (header::HeaderName, &str) = (header::CACHE_CONTROL, "no-store");

/// Begins a resumable upload.
#[utoipa::path(post, path = "/api/v1/videos/upload-resumable", tag = "Video", operation_id = "uploadResumableInit",
    params(("x-upload-content-length" = i64, Header, description = "Bytes of the file"),
        ("x-upload-content-type" = Option<String>, Header, description = "Media type of the file")),
    request_body(content_type = "application/json", content = Value, description = "The form and `filename`; multipart when pictures come along"),
    responses((status = 200, description = "The same file is partly here; see `Range`"),
        (status = 201, description = "Send the bytes to `Location`"), (status = 400, description = "A field is wrong"),
        (status = 413, description = "Quota reached, or too large"), (status = 415, description = "Unsupported kind of file"),
        (status = 403, description = "Somebody else's channel"),
        (status = 404, description = "No such channel")))]
pub async fn init(State(app): State<App>, caller: Caller, request: Request) -> Result<Response> {
    let headers = request.headers().clone();
    let work = TempFolder::new(&app).await?;
    let received = read_form(&app, request, &parts(&app, false), &work).await?;
    let begun = begin(&app, &caller, &headers, received).await?;
    Ok(begins(&app, &headers, "upload-resumable", &begun))
}

/// Where to send the bytes to.
pub(super) fn begins(app: &App, headers: &HeaderMap, path: &str, begun: &Begun) -> Response {
    let location = format!("//{}/api/v1/videos/{path}?upload_id={}", host(app, headers), begun.id);
    let mut response = (StatusCode::CREATED, [(header::LOCATION, location)], [NO_STORE]).into_response();
    if begun.received > 0 {
        *response.status_mut() = StatusCode::OK;
        response.headers_mut().extend(range(begun.received));
    }
    response
}

/// Where to go on.
pub(super) fn incomplete(received: i64) -> Response {
    (StatusCode::PERMANENT_REDIRECT, range(received), [NO_STORE]).into_response()
}

/// The host the client speaks to; a page served under another name than the configured one stays on its own.
fn host(app: &App, headers: &HeaderMap) -> String {
    let is_plain = |h: &&str| h.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b)) && !h.is_empty();
    let sent = headers.get(header::HOST).and_then(|h| h.to_str().ok()).filter(is_plain);
    sent.map_or_else(|| app.config().webserver.host(), str::to_owned)
}

fn range(received: i64) -> HeaderMap {
    let value = (received > 0).then(|| format!("bytes=0-{}", received - 1).parse().ok()).flatten();
    value.map(|v| (header::RANGE, v)).into_iter().collect()
}

/// Sends a piece of a resumable upload, or asks where to go on.
#[utoipa::path(put, path = "/api/v1/videos/upload-resumable", tag = "Video", operation_id = "uploadResumable",
    params(("upload_id" = String, Query, description = "From `Location`"),
        ("content-range" = Option<String>, Header, description = "`bytes a-b/N`, or `bytes */N` to ask")),
    request_body(content_type = "application/octet-stream", content = Vec<u8>),
    responses((status = 200, description = "The video's three names", body = Value),
        (status = 308, description = "More is missing; see `Range`"), (status = 403, description = "Somebody else's"),
        (status = 404, description = "No such upload"), (status = 409, description = "The piece does not fit"),
        (status = 422, description = "Unreadable file"), (status = 503, description = "The video is being made")))]
pub async fn chunk(
    State(app): State<App>,
    caller: Caller,
    Query(which): Query<Which>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    Ok(match receive(&app, &caller, which.id()?, None, &headers, body).await? {
        Answer::Done(created) => Json(created.json()).into_response(),
        Answer::Incomplete(received) => incomplete(received),
        // Uploads of that kind have another address.
        Answer::Replaced(_) => return Err(Fault::NotFound.into()),
    })
}

/// Cancels a resumable upload.
#[utoipa::path(delete, path = "/api/v1/videos/upload-resumable", tag = "Video", operation_id = "uploadResumableCancel",
    params(("upload_id" = String, Query, description = "From `Location`")),
    responses((status = 204, description = "Cancelled"), (status = 404, description = "No such upload"),
        (status = 403, description = "Somebody else's")))]
pub async fn remove(State(app): State<App>, caller: Caller, Query(which): Query<Which>) -> Result<Response, Refusal> {
    cancel(&app, &caller, which.id()?, None).await?;
    Ok((StatusCode::NO_CONTENT, [NO_STORE]).into_response())
}
