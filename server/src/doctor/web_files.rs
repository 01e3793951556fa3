//! Plain video files and sources: each row's file is there, as long as the row says.

use super::{PAGE, Patient, Seen, jobs};
use ::database::{Conn, Error, Sql};
use futures::FutureExt;
use futures::future::BoxFuture;
use object_storage::{Bucket, Key};
use platform::{App, buckets};
use video::{place, policy, relocate};

pub(super) const AGAIN: &str = "restore the file from a backup, or remove the video and upload it again";

/// Walks `video_file` (those of no playlist) and `video_source`.
pub(super) fn look<'a>(patient: &'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>> {
    async move {
        let mut seen = Seen::default();
        web_videos(patient.app, &mut seen).await?;
        originals(patient.app, &mut seen).await?;
        Ok(seen)
    }
    .boxed()
}

async fn web_videos(app: &App, seen: &mut Seen) -> anyhow::Result<()> {
    let mut conn = app.db.reader().await?;
    let mut after = 0i64;
    loop {
        let sql = "SELECT f.id, f.video_id, f.file_name, f.size, v.files_private, v.privacy FROM video_file f \
                   JOIN video v ON v.id = f.video_id WHERE f.playlist_id IS NULL AND v.is_local AND f.id > $1 \
                   ORDER BY f.id LIMIT $2";
        let rows = conn.rows(Sql::new(sql).bind(after).bind(PAGE)).await?;
        for row in &rows {
            after = row.get("id")?;
            let (video, file): (i64, String) = (row.get("video_id")?, row.get("file_name")?);
            let private: bool = row.get("files_private")?;
            seen.count += 1;
            let mut places = vec![private];
            if may_be_moving(&mut conn, video, private, row.get("privacy")?).await? {
                places.push(!private);
            }
            let keys: Vec<_> = places.iter().map(|p| place::web_video(&file, *p)).collect();
            let what = format!("video {video}: its file {file}");
            let keys: Result<Vec<_>, _> = keys.into_iter().collect();
            match keys {
                Ok(keys) => sized(app, buckets::WEB_VIDEOS, &keys, Some(row.get("size")?), &what, seen).await?,
                Err(_) => seen.wrong(format!("{what}: has a name that no file can have"), AGAIN),
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

async fn originals(app: &App, seen: &mut Seen) -> anyhow::Result<()> {
    let mut conn = app.db.reader().await?;
    let mut after = 0i64;
    loop {
        let sql = "SELECT video_id, file_name, size FROM video_source WHERE has_file AND video_id > $1 \
                   ORDER BY video_id LIMIT $2";
        let rows = conn.rows(Sql::new(sql).bind(after).bind(PAGE)).await?;
        for row in &rows {
            after = row.get("video_id")?;
            let file: String = row.get("file_name")?;
            seen.count += 1;
            let what = format!("video {after}: its source {file}");
            match Key::new(file) {
                Ok(key) => sized(app, buckets::ORIGINALS, &[key], Some(row.get("size")?), &what, seen).await?,
                Err(_) => seen.wrong(format!("{what}: has a name that no file can have"), AGAIN),
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

/// Whether the files of a video may be in either folder, because a job is about to move them.
pub(super) async fn may_be_moving(conn: &mut Conn, video: i64, private: bool, privacy: i64) -> Result<bool, Error> {
    Ok(private != policy::is_guarded(privacy) && jobs::is_live(conn, relocate::MOVE_FILES, video).await?)
}

/// An object is under one of the keys, with that many bytes (or with any, but not with none).
pub(super) async fn sized(
    app: &App,
    bucket: Bucket,
    keys: &[Key],
    bytes: Option<i64>,
    what: &str,
    seen: &mut Seen,
) -> anyhow::Result<()> {
    for key in keys {
        let Some(size) = app.storage.size(bucket, key).await? else { continue };
        match bytes {
            Some(bytes) if u64::try_from(bytes) != Ok(size) => {
                seen.wrong(format!("{what}: has {size} bytes, its row says {bytes}"), AGAIN);
            }
            None if size == 0 => seen.wrong(format!("{what}: is empty"), AGAIN),
            _ => {}
        }
        return Ok(());
    }
    seen.wrong(format!("{what}: is not in {}", bucket.name()), AGAIN);
    Ok(())
}
