//! Which servers and actors follow this server, and which it follows: lists that everybody may read.

use crate::json::FollowJson;
use crate::store::{self, End, Filter, State};
use axum::Json;
use axum::extract::{RawQuery, State as Shared};
use platform::fields::{Fields, read};
use platform::{App, Page, Result};
use wire::ResultList;

type Follows = Json<ResultList<FollowJson>>;

/// What an actor may be (ActivityStreams, section 3.2 of the vocabulary).
const KINDS: [&str; 5] = ["Person", "Application", "Group", "Service", "Organization"];

/// A page of who follows this server.
#[utoipa::path(get, path = "/api/v1/server/followers", operation_id = "getInstanceFollowers", tag = "Instance Follows",
    params(("state" = Option<String>, Query, description = "`pending`, `accepted` or `rejected`"),
        ("actorType" = Option<String>, Query, description = "`Person`, `Application`, `Group`, `Service` or `Organization`"),
        ("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("search" = Option<String>, Query),
        ("sort" = Option<String>, Query, description = "`createdAt`, `state` or `score`")),
    responses((status = 200, body = ResultList<FollowJson>), (status = 400, description = "A parameter is wrong")))]
pub(crate) async fn followers(Shared(app): Shared<App>, RawQuery(query): RawQuery) -> Result<Follows> {
    list(&app, End::Target, &["createdAt", "state", "score"], query.as_deref()).await
}

/// A page of whom this server follows.
#[utoipa::path(get, path = "/api/v1/server/following", operation_id = "getInstanceFollowings", tag = "Instance Follows",
    params(("state" = Option<String>, Query, description = "`pending`, `accepted` or `rejected`"),
        ("actorType" = Option<String>, Query, description = "`Person`, `Application`, `Group`, `Service` or `Organization`"),
        ("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("search" = Option<String>, Query),
        ("sort" = Option<String>, Query, description = "`createdAt`, `redundancyAllowed` or `state`")),
    responses((status = 200, body = ResultList<FollowJson>), (status = 400, description = "A parameter is wrong")))]
pub(crate) async fn following(Shared(app): Shared<App>, RawQuery(query): RawQuery) -> Result<Follows> {
    list(&app, End::Follower, &["createdAt", "redundancyAllowed", "state"], query.as_deref()).await
}

/// The follows at one end of which this server's own actor stands; `search` and `actorType` are about the other end.
async fn list(app: &App, own_end: End, sorts: &[&'static str], query: Option<&str>) -> Result<Follows> {
    let mut fields = Fields::query(query);
    let state = fields.optional("state", "Invalid value", |v| State::read(v.as_str()?).ok());
    let kind = fields.optional("actorType", "Invalid value", |v| {
        let text = v.as_str()?;
        KINDS.iter().find(|kind| **kind == text).copied()
    });
    let page = Page::read(&mut fields, "-createdAt", sorts);
    let search = fields.optional("search", "Invalid value", read::text(0, 500)).filter(|s| !s.is_empty());
    fields.finish()?;
    let filter = Filter { own_end, state, kind, search };
    let mut conn = app.db.reader().await?;
    let rows = store::of_server(&mut conn, &filter, &page).await?;
    let total = store::count_of_server(&mut conn, &filter).await?;
    let host = app.config().webserver.host();
    Ok(Json(ResultList { total, data: rows.iter().map(|f| f.json(&host)).collect() }))
}
