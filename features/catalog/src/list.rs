//! The list of videos: the numbers of a page, its rows, their pictures, what else was asked for, and a remembered total. Each is one
//! statement, however long the page.

use crate::by_ids;
use crate::filter::{Condition, Filter, Scope, Sensitivity};
use crate::json;
use crate::live::{Live, adorn};
use crate::more;
use crate::row::{FROM, SELECT, ThumbnailRow, VideoRow};
use crate::totals::Totals;
use crate::urls::Urls;
use database::{Conn, Error, Sql};
use moderation::Muters;
use platform::App;
use wire::{ResultList, VideoSummary};

/// What a list's condition needs to know besides its filter.
pub(crate) struct Known {
    muters: Muters,
    sensitivity: Sensitivity,
    just_watched: Vec<i64>,
    channels: Vec<i64>,
}

impl Known {
    pub(crate) async fn of(app: &App, conn: &mut Conn, filter: &Filter) -> Result<Self, Error> {
        let just_watched = match filter.viewer {
            Some(v) if filter.wanted.not_watched => {
                app.shared::<Live>().unwritten(Some(v.user_id)).into_iter().map(|s| s.video_id).collect()
            }
            _ => Vec::new(),
        };
        let channels = match filter.scope {
            Scope::Account(id) => {
                conn.all(Sql::new("SELECT id FROM channel WHERE account_id = $1 ORDER BY id").bind(id)).await?
            }
            _ => Vec::new(),
        };
        let sensitivity = Sensitivity::of(filter, app, conn).await?;
        Ok(Known { muters: filter.muters(conn).await?, sensitivity, just_watched, channels })
    }

    pub(crate) fn condition<'a>(&'a self, filter: &'a Filter) -> Condition<'a> {
        let Known { muters, sensitivity, just_watched, channels } = self;
        Condition { filter, muters, sensitivity: *sensitivity, just_watched, channels }
    }
}

/// Lists videos.
pub async fn list(app: &App, totals: &Totals, filter: &Filter) -> Result<ResultList<VideoSummary>, Error> {
    let version = *app.db.changes().borrow();
    let mut conn = app.db.reader().await?;
    let known = Known::of(app, &mut conn, filter).await?;
    let condition = known.condition(filter);
    let data = page(app, &mut conn, totals, &condition, version).await?;
    drop(conn);
    let total = if filter.skip_count {
        filter.page.start + i64::try_from(data.len()).unwrap_or(0)
    } else {
        let mut sql = Sql::new("SELECT count(*) FROM video v");
        condition.push(&mut sql);
        match filter.scope {
            // It is short, and changes without an event.
            Scope::History(_) => app.db.reader().await?.one(sql).await?,
            _ => totals.count(app, sql, version).await?,
        }
    };
    Ok(ResultList { total, data })
}

async fn page(
    app: &App,
    conn: &mut Conn,
    totals: &Totals,
    condition: &Condition<'_>,
    version: u64,
) -> Result<Vec<VideoSummary>, Error> {
    let filter = condition.filter;
    if filter.page.count == 0 {
        return Ok(Vec::new());
    }
    let numbers: Vec<i64> = if condition.is_dear() {
        totals.page(app, conn, condition.page(), version).await?
    } else {
        conn.all(condition.page()).await?
    };
    summaries(app, conn, condition, &numbers).await
}

/// The videos of some numbers in their order, as this list shows them. Numbers of videos that may not be seen are left out.
pub(crate) async fn summaries(
    app: &App,
    conn: &mut Conn,
    condition: &Condition<'_>,
    numbers: &[i64],
) -> Result<Vec<VideoSummary>, Error> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let filter = condition.filter;
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).push(" WHERE v.id IN ").list(numbers.iter().copied()).push(" AND ");
    // A remembered page may name what was hidden since.
    condition.visible(&mut sql);
    let mut rows: Vec<VideoRow> = conn.all(sql).await?;
    rows.sort_by_key(|row| numbers.iter().position(|id| *id == row.id));
    let thumbnails = thumbnails(conn, numbers).await?;
    let urls = Urls::new(&app.config());
    let mut data: Vec<VideoSummary> = rows
        .iter()
        .map(|v| {
            let own: Vec<&ThumbnailRow> = thumbnails.iter().filter(|t| t.video_id == v.id).collect();
            json::summary(v, &own, &urls)
        })
        .collect();
    more::add(conn, filter, &urls, &rows, &mut data, app.now()).await?;
    adorn(app, conn, filter.viewer.map(|v| v.user_id), &mut data).await?;
    Ok(data)
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
