//! `GET /video-channels/{handle}/collaborators`.

use super::{Collaborator, channel, must_be_local, store};
use crate::must_manage;
use axum::Json;
use axum::extract::{Path, State};
use platform::{App, Caller, Result};
use wire::ResultList;

/// Who helps with a channel, or was asked to.
#[utoipa::path(get, path = "/api/v1/video-channels/{handle}/collaborators", operation_id = "listVideoChannelCollaborators",
    tag = "Video Channels", params(("handle" = String, Path)),
    responses((status = 200, body = ResultList<Collaborator>)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
) -> Result<Json<ResultList<Collaborator>>> {
    let mut conn = app.db.reader().await?;
    let channel = channel(&mut conn, &app, &handle).await?;
    must_manage(&mut conn, &caller, &channel).await?;
    must_be_local(&channel)?;
    let rows = store::of_channel(&mut conn, channel.id).await?;
    let accounts = actor::accounts_by_ids(&mut conn, &rows.iter().map(|r| r.account_id).collect::<Vec<_>>()).await?;
    let host = app.config().webserver.host();
    let account = |id| accounts.iter().find(move |a| a.id == id);
    let data: Vec<_> = rows.iter().filter_map(|r| Some(Collaborator::new(r, account(r.account_id)?, &host))).collect();
    Ok(Json(ResultList { total: i64::try_from(data.len()).unwrap_or(0), data }))
}
