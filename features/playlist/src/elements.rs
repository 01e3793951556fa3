//! `GET /video-playlists/{playlistId}/videos`: the places in their order, each with what the reader may see of it.

use crate::json::Element;
use crate::policy::{Shown, shown};
use crate::{access, store};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use catalog::by_ids;
use database::{Conn, Error, Sql};
use moderation::Muters;
use platform::fields::Fields;
use platform::routes::MaybeCaller;
use platform::{App, Caller, Page, Result};
use std::collections::{HashMap, HashSet};
use wire::ResultList;

/// A page of a playlist's videos.
#[utoipa::path(get, path = "/api/v1/video-playlists/{playlistId}/videos", operation_id = "getVideoPlaylistVideos",
    tag = "Video Playlists", params(("playlistId" = String, Path, description = "Number, UUID or short UUID"),
        ("start" = Option<i64>, Query), ("count" = Option<i64>, Query)),
    responses((status = 200, body = ResultList<Element>), (status = 401, description = "Private: sign in"),
        (status = 403, description = "Somebody else's private one"), (status = 404, description = "No such playlist")))]
pub(crate) async fn list(
    State(app): State<App>,
    MaybeCaller(caller): MaybeCaller,
    Path(playlist): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<ResultList<Element>>> {
    let which = access::named(&playlist)?;
    let mut conn = app.db.reader().await?;
    let playlist = access::readable(&mut conn, which, caller.as_ref()).await?;
    let mut fields = Fields::query(query.as_deref());
    let page = Page::read(&mut fields, "position", &["position"]);
    fields.finish()?;
    let rows = store::elements(&mut conn, playlist.id, page.start, page.count).await?;
    let mut ids: Vec<i64> = rows.iter().filter_map(|e| e.video_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let videos: HashMap<i64, by_ids::Found> =
        by_ids::by_ids(&app, &mut conn, &ids).await?.into_iter().map(|v| (v.video.id, v)).collect();
    let owners = videos.values().map(|f| f.video.account.id).collect();
    let muted = muted(&mut conn, caller.as_ref(), owners).await?;
    let data = rows.iter().map(|e| {
        let found = e.video_id.and_then(|id| videos.get(&id));
        let kind = found.map_or(Shown::Deleted, |f| {
            let is_owner = caller.as_ref().is_some_and(|c| c.account_id == f.video.account.id);
            shown(&f.video.facts(), is_owner, muted.contains(&f.video.account.id), caller.as_ref())
        });
        Element {
            id: e.id,
            position: e.position,
            start_timestamp: e.start_at,
            stop_timestamp: e.stop_at,
            kind: kind as i64,
            video: found.filter(|_| kind == Shown::Regular).map(|f| f.summary.clone()),
        }
    });
    Ok(Json(ResultList { total: playlist.elements, data: data.collect() }))
}

/// Which of these accounts the reader or the instance mutes.
async fn muted(conn: &mut Conn, reader: Option<&Caller>, accounts: HashSet<i64>) -> Result<HashSet<i64>, Error> {
    let own: Vec<i64> = reader.map(|c| c.account_id).into_iter().collect();
    let muters = Muters::find(conn, &own).await?;
    if muters.is_empty() {
        return Ok(HashSet::new());
    }
    let mut sql = Sql::new("SELECT a.id FROM account a WHERE a.id IN ");
    sql.list(accounts.iter().copied());
    muters.leave_out(&mut sql, "a.id");
    let kept: HashSet<i64> = conn.all(sql).await?.into_iter().collect();
    Ok(accounts.difference(&kept).copied().collect())
}
