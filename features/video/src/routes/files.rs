//! Single files of a video, for those who keep the instance.

use super::video_ref;
use crate::remove_files;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use platform::fields::{Fields, read};
use platform::{App, Result};

fn file_id(text: &str) -> Result<i64> {
    let mut fields = Fields::param("videoFileId", text);
    let id = fields.required("videoFileId", "Invalid value", read::int(1, i64::MAX));
    fields.finish()?;
    Ok(id.unwrap_or_default())
}

/// Remove the HLS publication of a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/hls", tag = "Video Files", operation_id = "delVideoHLS",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 204), (status = 400, description = "Nothing else would play, or the video is remote"),
        (status = 403), (status = 404), (status = 409, description = "It is being made")))]
pub async fn remove_hls(State(app): State<App>, Path(id): Path<String>) -> Result<StatusCode> {
    remove_files::hls(&app, video_ref(&id, "id")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove one rendition of the HLS publication of a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/hls/{videoFileId}", tag = "Video Files", operation_id = "delVideoHLSFile",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("videoFileId" = i64, Path)),
    responses((status = 204), (status = 400, description = "Nothing else would play, or the video is remote"),
        (status = 403), (status = 404), (status = 409, description = "It is being made")))]
pub async fn remove_hls_file(State(app): State<App>, Path((id, file)): Path<(String, String)>) -> Result<StatusCode> {
    let which = video_ref(&id, "id")?;
    remove_files::hls_file(&app, which, file_id(&file)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove all plain files of a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/web-videos", tag = "Video Files", operation_id = "delVideoWebVideos",
    params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 204), (status = 400, description = "Nothing else would play, or the video is remote"),
        (status = 403), (status = 404)))]
pub async fn remove_web_videos(State(app): State<App>, Path(id): Path<String>) -> Result<StatusCode> {
    remove_files::web_videos(&app, video_ref(&id, "id")?, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove one plain file of a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/web-videos/{videoFileId}", tag = "Video Files",
    operation_id = "delVideoWebVideosFile",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("videoFileId" = i64, Path)),
    responses((status = 204), (status = 400, description = "Nothing else would play, or the video is remote"),
        (status = 403), (status = 404)))]
pub async fn remove_web_video(State(app): State<App>, Path((id, file)): Path<(String, String)>) -> Result<StatusCode> {
    let which = video_ref(&id, "id")?;
    remove_files::web_videos(&app, which, Some(file_id(&file)?)).await?;
    Ok(StatusCode::NO_CONTENT)
}
