//! Thumbnails, storyboards, subtitles, avatars, banners, logos and torrents: each row's file is there and is not empty. What another
//! server has is fetched when it is asked for, and may be missing.

use super::web_files::sized;
use super::{PAGE, Patient, Seen};
use ::database::Sql;
use futures::FutureExt;
use futures::future::BoxFuture;
use object_storage::{Bucket, Key};
use platform::{App, buckets};

/// What has a file by name alone: `(bucket, whose it is, what it is, its rows)`.
const NAMED: &[(Bucket, &str, &str, &str)] = &[
    (
        buckets::THUMBNAILS,
        "video",
        "thumbnail",
        "SELECT id, video_id AS owner_id, file_name FROM video_thumbnail WHERE remote_url IS NULL AND id > $1 ORDER BY id LIMIT $2",
    ),
    (
        buckets::STORYBOARDS,
        "video",
        "storyboard",
        "SELECT video_id AS id, video_id AS owner_id, file_name FROM video_storyboard WHERE remote_url IS NULL AND video_id > $1 ORDER BY video_id LIMIT $2",
    ),
    (
        buckets::CAPTIONS,
        "video",
        "caption",
        "SELECT id, video_id AS owner_id, file_name FROM video_caption WHERE remote_url IS NULL AND id > $1 ORDER BY id LIMIT $2",
    ),
    (
        buckets::TORRENTS,
        "video",
        "torrent",
        "SELECT id, video_id AS owner_id, torrent_name AS file_name FROM video_file WHERE torrent_name IS NOT NULL AND id > $1 \
         ORDER BY id LIMIT $2",
    ),
    (
        buckets::TORRENTS,
        "video",
        "source's torrent",
        "SELECT video_id AS id, video_id AS owner_id, torrent_name AS file_name FROM video_source WHERE torrent_name IS NOT NULL \
         AND video_id > $1 ORDER BY video_id LIMIT $2",
    ),
    (
        buckets::AVATARS,
        "actor",
        "picture",
        "SELECT id, actor_id AS owner_id, file_name FROM actor_image WHERE remote_url IS NULL AND id > $1 ORDER BY id LIMIT $2",
    ),
    (
        buckets::THUMBNAILS,
        "playlist",
        "thumbnail",
        "SELECT id, playlist_id AS owner_id, file_name FROM playlist_thumbnail WHERE remote_url IS NULL AND id > $1 ORDER BY id LIMIT $2",
    ),
];

/// Walks their tables.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        for (bucket, owner, kind, rows) in NAMED {
            walk(patient.app, *bucket, (owner, kind), rows, &mut seen).await?;
        }
        Ok(seen)
    }
    .boxed()
}

async fn walk(
    app: &App,
    bucket: Bucket,
    (owner, kind): (&str, &str),
    rows: &'static str,
    seen: &mut Seen,
) -> anyhow::Result<()> {
    let mut conn = app.db.reader().await?;
    let mut after = 0i64;
    loop {
        let page = conn.rows(Sql::new(rows).bind(after).bind(PAGE)).await?;
        for row in &page {
            after = row.get("id")?;
            let (number, file): (i64, String) = (row.get("owner_id")?, row.get("file_name")?);
            seen.count += 1;
            let what = format!("{owner} {number}: its {kind} {file}");
            match Key::new(file) {
                Ok(key) => sized(app, bucket, &[key], None, &what, seen).await?,
                Err(_) => seen.wrong(format!("{what}: has a name that no file can have"), super::web_files::AGAIN),
            }
        }
        if page.is_empty() {
            return Ok(());
        }
    }
}
