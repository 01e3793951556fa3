//! `DELETE /video-playlists/{playlistId}`.

use crate::policy::WATCH_LATER;
use crate::{access, pictures, store, update};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use channel::activity::Action;
use database::Tx;
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, Right, event};

/// Removes a playlist.
#[utoipa::path(delete, path = "/api/v1/video-playlists/{playlistId}", operation_id = "delVideoPlaylist",
    tag = "Video Playlists", params(("playlistId" = String, Path, description = "Number, UUID or short UUID")),
    responses((status = 204, description = "Removed"), (status = 400, description = "Watch later stays"),
        (status = 403, description = "Somebody else's playlist"), (status = 404, description = "No such playlist")))]
pub(crate) async fn delete(State(app): State<App>, caller: Caller, Path(playlist): Path<String>) -> Result<StatusCode> {
    let which = access::named(&playlist)?;
    app.db.write((caller, which, app.now()), |tx, (c, which, now)| remove(tx, c, which, now).boxed()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(tx: &mut Tx, caller: Caller, which: Ref, now: i64) -> Result<()> {
    let before = access::found(tx, which).await?;
    if before.kind == WATCH_LATER {
        return Err(Problem::bad_request("Cannot delete a watch later playlist."));
    }
    access::may_manage(tx, &caller, &before, Right::RemoveAnyPlaylist).await?;
    if let Some(channel) = before.channel_id() {
        store::lock_channel(tx, channel).await?;
    }
    store::lock(tx, before.id).await?;
    let playlist = access::found(tx, which).await?;
    access::log(tx, &caller, (playlist.id, playlist.channel_id()), Action::Delete, now).await?;
    update::take_out(tx, &playlist).await?;
    pictures::remove(tx, playlist.id, now).await?;
    store::delete(tx, playlist.id).await?;
    Ok(event::emit(tx, now, "playlist.deleted", playlist.id).await?)
}
