//! How many watched, how long, and when most of them did.

use super::Between;
use crate::store::VideoRow;
use database::{Conn, Error, Sql};
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;

/// A country's viewers. Where viewers are is not looked up here, so there are none.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Country {
    iso_code: String,
    viewers: i64,
}

/// A part of a country; like [`Country`].
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Subdivision {
    name: String,
    viewers: i64,
}

/// A video's figures.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Overall {
    /// Seconds that all viewers together watched.
    total_watch_time: i64,
    /// Seconds that one of them watched.
    average_watch_time: i64,
    /// Viewers.
    total_viewers: i64,
    /// Most viewers at a time.
    viewers_peak: i64,
    /// When that was (ISO 8601).
    viewers_peak_date: Option<String>,
    countries: Vec<Country>,
    subdivisions: Vec<Subdivision>,
}

/// Counts what overlaps with a span of time; watch time is that of viewings wholly in it, as PeerTube's.
pub(crate) async fn overall(conn: &mut Conn, video: &VideoRow, between: Between) -> Result<Overall, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM viewing WHERE video_id = ");
    sql.arg(video.id);
    between.overlaps(&mut sql);
    let total_viewers = conn.one(sql).await?;
    let mut sql = Sql::new(
        "SELECT CAST(coalesce(sum(watch_time), 0) AS BIGINT) AS total, count(*) AS viewings FROM viewing WHERE video_id = ",
    );
    sql.arg(video.id);
    within(&mut sql, between, "started_at", "ended_at");
    let row = conn.rows(sql).await?.into_iter().next();
    let (total, viewings): (i64, i64) = match row {
        Some(row) => (row.get("total")?, row.get("viewings")?),
        None => (0, 0),
    };
    let peak = peak(conn, video.id, between).await?;
    Ok(Overall {
        total_watch_time: total,
        average_watch_time: if viewings == 0 { 0 } else { (total + viewings / 2) / viewings },
        total_viewers,
        viewers_peak: peak.map_or(0, |(viewers, _)| viewers),
        viewers_peak_date: peak.map(|(_, at)| iso(at)),
        countries: Vec::new(),
        subdivisions: Vec::new(),
    })
}

fn within(sql: &mut Sql, between: Between, from: &'static str, to: &'static str) {
    if let Some(start) = between.start {
        sql.push(" AND ").push(from).push(" >= ").arg(start);
    }
    if let Some(end) = between.end {
        sql.push(" AND ").push(to).push(" <= ").arg(end);
    }
}

/// Most viewers at a time, and when first: everybody who comes adds one, everybody who goes takes one away. Who was there before
/// the span counts from its beginning.
async fn peak(conn: &mut Conn, video_id: i64, between: Between) -> Result<Option<(i64, i64)>, Error> {
    let before: i64 = match between.start {
        Some(start) => {
            let sql = "SELECT count(*) FROM viewing WHERE video_id = $1 AND started_at < $2 AND ended_at >= $2";
            conn.one(Sql::new(sql).bind(video_id).bind(start)).await?
        }
        None => 0,
    };
    let mut sql = Sql::new(
        "SELECT moment, CAST(present AS BIGINT) AS present FROM (SELECT moment, sum(sum(step)) OVER (ORDER BY moment) AS present \
         FROM (SELECT started_at AS moment, 1 AS step FROM viewing WHERE video_id = ",
    );
    sql.arg(video_id);
    within(&mut sql, between, "started_at", "started_at");
    sql.push(" UNION ALL SELECT ended_at AS moment, -1 AS step FROM viewing WHERE video_id = ").arg(video_id);
    within(&mut sql, between, "ended_at", "ended_at");
    sql.push(") steps GROUP BY moment) moments ORDER BY present DESC, moment LIMIT 1");
    let Some(row) = conn.rows(sql).await?.into_iter().next() else { return Ok(None) };
    let viewers = row.get::<i64>("present")? + before;
    Ok(if viewers > 0 { Some((viewers, row.get("moment")?)) } else { None })
}
