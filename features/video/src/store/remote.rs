//! Rows of videos that live on other servers.

use super::Chapter;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::random;

/// A video of another server, as its document tells; times in milliseconds since 1970.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of the table, named alike")]
pub struct RemoteVideo {
    pub uuid: String,
    pub url: String,
    pub channel_id: i64,
    pub name: String,
    pub description: Option<String>,
    pub support: Option<String>,
    pub category: Option<i64>,
    pub licence: Option<i64>,
    pub language: Option<String>,
    pub privacy: i64,
    pub state: i64,
    pub wait_transcoding: bool,
    pub nsfw: bool,
    pub nsfw_flags: i64,
    pub nsfw_summary: Option<String>,
    pub comments_policy: i64,
    pub download_enabled: bool,
    pub embed_policy: i64,
    pub is_live: bool,
    pub duration: i64,
    pub aspect_ratio: Option<f64>,
    pub views: i64,
    pub downloads: i64,
    /// Likes and dislikes, if they were asked for.
    pub rates: Option<(i64, i64)>,
    pub published_at: i64,
    pub originally_published_at: Option<i64>,
    pub input_file_updated_at: Option<i64>,
    pub updated_at: i64,
    pub tags: Vec<String>,
    pub trackers: Vec<String>,
    /// Chapters, if they were asked for.
    pub chapters: Option<Vec<Chapter>>,
    /// Whether it waits for a moderator when it is new.
    pub quarantined: bool,
    /// Plain video files.
    pub files: Vec<RemoteFile>,
    pub playlist: Option<RemotePlaylist>,
    pub pictures: Vec<RemotePicture>,
    pub storyboard: Option<RemoteStoryboard>,
    pub captions: Vec<RemoteCaption>,
}

/// A video file of another server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of the table, named alike")]
pub struct RemoteFile {
    pub url: String,
    /// With the dot.
    pub extension: &'static str,
    pub resolution: i64,
    pub width: i64,
    pub height: i64,
    pub fps: i64,
    pub size: i64,
    pub info_hash: Option<String>,
    pub torrent_url: Option<String>,
    pub metadata_url: Option<String>,
    pub has_audio: bool,
    pub has_video: bool,
}

/// An HLS publication of another server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemotePlaylist {
    /// The master playlist.
    pub url: String,
    /// The hashes of its segments.
    pub hashes_url: Option<String>,
    /// Its files.
    pub files: Vec<RemoteFile>,
}

/// A picture of another server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of the table, named alike")]
pub struct RemotePicture {
    pub url: String,
    pub extension: &'static str,
    pub width: i64,
    pub height: i64,
}

/// A storyboard of another server.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoteStoryboard {
    /// Where it is.
    pub url: String,
    /// The extension of its file here, with the dot.
    pub extension: &'static str,
    /// Total width, total height, width, height in pixels.
    pub sizes: [i64; 4],
    /// Seconds each picture stands for.
    pub sprite_duration: f64,
}

/// Subtitles of another server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteCaption {
    /// Code, of PeerTube's list.
    pub language: String,
    /// The WebVTT file.
    pub url: String,
    /// The HLS playlist.
    pub playlist_url: Option<String>,
    /// Whether a program wrote them.
    pub automatically_generated: bool,
}

/// That an actor told its followers of a video.
#[derive(Debug, Clone)]
pub struct Share {
    /// The video.
    pub video_id: i64,
    /// The actor.
    pub actor_id: i64,
    /// The address of the announcement.
    pub url: String,
}

/// A video by its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Its number.
    pub id: i64,
    /// Its channel.
    pub channel_id: i64,
    /// Whether it lives here.
    pub is_local: bool,
    /// When its document was last read, if it lives elsewhere, in milliseconds since 1970.
    pub fetched_at: Option<i64>,
}

impl FromRow for Known {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Known {
            id: row.get("id")?,
            channel_id: row.get("channel_id")?,
            is_local: row.get("is_local")?,
            fetched_at: row.get("fetched_at")?,
        })
    }
}

/// The video of an address.
pub(crate) async fn by_url(conn: &mut Conn, url: &str) -> Result<Option<Known>, Error> {
    let sql = "SELECT id, channel_id, is_local, fetched_at FROM video WHERE url = $1";
    conn.optional(Sql::new(sql).bind(url)).await
}

