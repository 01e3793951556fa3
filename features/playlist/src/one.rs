//! `GET /video-playlists/{playlistId}`, and the labels of privacies.

use crate::json::Playlist;
use crate::policy::PRIVACIES;
use crate::{access, list};
use axum::Json;
use axum::extract::{Path, State};
use platform::routes::MaybeCaller;
use platform::{App, Problem, Result};
use serde_json::{Map, Value};

/// The numbers and names of privacies.
#[utoipa::path(get, path = "/api/v1/video-playlists/privacies", operation_id = "getPlaylistPrivacyPolicies",
    tag = "Video Playlists", responses((status = 200, description = "Labels by number", body = Value)))]
pub(crate) async fn privacies() -> Json<Value> {
    let labels: Map<_, _> = PRIVACIES.iter().map(|(n, label)| (n.to_string(), Value::from(*label))).collect();
    Json(Value::Object(labels))
}

/// One playlist.
#[utoipa::path(get, path = "/api/v1/video-playlists/{playlistId}", operation_id = "getVideoPlaylist",
    tag = "Video Playlists", params(("playlistId" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 200, body = Playlist), (status = 401, description = "Private: sign in"),
        (status = 403, description = "Somebody else's private one"), (status = 404, description = "No such playlist")))]
pub(crate) async fn one(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(playlist): Path<String>,
) -> Result<Json<Playlist>> {
    let which = access::named(&playlist)?;
    let mut conn = app.db.reader().await?;
    let playlist = access::readable(&mut conn, which, caller.as_ref()).await?;
    let json = list::json(&app, &mut conn, std::slice::from_ref(&playlist)).await?;
    json.into_iter().next().map(Json).ok_or_else(|| Problem::internal("a playlist that was found has no shape"))
}
