//! Making one kind of a video's files anew: `POST videos/{id}/transcoding`.

use crate::order::{Kind, Order};
use crate::store;
use axum::http::StatusCode;
use database::Sql;
use futures::FutureExt;
use job_queue::NewJob;
use platform::id::Ref;
use platform::{App, Problem, Result};
use video::states;

/// Enqueues the work. A video whose transcoding had failed is on its way again; one that is published stays so.
///
/// # Errors
/// 404 for an unknown video; 400 for a remote one, a live one, and while transcoding is switched off; 409 when work on the video
/// is under way, unless that is to be waited for.
pub(crate) async fn again(app: &App, which: Ref, kind: Kind, force: bool) -> Result<()> {
    let enabled = app.config().transcoding.enabled;
    app.db
        .write(app.now(), move |tx, now| {
            async move {
                let not_found = || Problem::not_found("Video not found");
                let found = video::store::find(tx, which).await?.ok_or_else(not_found)?;
                if !found.is_local {
                    return Err(Problem::bad_request("Cannot run this task on a remote video"));
                }
                let sql = Sql::new("SELECT is_live FROM video WHERE id = $1").bind(found.id);
                if tx.one::<bool>(sql).await? {
                    return Err(Problem::bad_request("Cannot run this task on a live video"));
                }
                if !enabled {
                    let sentence = "Cannot run transcoding job because transcoding is disabled on this instance";
                    return Err(Problem::bad_request(sentence));
                }
                let video = video::store::get(tx, found.id).await?.ok_or_else(not_found)?;
                let open = store::is_open(tx, video.id).await?;
                if !force && video::store::is_transcoding(tx, video.id).await? {
                    let problem = Problem::new(StatusCode::CONFLICT, "This video is already being transcoded");
                    return Err(problem.code("video_already_being_transcoded"));
                }
                let job = NewJob::new(video::create::BUILD, Order::anew(video.id, kind), now);
                let job = job_queue::enqueue(tx, now, job).await?;
                // Another job's run is not taken from it: this one waits for it.
                if !open {
                    store::begin(tx, now, video.id, job).await?;
                }
                if video.state == states::TRANSCODING_FAILED {
                    video::store::set_state(tx, now, video.id, states::TO_TRANSCODE, false).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}
