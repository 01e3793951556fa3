//! The addresses of this room.

use crate::stats::{Between, Metric, Overall, Retention, Series, UserAgents};
use crate::{history, metrics, stats, view};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::{Extension, Json};
use bytes::Bytes;
use catalog::totals::Totals;
use platform::client_address::ClientAddress;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::routes::MaybeCaller;
use platform::{Access, App, Caller, Result, Routes, routes};
use std::sync::Arc;
use wire::{ResultList, VideoSummary};

/// All routes of the room.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .documented(Access::Anyone, "addView", routes!(add_view))
        .documented(Access::Anyone, "addView", routes!(put_view))
        .documented(Access::Anyone, "addView", routes!(set_progress))
        .documented(Access::Anyone, "addView", routes!(post_progress))
        .add(Access::SignedIn, routes!(get_history))
        .add(Access::SignedIn, routes!(remove_from_history))
        .add(Access::SignedIn, routes!(clear_history))
        .add(Access::SignedIn, routes!(overall))
        .add(Access::SignedIn, routes!(series))
        .add(Access::SignedIn, routes!(retention))
        .add(Access::SignedIn, routes!(agents))
        .add(Access::Public, routes!(playback))
}

/// The video an address names; 400 when it is none of the three forms of an id.
fn video(name: &str) -> Result<Ref> {
    let mut fields = Fields::param("videoId", name);
    let sentence = "Should have a valid video id (id, short UUID or UUID)";
    let which = fields.required("videoId", sentence, |v| Ref::parse(v.as_str()?));
    fields.finish()?;
    Ok(which.unwrap_or(Ref::Id(0)))
}

fn body(headers: &HeaderMap, bytes: &Bytes) -> Result<Fields> {
    Fields::from_body(headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()), bytes)
}

/// What a player sends with a sign of life.
struct Report {
    app: App,
    caller: Option<Caller>,
    address: Option<Extension<ClientAddress>>,
    id: String,
    headers: HeaderMap,
    bytes: Bytes,
}

async fn watched(report: Report) -> Result<StatusCode> {
    let which = video(&report.id)?;
    let mut fields = body(&report.headers, &report.bytes)?;
    let address = report.address.map(|Extension(a)| a.0.to_string()).unwrap_or_default();
    view::view(&report.app, report.caller.as_ref(), which, &mut fields, &address).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tell that somebody watches
#[utoipa::path(post, path = "/api/v1/videos/{id}/views", operation_id = "addView", tag = "Video Views",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body(content_type = "application/json", content = Value, description = "`currentTime` in seconds; may have `viewEvent` \
        (`seek`), `sessionId`, `client`, `device`, `operatingSystem`"),
    responses((status = 204, description = "Noted"), (status = 400, description = "A field is wrong"),
        (status = 404, description = "No such video")))]
async fn add_view(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    address: Option<Extension<ClientAddress>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<StatusCode> {
    watched(Report { app, caller, address, id, headers, bytes }).await
}

/// Tell that somebody watches, as some clients do
#[utoipa::path(put, path = "/api/v1/videos/{id}/views", operation_id = "putView", tag = "Video Views",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body(content_type = "application/json", content = Value, description = "As `addView`"),
    responses((status = 204, description = "Noted"), (status = 400, description = "A field is wrong"),
        (status = 404, description = "No such video")))]
async fn put_view(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    address: Option<Extension<ClientAddress>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<StatusCode> {
    watched(Report { app, caller, address, id, headers, bytes }).await
}

/// Tell where somebody is, as old clients do
#[utoipa::path(put, path = "/api/v1/videos/{id}/watching", operation_id = "setProgress", tag = "Video Views",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body(content_type = "application/json", content = Value, description = "As `addView`"),
    responses((status = 204, description = "Noted"), (status = 400, description = "A field is wrong"),
        (status = 404, description = "No such video")))]
async fn set_progress(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    address: Option<Extension<ClientAddress>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<StatusCode> {
    watched(Report { app, caller, address, id, headers, bytes }).await
}

/// Tell where somebody is, as some old clients do
#[utoipa::path(post, path = "/api/v1/videos/{id}/watching", operation_id = "postProgress", tag = "Video Views",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body(content_type = "application/json", content = Value, description = "As `addView`"),
    responses((status = 204, description = "Noted"), (status = 400, description = "A field is wrong"),
        (status = 404, description = "No such video")))]
async fn post_progress(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    address: Option<Extension<ClientAddress>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<StatusCode> {
    watched(Report { app, caller, address, id, headers, bytes }).await
}

/// List what I have watched
#[utoipa::path(get, path = "/api/v1/users/me/history/videos", operation_id = "getMyHistory", tag = "My History",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("search" = Option<String>, Query, description = "Part of a title")),
    responses((status = 200, body = ResultList<VideoSummary>), (status = 400, description = "A field is wrong")))]
async fn get_history(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<VideoSummary>>> {
    Ok(Json(history::list(&app, &totals, &caller, query.as_deref()).await?))
}

/// Take a video out of my history
#[utoipa::path(delete, path = "/api/v1/users/me/history/videos/{videoId}", operation_id = "removeFromMyHistory", tag = "My History",
    params(("videoId" = i64, Path, description = "Number of the video")),
    responses((status = 204, description = "It is not in the history"), (status = 400, description = "Not a number")))]
