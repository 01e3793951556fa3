//! One video: `PUT`, `DELETE`, its token, its description.

use super::{read_form, video_ref};
use crate::temporary::TempFolder;
use crate::{delete, token, update, upload};
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use catalog::details;
use catalog::routes::password;
use platform::routes::MaybeCaller;
use platform::{App, Caller, Result};
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
    Ok(Json(token::issue(&app, caller.as_ref(), password(&headers), &id).await?.json()))
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
    let video = details::visible(&mut conn, &id, caller.as_ref(), password(&headers)).await?;
    Ok(Json(json!({ "description": video.description })))
}
