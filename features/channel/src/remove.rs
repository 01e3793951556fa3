//! `DELETE /video-channels/{handle}`: a channel and its videos.

use crate::{ChannelRow, hooks, must_own, store};
use actor::Handle;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event};

/// Removes a channel.
#[utoipa::path(delete, path = "/api/v1/video-channels/{handle}", operation_id = "delVideoChannel",
    tag = "Video Channels", params(("handle" = String, Path)), responses((status = 204),
        (status = 409, description = "The last channel of its owner")))]
pub(crate) async fn remove(State(app): State<App>, caller: Caller, Path(handle): Path<String>) -> Result<StatusCode> {
    let handle = Handle::parse(&handle, &app.config().webserver.host());
    app.db
        .write((caller, handle, app.now()), |tx, (caller, handle, now)| {
            async move {
                let channel = store::by_handle(tx, &handle).await?;
                let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
                must_own(&caller, &channel)?;
                if channel.host.is_some() {
                    return Err(Problem::forbidden("The channel must be local."));
                }
                if store::count_locked(tx, channel.account_id).await? <= 1 {
                    return Err(Problem::conflict("Cannot remove the last channel of this user"));
                }
                take_away(tx, &channel, now).await?;
                Ok(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

/// Removes a channel with its videos; its name stays taken.
pub(crate) async fn take_away(tx: &mut Tx, channel: &ChannelRow, now: i64) -> Result<()> {
    hooks::remove_videos(tx, channel.id, now).await?;
    hooks::channel_goes(tx, channel.id, now).await?;
    hooks::actor_goes(tx, channel.actor_id, now).await?;
    store::delete(tx, channel.id).await?;
    actor::retire(tx, channel.actor_id, now).await?;
    event::emit(tx, now, "channel.removed", channel.actor_id).await?;
    Ok(())
}
