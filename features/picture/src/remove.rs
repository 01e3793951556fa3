//! Taking a picture away: on request, and with the actor that leaves.

use crate::file::replace;
use crate::pick::managed;
use actor::{Handle, ImageKind};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event};

/// Removes one's avatar.
#[utoipa::path(delete, path = "/api/v1/users/me/avatar", operation_id = "deleteMyAvatar", tag = "My User",
    responses((status = 204)))]
pub(crate) async fn mine(State(app): State<App>, caller: Caller) -> Result<StatusCode> {
    app.db
        .write((caller, app.now()), |tx, (caller, now)| {
            async move {
                let account = actor::account_of_user(tx, caller.user_id).await?;
                let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
                replace(tx, account.actor_id, ImageKind::Avatar, &[], now).await?;
                event::emit(tx, now, "account.updated", account.id).await?;
                Ok(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

/// Removes a channel's avatar.
#[utoipa::path(delete, path = "/api/v1/video-channels/{handle}/avatar", operation_id = "deleteVideoChannelAvatar",
    tag = "Video Channels", params(("handle" = String, Path)), responses((status = 204)))]
pub(crate) async fn avatar_of_channel(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    of_channel(&app, caller, &handle, ImageKind::Avatar).await
}

/// Removes a channel's banner.
#[utoipa::path(delete, path = "/api/v1/video-channels/{handle}/banner", operation_id = "deleteVideoChannelBanner",
    tag = "Video Channels", params(("handle" = String, Path)), responses((status = 204)))]
pub(crate) async fn banner_of_channel(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    of_channel(&app, caller, &handle, ImageKind::Banner).await
}

async fn of_channel(app: &App, caller: Caller, handle: &str, kind: ImageKind) -> Result<StatusCode> {
    let handle = Handle::parse(handle, &app.config().webserver.host());
    app.db
        .write((caller, handle, app.now()), move |tx, (caller, handle, now)| {
            async move {
                let channel = managed(tx, &caller, &handle).await?;
                replace(tx, channel.actor_id, kind, &[], now).await?;
                channel::changed(tx, &caller, &channel, now).await?;
                Ok(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}

/// Removes the pictures of an actor that is about to go.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, actor_id: i64, now: i64) -> Result<()> {
    replace(tx, actor_id, ImageKind::Avatar, &[], now).await?;
    replace(tx, actor_id, ImageKind::Banner, &[], now).await
}
