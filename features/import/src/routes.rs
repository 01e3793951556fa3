//! The addresses of imports.

use crate::json::VideoImport;
use crate::manage::{Verb, manage};
use crate::{create, list};
use axum::Json;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::StatusCode;
use platform::{Access, App, Caller, Result, Routes, routes};
use video::routes::read_form;
use video::temporary::TempFolder;
use wire::ResultList;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::SignedIn, routes!(add).streamed())
        .add(Access::SignedIn, routes!(mine))
        .add(Access::SignedIn, routes!(delete))
        .add(Access::SignedIn, routes!(cancel))
        .add(Access::SignedIn, routes!(retry))
        .merge(crate::sync::routes(app))
}

/// Import a video
///
/// From a file's address, a site that yt-dlp knows, a torrent file or a magnet link. The fields are those of an upload; what is left out
/// is taken from the source. Of a torrent with several files the longest that is a video is taken.
#[utoipa::path(post, path = "/api/v1/videos/imports", operation_id = "importVideo", tag = "Video Imports",
    request_body(content_type = "multipart/form-data", content = Value, description = "`channelId`, one of `targetUrl`, `magnetUri` \
        and the file `torrentfile`, the fields of a video, and `thumbnailfile`"),
    responses((status = 200, body = VideoImport), (status = 400, description = "A field is wrong, the source cannot be read, or the torrent \
        holds no video (code `incorrect_files_in_torrent`)"),
        (status = 403, description = "Somebody else's channel, or a private address"), (status = 404, description = "No such channel"),
        (status = 409, description = "Imports are not allowed here, or too many torrent files are kept"), (status = 413, description = "Quota reached")))]
async fn add(State(app): State<App>, caller: Caller, request: Request) -> Result<Json<VideoImport>> {
    let work = TempFolder::new(&app).await?;
    let received = read_form(&app, request, &create::parts(&app), &work).await?;
    Ok(Json(create::create(&app, &caller, received, work).await?))
}

/// List my imports
#[utoipa::path(get, path = "/api/v1/users/me/videos/imports", operation_id = "getMyVideoImports", tag = "Video Imports",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query, description = "`createdAt`"),
        ("id" = Option<i64>, Query), ("videoId" = Option<i64>, Query), ("targetUrl" = Option<String>, Query),
        ("videoChannelSyncId" = Option<i64>, Query), ("search" = Option<String>, Query, description = "Words of the address or the title"),
        ("includeCollaborations" = Option<bool>, Query, description = "Also into channels that the caller helps with")),
    responses((status = 200, body = ResultList<VideoImport>), (status = 400, description = "A parameter is wrong")))]
async fn mine(
    State(app): State<App>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<VideoImport>>> {
    Ok(Json(list::list(&app, &caller, query.as_deref()).await?))
}

/// Forget an import
#[utoipa::path(delete, path = "/api/v1/videos/imports/{id}", operation_id = "deleteVideoImport", tag = "Video Imports",
    params(("id" = i64, Path)),
    responses((status = 204), (status = 403, description = "Somebody else's"), (status = 404, description = "No such import"),
        (status = 409, description = "It waits for its turn")))]
async fn delete(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    manage(&app, &caller, &id, Verb::Delete).await
}

/// Cancel an import
#[utoipa::path(post, path = "/api/v1/videos/imports/{id}/cancel", operation_id = "cancelVideoImport", tag = "Video Imports",
    params(("id" = i64, Path)),
    responses((status = 204), (status = 403, description = "Somebody else's"), (status = 404, description = "No such import"),
        (status = 409, description = "It was begun already")))]
async fn cancel(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    manage(&app, &caller, &id, Verb::Cancel).await
}

/// Begin a failed import again
#[utoipa::path(post, path = "/api/v1/videos/imports/{id}/retry", operation_id = "retryVideoImport", tag = "Video Imports",
    params(("id" = i64, Path)),
    responses((status = 204), (status = 400, description = "It has not failed, its video is gone, or it was tried too often"),
        (status = 403, description = "Somebody else's"), (status = 404, description = "No such import")))]
async fn retry(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    manage(&app, &caller, &id, Verb::Retry).await
}
