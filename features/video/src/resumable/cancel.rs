//! `DELETE`, and the end of uploads that nobody went on with.

use super::protocol::{Fault, Refusal};
use super::{folder, found, remove_files};
use crate::store;
use crate::temporary::refused;
use database::Error;
use futures::FutureExt;
use platform::id::Ref;
use platform::{App, Caller, Problem};

/// Cancels an upload; what it already became stays.
pub async fn cancel(app: &App, caller: &Caller, id: &str, replaces: Option<Ref>) -> Result<(), Refusal> {
    let row = found(app, caller, id, replaces).await?;
    if !remove(app, &row.id, true).await? {
        return Err(Fault::TooManyRequests.into());
    }
    Ok(())
}

/// Removes an upload with its files; `false` when somebody writes to it (or, unless `fresh_too`, it has not expired).
async fn remove(app: &App, id: &str, fresh_too: bool) -> Result<bool, Problem> {
    let now = app.now();
    let abandoned = app
        .db
        .write(id.to_owned(), move |tx, id| async move { store::abandon(tx, now, &id, None, fresh_too).await }.boxed())
        .await?;
    if abandoned {
        remove_files(app, id).await.map_err(refused)?;
        app.db.write(id.to_owned(), |tx, id| async move { store::forget_upload(tx, &id).await }.boxed()).await?;
    }
    Ok(abandoned)
}

/// Removes uploads whose time is over, and bytes whose row is gone (their user was removed); how many uploads.
pub async fn expire(app: &App) -> Result<usize, Problem> {
    let mut removed = 0;
    loop {
        let ids = store::expired(&mut app.db.reader().await?, app.now()).await?;
        let mut progress = false;
        for id in &ids {
            if remove(app, id, false).await? {
                removed += 1;
                progress = true;
            }
        }
        if !progress {
            break;
        }
    }
    remove_strays(app).await?;
    Ok(removed)
}

async fn remove_strays(app: &App) -> Result<(), Problem> {
    let mut entries = match tokio::fs::read_dir(folder(app)).await {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(refused(e)),
    };
    while let Some(entry) = entries.next_entry().await.map_err(refused)? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let id = name.split('.').next().unwrap_or("");
        // Rows come before files, so a file without a row has lost it.
        let known: Result<_, Error> = store::upload(&mut app.db.reader().await?, id).await;
        if known?.is_none() && id.len() == 32 {
            tokio::fs::remove_file(entry.path()).await.map_err(refused)?;
        }
    }
    Ok(())
}
