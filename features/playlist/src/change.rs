//! `PUT /video-playlists/{playlistId}/videos/{playlistElementId}`: another start or stop.

use crate::places::{element_id, of_playlist, timestamp};
use crate::requests::ChangeElement;
use crate::{access, store};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use channel::activity::Action;
use database::Tx;
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Result, Right, event};
use user::BodyFields;

/// A time as it is changed: `None` leaves it, `Some(None)` removes it.
type Time = Option<Option<i64>>;

/// Changes a place.
#[utoipa::path(put, path = "/api/v1/video-playlists/{playlistId}/videos/{playlistElementId}",
    operation_id = "putVideoPlaylistVideo", tag = "Video Playlists",
    params(("playlistId" = String, Path, description = "Number, UUID or short UUID"), ("playlistElementId" = i64, Path)),
    request_body = ChangeElement,
    responses((status = 204, description = "Changed"), (status = 400, description = "A field is wrong"),
        (status = 403, description = "Somebody else's playlist"), (status = 404, description = "No such playlist or place")))]
pub(crate) async fn change(
    State(app): State<App>,
    caller: Caller,
    Path((playlist, element)): Path<(String, String)>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let which = access::named(&playlist)?;
    let element = element_id(&element)?;
    let start = timestamp(&mut fields, "startTimestamp");
    let stop = timestamp(&mut fields, "stopTimestamp");
    fields.finish()?;
    let input = (caller, which, element, (start, stop), app.now());
    app.db.write(input, |tx, (c, which, e, times, now)| write(tx, c, which, e, times, now).boxed()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn write(
    tx: &mut Tx,
    caller: Caller,
    which: Ref,
    element: i64,
    (start, stop): (Time, Time),
    now: i64,
) -> Result<()> {
    let (playlist, element) = of_playlist(tx, which, element).await?;
    access::may_manage(tx, &caller, &playlist, Right::UpdateAnyPlaylist).await?;
    let (start, stop) = (start.unwrap_or(element.start_at), stop.unwrap_or(element.stop_at));
    store::set_times(tx, element.id, start, stop, now).await?;
    store::touch(tx, playlist.id, now).await?;
    access::log(tx, &caller, (playlist.id, playlist.channel_id()), Action::UpdateElements, now).await?;
    Ok(event::emit(tx, now, "playlist.updated", playlist.id).await?)
}
