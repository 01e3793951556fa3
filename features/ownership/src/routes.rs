//! The addresses of offers.

use crate::json::OwnershipChange;
use crate::store::{Scope, Thing};
use crate::{give, list, settle, withdraw};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{Access, App, Caller, Page, Problem, Result, Routes, routes};
use user::{BodyFields, parse_id};
use utoipa::ToSchema;
use wire::ResultList;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::SignedIn, routes!(give_video))
        .add(Access::SignedIn, routes!(of_video))
        .add(Access::SignedIn, routes!(videos))
        .add(Access::SignedIn, routes!(accept_video))
        .add(Access::SignedIn, routes!(refuse_video))
        .add(Access::SignedIn, routes!(withdraw_video))
        .add(Access::SignedIn, routes!(give_channel))
        .add(Access::SignedIn, routes!(of_channel))
        .add(Access::SignedIn, routes!(channels))
        .add(Access::SignedIn, routes!(accept_channel))
        .add(Access::SignedIn, routes!(refuse_channel))
        .add(Access::SignedIn, routes!(withdraw_channel))
}

/// Whom to offer it to.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
struct GiveOwnership {
    /// Name of a local account.
    username: String,
}

/// Where to put the video.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
struct AcceptOwnership {
    /// Number of a channel of one's own.
    channel_id: i64,
}

fn video_ref(text: &str) -> Result<Ref> {
    let message = "Should have a valid video id (id, short UUID or UUID)";
    Ref::parse(text).ok_or_else(|| Problem::invalid_param("videoId", text, message))
}

fn handle(app: &App, text: &str) -> Handle {
    Handle::parse(text, &app.config().webserver.host())
}

fn username(mut fields: Fields) -> Result<String> {
    let name = fields.required("username", "Invalid value", read::text(1, 120));
    fields.finish()?;
    name.ok_or_else(|| Problem::bad_request("Incorrect request parameters: username"))
}

/// Reads the page, and a state where lists are filtered by it.
fn paged(query: Option<&str>) -> Result<(Page, Option<i64>)> {
    let mut fields = Fields::query(query);
    let page = Page::read(&mut fields, "createdAt", &["createdAt"]);
    let state = fields.optional("state", "Invalid value", read::int(1, 3));
    fields.finish()?;
    Ok((page, state))
}

/// Offers a video to somebody.
#[utoipa::path(post, path = "/api/v1/videos/{id}/give-ownership", operation_id = "giveVideoOwnership",
    tag = "Video Ownership Change", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body = GiveOwnership, responses((status = 204),
        (status = 400, description = "No such person, its owner, or it is offered already")))]
async fn give_video(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id)?;
    give::managed_video(&mut app.db.reader().await?, &caller, which).await?;
    give::video(&app, caller, which, username(fields)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The offers of a video.
#[utoipa::path(get, path = "/api/v1/videos/{id}/ownership", operation_id = "listVideoOwnership",
    tag = "Video Ownership Change", params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("state" = Option<i64>, Query, description = "1 pending, 2 rejected, 3 accepted"), ("start" = Option<i64>, Query),
        ("count" = Option<i64>, Query), ("sort" = Option<String>, Query, description = "`createdAt`")),
    responses((status = 200, body = ResultList<OwnershipChange>)))]
async fn of_video(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<OwnershipChange>>> {
    let (page, state) = paged(query.as_deref())?;
    let mut conn = app.db.reader().await?;
    let video = give::managed_video(&mut conn, &caller, video_ref(&id)?).await?;
    Ok(Json(list::page(&app, &mut conn, Scope::Of(Thing::Video, video.id, state), &page).await?))
}

/// The offers of videos to the caller, and of the videos the caller manages.
#[utoipa::path(get, path = "/api/v1/videos/ownership", operation_id = "getVideoOwnership", tag = "Video Ownership Change",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`createdAt`")),
    responses((status = 200, body = ResultList<OwnershipChange>)))]
async fn videos(
    State(app): State<App>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<OwnershipChange>>> {
    let (page, _) = paged(query.as_deref())?;
    let scope = Scope::Concerning(Thing::Video, caller.account_id);
    Ok(Json(list::page(&app, &mut app.db.reader().await?, scope, &page).await?))
}

/// Accepts a video into a channel of one's own.
#[utoipa::path(post, path = "/api/v1/videos/ownership/{id}/accept", operation_id = "acceptVideoOwnership",
    tag = "Video Ownership Change", params(("id" = i64, Path)), request_body = AcceptOwnership,
    responses((status = 204), (status = 413, description = "Too large for the quota")))]
