//! The list of videos: one query for the rows, one for their pictures, and a remembered total.

use crate::by_ids;
use crate::filter::{Filter, Scope};
use crate::json;
use crate::live::adorn;
use crate::row::{FROM, SELECT, ThumbnailRow, VideoRow};
use crate::totals::Totals;
use crate::urls::Urls;
use database::{Conn, Error, Sql};
use platform::App;
use wire::{ResultList, VideoSummary};

/// Lists videos.
pub async fn list(app: &App, totals: &Totals, filter: &Filter) -> Result<ResultList<VideoSummary>, Error> {
    let urls = Urls::new(&app.config());
    let version = *app.db.changes().borrow();
    let mut conn = app.db.reader().await?;
    let muters = filter.muters(&mut conn).await?;
    let mut sql = Sql::new(SELECT);
    sql.push(FROM);
    filter.condition(&mut sql, &muters);
    filter.order(&mut sql);
    let rows: Vec<VideoRow> = if filter.page.count == 0 { Vec::new() } else { conn.all(sql).await? };
    let thumbnails = thumbnails(&mut conn, &rows.iter().map(|v| v.id).collect::<Vec<_>>()).await?;
    let mut data: Vec<VideoSummary> = rows
        .iter()
        .map(|v| {
            let own: Vec<&ThumbnailRow> = thumbnails.iter().filter(|t| t.video_id == v.id).collect();
            json::summary(v, &own, &urls, filter.shows_state())
        })
        .collect();
    adorn(app, &mut conn, filter.user_id, &mut data).await?;
    drop(conn);
    let total = if filter.skip_count {
        filter.page.start + i64::try_from(rows.len()).unwrap_or(0)
    } else {
        let mut sql = Sql::new("SELECT count(*) FROM video v");
        filter.condition(&mut sql, &muters);
        match filter.scope {
            // It is short, and changes without an event.
            Scope::History(_) => app.db.reader().await?.one(sql).await?,
            _ => totals.count(&app.db, sql, version, app.now()).await?,
        }
    };
    Ok(ResultList { total, data })
}

/// Videos of several ids as lists show them, in no order, whoever may see them: for lists of other nouns, which decide that.
pub async fn by_ids(app: &App, conn: &mut Conn, ids: &[i64]) -> Result<Vec<VideoSummary>, Error> {
    Ok(by_ids::by_ids(app, conn, ids).await?.into_iter().map(|found| found.summary).collect())
}

/// The pictures of some videos.
pub(crate) async fn thumbnails(conn: &mut Conn, videos: &[i64]) -> Result<Vec<ThumbnailRow>, Error> {
    if videos.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT video_id, file_name, width, height FROM video_thumbnail WHERE video_id IN ");
    sql.list(videos.iter().copied()).push(" ORDER BY video_id, id");
    conn.all(sql).await
}
