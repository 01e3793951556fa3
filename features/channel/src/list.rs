//! Lists of channels, and one channel.

use crate::json::ListedChannel;
use crate::stats;
use crate::store::{self, Filter};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use platform::fields::{Fields, read};
use platform::{App, Page, Problem, Result};
use wire::{ChannelSummary, ResultList};

const SORTS: &[&str] = &["id", "name", "updatedAt", "createdAt"];

/// A page of all channels.
#[utoipa::path(get, path = "/api/v1/video-channels", operation_id = "getVideoChannels", tag = "Video Channels",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query)),
    responses((status = 200, body = ResultList<ListedChannel>)))]
pub(crate) async fn all(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<ResultList<ListedChannel>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", SORTS);
    fields.finish()?;
    answer(&app, &Filter::default(), &page, false).await
}

/// A page of an account's channels.
#[utoipa::path(get, path = "/api/v1/accounts/{name}/video-channels", operation_id = "getAccountVideoChannels",
    tag = "Accounts", params(("name" = String, Path), ("start" = Option<i64>, Query),
        ("count" = Option<i64>, Query), ("sort" = Option<String>, Query), ("search" = Option<String>, Query),
        ("withStats" = Option<bool>, Query, description = "With `videosCount`, `viewsPerDay` and `totalViews`"),
        ("includeCollaborations" = Option<bool>, Query, description = "With channels of others the account helps with")),
    responses((status = 200, body = ResultList<ListedChannel>)))]
pub(crate) async fn of_account(
    State(app): State<App>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<ListedChannel>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", SORTS);
    let search = fields.optional("search", "Invalid value", read::text(1, 500));
    let collaborations = fields.optional("includeCollaborations", "Invalid value", read::boolean).unwrap_or(false);
    let stats = fields.optional("withStats", "Invalid value", read::boolean).unwrap_or(false);
    fields.finish()?;
    let handle = Handle::parse(&name, &app.config().webserver.host());
    let account = actor::account_by_handle(&mut app.db.reader().await?, &handle).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    answer(&app, &Filter { account_id: Some(account.id), collaborations, search }, &page, stats).await
}

async fn answer(app: &App, filter: &Filter, page: &Page, with_stats: bool) -> Result<Json<ResultList<ListedChannel>>> {
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let rows = store::page(&mut conn, filter, page).await?;
    let total = store::matching(&mut conn, filter).await?;
    let mut data: Vec<ListedChannel> = rows.iter().map(|c| c.listed(&host)).collect();
    if with_stats {
        let ids: Vec<i64> = rows.iter().map(|c| c.id).collect();
        let mut figures = stats::of(&mut conn, &ids, app.now()).await?;
        for channel in &mut data {
            channel.stats = figures.remove(&channel.channel.id);
        }
    }
    Ok(Json(ResultList { total, data }))
}

/// One channel.
#[utoipa::path(get, path = "/api/v1/video-channels/{handle}", operation_id = "getVideoChannel",
    tag = "Video Channels", params(("handle" = String, Path)), responses((status = 200, body = ChannelSummary)))]
pub(crate) async fn one(State(app): State<App>, Path(handle): Path<String>) -> Result<Json<ChannelSummary>> {
    let host = app.config().webserver.host();
    let channel = store::by_handle(&mut app.db.reader().await?, &Handle::parse(&handle, &host)).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    Ok(Json(channel.summary(&host)))
}
