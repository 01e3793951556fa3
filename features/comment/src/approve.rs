//! Letting a held comment be seen.

use crate::{facts, policy, store};
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Result, event};

/// Approves a comment of a video.
pub(crate) async fn approve(app: &App, caller: &Caller, which: Ref, id: i64) -> Result<()> {
    let now = app.now();
    app.db
        .write(caller.clone(), move |tx, caller| {
            async move {
                let video = facts::video(tx, &caller, which).await?;
                let comment = facts::comment(tx, video.id, id).await?;
                policy::may_approve(&caller, &comment, &video)?;
                // Somebody else may have been faster: it counts once.
                if store::approve(tx, comment.id, now).await? {
                    video::store::change_comments(tx, &[(video.id, 1)]).await?;
                    event::emit(tx, now, "comment.approved", comment.id).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}
