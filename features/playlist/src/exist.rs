//! `GET /users/me/video-playlists/videos-exist`: in which of the playlists that the caller manages some videos are.

use crate::store;
use axum::Json;
use axum::extract::{RawQuery, State};
use platform::fields::{Fields, read};
use platform::{App, Caller, Result, id};
use serde_json::{Map, Value, json};

/// Looks for videos in the caller's playlists.
#[utoipa::path(get, path = "/api/v1/users/me/video-playlists/videos-exist", operation_id = "getMyVideoPlaylistsOfVideos",
    tag = "Video Playlists", params(("videoIds" = Vec<i64>, Query)),
    responses((status = 200, description = "By video id: a list of places", body = Value),
        (status = 400, description = "These are no ids")))]
pub(crate) async fn exist(State(app): State<App>, caller: Caller, RawQuery(query): RawQuery) -> Result<Json<Value>> {
    let mut fields = Fields::query(query.as_deref());
    let ids = fields.required("videoIds", "Should have a valid video ids array", |v| {
        read::ints(100)(v).filter(|ids| ids.iter().all(|id| *id >= 0))
    });
    fields.finish()?;
    let ids = ids.unwrap_or_default();
    let found = store::places_of_videos(&mut app.db.reader().await?, caller.account_id, &ids).await?;
    let mut by_video = Map::new();
    let mut sorted = ids;
    // JavaScript lists numeric keys in their order.
    sorted.sort_unstable();
    for video in sorted {
        let places = found.iter().filter(|p| p.video_id == video).map(|p| {
            json!({
                "playlistElementId": p.element_id,
                "playlistId": p.playlist_id,
                "playlistDisplayName": p.playlist_name,
                "playlistShortUUID": id::short(p.playlist_uuid),
                "startTimestamp": p.start_at,
                "stopTimestamp": p.stop_at,
            })
        });
        by_video.insert(video.to_string(), places.collect());
    }
    Ok(Json(Value::Object(by_video)))
}
