//! A user's sessions: where they are signed in, and ending one of them.

use crate::session::{self, Listed};
use crate::store;
use crate::update::may_manage;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use database::Conn;
use futures::FutureExt as _;
use platform::clock::iso;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Problem, Result, Right};
use serde::Serialize;
use utoipa::ToSchema;
use wire::ResultList;

use crate::sign_in::RevokeAnswer;

/// A session.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TokenSession {
    id: i64,
    /// Address that gave the password.
    #[serde(rename = "loginIP")]
    login_ip: Option<String>,
    /// What the program that gave the password calls itself.
    login_device: Option<String>,
    /// ISO 8601.
    login_date: String,
    /// Address that used it last.
    #[serde(rename = "lastActivityIP")]
    last_activity_ip: Option<String>,
    /// What the program that used it last calls itself.
    last_activity_device: Option<String>,
    /// ISO 8601.
    last_activity_date: String,
    /// Whether it is the one that asks.
    current_session: bool,
    /// ISO 8601.
    created_at: String,
}

impl TokenSession {
    fn new(row: Listed, current: i64) -> Self {
        TokenSession {
            id: row.id,
            login_ip: row.login.ip,
            login_device: row.login.name,
            login_date: iso(row.login_at),
            last_activity_ip: row.activity.ip,
            last_activity_device: row.activity.name,
            last_activity_date: iso(row.activity_at),
            current_session: row.id == current,
            created_at: iso(row.created_at),
        }
    }
}

/// A page of a user's sessions.
#[utoipa::path(get, path = "/api/v1/users/{userId}/token-sessions", operation_id = "listTokenSessions", tag = "Session",
    params(("userId" = i64, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query)),
    responses((status = 200, body = ResultList<TokenSession>), (status = 403), (status = 404)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(user_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<TokenSession>>> {
    let mut conn = app.db.reader().await?;
    let user_id = managed(&mut conn, &caller, &user_id).await?;
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    fields.finish()?;
    let now = app.now();
    let rows = session::page(&mut conn, user_id, now, &page).await?;
    let total = session::count(&mut conn, user_id, now).await?;
    let data = rows.into_iter().map(|row| TokenSession::new(row, caller.session_id)).collect();
    Ok(Json(ResultList { total, data }))
}

/// Ends one of a user's sessions.
#[utoipa::path(post, path = "/api/v1/users/{userId}/token-sessions/{tokenSessionId}/revoke",
    operation_id = "revokeTokenSession", tag = "Session",
    params(("userId" = i64, Path), ("tokenSessionId" = i64, Path)),
    responses((status = 200, body = RevokeAnswer), (status = 403), (status = 404)))]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    Path((user_id, session_id)): Path<(String, String)>,
) -> Result<Json<RevokeAnswer>> {
    app.db
        .write((caller, user_id, session_id), |tx, (caller, user_id, session_id)| {
            async move {
                let user_id = managed(tx, &caller, &user_id).await?;
                let mut fields = Fields::param("tokenSessionId", &session_id);
                let session_id = fields.required("tokenSessionId", "Invalid value", read::int(1, i64::MAX));
                fields.finish()?;
                if !session::close_of(tx, user_id, session_id.unwrap_or(0)).await? {
                    let sentence = "The token session does not exist or does not belong to the user.";
                    return Err(Problem::not_found(sentence));
                }
                Ok(())
            }
            .boxed()
        })
        .await?;
    Ok(Json(RevokeAnswer { success: true }))
}

/// The user whose sessions they are, when the caller may: oneself, or somebody one manages.
async fn managed(conn: &mut Conn, caller: &Caller, user_id: &str) -> Result<i64> {
    let mut fields = Fields::param("userId", user_id);
    let id = fields.required("userId", "Invalid value", read::int(1, i64::MAX));
    fields.finish()?;
    let user = store::by_id(conn, id.unwrap_or(0)).await?.ok_or_else(|| Problem::not_found("User not found"))?;
    let others = caller.may(Right::ManageUsers) && may_manage(caller, user.role).is_ok();
    if user.id != caller.user_id && !others {
        return Err(Problem::forbidden("Only a user with sufficient right can manage this account resource."));
    }
    Ok(user.id)
}
