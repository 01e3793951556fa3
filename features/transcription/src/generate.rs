//! Having subtitles written: `POST videos/{id}/captions/generate`.

use crate::policy::{self, Facts};
use crate::store;
use crate::{sound, write};
use database::Tx;
use futures::FutureExt;
use job_queue::NewJob;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, Right};
use serde_json::json;

/// Has a program write subtitles of a video.
///
/// # Errors
/// 400 where it is switched off, for a video of another server, a live one, one that has subtitles, and one without sound; 403, 404;
/// 409 while it is being done, unless a moderator wants it done once more.
pub(crate) async fn generate(app: &App, caller: &Caller, which: Ref, force: bool) -> Result<()> {
    if !app.config().video_transcription.enabled {
        return Err(Problem::bad_request("Video transcription is disabled on this instance"));
    }
    app.db
        .write((caller.clone(), app.now()), move |tx, (caller, now)| {
            async move {
                let not_found = || Problem::not_found("Video not found");
                let id = video::store::find(tx, which).await?.ok_or_else(not_found)?.id;
                let video = video::store::get(tx, id).await?.ok_or_else(not_found)?;
                if !video.is_local {
                    return Err(Problem::bad_request("Subtitles of another server's video cannot be written here"));
                }
                video::policy::must_manage(tx, &caller, &video).await?;
                let before = store::run(tx, id).await?;
                policy::may_write(Facts {
                    is_live: store::is_live(tx, id).await?,
                    has_captions: !video::store::captions_of(tx, id).await?.is_empty(),
                    has_sound: sound::is_there(tx, id).await?,
                    is_open: before.as_ref().is_some_and(store::Run::is_open),
                    force,
                    is_moderator: caller.role.has(Right::UpdateAnyVideo),
                })?;
                if let Some(before) = before {
                    job_queue::stop(tx, before.job_id).await?;
                }
                begin(tx, now, id).await
            }
            .boxed()
        })
        .await
}

/// Enqueues the work.
pub(crate) async fn begin(tx: &mut Tx, now: i64, video_id: i64) -> Result<()> {
    let job = job_queue::enqueue(tx, now, NewJob::new(write::WRITE, json!({ "video_id": video_id }), now)).await?;
    Ok(store::begin(tx, now, video_id, job).await?)
}
