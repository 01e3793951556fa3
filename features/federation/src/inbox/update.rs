//! Something elsewhere has changed.

use super::process::Deed;
use super::{comment, copy, player};
use crate::remote::failure::Failure;
use crate::remote::{actor, read, video as remote_video, wanted};
use ::actor::Kind;
use database::Sql;
use futures::FutureExt as _;
use platform::http_client::Url;
use serde_json::Value;

/// Renews what has changed, if it is of the actor's origin.
pub(super) async fn updated(deed: &Deed<'_>) -> Result<(), Failure> {
    let (id, object) = deed.activity.own_object()?;
    let kinds = read::list(object, "type").iter().filter_map(Value::as_str);
    for kind in kinds {
        // Read where it lives: a key is believed from there only.
        if Kind::parse(kind).is_some() {
            return actor::fetched(deed.app, &id).await.map(drop);
        }
        if kind == "Playlist" {
            return playlist(deed, &id).await;
        }
        if kind == "Note" {
            return comment::written(deed, &id, object).await;
        }
        if kind == "CacheFile" {
            return copy::kept(deed, &id, object).await;
        }
        if kind == "PlayerSettings" {
            return player::chosen(deed, object).await;
        }
        if kind == "Video" {
            return update_video(deed, &id, object).await;
        }
    }
    Ok(())
}

/// A video that is not known yet is taken like a new one.
async fn update_video(deed: &Deed<'_>, id: &Url, object: &Value) -> Result<(), Failure> {
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, id.as_str()).await?;
    if known.is_none() {
        wanted::must_be_followed(deed.app, deed.actor.host.as_deref().unwrap_or_default()).await?;
    }
    video(deed, id, object).await
}

/// Takes what is told of a video, unless it is older than what is known. What was forwarded tells only that there is something: it is
/// read where it lives.
pub(super) async fn video(deed: &Deed<'_>, id: &Url, object: &Value) -> Result<(), Failure> {
    if object.get("uuid").is_none() {
        return remote_video::fetched(deed.app, id, true).await.map(drop);
    }
    let sql = Sql::new("SELECT updated_at FROM video WHERE url = $1 AND NOT is_local").bind(id.as_str());
    let known: Option<i64> = deed.app.db.reader().await?.optional(sql).await?;
    if known.zip(read::time(object, "updated")).is_some_and(|(known, told)| told < known) {
        tracing::debug!(video = %id, "what is told of a video is older than what is known");
        return Ok(());
    }
    remote_video::keep(deed.app, id, object, true).await.map(drop)
}

/// A playlist is read where it lives, in the background: its places are documents of their own.
pub(super) async fn playlist(deed: &Deed<'_>, id: &Url) -> Result<(), Failure> {
    wanted::must_be_followed(deed.app, deed.actor.host.as_deref().unwrap_or_default()).await?;
    let now = deed.app.now();
    let write = deed.app.db.write(id.as_str().to_owned(), move |tx, url| {
        async move { crate::remote::playlist::later(tx, &url, now).await }.boxed()
    });
    Ok(write.await?)
}
