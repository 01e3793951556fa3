//! Putting files into storage before their rows exist, so that no crash leaves a file without an owner.
//!
//! The intent log is `doomed_file`:
//! 1. [`Staged::announce`] writes one row a file, due in some hours, in a transaction of its own;
//! 2. [`Staged::put`] moves the bytes into storage;
//! 3. the transaction that writes the owning rows calls [`claim_all`], which deletes the announcements. If one of them has
//!    come due meanwhile it refuses, so sweeping and claiming cannot both win;
//! 4. whatever was announced and never claimed is removed by the sweep ([`crate::sweep`]); [`Staged::give_up`] makes it due
//!    at once.
//!
//! So at any time each file in storage belongs to a row or to an announcement, which is what `sepiola doctor` checks. A row
//! of `doomed_file` may name a file that is not there (not yet, or no longer); a file without either row is an orphan.

use crate::store;
use crate::sweep::REMOVE_FILES;
use database::{Error, Tx};
use futures::FutureExt;
use job_queue::NewJob;
use object_storage::{Bucket, Key};
use platform::{App, Problem, Result};
use serde_json::json;
use std::path::Path;

/// How long a file may wait for its row, in milliseconds: longer than any copy to another disk takes.
const PATIENCE: i64 = 6 * 3_600_000;

/// Files announced together.
#[derive(Debug, Clone)]
pub struct Staged {
    files: Vec<(Bucket, Key)>,
    ids: Vec<i64>,
}

impl Staged {
    /// Announces files; nothing is in storage yet.
    pub async fn announce(app: &App, files: Vec<(Bucket, Key)>) -> Result<Self> {
        let now = app.now();
        let ids = app
            .db
            .write(files.clone(), move |tx, files| {
                async move {
                    let mut ids = Vec::new();
                    for (bucket, key) in &files {
                        ids.push(store::reserve(tx, now, *bucket, key, now + PATIENCE).await?);
                    }
                    Ok::<_, Error>(ids)
                }
                .boxed()
            })
            .await?;
        Ok(Staged { files, ids })
    }

    /// Moves the bytes of the file announced at `at` into storage.
    pub async fn put(&self, app: &App, at: usize, source: &Path) -> Result<()> {
        let (bucket, key) = self.files.get(at).ok_or_else(|| Problem::internal("a file that was not announced"))?;
        Ok(app.storage.put_file(*bucket, key, source).await?)
    }

    /// The announcements, for [`claim_all`].
    #[must_use]
    pub fn ids(&self) -> Vec<i64> {
        self.ids.clone()
    }

    /// Has the files removed now, because their rows will not be written.
    pub async fn give_up(self, app: &App) {
        let now = app.now();
        let result = app
            .db
            .write(self, move |tx, staged| {
                async move {
                    for (id, (bucket, key)) in staged.ids.iter().zip(&staged.files) {
                        // Claimed already means owned: leave it.
                        if store::claim(tx, now, *id).await? {
                            store::doom(tx, now, *bucket, key, false, now).await?;
                        }
                    }
                    job_queue::enqueue(tx, now, NewJob::new(REMOVE_FILES, json!({}), now)).await.map(drop)
                }
                .boxed()
            })
            .await;
        if let Err(e) = result {
            tracing::warn!(error = %e, "staged files will be removed by the sweep only");
        }
    }
}

/// Takes announced files over in the transaction that writes their rows; `false` when one came due: then the transaction
/// must fail.
pub async fn claim_all(tx: &mut Tx, now: i64, ids: &[i64]) -> Result<bool, Error> {
    for id in ids {
        if !store::claim(tx, now, *id).await? {
            return Ok(false);
        }
    }
    Ok(true)
}
