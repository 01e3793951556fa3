//! Somebody takes back what they did.

use super::process::Deed;
use super::{copy, rate};
use crate::remote::failure::Failure;
use crate::remote::read;
use ::actor::remote::by_url;
use ::follow::incoming::withdraw;
use ::video::rate::Rating;
use ::video::remote::unshare;
use futures::FutureExt as _;
use platform::http_client::Url;
use serde_json::Value;

/// Takes back what the object inside tells; it must be the actor's own.
pub(super) async fn undone(deed: &Deed<'_>) -> Result<(), Failure> {
    let (id, inside) = deed.activity.own_object()?;
    if let Some(actor) = read::address(inside, "actor")
        && actor != *deed.activity.actor()
    {
        return Err(Failure::refused("it takes back what somebody else did"));
    }
    match read::list(inside, "type").iter().find_map(Value::as_str) {
        Some("Follow") => unfollow(deed, inside).await,
        Some("Like") => rate::taken_back(deed, &rated(inside)?, Rating::Like).await,
        Some("Dislike") => rate::taken_back(deed, &rated(inside)?, Rating::Dislike).await,
        Some("Announce") => unannounce(deed, &id).await,
        // Copies of videos are what PeerTube takes back like this; what else was made is deleted.
        Some("Create") => match read::address(inside, "object") {
            Some(made) => copy::taken_back(deed, &made).await,
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

async fn unfollow(deed: &Deed<'_>, follow: &Value) -> Result<(), Failure> {
    let target = read::address(follow, "object").ok_or_else(|| Failure::refused("it names nobody who was followed"))?;
    let target = by_url(&mut deed.app.db.reader().await?, target.as_str()).await?.filter(|t| t.host.is_none());
    let Some(target) = target else { return Ok(()) };
    let input = (deed.actor.id, target.id);
    deed.app.db.write(input, |tx, (follower, target)| withdraw(tx, follower, target).boxed()).await?;
    Ok(())
}

/// What was liked or disliked.
fn rated(inside: &Value) -> Result<Url, Failure> {
    read::address(inside, "object").ok_or_else(|| Failure::refused("it names nothing that was rated"))
}

async fn unannounce(deed: &Deed<'_>, announcement: &Url) -> Result<(), Failure> {
    let input = (deed.actor.id, announcement.as_str().to_owned());
    let write = deed.app.db.write(input, |tx, (actor, url)| async move { unshare(tx, actor, &url).await }.boxed());
    write.await?;
    Ok(())
}
