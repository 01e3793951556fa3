//! Accepting and rejecting an invitation: by who was invited, while it is pending.

use super::{State, channel, must_be_local, number, store};
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event};

/// Accepts an invitation.
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/collaborators/{collaborator_id}/accept",
    operation_id = "acceptVideoChannelCollaborator", tag = "Video Channels",
    params(("handle" = String, Path), ("collaborator_id" = i64, Path)), responses((status = 204)))]
pub(crate) async fn accept(
    Shared(app): Shared<App>,
    caller: Caller,
    Path((handle, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    respond(app, caller, handle, &id, State::Accepted).await
}

/// Rejects an invitation.
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/collaborators/{collaborator_id}/reject",
    operation_id = "rejectVideoChannelCollaborator", tag = "Video Channels",
    params(("handle" = String, Path), ("collaborator_id" = i64, Path)), responses((status = 204)))]
pub(crate) async fn reject(
    Shared(app): Shared<App>,
    caller: Caller,
    Path((handle, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    respond(app, caller, handle, &id, State::Rejected).await
}

async fn respond(app: App, caller: Caller, handle: String, id: &str, state: State) -> Result<StatusCode> {
    let id = number(id)?;
    let input = (app.clone(), caller, handle, app.now());
    app.db
        .write(input, move |tx, (app, caller, handle, now)| {
            async move { settle(tx, &app, &caller, &handle, (id, state), now).await }.boxed()
        })
        .await
}

async fn settle(
    tx: &mut Tx,
    app: &App,
    caller: &Caller,
    handle: &str,
    (id, state): (i64, State),
    now: i64,
) -> Result<StatusCode> {
    let channel = channel(tx, app, handle).await?;
    must_be_local(&channel)?;
    let unknown = || Problem::not_found("Channel collaborator does not exist");
    let row = store::get(tx, channel.id, id).await?.ok_or_else(unknown)?;
    if row.state != State::Pending {
        return Err(Problem::bad_request("Collaborator is not in pending state"));
    }
    if row.account_id != caller.account_id {
        return Err(Problem::bad_request("Collaborator is not the current user"));
    }
    store::set_state(tx, row.id, state, now).await?;
    let kind = if state == State::Accepted { "collaborator.accepted" } else { "collaborator.rejected" };
    event::emit(tx, now, kind, row.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
