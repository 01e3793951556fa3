//! Names to choose from while somebody types one.

use crate::store;
use axum::Json;
use axum::extract::{RawQuery, State};
use platform::fields::{Fields, read};
use platform::{App, Result};

/// So many are offered.
const MOST: i64 = 10;

/// Names of users that contain a text
#[utoipa::path(get, path = "/api/v1/users/autocomplete", operation_id = "autocompleteUsers", tag = "Users",
    params(("search" = Option<String>, Query, description = "Part of a name; without it none is found")),
    responses((status = 200, body = Vec<String>, description = "At most ten, in the order of the alphabet")))]
pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Json<Vec<String>>> {
    let mut fields = Fields::query(query.as_deref());
    let search = fields.optional("search", "Invalid value", read::text(0, 500));
    fields.finish()?;
    let Some(search) = search else { return Ok(Json(Vec::new())) };
    Ok(Json(store::names_with(&mut app.db.reader().await?, &search, MOST).await?))
}
