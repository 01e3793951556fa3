//! Files of a video: pictures, the source, the HLS publication and finished renditions.

use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// A still picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumbnail {
    /// Name in `buckets::THUMBNAILS`.
    pub file_name: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Whether it was taken from the video; else somebody sent it.
    pub automatic: bool,
}

impl FromRow for Thumbnail {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Thumbnail {
            file_name: row.get("file_name")?,
            width: row.get("width")?,
            height: row.get("height")?,
            automatic: row.get("automatic")?,
        })
    }
}

/// Adds a picture.
pub async fn insert_thumbnail(tx: &mut Tx, now: i64, video_id: i64, t: &Thumbnail) -> Result<(), Error> {
    let sql = "INSERT INTO video_thumbnail (video_id, file_name, width, height, automatic, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let sql = Sql::new(sql).bind(video_id).bind(&t.file_name).bind(t.width).bind(t.height).bind(t.automatic);
    tx.execute(sql.bind(now)).await.map(drop)
}

/// The pictures of a video, largest first.
pub async fn thumbnails_of(conn: &mut Conn, video_id: i64) -> Result<Vec<Thumbnail>, Error> {
    let sql = "SELECT file_name, width, height, automatic FROM video_thumbnail WHERE video_id = $1 ORDER BY width DESC, height, id";
    conn.all(Sql::new(sql).bind(video_id)).await
}

/// Removes the rows of all pictures of a video.
pub async fn remove_thumbnails(tx: &mut Tx, video_id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_thumbnail WHERE video_id = $1").bind(video_id)).await.map(drop)
}

/// The sprite shown while seeking.
#[derive(Debug, Clone)]
pub struct Storyboard {
    /// Name in `buckets::STORYBOARDS`.
    pub file_name: String,
    /// Pixels of the whole and of one picture: total width, total height, width, height.
    pub sizes: [i64; 4],
    /// Seconds each picture stands for.
    pub sprite_duration: f64,
}

/// Sets the storyboard of a video.
pub async fn set_storyboard(tx: &mut Tx, now: i64, video_id: i64, s: &Storyboard) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_storyboard WHERE video_id = $1").bind(video_id)).await?;
    let sql = "INSERT INTO video_storyboard (video_id, file_name, total_width, total_height, sprite_width, sprite_height, \
               sprite_duration, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let [w, h, sw, sh] = s.sizes;
    let sql = Sql::new(sql).bind(video_id).bind(&s.file_name).bind(w).bind(h).bind(sw).bind(sh);
    tx.execute(sql.bind(s.sprite_duration).bind(now)).await.map(drop)
}

/// Removes the row of a video's storyboard.
pub async fn remove_storyboard(tx: &mut Tx, video_id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_storyboard WHERE video_id = $1").bind(video_id)).await.map(drop)
}

/// The name of a video's storyboard in `buckets::STORYBOARDS`.
pub async fn storyboard_of(conn: &mut Conn, video_id: i64) -> Result<Option<String>, Error> {
    conn.optional(Sql::new("SELECT file_name FROM video_storyboard WHERE video_id = $1").bind(video_id)).await
}

/// The file a person sent.
#[derive(Debug, Clone)]
pub struct SourceRow {
    /// Name in `buckets::ORIGINALS`.
    pub file_name: String,
    /// What the person called it.
    pub original_name: String,
    /// Bytes.
    pub size: i64,
    /// What probing it found, as JSON.
    pub probe: String,
    /// Keep it when transcoding is done.
    pub keep: bool,
    /// Whether it is still there.
    pub has_file: bool,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

impl FromRow for SourceRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(SourceRow {
            file_name: row.get("file_name")?,
            original_name: row.get("original_name")?,
            size: row.get("size")?,
            probe: row.get("probe")?,
            keep: row.get("keep")?,
            has_file: row.get("has_file")?,
            created_at: row.get("created_at")?,
        })
    }
}

/// Adds the source of a video.
pub async fn insert_source(tx: &mut Tx, now: i64, video_id: i64, s: &SourceRow) -> Result<(), Error> {
    let sql = "INSERT INTO video_source (video_id, file_name, original_name, size, probe, keep, has_file, created_at, \
               updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let sql = Sql::new(sql).bind(video_id).bind(&s.file_name).bind(&s.original_name).bind(s.size).bind(&s.probe);
    tx.execute(sql.bind(s.keep).bind(s.has_file).bind(now).bind(now)).await.map(drop)
}

/// Puts another source in place of the one a video has; what was kept of the old one is the caller's to remove.
pub async fn replace_source(tx: &mut Tx, now: i64, video_id: i64, s: &SourceRow) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_source WHERE video_id = $1").bind(video_id)).await?;
    insert_source(tx, now, video_id, s).await?;
    let sql = "UPDATE video SET input_file_updated_at = $2, updated_at = $2 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(now)).await.map(drop)
}

/// The source of a video.
pub async fn source_of(conn: &mut Conn, video_id: i64) -> Result<Option<SourceRow>, Error> {
    let sql = "SELECT file_name, original_name, size, probe, keep, has_file, created_at FROM video_source \
               WHERE video_id = $1";
    conn.optional(Sql::new(sql).bind(video_id)).await
}

