//! Videos that the index found: the database decides which of them are listed, their titles in which order. A few statements,
//! however many there are.

use crate::filter::{Condition, Filter, Scope};
use crate::list::{self, Known};
use database::{Conn, Error, FromRow, Row, Sql};
use platform::{App, Page};
use search::{Among, Candidate, Found, numbers};
use wire::{CaptionHit, ResultList, VideoSummary};

/// A page of what was found.
pub(crate) async fn list(app: &App, mut filter: Filter, found: &Found) -> Result<ResultList<VideoSummary>, Error> {
    filter.wanted.among = Some(Among::new(&app.db, found.ids.iter().copied()));
    let mut conn = app.db.reader().await?;
    let known = Known::of(app, &mut conn, &filter).await?;
    let condition = known.condition(&filter);
    let (page, total) = if filter.page.sort == "match" {
        by_match(&mut conn, &condition, found, app.now()).await?
    } else {
        let page = if filter.page.count == 0 { Vec::new() } else { conn.all(condition.page()).await? };
        let mut sql = Sql::new("SELECT count(*) FROM video v");
        condition.push(&mut sql);
        (page, conn.one(sql).await?)
    };
    let mut data = list::summaries(app, &mut conn, &condition, &page).await?;
    for video in &mut data {
        video.caption_hit = found.spoken.get(&video.id).map(|hit| CaptionHit {
            language: hit.language.clone(),
            at: seconds(hit.at),
            text: hit.text.clone(),
        });
    }
    Ok(ResultList { total, data })
}

/// Titles that fit best, best first, of public videos that are not sensitive.
pub(crate) async fn titles(app: &App, found: &Found, count: i64) -> Result<Vec<String>, Error> {
    let page = Page { start: 0, count, sort: "match", descending: true };
    let mut filter = Filter::new(page, Scope::Search, None);
    filter.wanted.nsfw = Some(Some(false));
    filter.wanted.among = Some(Among::new(&app.db, found.ids.iter().copied()));
    let mut conn = app.db.reader().await?;
    let known = Known::of(app, &mut conn, &filter).await?;
    let (ids, _) = by_match(&mut conn, &known.condition(&filter), found, app.now()).await?;
    let mut sql = Sql::new("SELECT v.id, v.name, v.views, v.published_at FROM video v WHERE v.id IN ");
    sql.list(ids.iter().copied());
    let mut rows: Vec<Titled> = conn.all(sql).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.0.id));
    Ok(rows.into_iter().map(|row| row.0.title).collect())
}

fn seconds(milliseconds: i64) -> f64 {
    // Days of milliseconds are far from where numbers get coarse.
    i32::try_from(milliseconds).map_or(0.0, f64::from) / 1000.0
}

/// The numbers of a page, best first, and how many there are in all.
async fn by_match(
    conn: &mut Conn,
    condition: &Condition<'_>,
    found: &Found,
    now: i64,
) -> Result<(Vec<i64>, i64), Error> {
    let mut sql = Sql::new("SELECT coalesce(string_agg(CAST(v.id AS TEXT), ','), '') FROM video v");
    condition.push(&mut sql);
    let listed = numbers(&conn.one::<String>(sql).await?);
    let mut sql = Sql::new("SELECT v.id, v.name, v.views, v.published_at FROM video v WHERE v.id IN ");
    sql.list(found.best(&listed));
    let rows: Vec<Titled> = conn.all(sql).await?;
    let candidates: Vec<Candidate> = rows.into_iter().map(|row| row.0).collect();
    Ok(found.page(&listed, &candidates, &condition.filter.page, now))
}

struct Titled(Candidate);

impl FromRow for Titled {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let (known, came) = (row.get("views")?, row.get("published_at")?);
        Ok(Titled(Candidate { id: row.get("id")?, title: row.get("name")?, known, came }))
    }
}
