//! Users for those who manage them: the list and one.

use crate::NotificationSettings;
use crate::json::UserJson;
use crate::store::{self, Filter};
use crate::{channels, quota, stats};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use platform::fields::{Fields, read};
use platform::{App, Page, Problem, Result};
use serde_json::{Map, json};
use wire::ResultList;

/// A page of users.
#[utoipa::path(get, path = "/api/v1/users", operation_id = "getUsers", tag = "Users",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("search" = Option<String>, Query), ("blocked" = Option<bool>, Query), ("role" = Option<i64>, Query)),
    responses((status = 200, body = ResultList<UserJson>)))]
pub(crate) async fn list(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<ResultList<UserJson>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(
        &mut fields,
        "createdAt",
        &["id", "username", "videoQuotaUsed", "createdAt", "lastLoginDate", "role"],
    );
    let filter = Filter {
        search: fields.optional("search", "Invalid value", read::text(1, 500)),
        blocked: fields.optional("blocked", "Should be a valid blocked boolean", read::boolean),
        role: fields.optional("role", "Invalid value", read::int(0, 2)),
    };
    fields.finish()?;
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let users = store::page(&mut conn, &filter, &page).await?;
    let ids: Vec<i64> = users.iter().map(|u| u.id).collect();
    let mut accounts = actor::accounts_of_users(&mut conn, &ids).await?;
    let mut settings = NotificationSettings::of_users(&mut conn, &ids).await?;
    let used = quota::used_by(&mut conn, &ids, app.now()).await?;
    let files = quota::files_of(&mut conn, &ids).await?;
    let mut data = Vec::with_capacity(users.len());
    for user in users {
        let id = user.id;
        let at = accounts.iter().position(|a| a.user_id == Some(id));
        let account = at.map(|at| accounts.swap_remove(at));
        let used = used.get(&id).copied().unwrap_or_default();
        let files = files.get(&id).copied().unwrap_or(0);
        let settings = settings.remove(&id).unwrap_or_default();
        data.push(UserJson::new(user, account, Vec::new(), &host).with_notifications(settings).with_usage(used, files));
    }
    Ok(Json(ResultList { total: store::matching(&mut conn, &filter).await?, data }))
}

/// One user.
#[utoipa::path(get, path = "/api/v1/users/{id}", operation_id = "getUser", tag = "Users",
    params(("id" = i64, Path), ("withStats" = Option<bool>, Query)), responses((status = 200, body = UserJson)))]
pub(crate) async fn get(
    State(app): State<App>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<UserJson>> {
    let id = parse_id(&id)?;
    let mut fields = Fields::query(query.as_deref());
    let with_stats =
        fields.optional("withStats", "Should have a valid withStats boolean", read::boolean).unwrap_or(false);
    fields.finish()?;
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let user = store::by_id(&mut conn, id).await?.ok_or_else(|| Problem::not_found("User not found"))?;
    let account = actor::account_of_user(&mut conn, id).await?;
    let channels = match &account {
        Some(account) => channels::of_account(&mut conn, account.id, &host).await?,
        None => Vec::new(),
    };
    let account_id = account.as_ref().map(|account| account.id);
    let json = UserJson::new(user, account, channels, &host);
    let (true, Some(account_id)) = (with_stats, account_id) else { return Ok(Json(json)) };
    let used = quota::used(&mut conn, id, app.now()).await?;
    let files = quota::files_of(&mut conn, &[id]).await?.remove(&id).unwrap_or(0);
    let stats = stats::of_account(&mut conn, account_id).await?;
    Ok(Json(json.with_usage(used, files).with_stats(&stats)))
}

/// A user's number from an address.
///
/// # Errors
/// 400 naming `id` as the wrong parameter.
pub fn parse_id(text: &str) -> Result<i64> {
    read::int(1, i64::MAX)(&json!(text)).ok_or_else(|| {
        let error = json!({"type": "field", "value": text, "msg": "Invalid value", "path": "id", "location": "params"});
        Problem::invalid(Map::from_iter([("id".to_owned(), error)]))
    })
}
