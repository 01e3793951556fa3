//! `DELETE /video-channels/{handle}/collaborators/{id}`: by the channel's owner, or by who helps.

use super::{channel, must_be_local, number, store};
use crate::must_own;
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event};

/// Ends a collaboration, or takes an invitation back.
#[utoipa::path(delete, path = "/api/v1/video-channels/{handle}/collaborators/{collaborator_id}",
    operation_id = "removeVideoChannelCollaborator", tag = "Video Channels",
    params(("handle" = String, Path), ("collaborator_id" = i64, Path)), responses((status = 204)))]
pub(crate) async fn remove(
    Shared(app): Shared<App>,
    caller: Caller,
    Path((handle, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let id = number(&id)?;
    app.db
        .write((app.clone(), caller, handle, app.now()), move |tx, (app, caller, handle, now)| {
            async move {
                let channel = channel(tx, &app, &handle).await?;
                let unknown = || Problem::not_found("Channel collaborator does not exist");
                let row = store::get(tx, channel.id, id).await?.ok_or_else(unknown)?;
                if row.account_id != caller.account_id {
                    must_own(&caller, &channel)?;
                }
                must_be_local(&channel)?;
                store::delete(tx, row.id).await?;
                event::emit(tx, now, "collaborator.removed", row.id).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
