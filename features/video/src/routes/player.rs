//! How the player looks.

use super::video_ref;
use crate::player;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use catalog::details;
use catalog::routes::password;
use platform::fields::{Fields, read};
use platform::routes::MaybeCaller;
use platform::{App, Caller, Result};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;

/// How the player looks.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlayerSettings {
    /// `galaxy` or `lucide`; as a choice also `instance-default`, and for a video `channel-default`.
    theme: String,
}

fn raw(query: Option<&str>) -> Result<Option<bool>> {
    let mut fields = Fields::query(query);
    let raw = fields.optional("raw", "Invalid value", read::boolean);
    fields.finish()?;
    Ok(raw)
}

/// Get how the player of a video looks
#[utoipa::path(get, path = "/api/v1/player-settings/videos/{videoId}", tag = "Player Settings",
    operation_id = "getVideoPlayerSettings",
    params(("videoId" = String, Path, description = "Number, UUID or short UUID"),
        ("raw" = Option<bool>, Query, description = "The video's own choice, for who may change it")),
    responses((status = 200, body = PlayerSettings), (status = 401), (status = 403), (status = 404)))]
pub async fn of_video(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<PlayerSettings>> {
    video_ref(&id, "videoId")?;
    let raw = raw(query.as_deref())?.unwrap_or(false);
    let mut conn = app.db.reader().await?;
    let seen = details::visible(&mut conn, &id, caller.as_ref(), password(&headers)).await?;
    let theme = player::of_video(&app, &mut conn, caller.as_ref(), seen.id, raw).await?;
    Ok(Json(PlayerSettings { theme }))
}

/// Choose how the player of a video looks
#[utoipa::path(put, path = "/api/v1/player-settings/videos/{videoId}", tag = "Player Settings",
    operation_id = "updateVideoPlayerSettings",
    params(("videoId" = String, Path, description = "Number, UUID or short UUID")), request_body = PlayerSettings,
    responses((status = 200, body = PlayerSettings), (status = 400, description = "No such theme"),
        (status = 403, description = "Somebody else's video"), (status = 404)))]
pub async fn set_of_video(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<PlayerSettings>> {
    let which = video_ref(&id, "videoId")?;
    let theme = player::set_of_video(&app, &caller, which, &mut fields).await?.to_owned();
    Ok(Json(PlayerSettings { theme }))
}

/// Get how the player of a channel's videos looks
#[utoipa::path(get, path = "/api/v1/player-settings/video-channels/{handle}", tag = "Player Settings",
    operation_id = "getChannelPlayerSettings",
    params(("handle" = String, Path), ("raw" = Option<bool>, Query, description = "The channel's own choice, for who may change it")),
    responses((status = 200, body = PlayerSettings), (status = 401), (status = 403), (status = 404)))]
pub async fn of_channel(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(handle): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<PlayerSettings>> {
    let raw = raw(query.as_deref())?;
    let theme = player::of_channel(&app, caller.as_ref(), &handle, raw).await?;
    Ok(Json(PlayerSettings { theme }))
}

/// Choose how the player of a channel's videos looks
#[utoipa::path(put, path = "/api/v1/player-settings/video-channels/{handle}", tag = "Player Settings",
    operation_id = "updateChannelPlayerSettings", params(("handle" = String, Path)), request_body = PlayerSettings,
    responses((status = 200, body = PlayerSettings), (status = 400, description = "No such theme"),
        (status = 403, description = "Somebody else's channel"), (status = 404)))]
pub async fn set_of_channel(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<PlayerSettings>> {
    let theme = player::set_of_channel(&app, &caller, &handle, &mut fields).await?.to_owned();
    Ok(Json(PlayerSettings { theme }))
}
