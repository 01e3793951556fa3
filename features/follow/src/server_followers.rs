//! Who follows this server: letting them, refusing them, and removing them.

use crate::activity::{self, Between};
use crate::ask::follow_back;
use crate::policy;
use crate::store::{self, State};
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use database::Tx;
use futures::FutureExt as _;
use moderation::is_host;
use platform::{App, Problem, Result};

/// What becomes of a follower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Accept,
    Reject,
    Remove,
}

/// Accepts a follower that waits or was refused.
#[utoipa::path(post, path = "/api/v1/server/followers/{handle}/accept", operation_id = "acceptInstanceFollower",
    tag = "Instance Follows", params(("handle" = String, Path, description = "`name@host`")),
    responses((status = 204, description = "They follow now"), (status = 400, description = "They follow already"),
        (status = 404, description = "No such follower")))]
pub(crate) async fn accept(Shared(app): Shared<App>, Path(handle): Path<String>) -> Result<StatusCode> {
    decide(&app, handle, Verdict::Accept).await
}

/// Refuses a follower that waits, or one that follows.
#[utoipa::path(post, path = "/api/v1/server/followers/{handle}/reject", operation_id = "rejectInstanceFollower",
    tag = "Instance Follows", params(("handle" = String, Path, description = "`name@host`")),
    responses((status = 204, description = "They do not follow"), (status = 400, description = "They were refused already"),
        (status = 404, description = "No such follower")))]
pub(crate) async fn reject(Shared(app): Shared<App>, Path(handle): Path<String>) -> Result<StatusCode> {
    decide(&app, handle, Verdict::Reject).await
}

/// Removes a follower; they may ask again.
#[utoipa::path(delete, path = "/api/v1/server/followers/{handle}", operation_id = "removeInstanceFollower",
    tag = "Instance Follows", params(("handle" = String, Path, description = "`name@host`")),
    responses((status = 204, description = "They do not follow any more"), (status = 400, description = "Not a handle"),
        (status = 404, description = "No such follower")))]
pub(crate) async fn remove(Shared(app): Shared<App>, Path(handle): Path<String>) -> Result<StatusCode> {
    decide(&app, handle, Verdict::Remove).await
}

async fn decide(app: &App, handle: String, verdict: Verdict) -> Result<StatusCode> {
    let config = app.config();
    let (name, host) = match handle.split_once('@') {
        Some((name, host)) if is_host(host, &config.webserver.hostname) => (actor::fold(name), host.to_lowercase()),
        _ => return Err(Problem::invalid_param("handle", &handle, "Invalid value")),
    };
    let back = config.followings.instance.auto_follow_back.enabled;
    let input = (name, host, handle, config.webserver.origin(), app.now());
    let write = app.db.write(input, move |tx, (name, host, handle, origin, now)| {
        async move {
            let found = activity::to_server(tx, &name, &host).await?;
            let found = found.ok_or_else(|| Problem::not_found(format!("Follower {handle} not found.")))?;
            carry_out(tx, &found, verdict, &origin, now).await?;
            if verdict == Verdict::Accept && back {
                follow_back(tx, found.id, now).await?;
            }
            Ok(StatusCode::NO_CONTENT)
        }
        .boxed()
    });
    write.await
}

async fn carry_out(tx: &mut Tx, found: &Between, verdict: Verdict, origin: &str, now: i64) -> Result<()> {
    match verdict {
        Verdict::Accept => {
            policy::may_accept(found.state)?;
            store::set_state(tx, found.id, State::Accepted, now).await?;
            actor::count_follow(tx, found.follower.id, found.target.id, 1).await?;
            activity::accept(tx, found, origin, now).await?;
        }
        Verdict::Reject => {
            policy::may_reject(found.state)?;
            store::set_state(tx, found.id, State::Rejected, now).await?;
            activity::reject(tx, found, origin, now).await?;
        }
        Verdict::Remove => {
            if found.state != State::Rejected {
                activity::reject(tx, found, origin, now).await?;
            }
            store::delete(tx, found.id).await?;
        }
    }
    if verdict != Verdict::Accept && found.state == State::Accepted {
        actor::count_follow(tx, found.follower.id, found.target.id, -1).await?;
    }
    Ok(())
}
