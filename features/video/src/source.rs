//! The file a person sent: what it was, and letting it go.

use crate::manage::managed;
use crate::publish;
use crate::store::{self, SourceRow, VideoRow};
use crate::update::UPDATED_EVENT;
use database::Conn;
use futures::FutureExt;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, event};

/// The source of a video the caller may change.
///
/// # Errors
/// 404, 403.
pub async fn get(conn: &mut Conn, caller: &Caller, which: Ref) -> Result<(VideoRow, SourceRow)> {
    let video = managed(conn, caller, which).await?;
    let source = store::source_of(conn, video.id).await?;
    Ok((video, source.ok_or_else(|| Problem::not_found("Video source not found"))?))
}

/// Removes the file, when the work on it is over; what it was stays known. One that is gone already is fine.
///
/// # Errors
/// 404, 403.
pub async fn remove_file(app: &App, caller: &Caller, which: Ref) -> Result<()> {
    app.db
        .write((caller.clone(), app.now()), move |tx, (caller, now)| {
            async move {
                let (video, _) = get(tx, &caller, which).await?;
                store::let_source_go(tx, now, video.id).await?;
                // While a ladder is made from it, it goes with the end of that.
                if !store::is_transcoding(tx, video.id).await? {
                    publish::source_done(tx, now, video.id).await?;
                }
                Ok(event::emit(tx, now, UPDATED_EVENT, video.id).await?)
            }
            .boxed()
        })
        .await
}
