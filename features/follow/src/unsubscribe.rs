//! `DELETE /users/me/subscriptions/{uri}`: no longer following a channel.

use crate::activity;
use crate::store::{self, State};
use crate::subscriptions::{named, unknown};
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use futures::FutureExt as _;
use platform::{App, Caller, Problem, Result};

/// Ends a subscription.
#[utoipa::path(delete, path = "/api/v1/users/me/subscriptions/{uri}", operation_id = "removeSubscription",
    tag = "My Subscriptions", params(("uri" = String, Path, description = "`channel@host`")),
    responses((status = 204), (status = 404, description = "Not subscribed")))]
pub(crate) async fn unsubscribe(
    Shared(app): Shared<App>,
    caller: Caller,
    Path(uri): Path<String>,
) -> Result<StatusCode> {
    let handle = named(&app, &uri)?;
    app.db
        .write((caller.account_id, handle, uri, app.now()), |tx, (account, handle, uri, now)| {
            async move {
                let found = store::subscription(tx, account, &handle).await?.ok_or_else(|| unknown(&uri))?;
                activity::undo(tx, found.id, now).await?;
                if store::delete(tx, found.id).await? == Some(State::Accepted) {
                    actor::count_follow(tx, found.follower_id, found.target_id, -1).await?;
                }
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
