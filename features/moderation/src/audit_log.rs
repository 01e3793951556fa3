//! Reading the audit log, for administrators. What is in it was recorded by the rooms, through `platform::audit`.

use axum::Json;
use axum::extract::{RawQuery, State};
use platform::fields::{Fields, read};
use platform::{App, Result, audit};
use serde::Serialize;
use utoipa::ToSchema;

/// So many entries are answered at once, the newest of those asked for.
const MOST: i64 = 10_000;

/// A recorded deed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct AuditEntry {
    /// Always `audit`.
    level: &'static str,
    /// Who did what to what, as one JSON object: `user`, `domain`, `action`, and the details.
    message: String,
    /// ISO 8601.
    timestamp: String,
    /// The instance.
    label: String,
}

/// What administrators and moderators did
#[utoipa::path(get, path = "/api/v1/server/audit-logs", operation_id = "getInstanceAuditLogs", tag = "Logs",
    params(("startDate" = String, Query, description = "ISO 8601"), ("endDate" = Option<String>, Query, description = "ISO 8601")),
    responses((status = 200, body = Vec<AuditEntry>)))]
pub(crate) async fn list(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<Vec<AuditEntry>>> {
    let mut fields = Fields::query(query.as_deref());
    let from = fields.required("startDate", "Should have a start date that conforms to ISO 8601", read::date);
    let to = fields.optional("endDate", "Should have a end date that conforms to ISO 8601", read::date);
    fields.finish()?;
    let found =
        audit::between(&mut app.db.reader().await?, from.unwrap_or(0), to.unwrap_or_else(|| app.now()), MOST).await?;
    let label = app.config().webserver.host();
    let shown = found.into_iter().map(|e| AuditEntry {
        level: "audit",
        message: e.message,
        timestamp: e.timestamp,
        label: label.clone(),
    });
    Ok(Json(shown.collect()))
}
