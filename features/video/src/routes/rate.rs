//! Likes and dislikes.

use super::video_ref;
use crate::rate::{self, Rating};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use catalog::details;
use catalog::routes::password;
use platform::fields::Fields;
use platform::{App, Caller, Page, Problem, Result};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;
use wire::{ResultList, VideoSummary};

/// What somebody thinks of a video.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub struct RateVideo {
    /// `like`, `dislike` or `none`.
    rating: String,
}

/// What the caller thinks of a video.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MyRating {
    video_id: i64,
    /// `like`, `dislike` or `none`.
    rating: &'static str,
}

/// A video that somebody rated.
#[derive(Debug, Serialize, ToSchema)]
pub struct RatedVideo {
    video: VideoSummary,
    /// `like` or `dislike`.
    rating: &'static str,
}

/// Like or dislike a video
#[utoipa::path(put, path = "/api/v1/videos/{id}/rate", tag = "Video Rates", operation_id = "rateVideo",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("x-peertube-video-password" = Option<String>, Header, description = "Password of a protected video")),
    request_body = RateVideo,
    responses((status = 204), (status = 400, description = "A field is wrong"),
        (status = 403, description = "The caller may not see the video"), (status = 404, description = "No such video")))]
pub async fn rate(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    video_ref(&id, "id")?;
    let rating = fields.required("rating", "Invalid value", |v| Rating::parse(v.as_str()?));
    fields.finish()?;
    let seen = details::visible(&mut app.db.reader().await?, &id, Some(&caller), password(&headers)).await?;
    rate::rate(&app, &caller, seen.id, rating.unwrap_or(Rating::None)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Get my rating of a video
#[utoipa::path(get, path = "/api/v1/users/me/videos/{videoId}/rating", tag = "Video Rates", operation_id = "getMyVideoRating",
    params(("videoId" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = MyRating), (status = 404, description = "No such video")))]
pub async fn mine(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<MyRating>> {
    let which = video_ref(&id, "videoId")?;
    let (video_id, rating) = rate::rating(&mut app.db.reader().await?, &caller, which).await?;
    Ok(Json(MyRating { video_id, rating: rating.as_str() }))
}

/// List the ratings of an account
#[utoipa::path(get, path = "/api/v1/accounts/{name}/ratings", tag = "Accounts", operation_id = "getAccountRatings",
    params(("name" = String, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`createdAt` or `-createdAt`"),
        ("rating" = Option<String>, Query, description = "`like` or `dislike`")),
    responses((status = 200, body = ResultList<RatedVideo>), (status = 403, description = "Somebody else's"),
        (status = 404, description = "No such account")))]
pub async fn of_account(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<RatedVideo>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    let message = "Value must be one of \"like\" or \"dislike\"";
    let kind = fields.optional("rating", message, |v| match v.as_str()? {
        "like" => Some(true),
        "dislike" => Some(false),
        _ => None,
    });
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let handle = Handle::parse(&name, &app.config().webserver.host());
    let account = actor::account_by_handle(&mut conn, &handle).await?.filter(|a| a.host.is_none());
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    let (total, rows) = rate::ratings(&mut conn, &caller, account.id, kind, &page).await?;
    let ids: Vec<i64> = rows.iter().map(|r| r.video_id).collect();
    let mut videos = catalog::list::by_ids(&app, &mut conn, &ids).await?;
    let shown = rows.into_iter().filter_map(|row| {
        // A video removed between the two looks took its ratings along.
        let at = videos.iter().position(|v| v.id == row.video_id)?;
        Some(RatedVideo { video: videos.swap_remove(at), rating: Rating::of(Some(row.likes)).as_str() })
    });
    Ok(Json(ResultList { total, data: shown.collect() }))
}
