//! The addresses of mutes: one set for oneself, one for the instance.

mod subscriptions;

use crate::json::{AccountMute, MuteStatuses, PublicLog, ServerMute};
use crate::store::Filter;
use crate::{By, accounts, audit_log, is_host, log, servers, status};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::fields::{Fields, read};
use platform::routes::MaybeCaller;
use platform::{Access, App, Caller, Page, Result, Right, Routes, routes};
use user::BodyFields;
use utoipa::ToSchema;
use wire::ResultList;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    let accounts = Access::With(Right::ManageAccountMutes);
    let servers = Access::With(Right::ManageServerMutes);
    Routes::new(app)
        .add(Access::SignedIn, routes!(my_accounts, mute_account))
        .add(Access::SignedIn, routes!(unmute_account))
        .add(Access::SignedIn, routes!(my_servers, mute_server))
        .add(Access::SignedIn, routes!(unmute_server))
        .add(accounts, routes!(instance_accounts, mute_account_for_all))
        .add(accounts, routes!(unmute_account_for_all))
        .add(servers, routes!(instance_servers, mute_server_for_all))
        .add(servers, routes!(unmute_server_for_all))
        .add(Access::With(Right::ManageMuteLists), routes!(subscriptions::list, subscriptions::add))
        .add(Access::With(Right::ManageMuteLists), routes!(subscriptions::remove))
        .add(Access::With(Right::ManageLogs), routes!(audit_log::list))
        .add(Access::Public, routes!(public_log))
        .add(Access::Anyone, routes!(get_status))
}

/// Whom to mute.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct MuteAccount {
    /// `name` or `name@host`.
    account_name: String,
}

/// What to mute.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct MuteServer {
    /// Host, with the port when it is not the usual one.
    host: String,
}

/// Which part of a list, of which mutes.
pub(super) struct Asked {
    pub page: Page,
    pub filter: Filter,
}

impl Asked {
    pub(super) fn read(query: Option<&str>, default: &'static str, sorts: &[&'static str]) -> Result<Self> {
        let mut fields = Fields::query(query);
        let page = Page::read(&mut fields, default, sorts);
        let mut text = |name| fields.optional(name, "Invalid value", read::text(0, 1000)).filter(|s| !s.is_empty());
        let filter = Filter { search: text("search"), list_name: text("subscriptionName") };
        fields.finish()?;
        Ok(Asked { page, filter })
    }

    fn instances(query: Option<&str>) -> Result<Self> {
        Self::read(query, "-createdAt", &["createdAt"])
    }

    /// Mutes of one's own come from no list: PeerTube does not look whether one is asked for.
    fn mine(query: Option<&str>) -> Result<Self> {
        let mut asked = Self::instances(query)?;
        asked.filter.list_name = None;
        Ok(asked)
    }
}

type Accounts = Json<ResultList<AccountMute>>;
type Servers = Json<ResultList<ServerMute>>;

/// The host to mute, of a body or of an address.
fn host(app: &App, fields: &mut Fields) -> Result<Option<String>> {
    let own = app.config().webserver.hostname.clone();
    let host = fields.required("host", "Invalid value", |v| v.as_str().filter(|h| is_host(h, &own)).map(str::to_owned));
    fields.finish()?;
    Ok(host)
}

async fn add_account(app: &App, caller: &Caller, by: By, mut fields: Fields) -> Result<StatusCode> {
    let name = fields.required("accountName", "Invalid value", read::text(1, 400));
    fields.finish()?;
    if let Some(name) = name {
        accounts::mute(app, caller, by, &name).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn add_server(app: &App, caller: &Caller, by: By, mut fields: Fields) -> Result<StatusCode> {
    if let Some(host) = host(app, &mut fields)? {
        servers::mute(app, caller, by, &host).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn remove_server(app: &App, caller: &Caller, by: By, name: String) -> Result<StatusCode> {
    if let Some(host) = host(app, &mut Fields::param("host", &name))? {
        servers::unmute(app, caller, by, &host).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// List the accounts I mute
#[utoipa::path(get, path = "/api/v1/users/me/blocklist/accounts", operation_id = "getMyBlockedAccounts", tag = "Account Blocks",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("search" = Option<String>, Query)),
    responses((status = 200, body = ResultList<AccountMute>)))]
async fn my_accounts(State(app): State<App>, caller: Caller, RawQuery(query): RawQuery) -> Result<Accounts> {
    let asked = Asked::mine(query.as_deref())?;
    Ok(Json(accounts::list(&app, By::Account(caller.account_id), &asked.filter, &asked.page).await?))
}

/// Mute an account for me
#[utoipa::path(post, path = "/api/v1/users/me/blocklist/accounts", operation_id = "blockAccount", tag = "Account Blocks",
    request_body = MuteAccount, responses((status = 204), (status = 404, description = "No such account"),
        (status = 409, description = "One's own account")))]
async fn mute_account(State(app): State<App>, caller: Caller, BodyFields(fields): BodyFields) -> Result<StatusCode> {
    add_account(&app, &caller, By::Account(caller.account_id), fields).await
}

/// No longer mute an account for me
#[utoipa::path(delete, path = "/api/v1/users/me/blocklist/accounts/{accountName}", operation_id = "unblockAccount",
    tag = "Account Blocks", params(("accountName" = String, Path)),
    responses((status = 204), (status = 404, description = "No such account, or it is not muted")))]
