//! The addresses of lists, tags and policies: one set for an account's, one for the instance's.

mod subscriptions;

use crate::available::available;
use crate::json::{AvailableTags, CommentPolicies, ListId, NewList, VideoPolicies, WatchedWordsList};
use crate::owner::managed_account;
use crate::requests::{self, CommentPoliciesBody, ListBody, VideoPoliciesBody, Wanted};
use crate::store::Policy;
use crate::{Owner, create, delete, list, policies, store, update};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use platform::fields::Fields;
use platform::{Access, App, Caller, Page, Result, Right, Routes, routes};
use user::BodyFields;
use wire::ResultList;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    let words = Access::With(Right::ManageWatchedWords);
    let tags = Access::With(Right::ManageAutomaticTags);
    Routes::new(app)
        .add(Access::SignedIn, routes!(account_lists, add_account_list))
        .add(Access::SignedIn, routes!(update_account_list, delete_account_list))
        .add(words, routes!(instance_lists, add_instance_list))
        .add(words, routes!(update_instance_list, delete_instance_list))
        .add(Access::SignedIn, routes!(subscriptions::of_account, subscriptions::add_to_account))
        .add(Access::SignedIn, routes!(subscriptions::remove_from_account))
        .add(words, routes!(subscriptions::of_instance, subscriptions::add_to_instance))
        .add(words, routes!(subscriptions::remove_from_instance))
        .add(Access::SignedIn, routes!(account_tags))
        .add(tags, routes!(instance_tags))
        .add(tags, routes!(video_policies, replace_video_policies))
        .add(Access::SignedIn, routes!(comment_policies, replace_comment_policies))
}

type Lists = Json<ResultList<WatchedWordsList>>;

fn page(query: Option<&str>) -> Result<Page> {
    let mut fields = Fields::query(query);
    let page = Page::read(&mut fields, "-createdAt", list::SORTS);
    fields.finish()?;
    Ok(page)
}

async fn add(app: &App, owner: Owner, mut fields: Fields) -> Result<Json<NewList>> {
    let id = create::create(app, owner, Wanted::read(&mut fields, true)?).await?;
    Ok(Json(NewList { watched_words_list: ListId { id } }))
}

async fn change(app: &App, owner: Owner, id: &str, mut fields: Fields) -> Result<StatusCode> {
    let id = requests::list_id(id)?;
    // PeerTube tells of an unknown list before it looks at the body.
    if !store::is_list(&mut app.db.reader().await?, owner, id).await? {
        return Err(update::unknown());
    }
    update::update(app, owner, id, Wanted::read(&mut fields, false)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(app: &App, owner: Owner, id: &str) -> Result<StatusCode> {
    delete::delete(app, owner, requests::list_id(id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A page of an account's lists of watched words.
#[utoipa::path(get, path = "/api/v1/watched-words/accounts/{accountName}/lists", operation_id = "getAccountWatchedWordsLists",
    tag = "Watched Words", params(("accountName" = String, Path), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query)), responses((status = 200, body = ResultList<WatchedWordsList>)))]
async fn account_lists(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Lists> {
    let page = page(query.as_deref())?;
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    Ok(Json(list::list(&app, owner, &page).await?))
}

/// Add a list of watched words to an account.
#[utoipa::path(post, path = "/api/v1/watched-words/accounts/{accountName}/lists", operation_id = "addAccountWatchedWordsList",
    tag = "Watched Words", params(("accountName" = String, Path)), request_body = ListBody,
    responses((status = 200, body = NewList)))]
async fn add_account_list(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<Json<NewList>> {
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    add(&app, owner, fields).await
}

/// Change an account's list of watched words.
#[utoipa::path(put, path = "/api/v1/watched-words/accounts/{accountName}/lists/{listId}",
    operation_id = "updateAccountWatchedWordsList", tag = "Watched Words",
    params(("accountName" = String, Path), ("listId" = i64, Path)), request_body = ListBody, responses((status = 204)))]
async fn update_account_list(
    State(app): State<App>,
    caller: Caller,
    Path((name, id)): Path<(String, String)>,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    change(&app, owner, &id, fields).await
}

/// Remove an account's list of watched words.
#[utoipa::path(delete, path = "/api/v1/watched-words/accounts/{accountName}/lists/{listId}",
    operation_id = "delAccountWatchedWordsList", tag = "Watched Words",
    params(("accountName" = String, Path), ("listId" = i64, Path)), responses((status = 204)))]
async fn delete_account_list(
    State(app): State<App>,
    caller: Caller,
    Path((name, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    remove(&app, owner, &id).await
}

/// A page of the instance's lists of watched words.
#[utoipa::path(get, path = "/api/v1/watched-words/server/lists", operation_id = "getServerWatchedWordsLists",
    tag = "Watched Words", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query)),
    responses((status = 200, body = ResultList<WatchedWordsList>)))]