/// Records the torrent of the source; `false` when the video is gone.
pub async fn set_source_torrent(tx: &mut Tx, video_id: i64, name: &str, info_hash: &str) -> Result<bool, Error> {
    let sql = "UPDATE video_source SET torrent_name = $2, info_hash = $3 WHERE video_id = $1";
    Ok(tx.execute(Sql::new(sql).bind(video_id).bind(name).bind(info_hash)).await? > 0)
}

/// The name of the source's torrent in `buckets::TORRENTS`, if it has one.
pub async fn source_torrent(conn: &mut Conn, video_id: i64) -> Result<Option<String>, Error> {
    let sql = Sql::new("SELECT torrent_name FROM video_source WHERE video_id = $1").bind(video_id);
    Ok(conn.optional::<Option<String>>(sql).await?.flatten())
}

/// Records that the source's file is gone (or doomed).
pub async fn delete_source_file(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    let sql = "UPDATE video_source SET has_file = FALSE, torrent_name = NULL, info_hash = NULL, updated_at = $2 WHERE video_id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(now)).await.map(drop)
}

/// An HLS publication.
#[derive(Debug, Clone)]
pub struct PlaylistRow {
    /// Row id.
    pub id: i64,
    /// `{random}-master.m3u8`.
    pub master_name: String,
    /// `{random}-segments-sha256.json`.
    pub hashes_name: String,
    /// Renditions are still being written.
    pub growing: bool,
}

impl FromRow for PlaylistRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(PlaylistRow {
            id: row.get("id")?,
            master_name: row.get("master_name")?,
            hashes_name: row.get("hashes_name")?,
            growing: row.get("growing")?,
        })
    }
}

/// The HLS publication of a video.
pub async fn playlist_of(conn: &mut Conn, video_id: i64) -> Result<Option<PlaylistRow>, Error> {
    let sql = "SELECT id, master_name, hashes_name, growing FROM streaming_playlist WHERE video_id = $1";
    conn.optional(Sql::new(sql).bind(video_id)).await
}

/// Whether a video has an HLS publication with something finished in it, and if so, whether that lies below `private/`.
pub async fn publication_of(conn: &mut Conn, video_id: i64) -> Result<Option<bool>, Error> {
    let sql = "SELECT files_private FROM video WHERE id = $1 AND EXISTS (SELECT 1 FROM video_file f \
               WHERE f.video_id = video.id AND f.playlist_id IS NOT NULL)";
    conn.optional(Sql::new(sql).bind(video_id)).await
}

/// Adds the HLS publication of a video, growing; its id.
pub async fn insert_playlist(tx: &mut Tx, now: i64, video_id: i64, master: &str, hashes: &str) -> Result<i64, Error> {
    let sql = "INSERT INTO streaming_playlist (video_id, master_name, hashes_name, growing, created_at, updated_at) \
               VALUES ($1, $2, $3, TRUE, $4, $5) RETURNING id";
    tx.one(Sql::new(sql).bind(video_id).bind(master).bind(hashes).bind(now).bind(now)).await
}

/// Records that nothing is written into the publication's folder any more.
pub async fn close_playlist(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    let sql = "UPDATE streaming_playlist SET growing = FALSE, updated_at = $2 WHERE video_id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(now)).await.map(drop)
}

/// A finished file that viewers may get.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFile {
    /// The HLS publication it belongs to; none for a plain video file.
    pub playlist_id: Option<i64>,
    /// Short side in lines; 0 is audio alone.
    pub resolution: i64,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Frames per second, rounded.
    pub fps: i64,
    /// Bytes.
    pub size: i64,
    /// Its name in the folder of its kind.
    pub file_name: String,
    /// Name of its torrent in `buckets::TORRENTS`.
    pub torrent_name: Option<String>,
    /// Info hash, 40 hexadecimal digits.
    pub info_hash: Option<String>,
    /// Whether there is sound.
    pub has_audio: bool,
    /// Whether there are pictures.
    pub has_video: bool,
    /// What ffprobe says of it, as JSON.
    pub metadata: Option<String>,
}

/// Adds a finished file; a file of the same place is replaced, so that an interrupted job may repeat itself.
pub async fn insert_file(tx: &mut Tx, now: i64, video_id: i64, f: &NewFile) -> Result<i64, Error> {
    let mut gone = Sql::new("DELETE FROM video_file WHERE video_id = ");
    gone.arg(video_id).push(" AND resolution = ").arg(f.resolution);
    match f.playlist_id {
        Some(id) => gone.push(" AND playlist_id = ").arg(id),
        None => gone.push(" AND playlist_id IS NULL"),
    };
    tx.execute(gone).await?;
    let sql = "INSERT INTO video_file (video_id, playlist_id, resolution, width, height, fps, size, file_name, torrent_name, \
               info_hash, has_audio, has_video, metadata, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id";
    let sql = Sql::new(sql)
        .bind(video_id)
        .bind(f.playlist_id)
        .bind(f.resolution)
        .bind(f.width)
        .bind(f.height)
        .bind(f.fps)
        .bind(f.size)
        .bind(&f.file_name)
        .bind(f.torrent_name.clone())
        .bind(f.info_hash.clone())
        .bind(f.has_audio)
        .bind(f.has_video)
        .bind(f.metadata.clone())
        .bind(now)
        .bind(now);
    tx.one(sql).await
}

