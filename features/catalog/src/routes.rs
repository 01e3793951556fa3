//! The addresses of lists and pages.

use crate::filter::{Filter, ListParameters, Scope};
use crate::overview::{self, Overview};
use crate::suggestions::{self, Suggestions};
use crate::totals::Totals;
use crate::{details, list, search};
use actor::Handle;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::{Extension, Json};
use database::Sql;
use platform::fields::{Fields, read};
use platform::routes::MaybeCaller;
use platform::{Access, App, Caller, Problem, Result, Right, Routes, routes};
use std::sync::Arc;
use wire::{ResultList, VideoDetails, VideoSummary};

/// The header in which clients send the password of a password-protected video.
pub const PASSWORD_HEADER: &str = "x-peertube-video-password";

/// The password a request carries.
pub fn password(headers: &HeaderMap) -> Option<&str> {
    headers.get(PASSWORD_HEADER)?.to_str().ok()
}

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .documented(Access::Anyone, "getVideos", routes!(get_videos))
        .documented(Access::Anyone, "getVideo", routes!(get_video))
        .add(Access::Anyone, routes!(get_account_videos))
        .add(Access::Anyone, routes!(get_channel_videos))
        .add(Access::SignedIn, routes!(get_my_videos))
        .add(Access::SignedIn, routes!(get_subscription_videos))
        .documented(Access::Anyone, "searchVideos", routes!(search_videos))
        .add(Access::Anyone, routes!(suggest))
        .add(Access::Anyone, routes!(get_overview))
}

/// What the handlers share; the server adds it to the router.
pub fn shared() -> Extension<Arc<Totals>> {
    Extension(Arc::default())
}

type Videos = Json<ResultList<VideoSummary>>;

/// List videos
#[utoipa::path(get, path = "/api/v1/videos", operation_id = "getVideos", tag = "Video",
    params(ListParameters),
    responses((status = 200, body = ResultList<VideoSummary>), (status = 400, description = "A parameter is wrong"),
        (status = 401, description = "Only moderators may ask for that")))]
async fn get_videos(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    MaybeCaller(caller): MaybeCaller,
    RawQuery(query): RawQuery,
) -> Result<Videos> {
    let filter = Filter::read(query.as_deref(), Scope::All, caller.as_ref(), &app)?;
    Ok(Json(list::list(&app, &totals, &filter).await?))
}

/// Get a video
#[utoipa::path(get, path = "/api/v1/videos/{id}", operation_id = "getVideo", tag = "Video",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = VideoDetails)))]
async fn get_video(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<VideoDetails>> {
    let mut conn = app.db.reader().await?;
    let video = details::visible(&mut conn, &id, caller.as_ref(), password(&headers)).await?;
    Ok(Json(details::details(&app, &mut conn, &video, caller.as_ref()).await?))
}

/// List videos of an account
#[utoipa::path(get, path = "/api/v1/accounts/{name}/videos", operation_id = "getAccountVideos", tag = "Accounts",
    params(("name" = String, Path), ListParameters),
    responses((status = 200, body = ResultList<VideoSummary>), (status = 400, description = "A parameter is wrong"),
        (status = 401, description = "Only moderators may ask for that"), (status = 404, description = "No such account")))]
async fn get_account_videos(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    MaybeCaller(caller): MaybeCaller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Videos> {
    let handle = Handle::parse(&name, &app.config().webserver.host());
    let account = actor::account_by_handle(&mut app.db.reader().await?, &handle).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    let mut filter = Filter::read(query.as_deref(), Scope::Account(account.id), caller.as_ref(), &app)?;
    filter.only_followed = account.host.is_some() && !::search::may_ask_elsewhere(&app, caller.as_ref());
    Ok(Json(list::list(&app, &totals, &filter).await?))
}

/// List videos of a channel
#[utoipa::path(get, path = "/api/v1/video-channels/{handle}/videos", operation_id = "getVideoChannelVideos",
    tag = "Video Channels", params(("handle" = String, Path), ListParameters),
    responses((status = 200, body = ResultList<VideoSummary>), (status = 400, description = "A parameter is wrong"),
        (status = 401, description = "Only moderators may ask for that"), (status = 404, description = "No such channel")))]
async fn get_channel_videos(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    MaybeCaller(caller): MaybeCaller,
    Path(handle): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Videos> {
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    let channel = channel::by_handle(&mut app.db.reader().await?, &handle).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    let mut filter = Filter::read(query.as_deref(), Scope::Channel(channel.id), caller.as_ref(), &app)?;
    filter.only_followed = handle.host.is_some() && !::search::may_ask_elsewhere(&app, caller.as_ref());
    Ok(Json(list::list(&app, &totals, &filter).await?))
}

/// List my videos
#[utoipa::path(get, path = "/api/v1/users/me/videos", operation_id = "getMyVideos", tag = "My User",
    params(ListParameters, ("channelId" = Option<i64>, Query, description = "Only of this channel"),
        ("channelNameOneOf" = Option<Vec<String>>, Query, description = "Only of these channels"),
        ("includeCollaborations" = Option<bool>, Query, description = "Also of channels that the caller helps with")),
    responses((status = 200, body = ResultList<VideoSummary>), (status = 400, description = "A parameter is wrong"),
        (status = 401, description = "Only moderators may ask for that"), (status = 403, description = "Somebody else's channel"),
        (status = 404, description = "No such channel")))]
