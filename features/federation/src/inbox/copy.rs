//! Copies of videos that other servers serve too (CacheFile of PeerTube's vocabulary): players are told of them.

use super::process::Deed;
use crate::remote::failure::Failure;
use crate::remote::read;
use ::video::remote::{VideoCopy, drop_copy, keep_copy};
use activitypub::identifier;
use database::Sql;
use futures::FutureExt as _;
use platform::config::value::AcceptRedundancyFrom;
use platform::http_client::Url;
use serde_json::Value;

const HLS: &str = "application/x-mpegURL";

/// Keeps or renews a copy of a video that is known here, when copies are taken from who tells of it
/// (`remote_redundancy.videos.accept_from`).
pub(super) async fn kept(deed: &Deed<'_>, id: &Url, object: &Value) -> Result<(), Failure> {
    if !is_welcome(deed).await? {
        return Ok(());
    }
    // A server has copies, nobody on it.
    if deed.actor.kind != "Application" {
        return Err(Failure::refused("only a server has copies of videos"));
    }
    let folder = folder(object).ok_or_else(|| Failure::refused("it names no folder of an HLS publication"))?;
    if !deed.activity.authority().owns(&folder) {
        return Err(Failure::refused("the copy lies on somebody else's server"));
    }
    let now = deed.app.now();
    let expires_at = match object.get("expires").filter(|e| !e.is_null()) {
        Some(_) => Some(read::time(object, "expires").ok_or_else(|| Failure::refused("it expires at no time"))?),
        None => None,
    };
    if expires_at.is_some_and(|at| at <= now) {
        return taken_back(deed, id).await;
    }
    let video = read::address(object, "object").ok_or_else(|| Failure::refused("it names nothing that was copied"))?;
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, video.as_str()).await?;
    let Some(video) = known else { return Ok(()) };
    let copy = VideoCopy {
        video_id: video.id,
        actor_id: deed.actor.id,
        url: id.as_str().to_owned(),
        base_url: folder.as_str().trim_end_matches('/').to_owned(),
        expires_at,
    };
    let write = deed.app.db.write(copy, move |tx, copy| async move { keep_copy(tx, &copy, now).await }.boxed());
    match write.await? {
        true => Ok(()),
        false => Err(Failure::refused("its address is another copy's")),
    }
}

/// Forgets a copy that its server does not serve any more.
pub(super) async fn taken_back(deed: &Deed<'_>, id: &Url) -> Result<(), Failure> {
    let input = (deed.actor.id, id.as_str().to_owned());
    deed.app.db.write(input, |tx, (actor, url)| async move { drop_copy(tx, actor, &url).await }.boxed()).await?;
    Ok(())
}

/// Where the files are: a link to the HLS publication. PeerTube before 8 also tells of single files, which nobody plays any more.
fn folder(object: &Value) -> Option<Url> {
    let links = read::list(object, "url").iter();
    let link = links.take(10).find(|link| link.get("mediaType").and_then(Value::as_str) == Some(HLS))?;
    identifier(link.get("href")?.as_str()?).ok()
}

async fn is_welcome(deed: &Deed<'_>) -> Result<bool, Failure> {
    match deed.app.config().remote_redundancy.videos.accept_from {
        AcceptRedundancyFrom::Nobody => Ok(false),
        AcceptRedundancyFrom::Anybody => Ok(true),
        AcceptRedundancyFrom::Followings => {
            let sql = "SELECT f.id FROM actor_follow f JOIN actor me ON me.id = f.follower_id \
                       WHERE f.target_id = $1 AND f.state = 'accepted' AND me.host IS NULL AND me.kind = 'Application'";
            let found: Option<i64> = deed.app.db.reader().await?.optional(Sql::new(sql).bind(deed.actor.id)).await?;
            Ok(found.is_some())
        }
    }
}
