//! Somebody elsewhere likes or dislikes a video of ours, or takes that back.

use super::process::Deed;
use crate::remote::failure::Failure;
use ::video::rate::{Rating, change};
use ::video::store::rate_of;
use database::{Sql, Tx};
use futures::FutureExt as _;
use platform::Result as Answer;
use platform::http_client::Url;

/// Records what the actor thinks of a video that everybody may see. What is thought of videos elsewhere, their servers count.
pub(super) async fn rated(deed: &Deed<'_>, rating: Rating) -> Result<(), Failure> {
    let object = deed.activity.object_id()?;
    let account = deed.actor.account_id.ok_or_else(|| Failure::refused("no account thinks so"))?;
    let sql = "SELECT id FROM video WHERE url = $1 AND is_local AND privacy IN (1, 2) AND NOT blocked AND listed";
    let sql = Sql::new(sql).bind(object.as_str());
    let Some(video) = deed.app.db.reader().await?.optional::<i64>(sql).await? else { return Ok(()) };
    let now = deed.app.now();
    let url = deed.activity.id().as_str().to_owned();
    let write = deed
        .app
        .db
        .write((account, video, url), move |tx, (a, v, url)| change(tx, a, v, rating, Some(url), now).boxed());
    Ok(write.await?)
}

/// Takes back what the actor thought, if it is that still.
pub(super) async fn taken_back(deed: &Deed<'_>, object: &Url, was: Rating) -> Result<(), Failure> {
    let known = ::video::remote::known(&mut deed.app.db.reader().await?, object.as_str()).await?;
    let (Some(video), Some(account)) = (known.filter(|v| v.is_local), deed.actor.account_id) else { return Ok(()) };
    let now = deed.app.now();
    let write = deed.app.db.write((account, video.id), move |tx, (a, v)| withdraw(tx, a, v, was, now).boxed());
    Ok(write.await?)
}

async fn withdraw(tx: &mut Tx, account: i64, video: i64, was: Rating, now: i64) -> Answer<()> {
    if Rating::of(rate_of(tx, account, video).await?) == was {
        change(tx, account, video, Rating::None, None, now).await?;
    }
    Ok(())
}
