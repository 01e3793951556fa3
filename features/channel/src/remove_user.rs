//! Removing a user with their account, channels and videos: by those who manage users, or by themselves.

use crate::{hooks, remove, store};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use platform::audit::{self, Action};
use platform::{App, Caller, Problem, Result, event};
use user::parse_id;

/// Removes a user.
#[utoipa::path(delete, path = "/api/v1/users/{id}", operation_id = "delUser", tag = "Users",
    params(("id" = i64, Path)), responses((status = 204)))]
pub(crate) async fn remove(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    app.db.write((caller, id, app.now()), |tx, (caller, id, now)| take_away(tx, caller, Some(id), now).boxed()).await
}

/// Removes oneself.
#[utoipa::path(delete, path = "/api/v1/users/me", operation_id = "delMe", tag = "My User",
    responses((status = 204),
        (status = 400, description = "The first administrator stays")))]
pub(crate) async fn remove_me(State(app): State<App>, caller: Caller) -> Result<StatusCode> {
    app.db.write((caller, app.now()), |tx, (c, now)| take_away(tx, c, None, now).boxed()).await
}

/// Removes a user; without an id, the caller.
async fn take_away(tx: &mut Tx, caller: Caller, other: Option<i64>, now: i64) -> Result<StatusCode> {
    let id = other.unwrap_or(caller.user_id);
    let user = user::by_id(tx, id).await?.ok_or_else(|| Problem::not_found("User not found"))?;
    if user.username == user::ROOT {
        let sentence = match other {
            Some(_) => "Cannot remove the root user",
            None => "You cannot delete your root account.",
        };
        return Err(Problem::bad_request(sentence));
    }
    if other.is_some() {
        user::may_manage(&caller, user.role)?;
    }
    if let Some(account) = actor::account_of_user(tx, id).await? {
        for channel in store::of_account(tx, account.id).await? {
            remove::take_away(tx, &channel, now).await?;
        }
        hooks::account_goes(tx, account.id, now).await?;
        hooks::actor_goes(tx, account.actor_id, now).await?;
        actor::retire(tx, account.actor_id, now).await?;
        event::emit(tx, now, "account.removed", account.actor_id).await?;
    }
    user::remove(tx, id).await?;
    if other.is_some() {
        audit::record(tx, now, user::deed(&caller, Action::Delete, id, &user.username)).await?;
    }
    event::emit(tx, now, "user.removed", id).await?;
    Ok(StatusCode::NO_CONTENT)
}
