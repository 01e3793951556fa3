//! The addresses of comments.

use crate::json::{ListedComment, NewComment, Replies, ThreadPage, ThreadTree, VideoComment};
use crate::{approve, bulk, create, delete, facts, listed, text, thread, threads};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use catalog::details;
use catalog::routes::password;
use platform::fields::{Fields, read};
use platform::routes::MaybeCaller;
use platform::{Access, App, Caller, Page, Result, Right, Routes, routes};
use user::BodyFields;
use utoipa::ToSchema;
use wire::ResultList;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .add(Access::Anyone, routes!(list_threads))
        .add(Access::SignedIn, routes!(add_thread))
        .add(Access::Anyone, routes!(get_thread))
        .add(Access::SignedIn, routes!(add_reply, remove))
        .add(Access::SignedIn, routes!(let_be_seen))
        .add(Access::With(Right::SeeAllComments), routes!(list_all))
        .add(Access::SignedIn, routes!(list_own))
        .add(Access::SignedIn, routes!(remove_of))
}

/// A comment to be.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct CommentBody {
    /// Markdown, 1 to 10,000 characters.
    text: String,
}

/// Whose comments to remove, and where.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct RemoveCommentsOf {
    /// `name` or `name@host`.
    account_name: String,
    /// `instance`, `my-videos` or `my-videos-and-collaborations`.
    scope: String,
}

/// The threads below a video.
#[utoipa::path(get, path = "/api/v1/videos/{id}/comment-threads", operation_id = "getVideoCommentThreads",
    tag = "Video Comments", params(("id" = String, Path, description = "Number, UUID or short UUID"),
        ("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query)),
    responses((status = 200, body = ThreadPage)))]
async fn list_threads(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<ThreadPage>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", threads::SORTS);
    fields.finish()?;
    facts::video_ref(&id)?;
    let mut conn = app.db.reader().await?;
    let video = details::visible(&mut conn, &id, caller.as_ref(), password(&headers)).await?;
    let host = app.config().webserver.host();
    Ok(Json(threads::threads(&mut conn, &video, caller.as_ref(), &page, &host).await?))
}

/// Start a thread below a video.
#[utoipa::path(post, path = "/api/v1/videos/{id}/comment-threads", operation_id = "addVideoCommentThread",
    tag = "Video Comments", params(("id" = String, Path, description = "Number, UUID or short UUID")),
    request_body = CommentBody, responses((status = 200, body = NewComment),
        (status = 409, description = "Comments are off")))]
async fn add_thread(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    BodyFields(fields): BodyFields,
) -> Result<Json<NewComment>> {
    add(&app, &caller, &id, None, &headers, fields).await
}

/// A thread with all its answers.
#[utoipa::path(get, path = "/api/v1/videos/{id}/comment-threads/{threadId}", operation_id = "getVideoCommentThread",
    tag = "Video Comments",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("threadId" = i64, Path)),
    responses((status = 200, body = ThreadTree)))]
async fn get_thread(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path((id, thread_id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<ThreadTree>> {
    facts::video_ref(&id)?;
    let thread_id = facts::comment_id("threadId", &thread_id)?;
    let mut conn = app.db.reader().await?;
    let video = details::visible(&mut conn, &id, caller.as_ref(), password(&headers)).await?;
    let host = app.config().webserver.host();
    Ok(Json(thread::thread(&mut conn, &video, caller.as_ref(), thread_id, &host).await?))
}

/// Answer a comment.
#[utoipa::path(post, path = "/api/v1/videos/{id}/comments/{commentId}", operation_id = "addVideoCommentReply",
    tag = "Video Comments",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("commentId" = i64, Path)),
    request_body = CommentBody, responses((status = 200, body = NewComment)))]
async fn add_reply(
    State(app): State<App>,
    caller: Caller,
    Path((id, comment_id)): Path<(String, String)>,
    headers: HeaderMap,
    BodyFields(fields): BodyFields,
) -> Result<Json<NewComment>> {
    let comment_id = facts::comment_id("commentId", &comment_id)?;
    add(&app, &caller, &id, Some(comment_id), &headers, fields).await
}

async fn add(
    app: &App,
    caller: &Caller,
    id: &str,
    parent: Option<i64>,
    headers: &HeaderMap,
    mut fields: Fields,
) -> Result<Json<NewComment>> {
    facts::video_ref(id)?;
    let text = text::read(&mut fields);
    fields.finish()?;
    let video = details::visible(&mut app.db.reader().await?, id, Some(caller), password(headers)).await?;
    let row = create::create(app, caller, &video, parent, text.unwrap_or_default()).await?;
    let host = app.config().webserver.host();
    Ok(Json(NewComment { comment: VideoComment::new(row, Replies::default(), &host) }))
}

