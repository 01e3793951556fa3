//! The home page that administrators write: Markdown and PeerTube's own elements, which clients render.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use database::{Conn, Error, Sql};
use futures::FutureExt;
use platform::audit::{self, Action, Deed};
use platform::fields::read;
use platform::{App, Caller, Problem, Result};
use serde_json::{Value, json};
use user::BodyFields;

/// The kind of the row.
const KIND: &str = "homepage";
/// UTF-16 units; a long page with tables of contents has a tenth of it.
const LONGEST: usize = 100_000;

/// Whether there is a home page to show.
pub(crate) async fn exists(conn: &mut Conn) -> Result<bool, Error> {
    let sql = "SELECT count(*) FROM custom_page WHERE kind = $1 AND content <> ''";
    Ok(conn.one::<i64>(Sql::new(sql).bind(KIND)).await? > 0)
}

/// The home page
#[utoipa::path(get, path = "/api/v1/custom-pages/homepage/instance", operation_id = "getHomepage", tag = "Homepage",
    responses((status = 200, body = Value), (status = 404, description = "Nobody has written one")))]
pub(crate) async fn get(State(app): State<App>) -> Result<Json<Value>> {
    let sql = Sql::new("SELECT content FROM custom_page WHERE kind = $1").bind(KIND);
    let content: Option<String> = app.db.reader().await?.optional(sql).await?;
    let content = content.ok_or_else(|| Problem::not_found("Instance homepage could not be found"))?;
    Ok(Json(json!({ "content": content })))
}

/// Write the home page
#[utoipa::path(put, path = "/api/v1/custom-pages/homepage/instance", operation_id = "putHomepage", tag = "Homepage",
    request_body = Value, responses((status = 204)))]
pub(crate) async fn put(
    State(app): State<App>,
    caller: Caller,
    BodyFields(mut fields): BodyFields,
) -> Result<StatusCode> {
    let content = fields.required("content", "Invalid value", read::text(0, LONGEST));
    fields.finish()?;
    let deed = Deed::new(&caller, "homepage", Action::Update).with("homepage-content", content.clone());
    let input = (content.unwrap_or_default(), deed, app.now());
    app.db
        .write(input, |tx, (content, deed, now)| {
            async move {
                let sql = "INSERT INTO custom_page (kind, content, updated_at) VALUES ($1, $2, $3) \
                           ON CONFLICT (kind) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at";
                tx.execute(Sql::new(sql).bind(KIND).bind(content).bind(now)).await?;
                audit::record(tx, now, deed).await
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
