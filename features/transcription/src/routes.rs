//! The addresses of subtitles that a program writes: PeerTube's one to ask for them, and one of our own that tells how far they are.

use crate::{generate, store};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use platform::fields::read;
use platform::{Access, App, Caller, Problem, Result, Routes, routes};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;
use video::routes::video_ref;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    Routes::new(app).add(Access::SignedIn, routes!(generate)).add(Access::SignedIn, routes!(progress))
}

/// What to do about work that is being done.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct GenerateCaption {
    /// Begin again, also while it is being done; moderators only.
    force_transcription: Option<bool>,
}

/// Have subtitles written by a program
///
/// It listens to the video, finds out the language, and writes. A video without a language gets the one that was found.
#[utoipa::path(post, path = "/api/v1/videos/{id}/captions/generate", operation_id = "generateVideoCaption",
    tag = "Video Captions", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body = GenerateCaption,
    responses((status = 204, description = "It will be done"),
        (status = 400, description = "A field is wrong, it is switched off here, or the video is another server's, a live one, has \
            subtitles already, or no sound"),
        (status = 403, description = "Somebody else's video, or `forceTranscription` of somebody who is no moderator"),
        (status = 404, description = "No such video"),
        (status = 409, description = "It is being done already (`video_already_being_transcribed`)")))]
async fn generate(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = video_ref(&id, "videoId")?;
    let force = fields.optional("forceTranscription", "Invalid value", read::boolean).unwrap_or(false);
    fields.finish()?;
    generate::generate(&app, &caller, which, force).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How far the subtitles are that a program writes.
#[derive(Debug, Serialize, ToSchema)]
struct TranscriptionProgress {
    /// `none` when nobody asked, `waiting`, `running`, `done` or `failed`.
    state: &'static str,
    /// From 0 to 1.
    progress: f64,
    /// Why it did not work, or that there are no words in the video.
    error: Option<String>,
}

/// How far the subtitles of a video are that a program writes
#[utoipa::path(get, path = "/api/v1/videos/{id}/transcription-progress", operation_id = "getTranscriptionProgress",
    tag = "Video Captions", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = TranscriptionProgress), (status = 400, description = "No identifier of a video"),
        (status = 403, description = "Somebody else's video"), (status = 404, description = "No such video")))]
async fn progress(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<TranscriptionProgress>> {
    let which = video_ref(&id, "videoId")?;
    let mut conn = app.db.reader().await?;
    let video = video::store::find(&mut conn, which).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    video::policy::must_manage(&mut conn, &caller, &video).await?;
    let run = store::run(&mut conn, video.id).await?;
    let state = match &run {
        None => "none",
        Some(run) if run.is_open() && run.job_state.as_deref() == Some("active") => "running",
        Some(run) if run.is_open() => "waiting",
        Some(run) if run.finished && run.error.is_none() => "done",
        Some(_) => "failed",
    };
    let percent = run.as_ref().map_or(0, |run| run.progress);
    // A percentage is a small number.
    let progress =
        if state == "running" { percent.clamp(0, 100) as f64 / 100.0 } else { f64::from(u8::from(state == "done")) };
    Ok(Json(TranscriptionProgress { state, progress, error: run.and_then(|run| run.error) }))
}
