//! Something elsewhere is gone.

use super::comment;
use super::process::Deed;
use crate::remote::actor::forget;
use crate::remote::failure::Failure;
use ::actor::remote::by_url;
use activitypub::Verified;
use database::Sql;
use futures::FutureExt as _;
use platform::App;
use platform::http_client::Url;

/// An actor removes itself, with everything that is its own.
pub(super) async fn actor(app: &App, activity: &Verified) -> Result<(), Failure> {
    let known = by_url(&mut app.db.reader().await?, activity.actor().as_str()).await?;
    match known.filter(|actor| actor.host.is_some()) {
        Some(known) => forget(app, &known).await,
        None => Ok(()),
    }
}

/// An actor removes something of its own.
pub(super) async fn deleted(deed: &Deed<'_>) -> Result<(), Failure> {
    let object = deed.activity.object_id()?;
    // The owner of a video removes comments of others as well.
    if comment::removed(deed, &object).await?.is_some() {
        return Ok(());
    }
    if !deed.activity.authority().owns(&object) {
        return Err(Failure::refused("it is of another origin"));
    }
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, object.as_str()).await?;
    match known.filter(|video| !video.is_local) {
        Some(known) => video(deed, known.id).await,
        None => playlist(deed, &object).await,
    }
}

/// A playlist is removed by the account it belongs to.
async fn playlist(deed: &Deed<'_>, object: &Url) -> Result<(), Failure> {
    let known = ::playlist::remote::known(&mut deed.app.db.reader().await?, object.as_str()).await?;
    let Some(known) = known.filter(|playlist| !playlist.is_local) else { return Ok(()) };
    if known.actor_id != deed.actor.id {
        return Err(Failure::refused("the playlist belongs to somebody else"));
    }
    let now = deed.app.now();
    deed.app.db.write(known.id, move |tx, id| ::playlist::remote::remove(tx, id, now).boxed()).await?;
    Ok(())
}

/// A video is removed by the account it belongs to, or by its channel.
async fn video(deed: &Deed<'_>, id: i64) -> Result<(), Failure> {
    let sql = "SELECT v.id FROM video v JOIN channel c ON c.id = v.channel_id JOIN account ac ON ac.id = c.account_id \
               WHERE v.id = $1 AND $2 IN (c.actor_id, ac.actor_id)";
    let sql = Sql::new(sql).bind(id).bind(deed.actor.id);
    if deed.app.db.reader().await?.optional::<i64>(sql).await?.is_none() {
        return Err(Failure::refused("the video belongs to somebody else"));
    }
    let now = deed.app.now();
    deed.app.db.write(id, move |tx, id| ::video::delete::delete_in(tx, now, id).boxed()).await?;
    Ok(())
}
