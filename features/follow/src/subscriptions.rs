//! What one is subscribed to: the list, one of them, and whether.

use crate::{handle, store};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use channel::ChannelRow;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Problem, Result};
use serde_json::{Map, Value};
use wire::{ChannelSummary, ResultList};

/// Most handles one may ask about at once.
const MOST_HANDLES: usize = 100;

/// The handle in an address; 400 names it when it is none.
pub(crate) fn named(app: &App, uri: &str) -> Result<Handle> {
    handle::parse(uri, &app.config().webserver.host())
        .ok_or_else(|| Problem::invalid_param("uri", uri, "Invalid value"))
}

pub(crate) fn unknown(uri: &str) -> Problem {
    Problem::not_found(format!("Subscription {uri} not found."))
}

/// A page of one's subscriptions.
#[utoipa::path(get, path = "/api/v1/users/me/subscriptions", operation_id = "getSubscriptions",
    tag = "My Subscriptions", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`id`, `createdAt` or `channelUpdatedAt`"),
        ("search" = Option<String>, Query)),
    responses((status = 200, body = ResultList<ChannelSummary>)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<ChannelSummary>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", &["id", "createdAt", "channelUpdatedAt"]);
    let search = fields.optional("search", "Invalid value", read::text(1, 500));
    fields.finish()?;
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let ids = store::channels(&mut conn, caller.account_id, search.as_deref(), &page).await?;
    let total = store::count_channels(&mut conn, caller.account_id, search.as_deref()).await?;
    let rows = channel::by_ids(&mut conn, &ids).await?;
    let row = |id: &i64| rows.iter().find(|c| c.id == *id);
    let data = ids.iter().filter_map(row).map(|c| without_user(c, &host)).collect();
    Ok(Json(ResultList { total, data }))
}

/// Lists do not tell which user is behind an account.
fn without_user(channel: &ChannelRow, host: &str) -> ChannelSummary {
    let mut summary = channel.summary(host);
    if let Some(owner) = &mut summary.owner_account {
        owner.user_id = None;
    }
    summary
}

/// One subscription: its channel.
#[utoipa::path(get, path = "/api/v1/users/me/subscriptions/{uri}", operation_id = "getSubscription",
    tag = "My Subscriptions", params(("uri" = String, Path, description = "`channel@host`")),
    responses((status = 200, body = ChannelSummary), (status = 404, description = "Not subscribed")))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path(uri): Path<String>,
) -> Result<Json<ChannelSummary>> {
    let handle = named(&app, &uri)?;
    let mut conn = app.db.reader().await?;
    let found = store::subscription(&mut conn, caller.account_id, &handle).await?.ok_or_else(|| unknown(&uri))?;
    let channel = channel::owned(&mut conn, found.channel_id).await?.ok_or_else(|| unknown(&uri))?;
    Ok(Json(channel.summary(&app.config().webserver.host())))
}

/// Tells for each of some channels whether one is subscribed to it.
#[utoipa::path(get, path = "/api/v1/users/me/subscriptions/exist", operation_id = "doSubscriptionsExist",
    tag = "My Subscriptions", params(("uris" = Vec<String>, Query, description = "`channel@host`, at most 100")),
    responses((status = 200, description = "Each handle with true or false", body = Value)))]
pub(crate) async fn exist(
    State(app): State<App>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<Map<String, Value>>> {
    let mut fields = Fields::query(query.as_deref());
    fields.listed("uris");
    let host = app.config().webserver.host();
    let uris = fields.required("uris", "Should have a valid array of URIs", |v| {
        let texts = read::texts(1, 400, MOST_HANDLES)(v)?;
        texts.into_iter().map(|t| Some((handle::parse(&t, &host)?, t))).collect::<Option<Vec<_>>>()
    });
    fields.finish()?;
    let uris = uris.unwrap_or_default();
    let names: Vec<String> = uris.iter().map(|(handle, _)| handle.name.clone()).collect();
    let found = store::subscribed(&mut app.db.reader().await?, caller.account_id, &names).await?;
    let is_there = |h: &Handle| found.iter().any(|(name, host)| *name == h.name && *host == h.host);
    Ok(Json(uris.into_iter().map(|(handle, text)| (text, Value::Bool(is_there(&handle)))).collect()))
}
