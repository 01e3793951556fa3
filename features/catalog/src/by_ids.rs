//! Videos that another list names by their numbers (the places of a playlist): two statements, however many there are.

use crate::row::{FROM, SELECT, ThumbnailRow, VideoRow};
use crate::urls::Urls;
use crate::{json, list, live};
use database::{Conn, Error, Sql};
use platform::App;
use wire::VideoSummary;

/// A video, whoever may see it: the caller decides what to show.
#[derive(Debug)]
pub struct Found {
    /// Its row.
    pub video: VideoRow,
    /// The video as lists show it.
    pub summary: VideoSummary,
}

/// The videos of these numbers, in no order; numbers that name nothing are left out.
pub async fn by_ids(app: &App, conn: &mut Conn, ids: &[i64]) -> Result<Vec<Found>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let urls = Urls::new(&app.config());
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).push(" WHERE v.id IN ").list(ids.iter().copied());
    let rows: Vec<VideoRow> = conn.all(sql).await?;
    let thumbnails = list::thumbnails(conn, ids).await?;
    let mut summaries: Vec<VideoSummary> = rows
        .iter()
        .map(|video| {
            let own: Vec<&ThumbnailRow> = thumbnails.iter().filter(|t| t.video_id == video.id).collect();
            json::summary(video, &own, &urls)
        })
        .collect();
    live::adorn(app, conn, None, &mut summaries).await?;
    Ok(rows.into_iter().zip(summaries).map(|(video, summary)| Found { video, summary }).collect())
}