/// Remove a comment.
#[utoipa::path(delete, path = "/api/v1/videos/{id}/comments/{commentId}", operation_id = "delVideoComment",
    tag = "Video Comments",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("commentId" = i64, Path)),
    responses((status = 204)))]
async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((id, comment_id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let comment_id = facts::comment_id("commentId", &comment_id)?;
    delete::delete(&app, &caller, facts::video_ref(&id)?, comment_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let a held comment be seen.
#[utoipa::path(post, path = "/api/v1/videos/{id}/comments/{commentId}/approve", operation_id = "approveVideoComment",
    tag = "Video Comments",
    params(("id" = String, Path, description = "Number, UUID or short UUID"), ("commentId" = i64, Path)),
    responses((status = 204),
        (status = 409, description = "It was removed")))]
async fn let_be_seen(
    State(app): State<App>,
    caller: Caller,
    Path((id, comment_id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let comment_id = facts::comment_id("commentId", &comment_id)?;
    approve::approve(&app, &caller, facts::video_ref(&id)?, comment_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

type Listed = Json<ResultList<ListedComment>>;

/// All comments, for moderators.
#[utoipa::path(get, path = "/api/v1/videos/comments", operation_id = "getAllVideoComments", tag = "Video Comments",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("search" = Option<String>, Query), ("searchAccount" = Option<String>, Query), ("searchVideo" = Option<String>, Query),
        ("videoId" = Option<String>, Query), ("videoChannelId" = Option<i64>, Query), ("isLocal" = Option<bool>, Query),
        ("onLocalVideo" = Option<bool>, Query), ("isHeldForReview" = Option<bool>, Query),
        ("autoTagOneOf" = Option<Vec<String>>, Query), ("includeMuted" = Option<bool>, Query)),
    responses((status = 200, body = ResultList<ListedComment>),
        (status = 404, description = "No such channel or video")))]
async fn list_all(State(app): State<App>, caller: Caller, RawQuery(query): RawQuery) -> Result<Listed> {
    Ok(Json(listed::list(&app, &caller, listed::Scope::All, query.as_deref()).await?))
}

/// The comments below the caller's videos.
#[utoipa::path(get, path = "/api/v1/users/me/videos/comments", operation_id = "getMyVideoComments", tag = "My User",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("search" = Option<String>, Query), ("searchAccount" = Option<String>, Query), ("searchVideo" = Option<String>, Query),
        ("videoId" = Option<String>, Query), ("videoChannelId" = Option<i64>, Query),
        ("isHeldForReview" = Option<bool>, Query), ("autoTagOneOf" = Option<Vec<String>>, Query),
        ("includeCollaborations" = Option<bool>, Query, description = "Also below videos of channels one helps with")),
    responses((status = 200, body = ResultList<ListedComment>),
        (status = 403, description = "Somebody else's channel or video"),
        (status = 404, description = "No such channel or video")))]
async fn list_own(State(app): State<App>, caller: Caller, RawQuery(query): RawQuery) -> Result<Listed> {
    Ok(Json(listed::list(&app, &caller, listed::Scope::Own(caller.account_id), query.as_deref()).await?))
}

/// Remove everything that somebody wrote.
#[utoipa::path(post, path = "/api/v1/bulk/remove-comments-of", operation_id = "removeCommentsOf", tag = "Video Comments",
    request_body = RemoveCommentsOf, responses((status = 204),
        (status = 403, description = "Not for whom asks"),
        (status = 404, description = "No such account")))]
async fn remove_of(State(app): State<App>, caller: Caller, BodyFields(mut fields): BodyFields) -> Result<StatusCode> {
    let name = fields.required("accountName", "Invalid value", read::text(1, 400));
    let scope = fields.required("scope", "Invalid value", |v| match v.as_str()? {
        "instance" => Some(bulk::Scope::Instance),
        "my-videos" => Some(bulk::Scope::MyVideos),
        "my-videos-and-collaborations" => Some(bulk::Scope::MyVideosAndCollaborations),
        _ => None,
    });
    fields.finish()?;
    if let (Some(name), Some(scope)) = (name, scope) {
        bulk::remove_of(&app, &caller, &name, scope).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
