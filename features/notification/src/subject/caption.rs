//! Subtitles.

use super::{unique, video};
use crate::json::CaptionInfo;
use database::{Conn, Error, Row, Sql};
use std::collections::HashMap;
use wire::constants;

/// Subtitles by their ids.
pub(super) async fn captions(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, CaptionInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, video_id, language FROM video_caption WHERE id IN ");
    sql.list(ids.iter().copied());
    let read = |row: &Row| Ok((row.get("id")?, row.get("video_id")?, row.get("language")?));
    let rows: Vec<(i64, i64, String)> = conn.rows(sql).await?.iter().map(read).collect::<Result<_, Error>>()?;
    let videos = video::videos(conn, &unique(rows.iter().map(|(_, video, _)| *video))).await?;
    let info = |(id, video, language): (i64, i64, String)| {
        let video = videos.get(&video)?.clone();
        Some((id, CaptionInfo { id, language: constants::labelled_language(Some(&language)), video }))
    };
    Ok(rows.into_iter().filter_map(info).collect())
}
