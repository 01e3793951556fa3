//! The room that files of other servers take here: bounded by `sepiola.remote_files.size`. Those nobody has asked for longest go
//! first, and are fetched again when somebody does.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use database::{Error, FromRow, Row, Sql};
use futures::FutureExt as _;
use object_storage::{Bucket, Key};
use platform::{App, Result, buckets};

const LOOK: Duration = Duration::from_secs(600);
/// Files removed at a time.
const BATCH: i64 = 200;
/// Files whose use is remembered between two looks; what is used beyond that looks as old as it was.
const REMEMBERED: usize = 10_000;

/// Files asked for since the last look, with their time.
#[derive(Default)]
struct Used(Mutex<HashMap<(&'static str, String), i64>>);

/// A file of another server.
#[derive(Clone)]
struct Kept {
    bucket: String,
    file: String,
    bytes: i64,
    used_at: i64,
}

impl FromRow for Kept {
    fn from_row(row: &Row) -> std::result::Result<Self, Error> {
        let (bucket, file) = (row.get("bucket")?, row.get("file_name")?);
        Ok(Kept { bucket, file, bytes: row.get("bytes")?, used_at: row.get("used_at")? })
    }
}

/// Notes that a file of another server is about to be kept.
///
/// # Errors
/// The database cannot be written.
pub(super) async fn note(app: &App, bucket: Bucket, file: &str, bytes: usize) -> Result<()> {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let sql = "INSERT INTO remote_file (bucket, file_name, bytes, used_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (bucket, file_name) DO UPDATE SET bytes = excluded.bytes, used_at = excluded.used_at";
    let sql = Sql::new(sql).bind(bucket.name()).bind(file).bind(bytes).bind(app.now());
    app.db.write(sql, |tx, sql| async move { tx.execute(sql).await.map(drop) }.boxed()).await?;
    Ok(())
}

/// Remembers that somebody asked for a file, ours or another server's. Written at the next look.
pub(super) fn used(app: &App, bucket: Bucket, file: &str) {
    let used = app.shared::<Used>();
    let mut used = used.0.lock().unwrap_or_else(PoisonError::into_inner);
    if used.len() < REMEMBERED {
        used.insert((bucket.name(), file.to_owned()), app.now());
    }
}

/// Makes room every ten minutes, until the shutdown.
pub(crate) async fn keep_room(app: App) {
    while app.shutdown.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
        if let Err(problem) = make_room(&app).await {
            tracing::warn!(%problem, "files of other servers cannot be removed; trying again");
        }
    }
}

/// Removes the files of other servers that nobody has asked for longest, until the rest fits its room. Tells how many went.
///
/// # Errors
/// The database or the storage does not answer; what went until then is gone.
pub async fn make_room(app: &App) -> Result<usize> {
    write_used(app).await?;
    let room = app.config().sepiola.remote_files.size.0;
    let taken: i64 =
        app.db.reader().await?.one("SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM remote_file").await?;
    let mut too_many = u64::try_from(taken).unwrap_or(0).saturating_sub(room);
    let mut removed = 0;
    while too_many > 0 {
        let sql = "SELECT bucket, file_name, bytes, used_at FROM remote_file ORDER BY used_at, file_name LIMIT $1";
        let oldest: Vec<Kept> = app.db.reader().await?.all(Sql::new(sql).bind(BATCH)).await?;
        if oldest.is_empty() {
            break;
        }
        let mut gone = Vec::new();
        for kept in oldest {
            if too_many == 0 {
                break;
            }
            if let (Some(bucket), Ok(key)) = (buckets::by_name(&kept.bucket), Key::new(&*kept.file)) {
                app.storage.delete(bucket, &key).await?;
            }
            too_many = too_many.saturating_sub(u64::try_from(kept.bytes).unwrap_or(0));
            gone.push(kept);
        }
        removed += gone.len();
        forget(app, gone).await?;
    }
    Ok(removed)
}

async fn write_used(app: &App) -> Result<()> {
    let used = std::mem::take(&mut *app.shared::<Used>().0.lock().unwrap_or_else(PoisonError::into_inner));
    if used.is_empty() {
        return Ok(());
    }
    let write = app.db.write(used, |tx, used| {
        async move {
            for ((bucket, file), at) in used {
                let sql = "UPDATE remote_file SET used_at = $3 WHERE bucket = $1 AND file_name = $2 AND used_at < $3";
                tx.execute(Sql::new(sql).bind(bucket).bind(file).bind(at)).await?;
            }
            Ok::<_, Error>(())
        }
        .boxed()
    });
    Ok(write.await?)
}

/// One that was fetched anew meanwhile has a later time, and stays noted.
async fn forget(app: &App, gone: Vec<Kept>) -> Result<()> {
    let write = app.db.write(gone, |tx, gone| {
        async move {
            for kept in gone {
                let sql = "DELETE FROM remote_file WHERE bucket = $1 AND file_name = $2 AND used_at = $3";
                tx.execute(Sql::new(sql).bind(kept.bucket).bind(kept.file).bind(kept.used_at)).await?;
            }
            Ok::<_, Error>(())
        }
        .boxed()
    });
    Ok(write.await?)
}
