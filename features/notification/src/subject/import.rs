//! Imports.

use super::{unique, video};
use crate::json::ImportInfo;
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;

struct ImportRow {
    id: i64,
    video: Option<i64>,
    target_url: Option<String>,
    magnet_uri: Option<String>,
    torrent_name: Option<String>,
    error: Option<String>,
}

impl FromRow for ImportRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ImportRow {
            id: row.get("id")?,
            video: row.get("video_id")?,
            target_url: row.get("target_url")?,
            magnet_uri: row.get("magnet_uri")?,
            torrent_name: row.get("torrent_name")?,
            error: row.get("error")?,
        })
    }
}

/// Imports by their ids.
pub(super) async fn imports(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, ImportInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql =
        Sql::new("SELECT id, video_id, target_url, magnet_uri, torrent_name, error FROM video_import WHERE id IN ");
    sql.list(ids.iter().copied());
    let rows: Vec<ImportRow> = conn.all(sql).await?;
    let videos = video::videos(conn, &unique(rows.iter().filter_map(|r| r.video))).await?;
    let info = |row: ImportRow| {
        let video = row.video.and_then(|id| videos.get(&id).cloned());
        let info = ImportInfo {
            id: row.id,
            video,
            torrent_name: row.torrent_name,
            magnet_uri: row.magnet_uri,
            target_url: row.target_url,
            error: row.error,
        };
        (row.id, info)
    };
    Ok(rows.into_iter().map(info).collect())
}
