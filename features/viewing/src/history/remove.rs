//! Taking videos out of one's history.

use crate::{flush, store};
use catalog::Live;
use futures::FutureExt;
use platform::{App, Caller, Result};

/// Takes one video out; one that is not in it changes nothing.
pub(crate) async fn remove_one(app: &App, caller: &Caller, video_id: i64) -> Result<()> {
    app.shared::<Live>().forget(caller.user_id, Some(video_id), i64::MAX);
    let write = app.db.write((caller.user_id, video_id), |tx, (user, video)| {
        async move {
            tx.wake();
            store::remove_one(tx, user, video).await
        }
        .boxed()
    });
    Ok(write.await?)
}

/// Takes out what was watched before a time (milliseconds since 1970); everything without one.
pub(crate) async fn remove_before(app: &App, caller: &Caller, before: Option<i64>) -> Result<()> {
    // First written, then removed: what waits may replace an older row that the wish does not mean.
    flush::history(app, Some(caller.user_id)).await?;
    let before = before.unwrap_or(i64::MAX);
    app.shared::<Live>().forget(caller.user_id, None, before);
    let write = app.db.write((caller.user_id, before), |tx, (user, before)| {
        async move {
            tx.wake();
            store::remove_before(tx, user, before).await
        }
        .boxed()
    });
    Ok(write.await?)
}
