//! Who follows an account (with all its channels), or a channel.

use crate::json::FollowJson;
use crate::{policy, store};
use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use database::Conn;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Problem, Result};
use wire::ResultList;

type Followers = Json<ResultList<FollowJson>>;

/// A page of who follows an account or one of its channels.
#[utoipa::path(get, path = "/api/v1/accounts/{name}/followers", operation_id = "getAccountFollowers",
    tag = "Accounts", params(("name" = String, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`createdAt`"), ("search" = Option<String>, Query)),
    responses((status = 200, body = ResultList<FollowJson>)))]
pub(crate) async fn of_account(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Followers> {
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let account = actor::account_by_handle(&mut conn, &Handle::parse(&name, &host)).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    if !policy::may_manage_account(&caller, account.id) {
        let sentence = "Only a user with sufficient right can manage this account resource.";
        return Err(Problem::forbidden(sentence));
    }
    if account.host.is_some() {
        return Err(Problem::forbidden("This account is not owned by the platform"));
    }
    let channels = channel::of_account(&mut conn, account.id).await?;
    let targets: Vec<i64> = channels.iter().map(|c| c.actor_id).chain([account.actor_id]).collect();
    page(&mut conn, &targets, query.as_deref(), &host).await
}

/// A page of who follows a channel.
#[utoipa::path(get, path = "/api/v1/video-channels/{handle}/followers", operation_id = "getVideoChannelFollowers",
    tag = "Video Channels", params(("handle" = String, Path), ("start" = Option<i64>, Query),
        ("count" = Option<i64>, Query), ("sort" = Option<String>, Query, description = "`createdAt`"),
        ("search" = Option<String>, Query)),
    responses((status = 200, body = ResultList<FollowJson>)))]
pub(crate) async fn of_channel(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Followers> {
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let channel = channel::by_handle(&mut conn, &Handle::parse(&handle, &host)).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    channel::must_manage(&mut conn, &caller, &channel).await?;
    page(&mut conn, &[channel.actor_id], query.as_deref(), &host).await
}

async fn page(conn: &mut Conn, targets: &[i64], query: Option<&str>, host: &str) -> Result<Followers> {
    let mut fields = Fields::query(query);
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    let search = fields.optional("search", "Invalid value", read::text(0, 500)).filter(|s| !s.is_empty());
    fields.finish()?;
    let rows = store::followers(conn, targets, search.as_deref(), &page).await?;
    let total = store::count_followers(conn, targets, search.as_deref()).await?;
    Ok(Json(ResultList { total, data: rows.iter().map(|f| f.json(host)).collect() }))
}
