//! The addresses of followed lists of mutes.

use super::Asked;
use crate::elsewhere::is_web_address;
use crate::json::Subscription;
use crate::subscriptions::{self, SORTS};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::fields::{Fields, read};
use platform::{App, Caller, Result};
use user::BodyFields;
use utoipa::ToSchema;
use wire::ResultList;

/// Which list to follow.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub(super) struct FollowList {
    /// `http` or `https`.
    url: String,
}

/// List the lists of mutes that the instance follows
#[utoipa::path(get, path = "/api/v1/server/blocklist/subscriptions", operation_id = "getServerBlocklistSubscriptions",
    tag = "Server Blocklist", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "name, createdAt or lastSyncAt; - before it for the other way"),
        ("search" = Option<String>, Query, description = "Part of the name or of the address")),
    responses((status = 200, body = ResultList<Subscription>)))]
pub(super) async fn list(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<ResultList<Subscription>>> {
    let asked = Asked::read(query.as_deref(), "-createdAt", SORTS)?;
    Ok(Json(subscriptions::list(&app, asked.filter.search, &asked.page).await?))
}

/// Follow a list of mutes
#[utoipa::path(post, path = "/api/v1/server/blocklist/subscriptions", operation_id = "addServerBlocklistSubscription",
    tag = "Server Blocklist", request_body = FollowList, responses((status = 200, body = Subscription),
        (status = 409, description = "It is followed already, or too many are")))]
pub(super) async fn add(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<Subscription>> {
    let own = app.config().webserver.hostname.clone();
    let url = fields.required("url", "Should have a valid URL", |v| {
        v.as_str().filter(|u| is_web_address(u, &own)).map(str::to_owned)
    });
    fields.finish()?;
    Ok(Json(subscriptions::add(&app, &caller, url.unwrap_or_default()).await?))
}

/// No longer follow a list of mutes; its mutes go with it
#[utoipa::path(delete, path = "/api/v1/server/blocklist/subscriptions/{id}", operation_id = "deleteServerBlocklistSubscription",
    tag = "Server Blocklist", params(("id" = i64, Path)),
    responses((status = 204), (status = 404, description = "No such list is followed")))]
pub(super) async fn remove(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    let mut fields = Fields::param("id", &id);
    let id = fields.required("id", "Invalid value", read::int(0, i64::MAX));
    fields.finish()?;
    subscriptions::remove(&app, &caller, id.unwrap_or_default()).await?;
    Ok(StatusCode::NO_CONTENT)
}
