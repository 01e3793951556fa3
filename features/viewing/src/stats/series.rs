//! How a figure went over time.

use super::intervals::intervals;
use super::{Between, VideoRow};
use database::{Conn, Error, Sql};
use platform::clock::iso;
use platform::{Problem, Result};
use serde::Serialize;
use utoipa::ToSchema;

/// Longest span that is asked for (milliseconds): about ten years.
const LONGEST: i64 = 365 * 10 * 86_400_000;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Metric {
    /// Who was there at some time of the interval.
    Viewers,
    /// Seconds watched by viewings that ended in it.
    WatchTime,
    /// Downloads.
    Downloads,
}

impl Metric {
    /// By the name in the address.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "viewers" => Some(Metric::Viewers),
            "aggregateWatchTime" => Some(Metric::WatchTime),
            "downloads" => Some(Metric::Downloads),
            _ => None,
        }
    }
}

/// An interval and its figure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Value {
    /// Its beginning (ISO 8601).
    date: String,
    value: i64,
}

/// Figures of intervals that follow each other.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Series {
    /// How long an interval is, such as `12 hours`.
    group_interval: String,
    data: Vec<Value>,
}

impl Between {
    /// Both ends or none, and not too far apart.
    ///
    /// # Errors
    /// 400.
    pub(crate) fn bounded(self, created_at: i64, now: i64) -> Result<(i64, i64)> {
        match (self.start, self.end) {
            (Some(start), Some(end)) if end - start > LONGEST => {
                Err(Problem::bad_request("Start date and end date interval is too big"))
            }
            (Some(start), Some(end)) => Ok((start, end)),
            // A video may be older than that.
            (None, None) => Ok((created_at.max(now - LONGEST), now)),
            _ => {
                let sentence = "Both start date and end date should be defined if one of them is specified";
                Err(Problem::bad_request(sentence))
            }
        }
    }
}

/// The figures of a span of time.
pub(crate) async fn series(
    conn: &mut Conn,
    video: &VideoRow,
    metric: Metric,
    (start, end): (i64, i64),
) -> Result<Series, Error> {
    let (name, edges) = intervals(start, end);
    let values = match metric {
        _ if edges.len() < 2 => Vec::new(),
        Metric::Viewers => viewers(conn, video.id, &edges).await?,
        Metric::WatchTime => {
            let figure = "CAST(coalesce(sum(watch_time), 0) AS BIGINT) AS figure FROM span \
                          JOIN viewing ON ended_at >= span.s AND ended_at < span.e AND video_id = ";
            by_interval(conn, video.id, &edges, figure).await?
        }
        Metric::Downloads => {
            let figure = "CAST(coalesce(sum(downloads), 0) AS BIGINT) AS figure FROM span \
                          JOIN video_stat ON start_at >= span.s AND start_at < span.e AND video_id = ";
            by_interval(conn, video.id, &edges, figure).await?
        }
    };
    let data = edges.iter().zip(values).map(|(at, value)| Value { date: iso(*at), value }).collect();
    Ok(Series { group_interval: name.to_owned(), data })
}

/// Who was there: those who have come until the end of an interval, less those who had gone before it began.
async fn viewers(conn: &mut Conn, video_id: i64, edges: &[i64]) -> Result<Vec<i64>, Error> {
    let sql = "SELECT (SELECT count(*) FROM viewing WHERE video_id = $1 AND started_at < $2) \
               - (SELECT count(*) FROM viewing WHERE video_id = $1 AND ended_at < $2)";
    let first = edges.first().copied().unwrap_or(0);
    let mut there: i64 = conn.one(Sql::new(sql).bind(video_id).bind(first)).await?;
    let came =
        "count(*) AS figure FROM span JOIN viewing ON started_at >= span.s AND started_at < span.e AND video_id = ";
    let went = "count(*) AS figure FROM span JOIN viewing ON ended_at >= span.s AND ended_at < span.e AND video_id = ";
    let came = by_interval(conn, video_id, edges, came).await?;
    let went = by_interval(conn, video_id, edges, went).await?;
    let present = came.into_iter().zip(went).map(|(came, went)| {
        let present = there + came;
        there = present - went;
        present
    });
    Ok(present.collect())
}

/// A figure of each interval: each row belongs to one of them, and is found by an index. There are fewer than 200.
async fn by_interval(conn: &mut Conn, video_id: i64, edges: &[i64], figure: &'static str) -> Result<Vec<i64>, Error> {
    let mut sql = Sql::new("WITH span (n, s, e) AS (VALUES ");
    for (n, ends) in edges.windows(2).enumerate() {
        sql.push(if n == 0 { "(" } else { ", (" }).arg(i64::try_from(n).unwrap_or(0)).push(", ");
        sql.arg(ends[0]).push(", ").arg(ends[1]).push(")");
    }
    sql.push(") SELECT span.n AS n, ").push(figure).arg(video_id).push(" GROUP BY span.n");
    let mut values = vec![0; edges.len().saturating_sub(1)];
    for row in conn.rows(sql).await? {
        let n = usize::try_from(row.get::<i64>("n")?).unwrap_or(usize::MAX);
        if let Some(value) = values.get_mut(n) {
            *value = row.get("figure")?;
        }
    }
    Ok(values)
}