async fn get_my_videos(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Videos> {
    let filter = Filter::read(query.as_deref(), Scope::Mine(caller.account_id), Some(&caller), &app)?;
    let mut fields = Fields::query(query.as_deref());
    let channel = fields.optional("channelId", "Invalid value", read::int(1, i64::MAX));
    fields.finish()?;
    let filter = match channel {
        Some(id) => {
            let sql = "SELECT c.account_id FROM channel c JOIN actor x ON x.id = c.actor_id WHERE c.id = $1 AND x.host IS NULL";
            let owner = app.db.reader().await?.optional::<i64>(Sql::new(sql).bind(id)).await?;
            let owner = owner.ok_or_else(|| Problem::not_found("Video channel not found"))?;
            if owner != caller.account_id && !caller.may(Right::ManageAnyChannel) {
                return Err(Problem::forbidden("This user cannot manage this channel"));
            }
            filter.in_channel(id)
        }
        None => filter,
    };
    Ok(Json(list::list(&app, &totals, &filter).await?))
}

/// List videos of the channels one is subscribed to
#[utoipa::path(get, path = "/api/v1/users/me/subscriptions/videos", operation_id = "getSubscriptionVideos",
    tag = "My Subscriptions", params(ListParameters),
    responses((status = 200, body = ResultList<VideoSummary>), (status = 400, description = "A parameter is wrong")))]
async fn get_subscription_videos(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Videos> {
    let filter = Filter::read(query.as_deref(), Scope::Subscriptions(caller.account_id), Some(&caller), &app)?;
    Ok(Json(list::list(&app, &totals, &filter).await?))
}

/// Search videos
#[utoipa::path(get, path = "/api/v1/search/videos", operation_id = "searchVideos", tag = "Search",
    params(ListParameters, ("searchTarget" = Option<String>, Query, description = "`local` or `search-index`"),
        ("startDate" = Option<String>, Query, description = "Published then or later"),
        ("endDate" = Option<String>, Query, description = "Published then or before"),
        ("originallyPublishedStartDate" = Option<String>, Query), ("originallyPublishedEndDate" = Option<String>, Query),
        ("durationMin" = Option<i64>, Query, description = "Seconds"), ("durationMax" = Option<i64>, Query, description = "Seconds"),
        ("uuids" = Option<Vec<String>>, Query)),
    responses((status = 200, body = ResultList<VideoSummary>), (status = 400, description = "A parameter is wrong"),
        (status = 401, description = "Only moderators may ask for that"),
        (status = 500, description = "The search index does not answer")))]
async fn search_videos(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    MaybeCaller(caller): MaybeCaller,
    RawQuery(query): RawQuery,
) -> Result<Json<::search::Searched<VideoSummary>>> {
    Ok(Json(search::search(&app, &totals, caller.as_ref(), query.as_deref()).await?))
}

/// Suggest what could be meant, while somebody types
#[utoipa::path(get, path = "/api/v1/search/suggestions", operation_id = "getSearchSuggestions", tag = "Search",
    params(("search" = String, Query, description = "What has been typed"),
        ("count" = Option<i64>, Query, description = "1 to 20, 8 when left out")),
    responses((status = 200, body = Suggestions), (status = 400, description = "A parameter is wrong")))]
async fn suggest(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<Suggestions>> {
    let mut fields = Fields::query(query.as_deref());
    let text = fields.required("search", "Invalid value", read::text(1, 500)).unwrap_or_default();
    let count = fields.optional("count", "Should have a number count (max: 20)", read::int(1, 20)).unwrap_or(8);
    fields.finish()?;
    Ok(Json(suggestions::suggestions(&app, &text, count).await?))
}

/// Get videos of some categories, channels and tags
#[utoipa::path(get, path = "/api/v1/overviews/videos", operation_id = "getVideosOverview", tag = "Video",
    params(("page" = Option<i64>, Query, description = "1 to 20")),
    responses((status = 200, body = Overview), (status = 400, description = "There is no such page")))]
async fn get_overview(
    State(app): State<App>,
    Extension(totals): Extension<Arc<Totals>>,
    MaybeCaller(caller): MaybeCaller,
    RawQuery(query): RawQuery,
) -> Result<Json<Overview>> {
    let mut fields = Fields::query(query.as_deref());
    let page = fields.optional("page", "Invalid value", read::int(1, overview::PAGES)).unwrap_or(1);
    fields.finish()?;
    Ok(Json(overview::overview(&app, &totals, caller.as_ref(), page).await?))
}
