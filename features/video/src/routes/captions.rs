//! The subtitles of a video.

use super::{read_form, video_ref};
use crate::temporary::TempFolder;
use crate::{captions, store};
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use catalog::routes::password;
use catalog::urls::caption_playlist;
use catalog::{Urls, details};
use platform::clock::iso;
use platform::fields::Fields;
use platform::routes::MaybeCaller;
use platform::{App, Caller, Result};
use serde::Serialize;
use utoipa::ToSchema;
use wire::{ResultList, TextLabelled, constants};

/// The subtitles of a video in one language.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VideoCaption {
    language: TextLabelled,
    /// Whether a program wrote them.
    automatically_generated: bool,
    /// The WebVTT file, below this instance.
    caption_path: String,
    /// The WebVTT file.
    file_url: String,
    /// A playlist for players of HLS; null where there is none.
    m3u8_url: Option<String>,
    /// ISO 8601.
    updated_at: String,
}

/// Get the subtitles of a video
#[utoipa::path(get, path = "/api/v1/videos/{id}/captions", operation_id = "getVideoCaptions", tag = "Video Captions",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("x-peertube-video-password" = Option<String>, Header, description = "Password of a protected video")),
    responses((status = 200, body = ResultList<VideoCaption>), (status = 401), (status = 403), (status = 404)))]
pub async fn list(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<ResultList<VideoCaption>>> {
    video_ref(&id, "videoId")?;
    let mut conn = app.db.reader().await?;
    let video = details::visible(&mut conn, &id, caller.as_ref(), password(&headers)).await?;
    let rows = store::captions_of(&mut conn, video.id).await?;
    let urls = Urls::new(&app.config());
    let folder = store::publication_of(&mut conn, video.id).await?;
    let shown = rows.into_iter().map(|c| {
        let caption_path = format!("/lazy-static/video-captions/{}", c.file_name);
        VideoCaption {
            language: constants::labelled_language(Some(&c.language)),
            automatically_generated: c.automatically_generated,
            file_url: urls.absolute(&caption_path),
            caption_path,
            m3u8_url: match video.is_local {
                true => folder.map(|private| urls.hls(video.uuid, &caption_playlist(&c.file_name), private)),
                false => c.remote_playlist_url,
            },
            updated_at: iso(c.updated_at),
        }
    });
    let data: Vec<VideoCaption> = shown.collect();
    Ok(Json(ResultList { total: i64::try_from(data.len()).unwrap_or(i64::MAX), data }))
}

fn language(code: &str) -> Result<()> {
    let mut fields = Fields::param("captionLanguage", code);
    fields.required("captionLanguage", "Invalid value", |v| constants::language(v.as_str()?));
    fields.finish()
}

/// Add or replace subtitles of a video
#[utoipa::path(put, path = "/api/v1/videos/{id}/captions/{captionLanguage}", operation_id = "addVideoCaption",
    tag = "Video Captions",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("captionLanguage" = String, Path, description = "Code of a language, see `videos/languages`")),
    request_body(content_type = "multipart/form-data", content = serde_json::Value,
        description = "WebVTT or SubRip as `captionfile`, up to 20 MB"),
    responses((status = 204), (status = 400, description = "The language is unknown, or the file is none; its line is named"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
pub async fn put(
    State(app): State<App>,
    caller: Caller,
    Path((id, code)): Path<(String, String)>,
    request: Request,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    language(&code)?;
    let work = TempFolder::new(&app).await?;
    let received = read_form(&app, request, &[captions::PART], &work).await?;
    captions::put(&app, &caller, which, &code, received, work).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove subtitles of a video
#[utoipa::path(delete, path = "/api/v1/videos/{id}/captions/{captionLanguage}", operation_id = "delVideoCaption",
    tag = "Video Captions",
    params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("captionLanguage" = String, Path, description = "Code of a language")),
    responses((status = 204), (status = 403, description = "Somebody else's video"),
        (status = 404, description = "No such video, or no subtitles in this language")))]
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((id, code)): Path<(String, String)>,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    language(&code)?;
    captions::remove(&app, &caller, which, &code).await?;
    Ok(StatusCode::NO_CONTENT)
}
