//! All bytes are here: judge them, and make the video or replace its file.

use super::begin::stored_form;
use super::lease::Lease;
use super::protocol::Refusal;
use super::receive::Answer;
use super::{data_path, finishing_path, picture_path, remove_files};
use crate::create::{NewVideo, create};
use crate::replace::{self, NewSource};
use crate::store::{self, UploadRow};
use crate::temporary::{TempFile, TempFolder, refused};
use crate::{inspect, pictures};
use database::Error;
use futures::FutureExt;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result};

/// Makes the video, or replaces its file. A refusal of the file ends the upload; a failure of the server leaves it complete, so that asking again
/// (or sending the last piece again) tries again.
pub(super) async fn finish(app: &App, caller: &Caller, lease: Lease, row: UploadRow) -> Result<Answer, Refusal> {
    if let Err(e) = lease.record(row.size, "finishing").await {
        lease.release().await;
        return Err(e);
    }
    match make(app, caller, &lease, &row).await {
        Ok(answer) => {
            // The row stays for a while, to answer again; its bytes are not needed any more.
            if let Err(e) = remove_files(app, &row.id).await {
                tracing::warn!(error = %e, "the bytes of a finished upload go when it expires");
            }
            Ok(answer)
        }
        Err(problem) if problem.status().is_client_error() => {
            end(app, &lease).await;
            Err(problem.into())
        }
        Err(problem) => {
            lease.release().await;
            Err(problem.into())
        }
    }
}

async fn make(app: &App, caller: &Caller, lease: &Lease, row: &UploadRow) -> Result<Answer> {
    let config = app.config();
    let extension = inspect::extension(&row.original_name, &config)?;
    // A second name, so that the bytes stay here until the video's row is written.
    let source = TempFile::new(finishing_path(app, &row.id));
    let _ = tokio::fs::remove_file(source.path()).await;
    let data = data_path(app, &row.id);
    if tokio::fs::hard_link(&data, source.path()).await.is_err() {
        tokio::fs::copy(&data, source.path()).await.map_err(refused)?;
    }
    if let Some(video) = row.replaces {
        replace::replaceable(app, caller, Ref::Id(video)).await?;
    }
    let media = inspect::inspect(app, source.path()).await?;
    let work = TempFolder::new(app).await?;
    let upload = (row.id.clone(), lease.owner.clone());
    if let Some(video_id) = row.replaces {
        let pictures = match replace::has_automatic_pictures(app, video_id).await? {
            true => pictures::for_video(app, &media, source.path(), None, &work).await?,
            false => Vec::new(),
        };
        let file = NewSource {
            video_id,
            source: source.path().to_owned(),
            original_name: row.original_name.clone(),
            extension,
            size: row.size,
            media,
            pictures,
            upload,
        };
        replace::replace(app, caller, file).await?;
        return Ok(Answer::Replaced(video_id));
    }
    let still = picture_path(app, &row.id);
    let still = (row.has_picture && still.is_file()).then_some(still);
    let pictures = pictures::for_video(app, &media, source.path(), still.as_deref(), &work).await?;
    let new = NewVideo {
        user_id: row.user_id,
        form: stored_form(row)?,
        source: source.path().to_owned(),
        original_name: row.original_name.clone(),
        extension,
        size: row.size,
        media,
        pictures,
        upload: Some(upload),
    };
    create(app, new).await.map(Answer::Done)
}

/// Forgets an upload whose file was refused.
async fn end(app: &App, lease: &Lease) {
    let now = app.now();
    let input = (lease.id.clone(), lease.owner.clone());
    let ended: Result<bool, Error> = app
        .db
        .write(input, move |tx, (id, owner)| {
            async move { store::abandon(tx, now, &id, Some(&owner), true).await }.boxed()
        })
        .await;
    if let Err(e) = ended.map_err(Problem::from) {
        tracing::warn!(error = %e, "a refused upload goes when it expires");
        return;
    }
    if remove_files(app, &lease.id).await.is_ok() {
        let _: Result<(), Error> =
            app.db.write(lease.id.clone(), |tx, id| async move { store::forget_upload(tx, &id).await }.boxed()).await;
    }
}
