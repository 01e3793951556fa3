//! Accounts: all, and one.

use actor::Handle;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use platform::fields::Fields;
use platform::{App, Page, Problem, Result};
use wire::{AccountSummary, ResultList};

/// A page of all accounts.
#[utoipa::path(get, path = "/api/v1/accounts", operation_id = "getAccounts", tag = "Accounts",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query)),
    responses((status = 200, body = ResultList<AccountSummary>)))]
pub(crate) async fn all(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<ResultList<AccountSummary>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", &["createdAt"]);
    fields.finish()?;
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let rows = actor::accounts(&mut conn, &page).await?;
    let total = actor::count_accounts(&mut conn).await?;
    Ok(Json(ResultList {
        total,
        data: rows.iter().map(|a| AccountSummary { user_id: None, ..a.summary(&host) }).collect(),
    }))
}

/// One account.
#[utoipa::path(get, path = "/api/v1/accounts/{name}", operation_id = "getAccount", tag = "Accounts",
    params(("name" = String, Path)), responses((status = 200, body = AccountSummary)))]
pub(crate) async fn one(State(app): State<App>, Path(name): Path<String>) -> Result<Json<AccountSummary>> {
    let host = app.config().webserver.host();
    let account = actor::account_by_handle(&mut app.db.reader().await?, &Handle::parse(&name, &host)).await?;
    let account = account.ok_or_else(|| Problem::not_found("Account not found"))?;
    Ok(Json(account.summary(&host)))
}
