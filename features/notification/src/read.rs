//! Marking notifications as read.

use crate::store;
use axum::extract::State;
use axum::http::StatusCode;
use futures::FutureExt as _;
use platform::fields::read;
use platform::{App, Caller, Problem, Result};
use serde::Deserialize;
use serde_json::Value;
use user::BodyFields;
use utoipa::ToSchema;

/// More are marked with `read-all`.
const MOST: usize = 1_000;

/// Which notifications were read.
#[derive(Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "describes the body; its fields are read one by one")]
pub(crate) struct MarkRead {
    /// At most 1,000.
    ids: Option<Vec<i64>>,
}

/// Marks some notifications as read; ids of others are passed over.
#[utoipa::path(post, path = "/api/v1/users/me/notifications/read", operation_id = "markUserNotificationsAsRead",
    tag = "My Notifications", request_body = MarkRead, responses((status = 204)))]
pub(crate) async fn some(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let ids = fields.optional("ids", "Should have a valid array of notification ids", ids).unwrap_or_default();
    fields.finish()?;
    if !ids.is_empty() {
        app.db
            .write((caller.user_id, ids, app.now()), |tx, (user_id, ids, now)| {
                async move { store::mark_read(tx, user_id, &ids, now).await.map_err(Problem::from) }.boxed()
            })
            .await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Marks all notifications as read.
#[utoipa::path(post, path = "/api/v1/users/me/notifications/read-all", operation_id = "markAllUserNotificationsAsRead",
    tag = "My Notifications", responses((status = 204)))]
pub(crate) async fn all(State(app): State<App>, caller: Caller) -> Result<StatusCode> {
    app.db
        .write((caller.user_id, app.now()), |tx, (user_id, now)| {
            async move { store::mark_all_read(tx, user_id, now).await.map_err(Problem::from) }.boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn ids(value: &Value) -> Option<Vec<i64>> {
    let list = value.as_array().filter(|list| !list.is_empty())?;
    read::ints(MOST)(&Value::Array(list.clone()))
}
