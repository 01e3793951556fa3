//! `POST /video-channels/{handle}/collaborators/invite`.

use super::{Collaborator, State, channel, must_be_local, store};
use crate::must_own;
use actor::{AccountRow, Handle};
use axum::Json;
use axum::extract::{Path, State as Shared};
use database::Tx;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Caller, Problem, Result, event};
use serde::Serialize;
use user::BodyFields;
use utoipa::ToSchema;

/// Whom to invite.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
pub(crate) struct Invite {
    /// Name of a local account.
    account_handle: String,
}

/// The invitation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Invited {
    collaborator: Collaborator,
}

/// Invites somebody to help with a channel.
#[utoipa::path(post, path = "/api/v1/video-channels/{handle}/collaborators/invite",
    operation_id = "inviteVideoChannelCollaborator", tag = "Video Channels", params(("handle" = String, Path)),
    request_body = Invite, responses((status = 200, body = Invited),
        (status = 409, description = "Helps already, or was asked to")))]
pub(crate) async fn invite(
    Shared(app): Shared<App>,
    caller: Caller,
    Path(handle): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<Invited>> {
    let guest = fields.required("accountHandle", "Invalid value", read::text(1, 310));
    fields.finish()?;
    let host = app.config().webserver.host();
    let guest = Handle::parse(&guest.unwrap_or_default(), &host);
    let input = (app.clone(), caller, handle, guest, app.now());
    let (row, account) = app
        .db
        .write(input, |tx, (app, caller, handle, guest, now)| {
            async move { add(tx, &app, &caller, &handle, &guest, now).await }.boxed()
        })
        .await?;
    Ok(Json(Invited { collaborator: Collaborator::new(&row, &account, &host) }))
}

async fn add(
    tx: &mut Tx,
    app: &App,
    caller: &Caller,
    handle: &str,
    guest: &Handle,
    now: i64,
) -> Result<(store::CollaboratorRow, AccountRow)> {
    let channel = channel(tx, app, handle).await?;
    must_own(caller, &channel)?;
    must_be_local(&channel)?;
    let account = actor::account_by_handle(tx, guest).await?.ok_or_else(|| Problem::not_found("Account not found"))?;
    if account.user_id.is_none() {
        return Err(Problem::forbidden("This account is not owned by the platform"));
    }
    if account.id == channel.account_id || account.id == caller.account_id {
        return Err(Problem::bad_request("Cannot invite the account owner of the channel to collaborate"));
    }
    // Until the transaction ends nobody else adds one.
    crate::store::count_locked(tx, channel.account_id).await?;
    if let Some(known) = store::between(tx, channel.id, account.id).await? {
        if known.state != State::Rejected {
            let sentence = "This account is already a collaborator or has a pending invitation for this channel";
            return Err(Problem::conflict(sentence));
        }
        store::delete(tx, known.id).await?;
    }
    let most = i64::from(app.config().video_channels.max_collaborators_per_channel);
    if store::count(tx, channel.id).await? >= most {
        let sentence = format!("The maximum number of collaborators for this channel ({most}) has been reached");
        return Err(Problem::bad_request(sentence));
    }
    let row = store::insert(tx, channel.id, account.id, now).await?;
    event::emit(tx, now, "collaborator.invited", row.id).await?;
    Ok((row, account))
}
