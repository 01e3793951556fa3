//! The addresses of reports. PeerTube calls them abuses.

use crate::json::{Abuse, AbuseMessage};
use crate::report::{self, Report};
use crate::update::Decision;
use crate::{delete, list, messages, update};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use platform::fields::{Fields, read};
use platform::{Access, App, Caller, Result, Right, Routes, routes};
use serde_json::{Value, json};
use user::{BodyFields, parse_id};
use utoipa::ToSchema;
use wire::ResultList;

/// The routes of this crate.
pub fn routes(app: &App) -> Routes {
    let moderators = Access::With(Right::ManageAbuses);
    Routes::new(app)
        .documented(moderators, "getAbuses", routes!(all))
        .add(Access::SignedIn, routes!(create))
        .add(moderators, routes!(decide, remove))
        .add(Access::SignedIn, routes!(mine))
        .add(Access::SignedIn, routes!(get_messages, add_message))
        .add(Access::SignedIn, routes!(remove_message))
}

/// What is reported, and where in it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct ReportedThing {
    /// Number; for a video also UUID or short UUID.
    id: i64,
    /// Of a video: from here, in seconds.
    start_at: Option<i64>,
    /// Of a video: to here, in seconds.
    end_at: Option<i64>,
}

/// A report.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct NewReport {
    /// 2 to 3,000 characters.
    reason: String,
    /// `violentOrRepulsive`, `hatefulOrAbusive`, `spamOrMisleading`, `privacy`, `rights`, `serverRules`, `thumbnails`,
    /// `captions`.
    predefined_reasons: Option<Vec<String>>,
    video: Option<ReportedThing>,
    comment: Option<ReportedThing>,
    account: Option<ReportedThing>,
}

/// A moderator's decision.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct UpdateReport {
    /// 1 pending, 2 rejected, 3 accepted.
    state: Option<i64>,
    /// 2 to 3,000 characters, for moderators alone.
    moderation_comment: Option<String>,
}

/// Something to say about a report.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct NewMessage {
    /// 2 to 3,000 characters.
    message: String,
}

type Reports = Json<ResultList<Abuse>>;

/// List all reports
#[utoipa::path(get, path = "/api/v1/abuses", operation_id = "getAbuses", tag = "Abuses",
    params(("id" = Option<i64>, Query), ("state" = Option<i64>, Query), ("predefinedReason" = Option<String>, Query),
        ("filter" = Option<String>, Query, description = "`video`, `comment` or `account`"),
        ("videoIs" = Option<String>, Query, description = "`deleted` or `blacklisted`"),
        ("search" = Option<String>, Query), ("searchReporter" = Option<String>, Query),
        ("searchReportee" = Option<String>, Query), ("searchVideo" = Option<String>, Query),
        ("searchVideoChannel" = Option<String>, Query), ("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query, description = "`id`, `createdAt` or `state`")),
    responses((status = 200, body = ResultList<Abuse>)))]
async fn all(State(app): State<App>, caller: Caller, RawQuery(query): RawQuery) -> Result<Reports> {
    Ok(Json(list::all(&app, &caller, query.as_deref()).await?))
}

/// List my reports
#[utoipa::path(get, path = "/api/v1/users/me/abuses", operation_id = "getMyAbuses", tag = "Abuses",
    params(("id" = Option<i64>, Query), ("state" = Option<i64>, Query), ("search" = Option<String>, Query),
        ("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query)),
    responses((status = 200, body = ResultList<Abuse>)))]
async fn mine(State(app): State<App>, caller: Caller, RawQuery(query): RawQuery) -> Result<Reports> {
    Ok(Json(list::mine(&app, &caller, query.as_deref()).await?))
}

/// Report a video, a comment or an account
#[utoipa::path(post, path = "/api/v1/abuses", operation_id = "addAbuse", tag = "Abuses", request_body = NewReport,
    responses((status = 200, description = "The report's number", body = Value),
        (status = 403, description = "A video the caller may not see, or a comment below one"), (status = 404, description = "Nothing to report")))]
async fn create(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    BodyFields(fields): BodyFields,
) -> Result<Json<Value>> {
    let report = Report::read(&fields)?;
    let id = report::report(&app, &caller, report, catalog::routes::password(&headers)).await?;
    Ok(Json(json!({"abuse": {"id": id}})))
}

/// Decide about a report
#[utoipa::path(put, path = "/api/v1/abuses/{id}", operation_id = "updateAbuse", tag = "Abuses",
    params(("id" = i64, Path)), request_body = UpdateReport,
    responses((status = 204), (status = 404, description = "No such report")))]
async fn decide(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let decision = Decision {
        state: fields.optional("state", "Invalid value", read::int(1, 3)),
        moderation_comment: fields.optional("moderationComment", "Invalid value", read::text(2, 3000)),
    };
    fields.finish()?;
    update::update(&app, &caller, id, decision).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a report
#[utoipa::path(delete, path = "/api/v1/abuses/{id}", operation_id = "deleteAbuse", tag = "Abuses",
    params(("id" = i64, Path)), responses((status = 204), (status = 404, description = "No such report")))]
async fn remove(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    delete::delete(&app, &caller, parse_id(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List what was said about a report
#[utoipa::path(get, path = "/api/v1/abuses/{id}/messages", operation_id = "getAbuseMessages", tag = "Abuses",
    params(("id" = i64, Path)), responses((status = 200, body = ResultList<AbuseMessage>),
        (status = 403, description = "Somebody else's report"), (status = 404, description = "No such report")))]
async fn get_messages(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<ResultList<AbuseMessage>>> {
    Ok(Json(messages::list(&app, &caller, parse_id(&id)?).await?))
}

/// Say something about a report
#[utoipa::path(post, path = "/api/v1/abuses/{id}/messages", operation_id = "addAbuseMessage", tag = "Abuses",
    params(("id" = i64, Path)), request_body = NewMessage,
    responses((status = 200, description = "The message's number", body = Value),
        (status = 403, description = "Somebody else's report"), (status = 404, description = "No such report")))]
async fn add_message(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    BodyFields(mut fields): BodyFields,
) -> Result<Json<Value>> {
    let id = parse_id(&id)?;
    let message = fields.required("message", "Invalid value", read::text(2, 3000));
    fields.finish()?;
    let id = messages::add(&app, &caller, id, message.unwrap_or_default()).await?;
    Ok(Json(json!({"abuseMessage": {"id": id}})))
}

/// Take back what was said about a report
#[utoipa::path(delete, path = "/api/v1/abuses/{id}/messages/{messageId}", operation_id = "deleteAbuseMessage",
    tag = "Abuses", params(("id" = i64, Path), ("messageId" = i64, Path)),
    responses((status = 204), (status = 403, description = "Somebody else's message"),
        (status = 404, description = "No such report or message")))]
async fn remove_message(
    State(app): State<App>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
) -> Result<StatusCode> {
    let id = parse_id(&id)?;
    let mut fields = Fields::param("messageId", &message);
    let message = fields.required("messageId", "Invalid value", read::int(1, i64::MAX));
    fields.finish()?;
    messages::remove(&app, &caller, id, message.unwrap_or_default()).await?;
    Ok(StatusCode::NO_CONTENT)
}
