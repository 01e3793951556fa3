//! Removing doomed files: the job that runs right after a decision, and the sweep that finds what came due.

use crate::store::{self, Doomed};
use database::Error;
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler};
use object_storage::Key;
use platform::{App, buckets};

/// Removes every doomed file whose time has come.
pub const REMOVE_FILES: &str = "video.remove_files";

/// Runs [`REMOVE_FILES`].
pub struct RemoveFiles(pub App);

impl Handler for RemoveFiles {
    fn kind(&self) -> &'static str {
        REMOVE_FILES
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let result = remove_due(&self.0, || job.cancel.is_cancelled()).await;
            if job.cancel.is_cancelled() { Err(Failure::Released) } else { result.map(drop) }
        }
        .boxed()
    }
}

/// Removes what is due; how many. Repeating it is harmless: a file that is gone counts as removed.
pub async fn remove_due(app: &App, stop: impl Fn() -> bool) -> Result<usize, Failure> {
    let mut removed = 0;
    loop {
        let due = store::due(&mut app.db.reader().await?, app.now(), 100).await?;
        if due.is_empty() || stop() {
            return Ok(removed);
        }
        let mut failed = None;
        for doomed in due {
            match remove(app, &doomed).await {
                Ok(()) => removed += 1,
                Err(e) => failed = Some(e),
            }
        }
        if let Some(e) = failed {
            return Err(e);
        }
    }
}

async fn remove(app: &App, doomed: &Doomed) -> Result<(), Failure> {
    let (Some(bucket), Ok(key)) = (buckets::by_name(&doomed.bucket), Key::new(doomed.name.clone())) else {
        return Err(Failure::Permanent(format!("{}/{} names no file", doomed.bucket, doomed.name)));
    };
    let result = match doomed.is_folder {
        true => app.storage.delete_prefix(bucket, &key).await,
        false => app.storage.delete(bucket, &key).await,
    };
    match result {
        Ok(_) | Err(object_storage::Error::NotFound) => {}
        Err(e) => return Err(Failure::Retry(e.to_string())),
    }
    let id = doomed.id;
    app.db.write(id, |tx, id| async move { store::forget(tx, id).await }.boxed()).await.map_err(|e: Error| e.into())
}
