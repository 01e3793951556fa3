//! The addresses of followed lists of words: one set for an account's, one for the instance's.

use crate::json::Subscription;
use crate::owner::managed_account;
use crate::subscriptions::{self, SORTS};
use crate::{Owner, requests};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use moderation::elsewhere::is_web_address;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Result};
use user::BodyFields;
use utoipa::ToSchema;
use wire::ResultList;

/// Which list to follow.
#[derive(ToSchema)]
#[schema(as = FollowWords)]
#[expect(dead_code, reason = "describes, nothing makes it")]
pub(super) struct FollowList {
    /// `http` or `https`.
    url: String,
}

type Lists = Json<ResultList<Subscription>>;

struct Asked {
    page: Page,
    search: Option<String>,
}

impl Asked {
    fn read(query: Option<&str>) -> Result<Self> {
        let mut fields = Fields::query(query);
        let page = Page::read(&mut fields, "-createdAt", SORTS);
        let search = fields.optional("search", "Invalid value", read::text(0, 1000)).filter(|s| !s.is_empty());
        fields.finish()?;
        Ok(Asked { page, search })
    }
}

async fn follow(app: &App, owner: Owner, mut fields: Fields) -> Result<Json<Subscription>> {
    let own = app.config().webserver.hostname.clone();
    let url =
        fields.required("url", "Invalid value", |v| v.as_str().filter(|u| is_web_address(u, &own)).map(str::to_owned));
    fields.finish()?;
    Ok(Json(subscriptions::add(app, owner, url.unwrap_or_default()).await?))
}

async fn unfollow(app: &App, owner: Owner, id: &str) -> Result<StatusCode> {
    subscriptions::remove(app, owner, requests::number("id", id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List the lists of words that an account follows
#[utoipa::path(get, path = "/api/v1/watched-words/accounts/{accountName}/subscriptions",
    operation_id = "getAccountWatchedWordsSubscriptions", tag = "Watched Words",
    params(("accountName" = String, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "name, createdAt or lastSyncAt; - before it for the other way"),
        ("search" = Option<String>, Query, description = "Part of the name or of the address")),
    responses((status = 200, body = ResultList<Subscription>), (status = 404, description = "No such account")))]
pub(super) async fn of_account(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Lists> {
    let asked = Asked::read(query.as_deref())?;
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    Ok(Json(subscriptions::list(&app, owner, asked.search, &asked.page).await?))
}

/// Follow a list of words for an account
#[utoipa::path(post, path = "/api/v1/watched-words/accounts/{accountName}/subscriptions",
    operation_id = "addAccountWatchedWordsSubscription", tag = "Watched Words", params(("accountName" = String, Path)),
    request_body = FollowList, responses((status = 200, body = Subscription), (status = 404, description = "No such account"),
        (status = 409, description = "It is followed already, a list has its name, or too many are followed")))]
pub(super) async fn add_to_account(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<Json<Subscription>> {
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    follow(&app, owner, fields).await
}

/// No longer follow a list of words for an account; its words go with it
#[utoipa::path(delete, path = "/api/v1/watched-words/accounts/{accountName}/subscriptions/{id}",
    operation_id = "deleteAccountWatchedWordsSubscription", tag = "Watched Words",
    params(("accountName" = String, Path), ("id" = i64, Path)),
    responses((status = 204), (status = 404, description = "No such account, or it does not follow such a list")))]
pub(super) async fn remove_from_account(
    State(app): State<App>,
    caller: Caller,
    Path((name, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    unfollow(&app, owner, &id).await
}

/// List the lists of words that the instance follows
#[utoipa::path(get, path = "/api/v1/watched-words/server/subscriptions", operation_id = "getServerWatchedWordsSubscriptions",
    tag = "Watched Words", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "name, createdAt or lastSyncAt; - before it for the other way"),
        ("search" = Option<String>, Query, description = "Part of the name or of the address")),
    responses((status = 200, body = ResultList<Subscription>)))]
pub(super) async fn of_instance(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Lists> {
    let asked = Asked::read(query.as_deref())?;
    Ok(Json(subscriptions::list(&app, Owner::Instance, asked.search, &asked.page).await?))
}

/// Follow a list of words for the instance
#[utoipa::path(post, path = "/api/v1/watched-words/server/subscriptions", operation_id = "addServerWatchedWordsSubscription",
    tag = "Watched Words", request_body = FollowList, responses((status = 200, body = Subscription),
        (status = 409, description = "It is followed already, a list has its name, or too many are followed")))]
pub(super) async fn add_to_instance(
    State(app): State<App>,
    BodyFields(fields): BodyFields,
) -> Result<Json<Subscription>> {
    follow(&app, Owner::Instance, fields).await
}

/// No longer follow a list of words for the instance; its words go with it
#[utoipa::path(delete, path = "/api/v1/watched-words/server/subscriptions/{id}",
    operation_id = "deleteServerWatchedWordsSubscription", tag = "Watched Words", params(("id" = i64, Path)),
    responses((status = 204), (status = 404, description = "No such list is followed")))]
pub(super) async fn remove_from_instance(State(app): State<App>, Path(id): Path<String>) -> Result<StatusCode> {
    unfollow(&app, Owner::Instance, &id).await
}
