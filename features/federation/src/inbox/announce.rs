//! A channel or a server elsewhere tells its followers of a video.

use super::process::Deed;
use crate::remote::failure::Failure;
use crate::remote::{video, wanted};
use ::actor::Kind;
use ::video::remote::{Share, share};
use futures::FutureExt as _;

/// Records who told of a video, fetched if it is not known yet. What persons announce is not listed, as for PeerTube.
pub(super) async fn announced(deed: &Deed<'_>) -> Result<(), Failure> {
    if !matches!(Kind::parse(&deed.actor.kind), Some(Kind::Group | Kind::Application)) {
        return Ok(());
    }
    let object = deed.activity.object_id()?;
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, object.as_str()).await?;
    let video = match known {
        Some(known) => known,
        None => {
            wanted::must_be_followed(deed.app, deed.actor.host.as_deref().unwrap_or_default()).await?;
            video::ensure(deed.app, &object, true).await?
        }
    };
    let told = Share { video_id: video.id, actor_id: deed.actor.id, url: deed.activity.id().as_str().to_owned() };
    let now = deed.app.now();
    deed.app.db.write(told, move |tx, told| async move { share(tx, &told, now).await }.boxed()).await?;
    Ok(())
}
