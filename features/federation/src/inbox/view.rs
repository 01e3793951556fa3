//! Somebody elsewhere watches a video, or has watched one of ours.

use super::process::Deed;
use super::store::finish;
use crate::remote::failure::Failure;
use crate::remote::read;
use crate::views;
use ::video::remote::Known;
use ::viewing::elsewhere::{Watched, record};
use activitypub::signature::host_of;
use catalog::Live;
use catalog::live::ViewerKey;
use futures::FutureExt as _;
use platform::http_client::Url;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Viewers of the moment are believed in for so long (milliseconds); PeerTube says two minutes.
const MOMENT: i64 = 5 * 60_000;
/// More do not watch one video.
const MOST: i64 = 100_000_000;
/// Parts of a viewing that are looked at, as many as ours have.
const PARTS: usize = 100;
/// A viewing is told when it has ended: not longer ago than lanes keep what waits, and not much ahead of our clock (milliseconds).
const AGO: i64 = 7 * 24 * 3_600_000;
const AHEAD: i64 = 3_600_000;

/// Counts a view of a video of ours, or notes who watches right now: that is what expires.
pub(super) async fn viewed(deed: &Deed<'_>) -> Result<(), Failure> {
    let object = deed.activity.object_id()?;
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, object.as_str()).await?;
    let Some(video) = known else { return Ok(()) };
    let body = deed.activity.body();
    // What PeerTube before 6.1 calls it comes second.
    for name in ["expires", "expiration"] {
        if body.get(name).is_some_and(|e| !e.is_null()) {
            let until = read::time(body, name).ok_or_else(|| Failure::refused("it expires at no time"))?;
            return watched_now(deed, &object, &video, until);
        }
    }
    if !video.is_local {
        return Ok(());
    }
    let now = deed.app.now();
    let write =
        deed.app.db.write((deed.id, video.id, host_of(deed.activity.actor())?), move |tx, (id, video, host)| {
            async move {
                // Once, whatever happens between the count and the end of the activity.
                if finish(tx, id).await? {
                    ::video::store::add_views(tx, video, 1).await?;
                    // Who follows the video hears of it, except where somebody watched: they have counted it.
                    views::tell(tx, now, video, Some(&host)).await?;
                }
                Ok::<_, database::Error>(())
            }
            .boxed()
        });
    Ok(write.await?)
}

/// One viewer of a video of ours; or all of a video that lives where this comes from. Nothing is written: it is soon over.
fn watched_now(deed: &Deed<'_>, object: &Url, video: &Known, until: i64) -> Result<(), Failure> {
    let now = deed.app.now();
    let lifetime = (until - now).min(MOMENT);
    if lifetime <= 0 {
        return Ok(());
    }
    let live = deed.app.shared::<Live>();
    if video.is_local {
        let mut key: ViewerKey = [0; 16];
        key.copy_from_slice(&Sha256::digest(deed.activity.id().as_str())[..16]);
        live.watches_elsewhere(now, lifetime, video.id, key);
        return Ok(());
    }
    let Some(result) = deed.activity.body().get("result").filter(|r| r.is_object()) else { return Ok(()) };
    if !deed.activity.authority().owns(object) {
        return Err(Failure::refused("it counts the viewers of somebody else's video"));
    }
    let is_viewers = read::is_a(result, "InteractionCounter")
        && result.get("interactionType").and_then(Value::as_str) == Some("WatchAction");
    let count = read::count(result, "userInteractionCount").filter(|_| is_viewers);
    let count = count.ok_or_else(|| Failure::refused("it counts no viewers"))?;
    live.told(now, lifetime, video.id, count.min(MOST));
    Ok(())
}

/// Records which parts of a video of ours somebody has watched elsewhere (WatchAction).
pub(super) async fn watched(deed: &Deed<'_>, object: &Value) -> Result<(), Failure> {
    let video = read::address(object, "object").ok_or_else(|| Failure::refused("it names nothing that was watched"))?;
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, video.as_str()).await?;
    let Some(video) = known.filter(|video| video.is_local) else { return Ok(()) };
    let times = read::time(object, "startTime").zip(read::time(object, "endTime"));
    let now = deed.app.now();
    let times = times.filter(|(first, last)| first <= last && (now - AGO..=now + AHEAD).contains(last));
    let (first, last) = times.ok_or_else(|| Failure::refused("it was watched at no good time"))?;
    let part = |part: &Value| read::count(part, "startTimestamp").zip(read::count(part, "endTimestamp"));
    let parts = read::list(object, "watchSections").iter().take(PARTS).filter_map(part).collect();
    let watched = Watched { video_id: video.id, first: first.max(last - AGO), last, parts };
    let write = deed.app.db.write((deed.id, watched), |tx, (id, watched)| {
        async move { if finish(tx, id).await? { record(tx, watched).await } else { Ok(()) } }.boxed()
    });
    Ok(write.await?)
}
