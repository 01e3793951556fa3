//! Blocking a user: no signing in, and no session goes on.

use crate::body::BodyFields;
use crate::deeds;
use crate::letters;
use crate::list::parse_id;
use crate::requests::BlockUser;
use crate::session;
use crate::store::{self, Change, ROOT};
use crate::update::may_manage;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Caller, Problem, Result, audit};

/// Blocks a user.
#[utoipa::path(post, path = "/api/v1/users/{id}/block", operation_id = "blockUser", tag = "Users",
    params(("id" = i64, Path)), request_body = BlockUser, responses((status = 204)))]
pub(crate) async fn block(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let reason = fields.optional("reason", "Invalid value", read::text(3, 250));
    fields.finish()?;
    set(&app, caller, id, (true, reason)).await
}

/// Lets a user in again.
#[utoipa::path(post, path = "/api/v1/users/{id}/unblock", operation_id = "unblockUser", tag = "Users",
    params(("id" = i64, Path)), responses((status = 204)))]
pub(crate) async fn unblock(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    set(&app, caller, parse_id(&id)?, (false, None)).await
}

async fn set(app: &App, caller: Caller, id: i64, blocked: (bool, Option<String>)) -> Result<StatusCode> {
    app.db
        .write((caller, id, blocked, app.config(), app.now()), |tx, (caller, id, blocked, config, now)| {
            async move {
                let user = store::by_id(tx, id).await?.ok_or_else(|| Problem::not_found("User not found"))?;
                if user.username == ROOT {
                    return Err(Problem::bad_request("Cannot block/unblock the root user"));
                }
                may_manage(&caller, user.role)?;
                if blocked.0 {
                    session::revoke_all(tx, id, None).await?;
                }
                letters::blocked(tx, &config, &user, blocked.0, blocked.1.as_deref(), now).await?;
                let change = Change { blocked: Some(blocked), ..Change::default() };
                store::update(tx, id, &change, now).await?;
                audit::record(tx, now, deeds::changed(&caller, &user, &change)).await?;
                Ok::<_, Problem>(StatusCode::NO_CONTENT)
            }
            .boxed()
        })
        .await
}