/// A finished file, as far as its removal is concerned.
#[derive(Debug, Clone)]
pub struct FilePlace {
    /// Row id.
    pub id: i64,
    /// The HLS publication it belongs to.
    pub playlist_id: Option<i64>,
    /// Short side in lines; 0 is audio alone.
    pub resolution: i64,
    /// Name of the file.
    pub file_name: String,
    /// Name of its torrent.
    pub torrent_name: Option<String>,
    /// Whether there is sound.
    pub has_audio: bool,
    /// Whether there are pictures.
    pub has_video: bool,
}

impl FilePlace {
    /// The name of an HLS rendition's own playlist.
    #[must_use]
    pub fn media_playlist(&self) -> String {
        media_playlist(&self.file_name)
    }
}

/// The name of the playlist of an HLS rendition, by that of its file.
#[must_use]
pub fn media_playlist(file_name: &str) -> String {
    file_name.replace("-fragmented.mp4", ".m3u8")
}

impl FromRow for FilePlace {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(FilePlace {
            id: row.get("id")?,
            playlist_id: row.get("playlist_id")?,
            resolution: row.get("resolution")?,
            file_name: row.get("file_name")?,
            torrent_name: row.get("torrent_name")?,
            has_audio: row.get("has_audio")?,
            has_video: row.get("has_video")?,
        })
    }
}

/// The finished files of a video.
pub async fn files_of(conn: &mut Conn, video_id: i64) -> Result<Vec<FilePlace>, Error> {
    let sql = "SELECT id, playlist_id, resolution, file_name, torrent_name, has_audio, has_video FROM video_file \
               WHERE video_id = $1 ORDER BY id";
    conn.all(Sql::new(sql).bind(video_id)).await
}

/// Removes the row of a finished file.
pub async fn delete_file(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_file WHERE id = $1").bind(id)).await.map(drop)
}

/// Removes the row of an HLS publication.
pub async fn delete_playlist(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM streaming_playlist WHERE id = $1").bind(id)).await.map(drop)
}

/// Gives the master playlist of an HLS publication another name.
pub async fn rename_master(tx: &mut Tx, now: i64, id: i64, name: &str) -> Result<(), Error> {
    let sql = "UPDATE streaming_playlist SET master_name = $2, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(name).bind(now)).await.map(drop)
}

/// Gives an HLS publication the names of a new ladder.
pub async fn rename_playlist(tx: &mut Tx, now: i64, id: i64, master: &str, hashes: &str) -> Result<(), Error> {
    let sql = "UPDATE streaming_playlist SET master_name = $2, hashes_name = $3, updated_at = $4 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(master).bind(hashes).bind(now)).await.map(drop)
}

/// Records that renditions are written into the publication's folder again.
pub async fn open_playlist(tx: &mut Tx, now: i64, id: i64) -> Result<(), Error> {
    let sql = "UPDATE streaming_playlist SET growing = TRUE, updated_at = $2 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(now)).await.map(drop)
}

/// Forgets that the source is to be kept.
pub async fn let_source_go(tx: &mut Tx, now: i64, video_id: i64) -> Result<(), Error> {
    let sql = "UPDATE video_source SET keep = FALSE, updated_at = $2 WHERE video_id = $1";
    tx.execute(Sql::new(sql).bind(video_id).bind(now)).await.map(drop)
}

/// Whether a ladder is being made, or waits to be made.
pub async fn is_transcoding(conn: &mut Conn, video_id: i64) -> Result<bool, Error> {
    // A job that waits has no run yet: it is found by its payload, which is written without spaces.
    let sql = "SELECT v.id FROM video v WHERE v.id = $1 AND (v.state = 2 OR EXISTS (SELECT 1 FROM transcoding_run r \
               WHERE r.video_id = v.id AND r.finished_at IS NULL) OR EXISTS (SELECT 1 FROM job j WHERE j.kind = $2 \
               AND j.state IN ('waiting', 'delayed', 'active') AND (j.payload LIKE $3 OR j.payload LIKE $4)))";
    let sql = Sql::new(sql).bind(video_id).bind(crate::create::BUILD);
    let sql = sql.bind(format!("%\"video_id\":{video_id}}}%")).bind(format!("%\"video_id\":{video_id},%"));
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// Names of the plain video files of a video.
pub async fn web_names(conn: &mut Conn, video_id: i64) -> Result<Vec<String>, Error> {
    let sql = "SELECT file_name FROM video_file WHERE video_id = $1 AND playlist_id IS NULL ORDER BY id";
    conn.all(Sql::new(sql).bind(video_id)).await
}
