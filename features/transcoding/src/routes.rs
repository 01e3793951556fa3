//! `GET videos/{id}/transcoding-progress`, an address of our own: how far a ladder is, and where it can be watched already.
//! `POST videos/{id}/transcoding`: administrators have one kind of files made anew.

use crate::order::Kind;
use crate::{Names, again, store};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::StatusCode;
use catalog::{Urls, details};
use database::Sql;
use platform::fields::read;
use platform::id::Ref;
use platform::routes::MaybeCaller;
use platform::{Access, App, Problem, Result, Right, Routes, routes};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;
use wire::Labelled;
use wire::constants;

/// The routes of this feature.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::Anyone, routes!(get_transcoding_progress))
        .add(Access::With(Right::RunVideoTranscoding), routes!(create_transcoding))
}

/// One rung.
#[derive(Debug, Serialize, ToSchema)]
struct RungProgress {
    /// Height of the rung; 0 is audio only.
    resolution: Labelled,
    /// From 0 to 1.
    progress: f64,
    /// `waiting`, `running`, `done` or `failed`.
    state: String,
}

/// How far a ladder is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TranscodingProgress {
    /// The video's state.
    state: Labelled,
    /// Of the whole ladder, from 0 to 1.
    progress: f64,
    /// Seconds until everything is made, guessed from the speed so far.
    eta_seconds: Option<i64>,
    /// Every rung that is planned.
    renditions: Vec<RungProgress>,
    /// The growing master playlist, once there is something to watch.
    playlist_url: Option<String>,
    /// Why it failed.
    error: Option<String>,
}

/// How far the transcoding of a video is
#[utoipa::path(get, path = "/api/v1/videos/{id}/transcoding-progress", operation_id = "getTranscodingProgress",
    tag = "Video Transcoding", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = TranscodingProgress)))]
async fn get_transcoding_progress(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<TranscodingProgress>> {
    let mut conn = app.db.reader().await?;
    let video = details::visible(&mut conn, &id, caller.as_ref(), catalog::routes::password(&headers)).await?;
    let run = store::run(&mut conn, video.id).await?;
    let rungs = store::rungs(&mut conn, video.id).await?;
    let private: bool = conn.one(Sql::new("SELECT files_private FROM video WHERE id = $1").bind(video.id)).await?;
    let playlist = video::store::playlist_of(&mut conn, video.id).await?;
    let sum: f64 = rungs.iter().map(|r| r.progress).sum();
    let count = f64::from(u32::try_from(rungs.len()).unwrap_or(u32::MAX));
    let progress = if rungs.is_empty() { 1.0 } else { sum / count };
    let complete = rungs.iter().all(|r| matches!(r.state.as_str(), "done" | "failed"));
    let urls = Urls::new(&app.config());
    let begun = rungs.iter().any(|r| matches!(r.state.as_str(), "running" | "done"));
    // While another ladder grows the old one still plays under its own name.
    let growing = run.as_ref().filter(|_| begun).and_then(|run| run.names.as_ref()).map(Names::master_file);
    let master = playlist.and_then(|p| if p.growing { growing } else { Some(p.master_name) });
    let eta_seconds = run.as_ref().filter(|_| !complete && progress > 0.01).map(|run| {
        let elapsed = (app.now() - run.started_at).max(0) as f64 / 1000.0;
        // Seconds of an estimate; the fraction does not matter.
        (elapsed * (1.0 - progress) / progress).ceil() as i64
    });
    Ok(Json(TranscodingProgress {
        state: constants::labelled(constants::STATES, Some(video.state)),
        progress,
        eta_seconds,
        renditions: rungs
            .into_iter()
            .map(|r| RungProgress {
                resolution: Labelled {
                    id: Some(r.resolution),
                    label: if r.resolution == 0 { "Audio only".to_owned() } else { format!("{}p", r.resolution) },
                },
                progress: r.progress,
                state: r.state,
            })
            .collect(),
        playlist_url: master.map(|name| urls.hls(video.uuid, &name, private)),
        error: run.and_then(|run| run.error),
    }))
}

/// What is to be made anew.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the body, which is read field by field")]
#[serde(rename_all = "camelCase")]
struct CreateTranscoding {
    /// `hls` or `web-video`.
    transcoding_type: String,
    /// Do it although the video is being transcoded: as soon as that is over.
    force_transcoding: Option<bool>,
}

/// Have one kind of a video's files made anew; what there is plays on meanwhile
#[utoipa::path(post, path = "/api/v1/videos/{id}/transcoding", operation_id = "createVideoTranscoding",
    tag = "Video Transcoding", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body = CreateTranscoding,
    responses((status = 204), (status = 400, description = "A field is wrong, the video is remote or live, or transcoding is off"),
        (status = 403), (status = 404), (status = 409, description = "It is being transcoded already")))]
async fn create_transcoding(
    State(app): State<App>,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = Ref::parse(&id).ok_or_else(|| details::not_an_id(&id))?;
    let kind = fields.required("transcodingType", "Invalid value", |v| Kind::parse(v.as_str()?));
    let force = fields.optional("forceTranscoding", "Invalid value", read::boolean).unwrap_or(false);
    fields.finish()?;
    let kind = kind.ok_or_else(|| Problem::bad_request("Incorrect request parameters: transcodingType"))?;
    again::again(&app, which, kind, force).await?;
    Ok(StatusCode::NO_CONTENT)
}
