//! The list of requests.

use crate::json::RegistrationJson;
use crate::row::State as Stage;
use crate::store::{self, Filter};
use axum::Json;
use axum::extract::{RawQuery, State};
use platform::fields::{Fields, read};
use platform::{App, Page, Result};
use wire::ResultList;

/// A page of requests to register.
#[utoipa::path(get, path = "/api/v1/users/registrations", operation_id = "listRegistrations", tag = "Register",
    params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query), ("sort" = Option<String>, Query),
        ("search" = Option<String>, Query), ("stateOneOf" = Option<Vec<i64>>, Query)),
    responses((status = 200, body = ResultList<RegistrationJson>)))]
pub(crate) async fn list(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<RegistrationJson>>> {
    let mut fields = Fields::query(query.as_deref());
    fields.listed("stateOneOf");
    let page = Page::read(&mut fields, "-createdAt", &["createdAt", "state"]);
    let states = fields.optional("stateOneOf", "Invalid value", |v| {
        read::ints(10)(v).filter(|states| states.iter().all(|state| Stage::from_number(*state).is_some()))
    });
    let filter = Filter { search: fields.optional("search", "Invalid value", read::text(0, 500)), states };
    fields.finish()?;
    let mut conn = app.db.reader().await?;
    let rows = store::page(&mut conn, &filter, &page).await?;
    let total = store::count(&mut conn, &filter).await?;
    Ok(Json(ResultList { total, data: rows.into_iter().map(Into::into).collect() }))
}
