//! Comments that come, change, go and are approved of.

use super::process::Deed;
use crate::remote::failure::Failure;
use crate::remote::{keys, note};
use ::comment::remote::{Known, approved, by_url, remove};
use activitypub::Verified;
use activitypub::replay::Replays;
use activitypub::signature::{Window, host_of};
use database::{Sql, Tx};
use futures::FutureExt as _;
use platform::Result as Answer;
use platform::http_client::Url;
use serde_json::Value;
use std::sync::{Mutex, PoisonError};

/// A comment was written or changed elsewhere.
pub(super) async fn written(deed: &Deed<'_>, id: &Url, object: &Value) -> Result<(), Failure> {
    let Some(stored) = note::keep(deed.app, id, object).await? else { return Ok(()) };
    // Sent again after an approval it is passed on once more: others refused it before.
    let is_approved = object.get("replyApproval").is_some_and(|a| !a.is_null());
    if stored.held || !(stored.is_new || is_approved && deed.app.shared::<PassedAgain>().is_first(id, deed.app.now())) {
        return Ok(());
    }
    if !is_signed(deed).await {
        return Ok(());
    }
    let passed_on = PassedOn {
        comment_id: stored.id,
        sender: deed.actor.host.clone().unwrap_or_default(),
        activity: deed.activity.body().clone(),
    };
    let now = deed.app.now();
    deed.app.db.write(passed_on, move |tx, passed_on| pass_on(tx, passed_on, now).boxed()).await?;
    Ok(())
}

/// Bytes of an activity that is passed on: it goes to every server that follows, in our name.
const LONGEST: usize = 100_000;

/// Comments that were passed on again within the last day, or two.
struct PassedAgain(Mutex<Replays>);

impl Default for PassedAgain {
    fn default() -> Self {
        PassedAgain(Mutex::new(Replays::new(86_400_000, 20_000)))
    }
}

impl PassedAgain {
    fn is_first(&self, id: &Url, now: i64) -> bool {
        let mut passed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = !passed.knows(id.as_str().as_bytes());
        passed.remember(id.as_str().as_bytes(), now);
        is_first
    }
}

/// Whether an activity can be passed on: others believe only what its author has signed within the document.
async fn is_signed(deed: &Deed<'_>) -> bool {
    let body = deed.activity.body();
    if body.get("signature").is_none() || body.to_string().len() > LONGEST {
        return false;
    }
    let Ok(key) = keys::of_actor(deed.app, deed.activity.actor()).await else { return false };
    Verified::forwarded(body, &key, &Window::of_documents(deed.app.now())).is_ok()
}

#[derive(Clone)]
struct PassedOn {
    comment_id: i64,
    sender: String,
    activity: Value,
}

/// Below a video of ours: those who follow its channel or its account hear of the comment, but for the sender, and unless the instance or
/// the owner of the video has muted its author. That it is approved of is
/// told by who listens to events.
async fn pass_on(tx: &mut Tx, what: PassedOn, now: i64) -> Answer<()> {
    let sql = "SELECT ch.actor_id AS channel_actor, ac.actor_id AS account_actor \
               FROM video_comment c JOIN video v ON v.id = c.video_id JOIN channel ch ON ch.id = v.channel_id \
               JOIN account ac ON ac.id = ch.account_id \
               JOIN account author ON author.id = c.account_id JOIN actor authors ON authors.id = author.actor_id \
               WHERE c.id = $1 AND v.is_local AND v.privacy IN (1, 2) AND NOT v.blocked \
               AND NOT EXISTS (SELECT 1 FROM account_mute m WHERE m.target_account_id = author.id \
                               AND (m.owner_account_id IS NULL OR m.owner_account_id = ac.id)) \
               AND NOT EXISTS (SELECT 1 FROM server_mute m WHERE m.host = authors.host \
                               AND (m.owner_account_id IS NULL OR m.owner_account_id = ac.id))";
    let rows = tx.rows(Sql::new(sql).bind(what.comment_id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (account, channel): (i64, i64) = (row.get("account_actor")?, row.get("channel_actor")?);
    let inboxes = delivery::inboxes_of_followers(tx, &[account, channel]).await?;
    let is_senders =
        |inbox: &str| inbox.parse().ok().and_then(|url: Url| host_of(&url).ok()) == Some(what.sender.clone());
    let others: Vec<String> = inboxes.into_iter().filter(|inbox| !is_senders(inbox)).collect();
    delivery::queue(tx, now, account, &others, &what.activity).await?;
    Ok(())
}

/// A comment is removed by its author, or by the owner of the video it is below; `None` when no comment has that address.
pub(super) async fn removed(deed: &Deed<'_>, object: &Url) -> Result<Option<()>, Failure> {
    let origin = deed.app.config().webserver.origin();
    let known = by_url(&mut deed.app.db.reader().await?, &origin, object.as_str()).await?;
    let Some(known) = known else { return Ok(None) };
    if known.is_deleted {
        return Ok(Some(()));
    }
    let is_author = deed.actor.account_id.is_some() && known.account_id == deed.actor.account_id && !known.is_local;
    if !is_author && !owns_video(deed, &known).await? {
        return Err(Failure::refused("the comment is somebody else's, and the video too"));
    }
    let now = deed.app.now();
    deed.app.db.write(known.id, move |tx, id| remove(tx, id, now).boxed()).await?;
    Ok(Some(()))
}

/// The owner of a video elsewhere approves of a comment that was written here.
pub(super) async fn approved_of(deed: &Deed<'_>) -> Result<(), Failure> {
    let origin = deed.app.config().webserver.origin();
    let object = deed.activity.object_id()?;
    let known = by_url(&mut deed.app.db.reader().await?, &origin, object.as_str()).await?;
    let known = known.filter(|c| c.is_local && !c.is_deleted);
    let known = known.ok_or_else(|| Failure::refused("no comment of ours has that address"))?;
    if !owns_video(deed, &known).await? {
        return Err(Failure::refused("the video is somebody else's"));
    }
    let now = deed.app.now();
    deed.app.db.write(known.id, move |tx, id| approved(tx, id, now).boxed()).await?;
    Ok(())
}

/// Whether the actor is the account of the video a comment is below.
async fn owns_video(deed: &Deed<'_>, comment: &Known) -> Result<bool, Failure> {
    let sql = "SELECT v.id FROM video v JOIN channel c ON c.id = v.channel_id WHERE v.id = $1 AND c.account_id = $2 AND NOT v.is_local";
    let sql = Sql::new(sql).bind(comment.video_id).bind(deed.actor.account_id.unwrap_or(0));
    Ok(deed.app.db.reader().await?.optional::<i64>(sql).await?.is_some())
}
