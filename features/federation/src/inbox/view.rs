//! Somebody elsewhere has watched a video of ours.

use super::process::Deed;
use super::store::finish;
use crate::remote::failure::Failure;
use futures::FutureExt as _;

/// Counts a view. What tells of viewers of this moment (it expires) is not counted.
pub(super) async fn viewed(deed: &Deed<'_>) -> Result<(), Failure> {
    if deed.activity.body().get("expires").is_some_and(|e| !e.is_null()) {
        return Ok(());
    }
    let object = deed.activity.object_id()?;
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, object.as_str()).await?;
    let Some(video) = known.filter(|video| video.is_local) else { return Ok(()) };
    let input = (deed.id, video.id);
    let write = deed.app.db.write(input, |tx, (id, video)| {
        async move {
            // Once, whatever happens between the count and the end of the activity.
            if finish(tx, id).await? {
                ::video::store::add_views(tx, video, 1).await?;
            }
            Ok::<_, database::Error>(())
        }
        .boxed()
    });
    Ok(write.await?)
}
