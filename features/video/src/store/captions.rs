//! `video_caption`.

use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// The subtitles of a video in one language.
#[derive(Debug, Clone)]
pub struct CaptionRow {
    /// Code, of PeerTube's list.
    pub language: String,
    /// Name in `buckets::CAPTIONS`.
    pub file_name: String,
    /// Whether a program wrote them.
    pub automatically_generated: bool,
    /// Milliseconds since 1970.
    pub updated_at: i64,
    /// The HLS playlist another server has of them.
    pub remote_playlist_url: Option<String>,
}

impl FromRow for CaptionRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(CaptionRow {
            language: row.get("language")?,
            file_name: row.get("file_name")?,
            automatically_generated: row.get("automatically_generated")?,
            updated_at: row.get("updated_at")?,
            remote_playlist_url: row.get("remote_playlist_url")?,
        })
    }
}

/// Subtitles to be.
#[derive(Debug, Clone)]
pub struct NewCaption {
    /// Code, of PeerTube's list.
    pub language: String,
    /// Name in `buckets::CAPTIONS`.
    pub file_name: String,
    /// Whether a program wrote them.
    pub automatically_generated: bool,
}

const SELECT: &str = "SELECT language, file_name, automatically_generated, updated_at, remote_playlist_url FROM video_caption \
                      WHERE video_id = ";

/// The subtitles of a video by language; there are no more than there are languages.
pub async fn captions_of(conn: &mut Conn, video_id: i64) -> Result<Vec<CaptionRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.arg(video_id).push(" ORDER BY language");
    conn.all(sql).await
}

/// The subtitles in one language.
pub async fn caption(conn: &mut Conn, video_id: i64, language: &str) -> Result<Option<CaptionRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.arg(video_id).push(" AND language = ").arg(language);
    conn.optional(sql).await
}

/// Sets the subtitles in one language; their number.
pub async fn set_caption(tx: &mut Tx, now: i64, video_id: i64, caption: &NewCaption) -> Result<i64, Error> {
    let sql = "INSERT INTO video_caption (video_id, language, file_name, automatically_generated, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (video_id, language) DO UPDATE SET file_name = excluded.file_name, \
               automatically_generated = excluded.automatically_generated, updated_at = excluded.updated_at RETURNING id";
    let sql = Sql::new(sql).bind(video_id).bind(&caption.language).bind(&caption.file_name);
    tx.one(sql.bind(caption.automatically_generated).bind(now)).await
}

/// Removes the subtitles in one language.
pub async fn remove_caption(tx: &mut Tx, video_id: i64, language: &str) -> Result<(), Error> {
    let sql = Sql::new("DELETE FROM video_caption WHERE video_id = $1 AND language = $2").bind(video_id).bind(language);
    tx.execute(sql).await.map(drop)
}