async fn accept_video(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let channel = fields.optional("channelId", "Invalid value", read::int(1, i64::MAX));
    let id = parse_id(&id)?;
    settle::accept_video(&app, caller, id, channel).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses a video.
#[utoipa::path(post, path = "/api/v1/videos/ownership/{id}/refuse", operation_id = "refuseVideoOwnership",
    tag = "Video Ownership Change", params(("id" = i64, Path)), responses((status = 204)))]
async fn refuse_video(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    settle::refuse(&app, caller, parse_id(&id)?, Thing::Video).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the offer of a video back.
#[utoipa::path(delete, path = "/api/v1/videos/ownership/{id}", operation_id = "deleteVideoOwnership",
    tag = "Video Ownership Change", params(("id" = i64, Path)), responses((status = 204)))]
async fn withdraw_video(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    withdraw::withdraw(&app, caller, parse_id(&id)?, Thing::Video).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Offers a channel to somebody.
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/give-ownership", operation_id = "giveVideoChannelOwnership",
    tag = "Video Channels", params(("handle" = String, Path)), request_body = GiveOwnership,
    responses((status = 204), (status = 400, description = "No such person, its owner, or it is offered already")))]
async fn give_channel(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    let handle = handle(&app, &name);
    give::owned_channel(&mut app.db.reader().await?, &caller, &handle).await?;
    give::channel(&app, caller, handle, username(fields)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The offers of a channel.
#[utoipa::path(get, path = "/api/v1/video-channels/{handle}/ownership", operation_id = "listVideoChannelOwnership",
    tag = "Video Channels", params(("handle" = String, Path),
        ("state" = Option<i64>, Query, description = "1 pending, 2 rejected, 3 accepted"), ("start" = Option<i64>, Query),
        ("count" = Option<i64>, Query), ("sort" = Option<String>, Query, description = "`createdAt`")),
    responses((status = 200, body = ResultList<OwnershipChange>)))]
async fn of_channel(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<OwnershipChange>>> {
    let (page, state) = paged(query.as_deref())?;
    let mut conn = app.db.reader().await?;
    let channel = channel::by_handle(&mut conn, &handle(&app, &name)).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    channel::must_manage(&mut conn, &caller, &channel).await?;
    give::must_be_local(&channel)?;
    Ok(Json(list::page(&app, &mut conn, Scope::Of(Thing::Channel, channel.id, state), &page).await?))
}

/// The offers of channels to the caller, and of the caller's channels.
#[utoipa::path(get, path = "/api/v1/video-channels/ownership", operation_id = "getVideoChannelOwnership",
    tag = "Video Channels", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`createdAt`")),
    responses((status = 200, body = ResultList<OwnershipChange>)))]
async fn channels(
    State(app): State<App>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<OwnershipChange>>> {
    let (page, _) = paged(query.as_deref())?;
    let scope = Scope::Concerning(Thing::Channel, caller.account_id);
    Ok(Json(list::page(&app, &mut app.db.reader().await?, scope, &page).await?))
}

/// Accepts a channel.
#[utoipa::path(post, path = "/api/v1/video-channels/ownership/{id}/accept", operation_id = "acceptVideoChannelOwnership",
    tag = "Video Channels", params(("id" = i64, Path)), responses((status = 204),
        (status = 409, description = "The last channel of its owner"), (status = 413, description = "Too large for the quota")))]
async fn accept_channel(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    settle::accept_channel(&app, caller, parse_id(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses a channel.
#[utoipa::path(post, path = "/api/v1/video-channels/ownership/{id}/refuse", operation_id = "refuseVideoChannelOwnership",
    tag = "Video Channels", params(("id" = i64, Path)), responses((status = 204)))]
async fn refuse_channel(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    settle::refuse(&app, caller, parse_id(&id)?, Thing::Channel).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the offer of a channel back.
#[utoipa::path(delete, path = "/api/v1/video-channels/ownership/{id}", operation_id = "deleteVideoChannelOwnership",
    tag = "Video Channels", params(("id" = i64, Path)), responses((status = 204)))]
async fn withdraw_channel(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    withdraw::withdraw(&app, caller, parse_id(&id)?, Thing::Channel).await?;
    Ok(StatusCode::NO_CONTENT)
}
