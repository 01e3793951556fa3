//! Removing a comment: a tombstone stays.

use crate::store::Buried;
use crate::{facts, policy, store};
use database::{Error, Tx};
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Result, event};
use std::collections::BTreeMap;

/// Removes a comment of a video.
pub(crate) async fn delete(app: &App, caller: &Caller, which: Ref, id: i64) -> Result<()> {
    let now = app.now();
    app.db
        .write(caller.clone(), move |tx, caller| {
            async move {
                let video = facts::video(tx, &caller, which).await?;
                let comment = facts::comment(tx, video.id, id).await?;
                policy::may_delete(&caller, &comment, &video)?;
                let buried = store::bury(tx, &[comment.id], now).await?;
                Ok(tell(tx, &buried, now).await?)
            }
            .boxed()
        })
        .await
}

/// What follows from comments having been removed: the videos have fewer, and others hear of it.
pub(crate) async fn tell(tx: &mut Tx, buried: &[Buried], now: i64) -> Result<(), Error> {
    count(tx, buried).await?;
    for comment in buried {
        event::emit(tx, now, "comment.deleted", comment.id).await?;
    }
    Ok(())
}

/// Takes removed comments off the videos' counters; held ones had not counted.
pub(crate) async fn count(tx: &mut Tx, buried: &[Buried]) -> Result<(), Error> {
    let mut fewer: BTreeMap<i64, i64> = BTreeMap::new();
    for comment in buried.iter().filter(|b| !b.held) {
        *fewer.entry(comment.video_id).or_default() -= 1;
    }
    let fewer: Vec<(i64, i64)> = fewer.into_iter().collect();
    video::store::change_comments(tx, &fewer).await
}
