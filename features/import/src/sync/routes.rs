//! The addresses of channels that are followed.

use super::json::{VideoChannelSync, VideoChannelSyncCreated};
use super::manage;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::{Access, App, Caller, Result, Routes, routes};
use user::BodyFields;
use utoipa::ToSchema;
use wire::ResultList;

/// The routes of this part.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::SignedIn, routes!(create))
        .add(Access::SignedIn, routes!(delete))
        .add(Access::SignedIn, routes!(sync))
        .add(Access::SignedIn, routes!(of_account))
        .add(Access::SignedIn, routes!(import_videos))
}

/// A channel to follow.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
struct VideoChannelSyncCreate {
    /// Address of the channel, or of a list of videos.
    external_channel_url: String,
    /// Number of the channel here that its videos come to.
    video_channel_id: i64,
}

/// Videos to import.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
struct ImportVideosInChannelCreate {
    /// Address of a channel, or of a list of videos.
    external_channel_url: String,
    /// The channel that is followed whose videos these are.
    video_channel_sync_id: Option<i64>,
}

/// Follow a channel of another site
#[utoipa::path(post, path = "/api/v1/video-channel-syncs", operation_id = "addVideoChannelSync", tag = "Channels Sync",
    request_body = VideoChannelSyncCreate,
    responses((status = 200, body = VideoChannelSyncCreated), (status = 400, description = "A field is wrong, or there are too many"),
        (status = 403, description = "Switched off, or somebody else's channel"), (status = 404, description = "No such channel")))]
async fn create(
    State(app): State<App>,
    caller: Caller,
    BodyFields(fields): BodyFields,
) -> Result<Json<VideoChannelSyncCreated>> {
    Ok(Json(manage::create(&app, &caller, fields).await?))
}

/// Stop to follow a channel of another site
#[utoipa::path(delete, path = "/api/v1/video-channel-syncs/{id}", operation_id = "delVideoChannelSync", tag = "Channels Sync",
    params(("id" = i64, Path)),
    responses((status = 204), (status = 403, description = "Somebody else's"), (status = 404, description = "It is not followed")))]
async fn delete(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    manage::delete(&app, &caller, &id).await
}

/// Import all videos of a channel that is followed
#[utoipa::path(post, path = "/api/v1/video-channel-syncs/{id}/sync", operation_id = "triggerVideoChannelSync", tag = "Channels Sync",
    params(("id" = i64, Path)),
    responses((status = 204), (status = 403, description = "Somebody else's"), (status = 404, description = "It is not followed"),
        (status = 409, description = "Too many at once"), (status = 413, description = "Quota reached")))]
async fn sync(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    manage::trigger(&app, &caller, &id).await
}

/// List what the channels of an account follow
#[utoipa::path(get, path = "/api/v1/accounts/{name}/video-channel-syncs", operation_id = "getAccountVideoChannelSyncs",
    tag = "Channels Sync", params(("name" = String, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`externalChannelUrl`, `videoChannel`, `createdAt`, `lastSyncAt`, `state`"),
        ("includeCollaborations" = Option<bool>, Query, description = "With those of channels that the account helps with")),
    responses((status = 200, body = ResultList<VideoChannelSync>), (status = 400, description = "A parameter is wrong"),
        (status = 403, description = "Somebody else's"), (status = 404, description = "No such account")))]
async fn of_account(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<VideoChannelSync>>> {
    Ok(Json(manage::list(&app, &caller, &name, query.as_deref()).await?))
}

/// Import the videos of a channel of another site
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/import-videos", operation_id = "importVideosInChannel",
    tag = "Channels Sync", params(("handle" = String, Path)), request_body = ImportVideosInChannelCreate,
    responses((status = 204), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Switched off, or somebody else's channel"), (status = 404, description = "No such channel"),
        (status = 409, description = "Too many at once"), (status = 413, description = "Quota reached")))]
async fn import_videos(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    manage::import_videos(&app, &caller, &handle, fields).await
}
