//! Copies of videos on other servers, for players that ask several.

use std::collections::HashMap;

use database::{Conn, Error, Sql};
use wire::HashRef;

/// Copies told of one video.
const MOST: usize = 10;

/// The copies of some videos that are promised for now.
pub(crate) async fn of_videos(
    conn: &mut Conn,
    ids: impl Iterator<Item = i64>,
    now: i64,
) -> Result<HashMap<i64, Vec<HashRef>>, Error> {
    let mut sql = Sql::new("SELECT video_id, base_url FROM video_copy WHERE (expires_at IS NULL OR expires_at > ");
    sql.arg(now).push(") AND video_id IN ").list(ids).push(" ORDER BY video_id, id");
    let mut copies: HashMap<i64, Vec<HashRef>> = HashMap::new();
    for row in conn.rows(sql).await? {
        let of_video = copies.entry(row.get("video_id")?).or_default();
        if of_video.len() < MOST {
            of_video.push(HashRef { base_url: row.get("base_url")? });
        }
    }
    Ok(copies)
}