async fn unmute_account(State(app): State<App>, caller: Caller, Path(name): Path<String>) -> Result<StatusCode> {
    accounts::unmute(&app, &caller, By::Account(caller.account_id), &name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List the servers I mute
#[utoipa::path(get, path = "/api/v1/users/me/blocklist/servers", operation_id = "getMyBlockedServers", tag = "Server Blocks",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("search" = Option<String>, Query)),
    responses((status = 200, body = ResultList<ServerMute>)))]
async fn my_servers(State(app): State<App>, caller: Caller, RawQuery(query): RawQuery) -> Result<Servers> {
    let asked = Asked::mine(query.as_deref())?;
    Ok(Json(servers::list(&app, By::Account(caller.account_id), &asked.filter, &asked.page).await?))
}

/// Mute a server for me
#[utoipa::path(post, path = "/api/v1/users/me/blocklist/servers", operation_id = "blockServer", tag = "Server Blocks",
    request_body = MuteServer, responses((status = 204), (status = 409, description = "Our own server")))]
async fn mute_server(State(app): State<App>, caller: Caller, BodyFields(fields): BodyFields) -> Result<StatusCode> {
    add_server(&app, &caller, By::Account(caller.account_id), fields).await
}

/// No longer mute a server for me
#[utoipa::path(delete, path = "/api/v1/users/me/blocklist/servers/{host}", operation_id = "unblockServer",
    tag = "Server Blocks", params(("host" = String, Path)),
    responses((status = 204), (status = 404, description = "It is not muted")))]
async fn unmute_server(State(app): State<App>, caller: Caller, Path(host): Path<String>) -> Result<StatusCode> {
    remove_server(&app, &caller, By::Account(caller.account_id), host).await
}

/// List the accounts that are muted for everybody
#[utoipa::path(get, path = "/api/v1/server/blocklist/accounts", operation_id = "getInstanceBlockedAccounts",
    tag = "Account Blocks", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query), ("search" = Option<String>, Query), ("subscriptionName" = Option<String>, Query)),
    responses((status = 200, body = ResultList<AccountMute>)))]
async fn instance_accounts(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Accounts> {
    let asked = Asked::instances(query.as_deref())?;
    Ok(Json(accounts::list(&app, By::Instance, &asked.filter, &asked.page).await?))
}

/// Mute an account for everybody
#[utoipa::path(post, path = "/api/v1/server/blocklist/accounts", operation_id = "blockAccountForInstance", tag = "Account Blocks",
    request_body = MuteAccount, responses((status = 204), (status = 404, description = "No such account"),
        (status = 409, description = "One's own account")))]
async fn mute_account_for_all(
    State(app): State<App>,
    caller: Caller,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    add_account(&app, &caller, By::Instance, fields).await
}

/// No longer mute an account for everybody
#[utoipa::path(delete, path = "/api/v1/server/blocklist/accounts/{accountName}", operation_id = "unblockAccountForInstance",
    tag = "Account Blocks", params(("accountName" = String, Path)),
    responses((status = 204), (status = 404, description = "No such account, or it is not muted")))]
async fn unmute_account_for_all(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<StatusCode> {
    accounts::unmute(&app, &caller, By::Instance, &name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List the servers that are muted for everybody
#[utoipa::path(get, path = "/api/v1/server/blocklist/servers", operation_id = "getInstanceBlockedServers",
    tag = "Server Blocks", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query), ("search" = Option<String>, Query), ("subscriptionName" = Option<String>, Query)),
    responses((status = 200, body = ResultList<ServerMute>)))]
async fn instance_servers(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Servers> {
    let asked = Asked::instances(query.as_deref())?;
    Ok(Json(servers::list(&app, By::Instance, &asked.filter, &asked.page).await?))
}

/// Mute a server for everybody
#[utoipa::path(post, path = "/api/v1/server/blocklist/servers", operation_id = "blockServerForInstance", tag = "Server Blocks",
    request_body = MuteServer, responses((status = 204), (status = 409, description = "Our own server")))]
async fn mute_server_for_all(
    State(app): State<App>,
    caller: Caller,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    add_server(&app, &caller, By::Instance, fields).await
}

/// No longer mute a server for everybody
#[utoipa::path(delete, path = "/api/v1/server/blocklist/servers/{host}", operation_id = "unblockServerForInstance",
    tag = "Server Blocks", params(("host" = String, Path)),
    responses((status = 204), (status = 404, description = "It is not muted")))]
async fn unmute_server_for_all(State(app): State<App>, caller: Caller, Path(host): Path<String>) -> Result<StatusCode> {
    remove_server(&app, &caller, By::Instance, host).await
}

/// What the instance mutes and no longer mutes
#[utoipa::path(get, path = "/api/v1/server/blocklist/public-log", operation_id = "getPublicBlocklistLog", tag = "Server Blocks",
    params(("startDate" = Option<String>, Query)),
    responses((status = 200, body = PublicLog), (status = 403, description = "The log is not public")))]
async fn public_log(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<PublicLog>> {
    Ok(Json(log::public(&app, query.as_deref()).await?))
}

/// Whether accounts and servers are muted, by me or for everybody
#[utoipa::path(get, path = "/api/v1/blocklist/status", operation_id = "getBlocklistStatus", tag = "Account Blocks",
    params(("accounts" = Option<Vec<String>>, Query), ("hosts" = Option<Vec<String>>, Query)),
    responses((status = 200, body = MuteStatuses)))]
async fn get_status(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    RawQuery(query): RawQuery,
) -> Result<Json<MuteStatuses>> {
    Ok(Json(status::status(&app, caller.as_ref(), query.as_deref()).await?))
}