/// Whether two channels are of one host.
pub(crate) async fn is_same_host(conn: &mut Conn, one: i64, other: i64) -> Result<bool, Error> {
    let sql = "SELECT count(DISTINCT coalesce(a.host, '')) FROM channel c JOIN actor a ON a.id = c.actor_id WHERE c.id IN ($1, $2)";
    Ok(conn.one::<i64>(Sql::new(sql).bind(one).bind(other)).await? == 1)
}

/// Adds a video; its number.
pub(crate) async fn insert(tx: &mut Tx, v: &RemoteVideo, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO video (uuid, url, channel_id, is_local, name, description, support, category, licence, language, \
               privacy, state, files_private, wait_transcoding, nsfw, nsfw_flags, nsfw_summary, comments_policy, \
               download_enabled, embed_policy, is_live, duration, aspect_ratio, views, downloads, likes, dislikes, \
               published_at, originally_published_at, input_file_updated_at, created_at, updated_at, fetched_at) \
               VALUES ($1, $2, $3, FALSE, $4, $5, $6, $7, $8, $9, $10, $11, FALSE, $12, $13, $14, $15, $16, $17, $18, \
               $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $26, $29, $30) RETURNING id";
    let (likes, dislikes) = v.rates.unwrap_or_default();
    let sql = bound(Sql::new(sql).bind(&v.uuid).bind(&v.url).bind(v.channel_id), v)
        .bind(likes)
        .bind(dislikes)
        .bind(v.published_at)
        .bind(v.originally_published_at)
        .bind(v.input_file_updated_at)
        .bind(v.updated_at)
        .bind(now);
    tx.one(sql).await
}

/// What both statements set, in their order.
fn bound(sql: Sql, v: &RemoteVideo) -> Sql {
    sql.bind(&v.name)
        .bind(v.description.clone())
        .bind(v.support.clone())
        .bind(v.category)
        .bind(v.licence)
        .bind(v.language.clone())
        .bind(v.privacy)
        .bind(v.state)
        .bind(v.wait_transcoding)
        .bind(v.nsfw)
        .bind(v.nsfw_flags)
        .bind(v.nsfw_summary.clone())
        .bind(v.comments_policy)
        .bind(v.download_enabled)
        .bind(v.embed_policy)
        .bind(v.is_live)
        .bind(v.duration)
        .bind(v.aspect_ratio)
        .bind(v.views)
        .bind(v.downloads)
}

/// Renews a video.
pub(crate) async fn update(tx: &mut Tx, id: i64, v: &RemoteVideo, now: i64) -> Result<(), Error> {
    // Its UUID stays what it was: another video's could be taken.
    let sql = "UPDATE video SET channel_id = $1, name = $2, description = $3, support = $4, category = $5, \
               licence = $6, language = $7, privacy = $8, state = $9, wait_transcoding = $10, nsfw = $11, nsfw_flags = $12, \
               nsfw_summary = $13, comments_policy = $14, download_enabled = $15, embed_policy = $16, is_live = $17, \
               duration = $18, aspect_ratio = $19, views = $20, downloads = $21, published_at = $22, \
               originally_published_at = $23, input_file_updated_at = $24, updated_at = $25, fetched_at = $26 \
               WHERE id = $27 AND NOT is_local";
    let sql = bound(Sql::new(sql).bind(v.channel_id), v)
        .bind(v.published_at)
        .bind(v.originally_published_at)
        .bind(v.input_file_updated_at)
        .bind(v.updated_at)
        .bind(now)
        .bind(id);
    tx.execute(sql).await?;
    if let Some((likes, dislikes)) = v.rates {
        let sql = "UPDATE video SET likes = $2, dislikes = $3 WHERE id = $1";
        tx.execute(Sql::new(sql).bind(id).bind(likes).bind(dislikes)).await?;
    }
    Ok(())
}

/// Puts trackers in place of the present ones.
pub(crate) async fn replace_trackers(tx: &mut Tx, id: i64, urls: &[String]) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_tracker WHERE video_id = $1").bind(id)).await?;
    for (position, url) in (0i64..).zip(urls) {
        let sql = "INSERT INTO video_tracker (video_id, position, url) VALUES ($1, $2, $3)";
        tx.execute(Sql::new(sql).bind(id).bind(position).bind(url)).await?;
    }
    Ok(())
}