async fn remove_from_history(
    State(app): State<App>,
    caller: Caller,
    Path(video_id): Path<String>,
) -> Result<StatusCode> {
    let mut fields = Fields::param("videoId", &video_id);
    let id = fields.required("videoId", "Invalid value", read::int(1, i64::MAX));
    fields.finish()?;
    history::remove_one(&app, &caller, id.unwrap_or_default()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Clear my history
#[utoipa::path(post, path = "/api/v1/users/me/history/videos/remove", operation_id = "clearMyHistory", tag = "My History",
    request_body(content_type = "application/json", content = Value, description = "`beforeDate` (ISO 8601) leaves what was watched \
        later"),
    responses((status = 204, description = "Cleared"), (status = 400, description = "A field is wrong")))]
async fn clear_history(State(app): State<App>, caller: Caller, headers: HeaderMap, bytes: Bytes) -> Result<StatusCode> {
    let mut fields = body(&headers, &bytes)?;
    let sentence = "Should have a before date that conforms to ISO 8601";
    let before = fields.optional("beforeDate", sentence, read::date);
    fields.finish()?;
    history::remove_before(&app, &caller, before).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn between(query: Option<&str>) -> Result<Between> {
    let mut fields = Fields::query(query);
    let between = Between::read(&mut fields);
    fields.finish()?;
    Ok(between)
}

/// Get figures of a video
#[utoipa::path(get, path = "/api/v1/videos/{id}/stats/overall", operation_id = "getVideoOverallStats", tag = "Video Stats",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("startDate" = Option<String>, Query),
        ("endDate" = Option<String>, Query)),
    responses((status = 200, body = Overall), (status = 400, description = "A date is wrong"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
async fn overall(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<Overall>> {
    let (which, between) = (video(&id)?, between(query.as_deref())?);
    let mut conn = app.db.reader().await?;
    let video = stats::video(&mut conn, &caller, which).await?;
    Ok(Json(stats::overall(&mut conn, &video, between).await?))
}

/// Get how a figure of a video went over time
#[utoipa::path(get, path = "/api/v1/videos/{id}/stats/timeseries/{metric}", operation_id = "getVideoTimeserieStats",
    tag = "Video Stats",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("metric" = String, Path, description = "`viewers`, `aggregateWatchTime` or `downloads`"),
        ("startDate" = Option<String>, Query), ("endDate" = Option<String>, Query)),
    responses((status = 200, body = Series), (status = 400, description = "A date or the metric is wrong"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
async fn series(
    State(app): State<App>,
    caller: Caller,
    Path((id, metric)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Json<Series>> {
    let which = video(&id)?;
    let mut fields = Fields::param("metric", &metric);
    let metric = fields.required("metric", "Invalid value", |v| Metric::parse(v.as_str()?));
    fields.finish()?;
    let between = between(query.as_deref())?;
    let mut conn = app.db.reader().await?;
    let video = stats::video(&mut conn, &caller, which).await?;
    let span = between.bounded(video.created_at, app.now())?;
    Ok(Json(stats::series(&mut conn, &video, metric.unwrap_or(Metric::Viewers), span).await?))
}

/// Get which parts of a video were watched
#[utoipa::path(get, path = "/api/v1/videos/{id}/stats/retention", operation_id = "getVideoRetentionStats", tag = "Video Stats",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = Retention), (status = 400, description = "A live stream has none"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
async fn retention(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<Retention>> {
    let which = video(&id)?;
    let mut conn = app.db.reader().await?;
    let video = stats::video(&mut conn, &caller, which).await?;
    if video.is_live {
        return Err(platform::Problem::bad_request("Cannot get retention stats of live video"));
    }
    Ok(Json(stats::retention(&mut conn, &video).await?))
}

/// Get with what a video was watched
#[utoipa::path(get, path = "/api/v1/videos/{id}/stats/user-agent", operation_id = "getVideoUserAgentStats", tag = "Video Stats",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("startDate" = Option<String>, Query),
        ("endDate" = Option<String>, Query)),
    responses((status = 200, body = UserAgents), (status = 400, description = "A date is wrong"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
async fn agents(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<UserAgents>> {
    let (which, between) = (video(&id)?, between(query.as_deref())?);
    let mut conn = app.db.reader().await?;
    let video = stats::video(&mut conn, &caller, which).await?;
    Ok(Json(stats::agents(&mut conn, &video, between).await?))
}

/// Report how playing goes
#[utoipa::path(post, path = "/api/v1/metrics/playback", operation_id = "addPlaybackMetric", tag = "Stats",
    request_body(content_type = "application/json", content = Value, description = "`videoId`, `playerMode`, `resolution`, \
        `resolutionChanges`, `errors`, `p2pEnabled`, `downloadedBytesP2P`, `downloadedBytesHTTP`, `uploadedBytesP2P`; may have `fps`, \
        `p2pPeers`, `bufferStalled`"),
    responses((status = 204, description = "Noted"), (status = 400, description = "A field is wrong"),
        (status = 404, description = "No such video")))]
async fn playback(State(app): State<App>, headers: HeaderMap, bytes: Bytes) -> Result<StatusCode> {
    metrics::playback(&app, &mut body(&headers, &bytes)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
