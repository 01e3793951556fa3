//! `POST /users/me/subscriptions`: following a channel.

use crate::ask::{self, Wish};
use crate::handle;
use crate::store::{self, State};
use actor::Handle;
use axum::extract::State as Shared;
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result, event};
use user::BodyFields;
use utoipa::ToSchema;

/// What to subscribe to.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
pub(crate) struct Subscribe {
    /// `channel@host`.
    uri: String,
}

/// Subscribes to a channel. Doing it twice changes nothing. A channel of another server is looked for there, and asked.
#[utoipa::path(post, path = "/api/v1/users/me/subscriptions", operation_id = "addSubscription",
    tag = "My Subscriptions", request_body = Subscribe,
    responses((status = 204), (status = 400, description = "Not a handle"),
        (status = 404, description = "No channel of this name is here")))]
pub(crate) async fn subscribe(
    Shared(app): Shared<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let host = app.config().webserver.host();
    let message = "Should have a valid URI to follow (username@domain)";
    let uri = fields.required("uri", message, |v| handle::parse(v.as_str()?, &host));
    fields.finish()?;
    let uri = uri.ok_or_else(|| Problem::bad_request("Incorrect request parameters"))?;
    let input = (caller.account_id, uri, app.now());
    app.db.write(input, |tx, (account, uri, now)| follow(tx, account, uri, now).boxed()).await
}

async fn follow(tx: &mut Tx, account_id: i64, uri: Handle, now: i64) -> Result<StatusCode> {
    let unknown = || Problem::not_found("Video channel not found");
    let follower = actor::of_account(tx, account_id).await?.ok_or_else(|| Problem::not_found("Account not found"))?;
    if let Some(host) = &uri.host {
        let wish = Wish { follower, name: &uri.name, host, only_channel: true, automatic: false };
        ask::later(tx, &wish, now).await?;
    }
    let channel = channel::by_handle(tx, &uri).await?;
    if channel.is_none() && uri.host.is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let channel = channel.ok_or_else(unknown)?;
    // A remote channel's server has the last word.
    let state = if channel.host.is_none() { State::Accepted } else { State::Pending };
    if let Some(id) = store::insert(tx, follower, channel.actor_id, state, now).await?
        && state == State::Accepted
    {
        actor::count_follow(tx, follower, channel.actor_id, 1).await?;
        event::emit(tx, now, "follow.created", id).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
