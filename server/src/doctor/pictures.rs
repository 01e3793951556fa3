//! Thumbnails, storyboards and torrents: each row's file is there and is not empty.

use super::web_files::sized;
use super::{PAGE, Patient, Seen};
use ::database::Sql;
use futures::FutureExt;
use futures::future::BoxFuture;
use object_storage::{Bucket, Key};
use platform::{App, buckets};

/// What has a file by name alone: `(bucket, what it is, its rows)`.
const NAMED: &[(Bucket, &str, &str)] = &[
    (
        buckets::THUMBNAILS,
        "thumbnail",
        "SELECT id, video_id, file_name FROM video_thumbnail WHERE id > $1 ORDER BY id LIMIT $2",
    ),
    (
        buckets::STORYBOARDS,
        "storyboard",
        "SELECT video_id AS id, video_id, file_name FROM video_storyboard WHERE video_id > $1 ORDER BY video_id LIMIT $2",
    ),
    (
        buckets::TORRENTS,
        "torrent",
        "SELECT id, video_id, torrent_name AS file_name FROM video_file WHERE torrent_name IS NOT NULL AND id > $1 \
         ORDER BY id LIMIT $2",
    ),
    (
        buckets::TORRENTS,
        "source's torrent",
        "SELECT video_id AS id, video_id, torrent_name AS file_name FROM video_source WHERE torrent_name IS NOT NULL \
         AND video_id > $1 ORDER BY video_id LIMIT $2",
    ),
];

/// Walks their tables.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        for (bucket, kind, rows) in NAMED {
            walk(patient.app, *bucket, kind, rows, &mut seen).await?;
        }
        Ok(seen)
    }
    .boxed()
}

async fn walk(app: &App, bucket: Bucket, kind: &str, rows: &'static str, seen: &mut Seen) -> anyhow::Result<()> {
    let mut conn = app.db.reader().await?;
    let mut after = 0i64;
    loop {
        let page = conn.rows(Sql::new(rows).bind(after).bind(PAGE)).await?;
        for row in &page {
            after = row.get("id")?;
            let (video, file): (i64, String) = (row.get("video_id")?, row.get("file_name")?);
            seen.count += 1;
            let what = format!("video {video}: its {kind} {file}");
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
