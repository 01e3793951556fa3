//! `POST /video-playlists/{playlistId}/videos`: a video at the end.

use crate::places::timestamp;
use crate::requests::AddVideo;
use crate::store::{self, NewElement};
use crate::{access, pictures};
use axum::Json;
use axum::extract::{Path, State};
use channel::activity::Action;
use database::{Sql, Tx};
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, Right, event};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;

/// More places than this a playlist does not have: moving one touches all behind it.
const MOST: i64 = 10_000;

/// What was added.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Added {
    video_playlist_element: AddedElement,
}

/// Number of the new place.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AddedElement {
    id: i64,
}

/// Adds a video.
#[utoipa::path(post, path = "/api/v1/video-playlists/{playlistId}/videos", operation_id = "addVideoPlaylistVideo",
    tag = "Video Playlists", params(("playlistId" = String, Path, description = "Number, UUID or short UUID")),
    request_body = AddVideo,
    responses((status = 200, body = Added), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Somebody else's playlist"), (status = 404, description = "No such playlist or video")))]
pub(crate) async fn add(
    State(app): State<App>,
    caller: Caller,
    Path(playlist): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<Added>> {
    let which = access::named(&playlist)?;
    let video = fields.required("videoId", "Should have a valid video id/uuid/short uuid", |v| match v {
        serde_json::Value::Number(n) => n.as_i64().filter(|n| *n >= 0).map(Ref::Id),
        v => Ref::parse(v.as_str()?),
    });
    let start_at = timestamp(&mut fields, "startTimestamp").flatten().filter(|s| *s != 0);
    let stop_at = timestamp(&mut fields, "stopTimestamp").flatten().filter(|s| *s != 0);
    fields.finish()?;
    let Some(video) = video else { return Err(Problem::bad_request("Incorrect request parameters: videoId")) };
    let input = (caller, which, video, (start_at, stop_at), app.now());
    let id = app.db.write(input, |tx, (c, which, v, times, now)| insert(tx, c, which, v, times, now).boxed()).await?;
    Ok(Json(Added { video_playlist_element: AddedElement { id } }))
}

async fn insert(
    tx: &mut Tx,
    caller: Caller,
    which: Ref,
    video: Ref,
    (start_at, stop_at): (Option<i64>, Option<i64>),
    now: i64,
) -> Result<i64> {
    let playlist = access::found(tx, which).await?;
    let mut sql = Sql::new("SELECT id FROM video WHERE ");
    match video {
        Ref::Id(id) => sql.push("id = ").arg(id),
        Ref::Uuid(uuid) => sql.push("uuid = ").arg(uuid.to_string()),
    };
    let video = tx.optional::<i64>(sql).await?;
    let video_id = video.ok_or_else(|| Problem::not_found("Video not found"))?;
    access::may_manage(tx, &caller, &playlist, Right::UpdateAnyPlaylist).await?;
    let elements = store::lock(tx, playlist.id).await?.ok_or_else(access::not_found)?;
    if elements >= MOST {
        return Err(Problem::bad_request(format!("A playlist cannot have more than {MOST} videos")));
    }
    let new = NewElement { playlist_id: playlist.id, video_id, position: elements + 1, start_at, stop_at };
    let id = store::insert_element(tx, &new, now).await?;
    store::set_elements(tx, playlist.id, elements + 1, now).await?;
    pictures::look_again(tx, playlist.id, now).await?;
    access::log(tx, &caller, (playlist.id, playlist.channel_id()), Action::UpdateElements, now).await?;
    event::emit(tx, now, "playlist.updated", playlist.id).await?;
    Ok(id)
}
