//! `playlist_thumbnail`.

use database::{Conn, Error, FromRow, Row, Sql, Tx};
use video::remote::RemotePicture;
use video::store::Thumbnail;

/// A picture of a playlist in one size.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Whose.
    pub playlist_id: i64,
    /// Name in `buckets::THUMBNAILS`.
    pub file_name: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// The video whose picture it is; `None` for one that somebody chose.
    pub made_from: Option<i64>,
}

impl FromRow for Picture {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Picture {
            playlist_id: row.get("playlist_id")?,
            file_name: row.get("file_name")?,
            width: row.get("width")?,
            height: row.get("height")?,
            made_from: row.get("made_from")?,
        })
    }
}

/// The pictures of some playlists, in the order they were made: smallest first.
pub(crate) async fn pictures_of(conn: &mut Conn, playlists: &[i64]) -> Result<Vec<Picture>, Error> {
    if playlists.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT playlist_id, file_name, width, height, made_from FROM playlist_thumbnail WHERE playlist_id IN ",
    );
    sql.list(playlists.iter().copied()).push(" ORDER BY playlist_id, id");
    conn.all(sql).await
}

/// Adds a picture.
pub(crate) async fn insert_picture(
    tx: &mut Tx,
    playlist: i64,
    t: &Thumbnail,
    made_from: Option<i64>,
    now: i64,
) -> Result<(), Error> {
    let sql = "INSERT INTO playlist_thumbnail (playlist_id, file_name, width, height, made_from, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let sql = Sql::new(sql).bind(playlist).bind(&t.file_name).bind(t.width).bind(t.height).bind(made_from).bind(now);
    tx.execute(sql).await.map(drop)
}

/// Where the picture of another server's playlist lives.
pub(crate) async fn remote_picture(conn: &mut Conn, playlist: i64) -> Result<Option<String>, Error> {
    let sql = "SELECT remote_url FROM playlist_thumbnail WHERE playlist_id = $1 ORDER BY id LIMIT 1";
    Ok(conn.optional::<Option<String>>(Sql::new(sql).bind(playlist)).await?.flatten())
}

/// Adds the picture of another server's playlist, which is fetched when somebody asks for it.
pub(crate) async fn insert_remote_picture(
    tx: &mut Tx,
    playlist: i64,
    name: &str,
    picture: &RemotePicture,
    now: i64,
) -> Result<(), Error> {
    let sql = "INSERT INTO playlist_thumbnail (playlist_id, file_name, width, height, remote_url, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let sql = Sql::new(sql).bind(playlist).bind(name).bind(picture.width).bind(picture.height).bind(&picture.url);
    tx.execute(sql.bind(now)).await.map(drop)
}

/// Removes the rows of a playlist's pictures.
pub(crate) async fn delete_pictures(tx: &mut Tx, playlist: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM playlist_thumbnail WHERE playlist_id = $1").bind(playlist)).await.map(drop)
}

/// The first video of a playlist that has a picture which everybody, or the playlist's owner, may see.
pub(crate) async fn first_with_picture(conn: &mut Conn, playlist: i64) -> Result<Option<i64>, Error> {
    let sql = "SELECT v.id FROM playlist_element e JOIN playlist p ON p.id = e.playlist_id \
               JOIN video v ON v.id = e.video_id JOIN channel c ON c.id = v.channel_id \
               WHERE e.playlist_id = $1 AND NOT v.blocked AND (v.privacy IN (1, 2) OR c.account_id = p.account_id) \
               AND EXISTS (SELECT 1 FROM video_thumbnail t WHERE t.video_id = v.id) \
               ORDER BY e.position, e.id LIMIT 1";
    conn.optional(Sql::new(sql).bind(playlist)).await
}