/// What a document and the rows say of a file.
type Said = (String, i64, i64, i64, Option<String>);

/// Puts files in place of the present ones, unless they are the same: their numbers are in addresses.
pub(crate) async fn replace_files(tx: &mut Tx, id: i64, v: &RemoteVideo, now: i64) -> Result<(), Error> {
    let sql =
        "SELECT remote_url, resolution, size, fps, info_hash FROM video_file WHERE video_id = $1 ORDER BY remote_url";
    let mut before: Vec<Said> = Vec::new();
    for row in tx.rows(Sql::new(sql).bind(id)).await? {
        let url: Option<String> = row.get("remote_url")?;
        before.push((
            url.unwrap_or_default(),
            row.get("resolution")?,
            row.get("size")?,
            row.get("fps")?,
            row.get("info_hash")?,
        ));
    }
    let sql = "SELECT remote_url FROM streaming_playlist WHERE video_id = $1";
    let playlist: Option<Option<String>> = tx.optional(Sql::new(sql).bind(id)).await?;
    let said = |f: &RemoteFile| (f.url.clone(), f.resolution, f.size, f.fps, f.info_hash.clone());
    let of_playlist = v.playlist.iter().flat_map(|p| &p.files);
    let mut after: Vec<Said> = v.files.iter().chain(of_playlist).map(said).collect();
    before.sort();
    after.sort();
    if before == after && playlist.flatten() == v.playlist.as_ref().map(|p| p.url.clone()) {
        return Ok(());
    }
    tx.execute(Sql::new("DELETE FROM video_file WHERE video_id = $1").bind(id)).await?;
    tx.execute(Sql::new("DELETE FROM streaming_playlist WHERE video_id = $1").bind(id)).await?;
    for file in &v.files {
        insert_file(tx, id, None, file, now).await?;
    }
    let Some(playlist) = &v.playlist else { return Ok(()) };
    let sql = "INSERT INTO streaming_playlist (video_id, master_name, hashes_name, growing, remote_url, remote_hashes_url, \
               created_at, updated_at) VALUES ($1, '', '', FALSE, $2, $3, $4, $4) RETURNING id";
    let sql = Sql::new(sql).bind(id).bind(&playlist.url).bind(playlist.hashes_url.clone()).bind(now);
    let playlist_id: i64 = tx.one(sql).await?;
    for file in &playlist.files {
        insert_file(tx, id, Some(playlist_id), file, now).await?;
    }
    Ok(())
}

async fn insert_file(tx: &mut Tx, id: i64, playlist: Option<i64>, f: &RemoteFile, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO video_file (video_id, playlist_id, resolution, width, height, fps, size, file_name, info_hash, \
               has_audio, has_video, remote_url, remote_torrent_url, remote_metadata_url, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)";
    let sql = Sql::new(sql)
        .bind(id)
        .bind(playlist)
        .bind(f.resolution)
        .bind(f.width)
        .bind(f.height)
        .bind(f.fps)
        .bind(f.size)
        .bind(format!("{}-{}{}", random::uuid(), f.resolution, f.extension))
        .bind(f.info_hash.clone())
        .bind(f.has_audio)
        .bind(f.has_video)
        .bind(&f.url)
        .bind(f.torrent_url.clone())
        .bind(f.metadata_url.clone())
        .bind(now);
    tx.execute(sql).await.map(drop)
}

/// Puts pictures in place of others; the files that nothing names any more.
pub(crate) async fn replace_pictures(
    tx: &mut Tx,
    id: i64,
    pictures: &[RemotePicture],
    now: i64,
) -> Result<Vec<String>, Error> {
    let sql = "SELECT remote_url FROM video_thumbnail WHERE video_id = $1 ORDER BY id";
    let before: Vec<Option<String>> = tx.all(Sql::new(sql).bind(id)).await?;
    if before.iter().map(Option::as_deref).eq(pictures.iter().map(|p| Some(p.url.as_str()))) {
        return Ok(Vec::new());
    }
    let sql = "DELETE FROM video_thumbnail WHERE video_id = $1 RETURNING file_name";
    let dropped = tx.all(Sql::new(sql).bind(id)).await?;
    for p in pictures {
        let sql = "INSERT INTO video_thumbnail (video_id, file_name, width, height, automatic, remote_url, created_at) \
                   VALUES ($1, $2, $3, $4, FALSE, $5, $6)";
        let sql =
            Sql::new(sql).bind(id).bind(format!("{}{}", random::uuid(), p.extension)).bind(p.width).bind(p.height);
        tx.execute(sql.bind(&p.url).bind(now)).await?;
    }
    Ok(dropped)
}

