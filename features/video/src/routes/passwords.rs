//! The passwords of a protected video.

use super::video_ref;
use crate::passwords;
use crate::store::PasswordRow;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::clock::iso;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Result};
use serde::Serialize;
use serde_json::Value;
use user::BodyFields;
use utoipa::ToSchema;
use wire::ResultList;

/// A password of a protected video.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoPassword {
    id: i64,
    /// The password itself.
    password: String,
    video_id: i64,
    /// ISO 8601.
    created_at: String,
    /// ISO 8601.
    updated_at: String,
}

impl From<PasswordRow> for VideoPassword {
    fn from(p: PasswordRow) -> Self {
        VideoPassword {
            id: p.id,
            password: p.password,
            video_id: p.video_id,
            created_at: iso(p.created_at),
            updated_at: iso(p.updated_at),
        }
    }
}

/// All passwords of a protected video.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub struct ReplacePasswords {
    /// 1 to 100 different ones of 2 to 100 characters.
    passwords: Vec<String>,
}

/// A further password of a protected video.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub struct AddPassword {
    /// 2 to 100 characters.
    password: String,
}

/// List the passwords of a video
#[utoipa::path(get, path = "/api/v1/videos/{id}/passwords", tag = "Video Passwords", operation_id = "listVideoPasswords",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("start" = Option<i64>, Query),
        ("count" = Option<i64>, Query), ("sort" = Option<String>, Query, description = "`createdAt` or `-createdAt`")),
    responses((status = 200, body = ResultList<VideoPassword>), (status = 400, description = "The video is not protected"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<VideoPassword>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    fields.finish()?;
    let which = video_ref(&id, "videoId")?;
    let (total, rows) = passwords::list(&mut app.db.reader().await?, &caller, which, &page).await?;
    Ok(Json(ResultList { total, data: rows.into_iter().map(VideoPassword::from).collect() }))
}

/// Replace the passwords of a video
#[utoipa::path(put, path = "/api/v1/videos/{id}/passwords", tag = "Video Passwords", operation_id = "updateVideoPasswordList",
    params(("id" = String, Path, description = "Number, UUID or short UUID")), request_body = ReplacePasswords,
    responses((status = 204), (status = 400, description = "A password is wrong, or the video is not protected"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
pub async fn replace(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let list = |v: &Value| v.is_array().then(|| v.clone());
    let sent = fields.optional("passwords", "Video passwords should be an array.", list);
    fields.finish()?;
    passwords::replace(&app, &caller, which, sent).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Add a password to a video
#[utoipa::path(post, path = "/api/v1/videos/{id}/passwords", tag = "Video Passwords", operation_id = "addVideoPassword",
    params(("id" = String, Path, description = "Number, UUID or short UUID")), request_body = AddPassword,
    responses((status = 204), (status = 400, description = "The password is wrong, or the video is not protected"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
pub async fn add(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let text = |v: &Value| v.as_str().filter(|p| !p.is_empty()).map(str::to_owned);
    let password = fields.required("password", "Video password should be a string", text);
    fields.finish()?;
    passwords::add(&app, &caller, which, password.unwrap_or_default()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a password from a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/passwords/{videoPasswordId}", tag = "Video Passwords",
    operation_id = "removeVideoPassword",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("videoPasswordId" = i64, Path)),
    responses((status = 204), (status = 400, description = "It is the last one"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video or password")))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((id, password)): Path<(String, String)>,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let mut fields = Fields::param("passwordId", &password);
    let password = fields.required("passwordId", "Invalid value", read::int(1, i64::MAX));
    fields.finish()?;
    passwords::remove(&app, &caller, which, password.unwrap_or_default()).await?;
    Ok(StatusCode::NO_CONTENT)
}
