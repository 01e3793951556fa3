//! Which part of the viewers watched each second.

use crate::store::VideoRow;
use database::{Conn, Error, Row, Sql};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// A second and its viewers.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Point {
    /// Seconds from the beginning.
    second: i64,
    /// Of all viewers, those who watched it.
    retention_percent: f64,
}

/// About a hundred seconds spread over a video.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Retention {
    data: Vec<Point>,
}

/// Counts the parts that begin before each point and those that ended before it: the parts of a viewing do not overlap.
pub(crate) async fn retention(conn: &mut Conn, video: &VideoRow) -> Result<Retention, Error> {
    let step = ((video.duration + 50) / 100).max(1);
    let sql = "SELECT count(*) FROM viewing WHERE video_id = $1";
    let viewers: i64 = conn.one(Sql::new(sql).bind(video.id)).await?;
    // The first point that a part covers, and the first one after it.
    let sql = "SELECT (first_second + $2 - 1) / $2 AS point, count(*) AS parts FROM viewing_section WHERE video_id = $1 GROUP BY 1";
    let begun = counted(conn.rows(Sql::new(sql).bind(video.id).bind(step)).await?)?;
    let sql =
        "SELECT last_second / $2 + 1 AS point, count(*) AS parts FROM viewing_section WHERE video_id = $1 GROUP BY 1";
    let ended = counted(conn.rows(Sql::new(sql).bind(video.id).bind(step)).await?)?;
    Ok(Retention { data: points(video.duration, step, viewers, &begun, &ended) })
}

fn counted(rows: Vec<Row>) -> Result<HashMap<i64, i64>, Error> {
    rows.iter().map(|row| Ok((row.get("point")?, row.get("parts")?))).collect()
}

fn points(duration: i64, step: i64, viewers: i64, begun: &HashMap<i64, i64>, ended: &HashMap<i64, i64>) -> Vec<Point> {
    let mut watching = 0;
    let point = |n: i64| {
        watching += begun.get(&n).unwrap_or(&0) - ended.get(&n).unwrap_or(&0);
        #[expect(clippy::cast_precision_loss, reason = "counts of viewers are far below 2^52")]
        let part = watching as f64 / viewers.max(1) as f64;
        Point { second: n * step, retention_percent: part * 100.0 }
    };
    (0..=duration / step).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_holds_for_each_second_it_covers() {
        // Of two viewers one watched 0 to 1, the other 1 to 3 of 4 seconds.
        let begun = HashMap::from([(0, 1), (1, 1)]);
        let ended = HashMap::from([(2, 1), (4, 1)]);
        let percents: Vec<f64> = points(4, 1, 2, &begun, &ended).iter().map(|p| p.retention_percent).collect();
        assert_eq!(percents, [50.0, 100.0, 50.0, 50.0, 0.0]);
        assert_eq!(points(2, 1, 0, &HashMap::new(), &HashMap::new()).len(), 3);
    }
}
