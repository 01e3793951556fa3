//! `GET /video-playlists/{playlistId}/videos`: the places in their order, each with what the reader may see of it.

use crate::json::Element;
use crate::policy::{Shown, shown};
use crate::{access, store};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use catalog::by_ids;
use platform::fields::Fields;
use platform::routes::MaybeCaller;
use platform::{App, Page, Result};
use std::collections::HashMap;
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
    let data = rows.iter().map(|e| {
        let found = e.video_id.and_then(|id| videos.get(&id));
        let kind = found.map_or(Shown::Deleted, |f| {
            let is_owner = caller.as_ref().is_some_and(|c| c.account_id == f.video.account.id);
            shown(&f.video.facts(), is_owner, caller.as_ref())
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
