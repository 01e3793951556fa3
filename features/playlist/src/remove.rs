//! `DELETE /video-playlists/{playlistId}/videos/{playlistElementId}`.

use crate::places::{element_id, of_playlist};
use crate::{access, pictures, store};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use channel::activity::Action;
use database::Tx;
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Result, Right, event};

/// Takes a video out.
#[utoipa::path(delete, path = "/api/v1/video-playlists/{playlistId}/videos/{playlistElementId}",
    operation_id = "delVideoPlaylistVideo", tag = "Video Playlists",
    params(("playlistId" = String, Path, description = "Number, UUID or short UUID"), ("playlistElementId" = i64, Path)),
    responses((status = 204, description = "Removed"), (status = 403, description = "Somebody else's playlist"),
        (status = 404, description = "No such playlist or place")))]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((playlist, element)): Path<(String, String)>,
) -> Result<StatusCode> {
    let which = access::named(&playlist)?;
    let input = (caller, which, element_id(&element)?, app.now());
    app.db.write(input, |tx, (c, which, e, now)| take_out(tx, c, which, e, now).boxed()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn take_out(tx: &mut Tx, caller: Caller, which: Ref, element: i64, now: i64) -> Result<()> {
    let (playlist, _) = of_playlist(tx, which, element).await?;
    access::may_manage(tx, &caller, &playlist, Right::UpdateAnyPlaylist).await?;
    let elements = store::lock(tx, playlist.id).await?.ok_or_else(access::not_found)?;
    // Its place may have changed before the playlist was locked.
    let (_, element) = of_playlist(tx, which, element).await?;
    store::delete_element(tx, playlist.id, &element).await?;
    store::set_elements(tx, playlist.id, elements - 1, now).await?;
    pictures::look_again(tx, playlist.id, now).await?;
    access::log(tx, &caller, (playlist.id, playlist.channel_id()), Action::UpdateElements, now).await?;
    Ok(event::emit(tx, now, "playlist.updated", playlist.id).await?)
}
