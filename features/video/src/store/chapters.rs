//! `video_chapter`.

use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// Where a chapter begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Seconds.
    pub timecode: i64,
    /// What it is called.
    pub title: String,
}

impl FromRow for Chapter {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Chapter { timecode: row.get("timecode")?, title: row.get("title")? })
    }
}

/// The chapters of a video, first to last.
pub async fn chapters_of(conn: &mut Conn, video_id: i64) -> Result<Vec<Chapter>, Error> {
    let sql = "SELECT timecode, title FROM video_chapter WHERE video_id = $1 ORDER BY timecode";
    conn.all(Sql::new(sql).bind(video_id)).await
}

/// Puts chapters in place of the present ones.
pub async fn replace_chapters(tx: &mut Tx, video_id: i64, chapters: &[Chapter]) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_chapter WHERE video_id = $1").bind(video_id)).await?;
    for chapter in chapters {
        let sql = "INSERT INTO video_chapter (video_id, timecode, title) VALUES ($1, $2, $3)";
        tx.execute(Sql::new(sql).bind(video_id).bind(chapter.timecode).bind(&chapter.title)).await?;
    }
    Ok(())
}
