//! Moving neighbours: the videos of a playlist, and the playlists of a channel.

use crate::places::Move;
use crate::requests::Reorder;
use crate::{access, pictures, store};
use actor::Handle;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use channel::activity::Action;
use database::Tx;
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, Right, event};
use user::BodyFields;

/// Moves videos of a playlist.
#[utoipa::path(post, path = "/api/v1/video-playlists/{playlistId}/videos/reorder", operation_id = "reorderVideoPlaylist",
    tag = "Video Playlists", params(("playlistId" = String, Path, description = "Number, UUID or short UUID")),
    request_body = Reorder,
    responses((status = 204, description = "Moved"), (status = 400, description = "No such place"),
        (status = 403, description = "Somebody else's playlist"), (status = 404, description = "No such playlist")))]
pub(crate) async fn videos(
    State(app): State<App>,
    caller: Caller,
    Path(playlist): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = access::named(&playlist)?;
    let step = Move::read(&mut fields)?;
    let input = (caller, which, step, app.now());
    app.db.write(input, |tx, (c, which, step, now)| move_videos(tx, c, which, step, now).boxed()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn move_videos(tx: &mut Tx, caller: Caller, which: Ref, step: Move, now: i64) -> Result<()> {
    let playlist = access::found(tx, which).await?;
    access::may_manage(tx, &caller, &playlist, Right::UpdateAnyPlaylist).await?;
    let elements = store::lock(tx, playlist.id).await?.ok_or_else(access::not_found)?;
    step.check(elements, "playlist")?;
    let Some(shift) = step.shift() else { return Ok(()) };
    store::shift_elements(tx, playlist.id, &shift).await?;
    store::touch(tx, playlist.id, now).await?;
    if shift.lowest == 1 {
        pictures::look_again(tx, playlist.id, now).await?;
    }
    access::log(tx, &caller, (playlist.id, playlist.channel_id()), Action::UpdateElements, now).await?;
    Ok(event::emit(tx, now, "playlist.updated", playlist.id).await?)
}

/// Moves playlists of a channel.
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/video-playlists/reorder",
    operation_id = "reorderVideoPlaylistsOfChannel", tag = "Video Channels", params(("handle" = String, Path)),
    request_body = Reorder,
    responses((status = 204, description = "Moved"), (status = 400, description = "No such place"),
        (status = 403, description = "Somebody else's channel"), (status = 404, description = "No such channel")))]
pub(crate) async fn playlists(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    let mut conn = app.db.reader().await?;
    let channel = channel::by_handle(&mut conn, &handle).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    access::channel_of(&mut conn, &caller, channel.id).await?;
    drop(conn);
    let step = Move::read(&mut fields)?;
    let input = (caller, channel.id, step);
    app.db.write(input, |tx, (c, channel, step)| move_playlists(tx, c, channel, step).boxed()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn move_playlists(tx: &mut Tx, caller: Caller, channel: i64, step: Move) -> Result<()> {
    store::lock_channel(tx, channel).await?;
    access::channel_of(tx, &caller, channel).await?;
    step.check(store::next_in_channel(tx, channel).await? - 1, "channel")?;
    if let Some(shift) = step.shift() {
        store::shift_in_channel(tx, channel, &shift).await?;
    }
    Ok(())
}
