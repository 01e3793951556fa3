//! The chapters of a video.

use super::video_ref;
use crate::{chapters, store};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use catalog::details;
use catalog::routes::password;
use platform::routes::MaybeCaller;
use platform::{App, Caller, Result};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;

/// The chapters of a video.
#[derive(Debug, Serialize, ToSchema)]
pub struct Chapters {
    chapters: Vec<Chapter>,
}

/// Where a chapter begins.
#[derive(Debug, Serialize, ToSchema)]
pub struct Chapter {
    /// Seconds.
    timecode: i64,
    /// 1 to 100 characters.
    title: String,
}

/// Get the chapters of a video
#[utoipa::path(get, path = "/api/v1/videos/{id}/chapters", operation_id = "getVideoChapters", tag = "Video Chapters",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = Chapters), (status = 401), (status = 403), (status = 404)))]
pub async fn get(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Chapters>> {
    let mut conn = app.db.reader().await?;
    let video = details::visible(&mut conn, &id, caller.as_ref(), password(&headers)).await?;
    let rows = store::chapters_of(&mut conn, video.id).await?;
    let chapters = rows.into_iter().map(|c| Chapter { timecode: c.timecode, title: c.title }).collect();
    Ok(Json(Chapters { chapters }))
}

/// Replace the chapters of a video
#[utoipa::path(put, path = "/api/v1/videos/{id}/chapters", operation_id = "replaceVideoChapters", tag = "Video Chapters",
    params(("id" = String, Path, description = "Number, UUID or short UUID")), request_body = Chapters,
    responses((status = 204), (status = 400, description = "A chapter is wrong, or two begin at once"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let list = chapters::read_field(&mut fields);
    fields.finish()?;
    chapters::replace(&app, &caller, which, list).await?;
    Ok(StatusCode::NO_CONTENT)
}
