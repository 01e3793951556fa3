//! The server's log for administrators, and what went wrong in people's browsers.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use platform::clock::iso;
use platform::fields::{Fields, read};
use platform::recent_log::{Level, RECENT};
use platform::{App, Result};
use serde_json::{Value, json};
use user::BodyFields;

/// The server's log
#[utoipa::path(get, path = "/api/v1/server/logs", operation_id = "getInstanceLogs", tag = "Logs",
    params(("startDate" = String, Query), ("endDate" = Option<String>, Query), ("level" = Option<String>, Query),
    ("tagsOneOf" = Option<Vec<String>>, Query)), responses((status = 200, body = Value)))]
pub(crate) async fn list(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<Value>> {
    let mut fields = Fields::query(query.as_deref());
    let from = fields.required("startDate", "Should have a start date that conforms to ISO 8601", read::date);
    let level = fields.optional("level", "Invalid value", |v| Level::from_word(v.as_str()?));
    let tags = fields.optional("tagsOneOf", "Should have a valid tags one of array", read::texts(1, 100, 100));
    let to = fields.optional("endDate", "Should have an end date that conforms to ISO 8601", read::date);
    fields.finish()?;
    let label = app.config().webserver.host();
    let lines =
        RECENT.between(from.unwrap_or_default(), to.unwrap_or(i64::MAX), level.unwrap_or(Level::Info), tags.as_deref());
    let lines: Vec<Value> = lines
        .into_iter()
        .map(|l| {
            let (level, at) = (l.level.as_str(), iso(l.at));
            json!({ "tags": [l.tag], "level": level, "message": l.message, "label": label, "timestamp": at })
        })
        .collect();
    Ok(Json(Value::Array(lines)))
}

/// Tell what went wrong in a browser
#[utoipa::path(post, path = "/api/v1/server/logs/client", operation_id = "sendClientLog", tag = "Logs",
    request_body = Value, responses((status = 204), (status = 403, description = "Nobody wants to know here", body = String, content_type = "text/plain"),
    (status = 429, description = "Too many from this address")))]
pub(crate) async fn from_client(State(app): State<App>, BodyFields(mut fields): BodyFields) -> Result<Response> {
    if !app.config().log.accept_client_log {
        return Ok((StatusCode::FORBIDDEN, "Forbidden").into_response());
    }
    const WRONG: &str = "Invalid value";
    let message = fields.required("message", WRONG, read::text(1, 1_000));
    let url = fields.required("url", WRONG, |v| {
        let url = read::text(1, 2_000)(v)?;
        (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
    });
    let grave = fields.required("level", WRONG, |v| match v.as_str() {
        Some("error") => Some(true),
        Some("warn") => Some(false),
        _ => None,
    });
    let stack = fields.optional("stackTrace", WRONG, read::text(1, 15_000));
    let meta = fields.optional("meta", WRONG, read::text(1, 15_000));
    let agent = fields.optional("userAgent", WRONG, read::text(1, 200));
    fields.finish()?;
    let (message, url) = (message.unwrap_or_default(), url.unwrap_or_default());
    match grave {
        Some(true) => tracing::error!(target: "client", url, ?stack, ?meta, ?agent, "in a browser: {message:?}"),
        _ => tracing::warn!(target: "client", url, ?stack, ?meta, ?agent, "in a browser: {message:?}"),
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
