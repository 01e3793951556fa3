//! Moving the files of a video between the public and the private folders after a change of privacy.
//!
//! `video.files_private` tells where they lie and changes when all have moved. While they move a reader may look in the
//! wrong folder: it must then look in the other one. Whether somebody may have a file is never decided by its folder, but by
//! the privacy of the video, which has changed at once.

use crate::store;
use crate::{place, policy};
use database::Error;
use futures::FutureExt;
use futures::future::BoxFuture;
use job_queue::{Context, Failure, Handler};
use platform::id::Ref;
use platform::{App, buckets};

/// Moves the files of one video; its payload is `{"video_id": …}`.
pub const MOVE_FILES: &str = "video.move_files";

/// Runs [`MOVE_FILES`].
pub struct MoveFiles(pub App);

impl Handler for MoveFiles {
    fn kind(&self) -> &'static str {
        MOVE_FILES
    }
    fn concurrency(&self) -> usize {
        1
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>> {
        async move { relocate(&self.0, job.id_of("video_id")?).await }.boxed()
    }
}

/// Brings the files to where the video's privacy wants them. May be repeated at any point.
pub async fn relocate(app: &App, video_id: i64) -> Result<(), Failure> {
    loop {
        let mut conn = app.db.reader().await?;
        let Some(video) = store::find(&mut conn, Ref::Id(video_id)).await? else { return Ok(()) };
        let (from, to) = (video.files_private, policy::is_guarded(video.privacy));
        if from == to {
            return Ok(());
        }
        let playlist = store::playlist_of(&mut conn, video_id).await?;
        if playlist.as_ref().is_some_and(|p| p.growing) {
            // Somebody writes into the folder; closing the publication enqueues this again.
            return Ok(());
        }
        let names = store::web_names(&mut conn, video_id).await?;
        drop(conn);
        let permanent = |e: platform::Problem| Failure::Permanent(e.to_string());
        for name in &names {
            let (a, b) =
                (place::web_video(name, from).map_err(permanent)?, place::web_video(name, to).map_err(permanent)?);
            missing_is_fine(app.storage.rename(buckets::WEB_VIDEOS, &a, &b).await)?;
        }
        if playlist.is_some() {
            let (a, b) = (
                place::hls_folder(&video.uuid, from).map_err(permanent)?,
                place::hls_folder(&video.uuid, to).map_err(permanent)?,
            );
            missing_is_fine(app.storage.rename_prefix(buckets::STREAMING_PLAYLISTS, &a, &b).await)?;
        }
        let done = app
            .db
            .write((video_id, to, names), move |tx, (id, to, names)| {
                async move {
                    if store::get(tx, id).await?.is_none() {
                        // Deleted meanwhile: its second removal finds what lies under the new names.
                        return Ok::<_, Error>(Some(()));
                    }
                    // A file listed meanwhile lies in the old folder: once more.
                    if store::web_names(tx, id).await? != names {
                        return Ok(None);
                    }
                    store::set_files_private(tx, id, to).await?;
                    Ok(Some(()))
                }
                .boxed()
            })
            .await?;
        if done.is_some() {
            // The privacy may have changed back while the files moved.
            continue;
        }
    }
}

/// What is gone needs no move; `doctor` tells of files that are missing.
fn missing_is_fine(result: Result<(), object_storage::Error>) -> Result<(), Failure> {
    match result {
        Ok(()) | Err(object_storage::Error::NotFound) => Ok(()),
        Err(e) => Err(Failure::Retry(e.to_string())),
    }
}
