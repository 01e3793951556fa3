//! `GET /users/me/notifications`.

use crate::json::Notification;
use crate::store::{self, Filter};
use crate::subject::{Loaded, Subjects};
use axum::Json;
use axum::extract::{RawQuery, State};
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Result};
use wire::ResultList;

/// A page of one's notifications.
#[utoipa::path(get, path = "/api/v1/users/me/notifications", operation_id = "getUserNotifications",
    tag = "My Notifications", params(("start" = Option<i64>, Query), ("count" = Option<i64>, Query),
        ("sort" = Option<String>, Query), ("unread" = Option<bool>, Query), ("typeOneOf" = Option<Vec<i64>>, Query)),
    responses((status = 200, body = ResultList<Notification>)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<Notification>>> {
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "-createdAt", &["createdAt", "read"]);
    let unread = fields.optional("unread", "Should have a valid unread boolean", read::boolean);
    fields.listed("typeOneOf");
    let kinds = fields.optional("typeOneOf", "Should have a valid typeOneOf array", read::ints(100));
    fields.finish()?;
    let filter = Filter { user_id: caller.user_id, is_read: unread.map(|unread| !unread), kinds };
    let mut conn = app.db.reader().await?;
    let total = store::matching(&mut conn, &filter).await?;
    let rows = if page.count == 0 { Vec::new() } else { store::page(&mut conn, &filter, &page).await? };
    let subjects: Vec<Subjects> = rows.iter().map(|row| row.subjects).collect();
    let about = Loaded::read(&mut conn, &subjects, &app.config().webserver.host()).await?;
    Ok(Json(ResultList { total, data: rows.iter().map(|row| Notification::new(row, &about)).collect() }))
}