async fn instance_lists(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Lists> {
    Ok(Json(list::list(&app, Owner::Instance, &page(query.as_deref())?).await?))
}

/// Add a list of watched words to the instance.
#[utoipa::path(post, path = "/api/v1/watched-words/server/lists", operation_id = "addServerWatchedWordsList",
    tag = "Watched Words", request_body = ListBody, responses((status = 200, body = NewList)))]
async fn add_instance_list(State(app): State<App>, BodyFields(fields): BodyFields) -> Result<Json<NewList>> {
    add(&app, Owner::Instance, fields).await
}

/// Change a list of watched words of the instance.
#[utoipa::path(put, path = "/api/v1/watched-words/server/lists/{listId}", operation_id = "updateServerWatchedWordsList",
    tag = "Watched Words", params(("listId" = i64, Path)), request_body = ListBody, responses((status = 204)))]
async fn update_instance_list(
    State(app): State<App>,
    Path(id): Path<String>,
    BodyFields(fields): BodyFields,
) -> Result<StatusCode> {
    change(&app, Owner::Instance, &id, fields).await
}

/// Remove a list of watched words of the instance.
#[utoipa::path(delete, path = "/api/v1/watched-words/server/lists/{listId}", operation_id = "delServerWatchedWordsList",
    tag = "Watched Words", params(("listId" = i64, Path)), responses((status = 204)))]
async fn delete_instance_list(State(app): State<App>, Path(id): Path<String>) -> Result<StatusCode> {
    remove(&app, Owner::Instance, &id).await
}

/// The automatic tags that comments on an account's videos may bear.
#[utoipa::path(get, path = "/api/v1/automatic-tags/accounts/{accountName}/available",
    operation_id = "getAccountAvailableAutomaticTags", tag = "Automatic Tags", params(("accountName" = String, Path)),
    responses((status = 200, body = AvailableTags)))]
async fn account_tags(State(app): State<App>, caller: Caller, Path(name): Path<String>) -> Result<Json<AvailableTags>> {
    let owner = Owner::Account(managed_account(&app, &caller, &name).await?);
    Ok(Json(available(&mut app.db.reader().await?, owner).await?))
}

/// The automatic tags that comments and videos may bear for the instance.
#[utoipa::path(get, path = "/api/v1/automatic-tags/server/available", operation_id = "getServerAvailableAutomaticTags",
    tag = "Automatic Tags", responses((status = 200, body = AvailableTags)))]
async fn instance_tags(State(app): State<App>) -> Result<Json<AvailableTags>> {
    Ok(Json(available(&mut app.db.reader().await?, Owner::Instance).await?))
}

/// What automatic tags of comments on an account's videos lead to.
#[utoipa::path(get, path = "/api/v1/automatic-tags/policies/accounts/{accountName}/comments",
    operation_id = "getAutomaticTagPoliciesComments", tag = "Automatic Tags", params(("accountName" = String, Path)),
    responses((status = 200, body = CommentPolicies)))]
async fn comment_policies(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Json<CommentPolicies>> {
    let account = managed_account(&app, &caller, &name).await?;
    let review = policies::get(&app, Owner::Account(account), Policy::ReviewComment).await?;
    Ok(Json(CommentPolicies { review }))
}

/// Decide what automatic tags of comments on an account's videos lead to.
#[utoipa::path(put, path = "/api/v1/automatic-tags/policies/accounts/{accountName}/comments",
    operation_id = "updateAutomaticTagPoliciesComments", tag = "Automatic Tags", params(("accountName" = String, Path)),
    request_body = CommentPoliciesBody, responses((status = 204)))]
async fn replace_comment_policies(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let account = managed_account(&app, &caller, &name).await?;
    let review = requests::tags(&mut fields, "review", "Should have a valid review array")?;
    policies::replace(&app, Owner::Account(account), Policy::ReviewComment, review).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What automatic tags of videos lead to.
#[utoipa::path(get, path = "/api/v1/automatic-tags/policies/server/videos", operation_id = "getAutomaticTagPoliciesVideos",
    tag = "Automatic Tags", responses((status = 200, body = VideoPolicies)))]
async fn video_policies(State(app): State<App>) -> Result<Json<VideoPolicies>> {
    Ok(Json(VideoPolicies { auto_block: policies::get(&app, Owner::Instance, Policy::BlockVideo).await? }))
}

/// Decide what automatic tags of videos lead to.
#[utoipa::path(put, path = "/api/v1/automatic-tags/policies/server/videos", operation_id = "updateAutomaticTagPoliciesVideos",
    tag = "Automatic Tags", request_body = VideoPoliciesBody, responses((status = 204)))]
async fn replace_video_policies(State(app): State<App>, BodyFields(mut fields): BodyFields) -> Result<StatusCode> {
    let tags = requests::tags(&mut fields, "autoBlock", "Should have a valid autoBlock array")?;
    policies::replace(&app, Owner::Instance, Policy::BlockVideo, tags).await?;
    Ok(StatusCode::NO_CONTENT)
}
