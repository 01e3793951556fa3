//! `POST videos/upload`.

use super::read_form;
use crate::temporary::TempFolder;
use crate::upload;
use axum::Json;
use axum::extract::{Request, State};
use platform::{App, Caller, Result};
use serde_json::Value;

/// Uploads a video in one request.
#[utoipa::path(post, path = "/api/v1/videos/upload", tag = "Video", operation_id = "uploadLegacy",
    request_body(content_type = "multipart/form-data", content = Value, description = "The form with the file as `videofile`"),
    responses(
        (status = 200, description = "The video's three names", body = Value),
        (status = 400, description = "A field is wrong"), (status = 413, description = "Quota reached"),
        (status = 415, description = "Unsupported kind of file"), (status = 422, description = "Unreadable file"),
        (status = 403, description = "Somebody else's channel"),
        (status = 404, description = "No such channel")))]
pub async fn upload(State(app): State<App>, caller: Caller, request: Request) -> Result<Json<Value>> {
    let work = TempFolder::new(&app).await?;
    let received = read_form(&app, request, &upload::parts(&app, true), &work).await?;
    Ok(Json(upload::upload(&app, &caller, received, work).await?.json()))
}
