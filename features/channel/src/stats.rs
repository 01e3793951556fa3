//! How channels are watched: their videos, their views in all, and day by day.

use database::{Conn, Error, Sql};
use platform::clock::iso;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

const DAY: i64 = 86_400_000;
/// Days before today.
const DAYS: i64 = 30;

/// Figures of a channel.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChannelStats {
    /// Videos of whatever privacy.
    pub videos_count: i64,
    /// The last 30 days and today (in UTC), oldest first.
    pub views_per_day: Vec<DayViews>,
    /// Views of all its videos.
    pub total_views: i64,
}

/// Views of a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DayViews {
    /// Its beginning; ISO 8601.
    pub date: String,
    /// Counted views.
    pub views: i64,
}

/// The figures of channels: two statements, however many there are.
pub(crate) async fn of(conn: &mut Conn, channels: &[i64], now: i64) -> Result<HashMap<i64, ChannelStats>, Error> {
    let mut figures = HashMap::new();
    if channels.is_empty() {
        return Ok(figures);
    }
    let first = now.div_euclid(DAY) - DAYS;
    for id in channels {
        let day = |n| DayViews { date: iso((first + n) * DAY), views: 0 };
        let views_per_day = (0..=DAYS).map(day).collect();
        figures.insert(*id, ChannelStats { videos_count: 0, views_per_day, total_views: 0 });
    }
    let mut sql = Sql::new(
        "SELECT channel_id, count(*) AS videos, CAST(coalesce(sum(views), 0) AS BIGINT) AS views FROM video \
         WHERE channel_id IN ",
    );
    sql.list(channels.iter().copied()).push(" GROUP BY channel_id");
    for row in conn.rows(sql).await? {
        if let Some(of) = figures.get_mut(&row.get::<i64>("channel_id")?) {
            of.videos_count = row.get("videos")?;
            of.total_views = row.get("views")?;
        }
    }
    let mut sql = Sql::new(
        "SELECT v.channel_id, s.start_at / 86400000 AS day, CAST(sum(s.views) AS BIGINT) AS views \
         FROM video v JOIN video_stat s ON s.video_id = v.id WHERE v.channel_id IN ",
    );
    sql.list(channels.iter().copied()).push(" AND s.start_at >= ").arg(first * DAY);
    sql.push(" GROUP BY v.channel_id, s.start_at / 86400000");
    for row in conn.rows(sql).await? {
        let day = usize::try_from(row.get::<i64>("day")? - first).ok();
        let of = figures.get_mut(&row.get::<i64>("channel_id")?);
        if let Some(slot) = day.and_then(|day| of?.views_per_day.get_mut(day)) {
            slot.views = row.get("views")?;
        }
    }
    Ok(figures)
}
