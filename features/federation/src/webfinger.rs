//! How names of this server become addresses.

use activitypub::webfinger::{self as finger, Descriptor, Link};
use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderName, header};
use database::Sql;
use platform::{App, Problem, Result};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// What is asked for.
#[derive(Deserialize)]
pub(crate) struct Parameters {
    /// `acct:name@host`.
    resource: Option<String>,
}

/// Where an account or channel of this server is.
#[utoipa::path(get, path = "/.well-known/webfinger", operation_id = "webfinger", tag = "Static",
    params(("resource" = String, Query, description = "`acct:name@host`")),
    responses((status = 200, body = Value), (status = 400, description = "Not a name on this server"),
        (status = 404, description = "Nobody has that name")))]
pub(crate) async fn webfinger(State(app): State<App>, Query(parameters): Query<Parameters>) -> Result<Json<Value>> {
    let config = app.config();
    let wrong = |value: Option<&str>| {
        let mut error = Map::new();
        error.insert("type".into(), json!("field"));
        if let Some(value) = value {
            error.insert("value".into(), json!(value));
        }
        error.insert("msg".into(), json!("Invalid value"));
        error.insert("path".into(), json!("resource"));
        error.insert("location".into(), json!("query"));
        Problem::invalid([("resource".to_owned(), Value::Object(error))].into_iter().collect())
    };
    let resource = parameters.resource.ok_or_else(|| wrong(None))?;
    let is_account = resource.starts_with("acct:");
    let (name, host) = finger::account(&resource).filter(|_| is_account).ok_or_else(|| wrong(Some(&resource)))?;
    if !is_our_host(host, &config.webserver.host(), config.webserver.https) {
        return Err(wrong(Some(&resource)));
    }
    let sql = "SELECT url FROM actor WHERE host IS NULL AND deleted_at IS NULL AND username_fold = $1";
    let sql = Sql::new(sql).bind(actor::fold(name));
    let url: Option<String> = app.db.reader().await?.optional(sql).await?;
    let url = url.ok_or_else(|| Problem::not_found("Actor not found"))?;
    let link = |rel: &str, kind: Option<&str>, href: Option<String>, template: Option<String>| Link {
        rel: rel.into(),
        kind: kind.map(str::to_owned),
        href,
        template,
        properties: None,
    };
    let interaction = format!("{}/remote-interaction?uri={{uri}}", config.webserver.origin());
    let descriptor = Descriptor {
        subject: resource,
        aliases: vec![url.clone()],
        links: vec![
            link("self", Some(activitypub::media::ACTIVITY_JSON), Some(url), None),
            link("http://ostatus.org/schema/1.0/subscribe", None, None, Some(interaction)),
        ],
    };
    serde_json::to_value(descriptor).map(Json).map_err(Problem::internal)
}

/// Where WebFinger is, for those who ask by RFC 6415.
#[utoipa::path(get, path = "/.well-known/host-meta", operation_id = "hostMeta", tag = "Static",
    responses((status = 200, body = String, content_type = "application/xml")))]
pub(crate) async fn host_meta(State(app): State<App>) -> ([(HeaderName, &'static str); 1], String) {
    let xml = finger::host_meta(&app.config().webserver.origin());
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml)
}

/// Whether a host is this server's; the usual port may be named.
fn is_our_host(host: &str, own: &str, https: bool) -> bool {
    let usual = if https { ":443" } else { ":80" };
    host.strip_suffix(usual).unwrap_or(host).eq_ignore_ascii_case(own)
}
