//! `GET /video-playlists/{playlistId}`, and the labels of privacies.

use crate::json::Playlist;
use crate::policy::{PRIVACIES, Reading, reading};
use crate::{access, list, store};
use axum::Json;
use axum::extract::{Path, State};
use platform::id::Ref;
use platform::routes::MaybeCaller;
use platform::{App, Problem, Result};
use serde_json::{Map, Value};

/// A playlist as somebody who is not signed in may see it.
#[derive(Debug)]
pub enum Public {
    /// May be shown to everybody who named it so.
    Shown(Box<Playlist>),
    /// Is there, but not for everybody.
    Hidden,
    /// Is not there.
    Missing,
}

/// What everybody may see of a playlist.
pub async fn public(app: &App, which: Ref) -> Result<Public> {
    let mut conn = app.db.reader().await?;
    let Some(playlist) = store::find(&mut conn, which).await? else { return Ok(Public::Missing) };
    if reading(&playlist.facts(), matches!(which, Ref::Uuid(_))) != Reading::Yes {
        return Ok(Public::Hidden);
    }
    let json = list::json(app, &mut conn, std::slice::from_ref(&playlist)).await?;
    Ok(json.into_iter().next().map_or(Public::Missing, |p| Public::Shown(Box::new(p))))
}

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
