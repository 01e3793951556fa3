//! NodeInfo 2.0 (https://nodeinfo.diaspora.software): what the fediverse's directories read.

use crate::API_VERSION;
use crate::config_json::client_config;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, header};
use database::Sql;
use platform::{App, Result};
use serde_json::{Map, Value, json};

const SCHEMA: &str = "http://nodeinfo.diaspora.software/ns/schema/2.0";
const CONTENT_TYPE: &str =
    "application/json; charset=utf-8; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.0#\"";
const DAY: i64 = 24 * 3600 * 1000;

/// Where the document is.
#[utoipa::path(get, path = "/.well-known/nodeinfo", operation_id = "getNodeinfoLinks", tag = "Static",
    responses((status = 200, body = Value)))]
pub(crate) async fn links(State(app): State<App>) -> Json<Value> {
    let origin = app.config().webserver.origin();
    Json(json!({"links": [
        {"rel": SCHEMA, "href": format!("{origin}/nodeinfo/2.0.json")},
        {"rel": "https://www.w3.org/ns/activitystreams#Application", "href": format!("{origin}/accounts/peertube")},
    ]}))
}

/// The document.
#[utoipa::path(get, path = "/nodeinfo/2.0.json", operation_id = "getNodeinfo", tag = "Static",
    responses((status = 200, body = Value)))]
pub(crate) async fn document(State(app): State<App>) -> Result<([(HeaderName, &'static str); 1], Json<Value>)> {
    let (config, now) = (app.config(), app.now());
    let mut conn = app.db.reader().await?;
    let total: i64 = conn.one("SELECT count(*) FROM users").await?;
    let mut active = Vec::new();
    for days in [30, 180] {
        let sql = Sql::new("SELECT count(*) FROM users WHERE last_login_at > $1").bind(now - days * DAY);
        active.push(conn.one::<i64>(sql).await?);
    }
    let posts: i64 = conn.one("SELECT count(*) FROM video WHERE is_local AND state = 1 AND privacy = 1").await?;
    let comments: i64 = conn.one("SELECT CAST(coalesce(sum(comments), 0) AS BIGINT) FROM video WHERE is_local").await?;
    let view = client_config(&app, &mut conn).await?;
    let mut node = Map::new();
    for key in [
        "search",
        "plugin",
        "theme",
        "email",
        "contactForm",
        "transcoding",
        "live",
        "import",
        "autoBlacklist",
        "avatar",
        "video",
        "videoCaption",
        "user",
        "trending",
        "tracker",
    ] {
        node.insert(key.to_owned(), view[key].clone());
    }
    let document = json!({
        "version": "2.0",
        // Directories and other instances know what they talk to by this name.
        "software": {"name": "peertube", "version": API_VERSION},
        "protocols": ["activitypub"],
        "services": {"inbound": [], "outbound": ["atom1.0", "rss2.0"]},
        "openRegistrations": config.signup.enabled,
        "usage": {
            "users": {"total": total, "activeMonth": active[0], "activeHalfyear": active[1]},
            "localPosts": posts,
            "localComments": comments,
        },
        "metadata": {
            "taxonomy": {"postsName": "Videos"},
            "nodeName": config.instance.name,
            "nodeDescription": config.instance.short_description,
            "nodeConfig": node,
        },
    });
    Ok(([(header::CONTENT_TYPE, CONTENT_TYPE)], Json(document)))
}
