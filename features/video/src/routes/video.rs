//! One video: `PUT`, `DELETE`, its token, its description.

use super::{read_form, video_ref};
use crate::temporary::TempFolder;
use crate::{delete, policy, store, token, update, upload};
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use platform::routes::MaybeCaller;
use platform::{App, Caller, Problem, Result};
use serde_json::{Value, json};

/// Changes a video.
#[utoipa::path(put, path = "/api/v1/videos/{id}", tag = "Video", operation_id = "putVideo",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body(content_type = "application/json", content = Value, description = "Fields to change; multipart when a picture comes along"),
    responses((status = 204, description = "Changed"), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
pub async fn put(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: Request,
) -> Result<StatusCode> {
    let which = video_ref(&id, "id")?;
    let work = TempFolder::new(&app).await?;
    let received = read_form(&app, request, &upload::parts(&app, false), &work).await?;
    update::update(&app, &caller, which, received, work).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a video.
#[utoipa::path(delete, path = "/api/v1/videos/{id}", tag = "Video", operation_id = "delVideo",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 204, description = "Removed"), (status = 403, description = "Somebody else's video"),
        (status = 404, description = "No such video")))]
pub async fn remove(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    delete::delete(&app, &caller, video_ref(&id, "id")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn password(headers: &HeaderMap) -> Option<&str> {
    headers.get("x-peertube-video-password").and_then(|v| v.to_str().ok())
}

/// A token for the files of a video that is not for everybody.
#[utoipa::path(post, path = "/api/v1/videos/{id}/token", tag = "Video", operation_id = "requestVideoToken",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("x-peertube-video-password" = Option<String>, Header, description = "Password of a protected video")),
    responses((status = 200, description = "`files.token` and `files.expires`", body = Value),
        (status = 401, description = "Sign in, or send the password"), (status = 403, description = "Not for this caller"),
        (status = 404, description = "No such video")))]
pub async fn file_token(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>> {
    let which = video_ref(&id, "id")?;
    Ok(Json(token::issue(&app, caller.as_ref(), password(&headers), which).await?.json()))
}

/// The whole description.
#[utoipa::path(get, path = "/api/v1/videos/{id}/description", tag = "Video", operation_id = "getVideoDesc",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, description = "`description`", body = Value), (status = 404, description = "No such video")))]
pub async fn description(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>> {
    let mut conn = app.db.reader().await?;
    let video = store::find(&mut conn, video_ref(&id, "id")?).await?;
    let video = video.ok_or_else(|| Problem::not_found("Video not found"))?;
    let passwords = store::passwords(&mut conn, video.id).await?;
    let watched = policy::Watched {
        privacy: video.privacy,
        blocked: video.blocked,
        owner_account_id: video.account_id,
        passwords: &passwords,
    };
    policy::must_watch(&mut conn, caller.as_ref(), password(&headers), video.channel_id, watched).await?;
    Ok(Json(json!({ "description": video.description })))
}