/// Puts a storyboard in place of another; the file that nothing names any more.
pub(crate) async fn replace_storyboard(
    tx: &mut Tx,
    id: i64,
    storyboard: Option<&RemoteStoryboard>,
    now: i64,
) -> Result<Option<String>, Error> {
    let sql = "SELECT remote_url FROM video_storyboard WHERE video_id = $1";
    let before: Option<Option<String>> = tx.optional(Sql::new(sql).bind(id)).await?;
    if before.flatten().as_deref() == storyboard.map(|s| s.url.as_str()) {
        return Ok(None);
    }
    let sql = "DELETE FROM video_storyboard WHERE video_id = $1 RETURNING file_name";
    let dropped = tx.optional(Sql::new(sql).bind(id)).await?;
    if let Some(s) = storyboard {
        let sql = "INSERT INTO video_storyboard (video_id, file_name, total_width, total_height, sprite_width, sprite_height, \
                   sprite_duration, remote_url, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let [w, h, sw, sh] = s.sizes;
        let sql = Sql::new(sql).bind(id).bind(format!("{}{}", random::uuid(), s.extension)).bind(w).bind(h).bind(sw);
        tx.execute(sql.bind(sh).bind(s.sprite_duration).bind(&s.url).bind(now)).await?;
    }
    Ok(dropped)
}

/// Puts subtitles in place of others; the files that nothing names any more.
pub(crate) async fn replace_captions(
    tx: &mut Tx,
    id: i64,
    captions: &[RemoteCaption],
    now: i64,
) -> Result<Vec<String>, Error> {
    let sql =
        "SELECT language, remote_url, automatically_generated FROM video_caption WHERE video_id = $1 ORDER BY language";
    let mut before: Vec<(String, Option<String>, bool)> = Vec::new();
    for row in tx.rows(Sql::new(sql).bind(id)).await? {
        before.push((row.get("language")?, row.get("remote_url")?, row.get("automatically_generated")?));
    }
    let said = |c: &RemoteCaption| (c.language.clone(), Some(c.url.clone()), c.automatically_generated);
    let mut after: Vec<_> = captions.iter().map(said).collect();
    before.sort();
    after.sort();
    if before == after {
        return Ok(Vec::new());
    }
    let dropped =
        tx.all(Sql::new("DELETE FROM video_caption WHERE video_id = $1 RETURNING file_name").bind(id)).await?;
    for c in captions {
        let sql = "INSERT INTO video_caption (video_id, language, file_name, automatically_generated, remote_url, \
                   remote_playlist_url, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
        let sql = Sql::new(sql).bind(id).bind(&c.language).bind(format!("{}-{}.vtt", random::uuid(), c.language));
        let sql = sql.bind(c.automatically_generated).bind(&c.url).bind(c.playlist_url.clone());
        tx.execute(sql.bind(now)).await?;
    }
    Ok(dropped)
}

/// Records that an actor told of a video; whether that is new.
pub(crate) async fn share(tx: &mut Tx, share: &Share, now: i64) -> Result<bool, Error> {
    let sql =
        "INSERT INTO video_share (video_id, actor_id, url, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    let sql = Sql::new(sql).bind(share.video_id).bind(share.actor_id).bind(&share.url).bind(now);
    Ok(tx.execute(sql).await? == 1)
}

/// Forgets that an actor told of a video; whether it had.
pub(crate) async fn unshare(tx: &mut Tx, actor_id: i64, url: &str) -> Result<bool, Error> {
    let sql = "DELETE FROM video_share WHERE actor_id = $1 AND url = $2";
    Ok(tx.execute(Sql::new(sql).bind(actor_id).bind(url)).await? == 1)
}

/// Notes that the document of a video was asked for.
pub async fn looked_at(tx: &mut Tx, id: i64, now: i64) -> Result<(), Error> {
    let sql = "UPDATE video SET fetched_at = $2 WHERE id = $1 AND NOT is_local";
    tx.execute(Sql::new(sql).bind(id).bind(now)).await.map(drop)
}
