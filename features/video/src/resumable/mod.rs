//! Resumable uploads by the node-uploadx protocol: begin, send pieces, ask where to go on, cancel, finish, expire.
//!
//! The bytes of upload `id` are the file `{id}` in `storage.tmp_persistent`/`uploads`. The row's `received` is raised only
//! after the bytes are synced, so everything acknowledged survives a crash; what lies beyond it is cut off before the next piece.
//! Who writes or finishes holds the row's lease, so two requests never write at once, and one upload becomes one video.
//! Bytes that were acknowledged never change: a piece that overlaps them must agree with them.

mod begin;
mod cancel;
mod finish;
mod lease;
mod protocol;
mod receive;

pub use begin::{Begun, begin, begin_replacement};
pub use cancel::{cancel, expire};
pub use protocol::{Fault, Refusal};
pub use receive::{Answer, receive};

use crate::manage::known;
use crate::store::{self, UploadRow};
use platform::id::Ref;
use platform::{App, Caller};
use std::path::PathBuf;

/// The upload a request names: each has one address, that of new videos or that of the video whose file it replaces.
async fn found(app: &App, caller: &Caller, id: &str, replaces: Option<Ref>) -> Result<UploadRow, Refusal> {
    let mut conn = app.db.reader().await?;
    let row = store::upload(&mut conn, id).await?.ok_or(Fault::NotFound)?;
    if row.user_id != caller.user_id {
        return Err(Fault::Forbidden.into());
    }
    let video = match replaces {
        Some(which) => Some(known(&mut conn, which).await?.id),
        None => None,
    };
    if row.replaces == video { Ok(row) } else { Err(Fault::NotFound.into()) }
}

/// The folder of bytes on their way in.
fn folder(app: &App) -> PathBuf {
    app.config().storage.tmp_persistent.join("uploads")
}

/// The bytes of an upload. `id` is from our own row, never from a request.
fn data_path(app: &App, id: &str) -> PathBuf {
    folder(app).join(id)
}

/// The picture that came with its form.
fn picture_path(app: &App, id: &str) -> PathBuf {
    folder(app).join(format!("{id}.picture"))
}

/// A second name of the bytes while they become a video.
fn finishing_path(app: &App, id: &str) -> PathBuf {
    folder(app).join(format!("{id}.finishing"))
}

/// Removes the files of an upload; those that are gone are fine.
async fn remove_files(app: &App, id: &str) -> std::io::Result<()> {
    for path in [finishing_path(app, id), picture_path(app, id), data_path(app, id)] {
        match tokio::fs::remove_file(path).await {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
    }
    Ok(())
}

/// How long an upload waits for its next piece, in milliseconds.
fn lifetime(app: &App) -> i64 {
    i64::try_from(app.config().testing.lifetimes.resumable_upload.as_millis()).unwrap_or(i64::MAX / 4)
}
