//! Videos of this server: there, changed, gone.

use crate::consume::Moment;
use crate::policy::{self, Standing, Step};
use crate::recipients::{followers, send, server};
use crate::store::{self, Told};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use federation::{Audience, say};
use platform::clock::iso;
use platform::{Problem, Result};
use serde_json::Value;

/// Names videos in `told`.
pub(crate) const VIDEO: &str = "video";

struct Video {
    standing: Standing,
    url: String,
    account: (i64, String),
    channel: (i64, String),
}

impl FromRow for Video {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Video {
            standing: Standing {
                privacy: row.get("privacy")?,
                state: row.get("state")?,
                blocked: row.get("blocked")?,
                unfederated: row.get::<Option<bool>>("unfederated")?.unwrap_or(false),
            },
            url: row.get("url")?,
            account: (row.get("account_id")?, row.get("account_url")?),
            channel: (row.get("channel_id")?, row.get("channel_url")?),
        })
    }
}

/// The video, if it lives here.
async fn video(conn: &mut Conn, id: i64) -> Result<Option<Video>, Error> {
    let sql = "SELECT v.url, v.privacy, v.state, v.blocked, b.unfederated, aa.id AS account_id, aa.url AS account_url, \
               ca.id AS channel_id, ca.url AS channel_url FROM video v JOIN channel c ON c.id = v.channel_id \
               JOIN actor ca ON ca.id = c.actor_id JOIN account ac ON ac.id = c.account_id \
               JOIN actor aa ON aa.id = ac.actor_id LEFT JOIN video_block b ON b.video_id = v.id \
               WHERE v.is_local AND v.id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// Whether others are told of what happens around a video that lives here.
pub(crate) async fn is_for_others(conn: &mut Conn, at: &Moment, id: i64) -> Result<bool> {
    let unlisted = at.app.config().federation.videos.federate_unlisted;
    let standing = video(conn, id).await?.map(|v| v.standing);
    Ok(policy::of_video(standing, false, unlisted) == Step::Tell)
}

/// The actors whose followers hear of what happens around a video that lives here: its account, and who announced it.
pub(crate) async fn involved(conn: &mut Conn, id: i64) -> Result<Vec<i64>, Error> {
    Ok(video(conn, id).await?.map(|v| vec![v.account.0, v.channel.0]).unwrap_or_default())
}

/// Tells of a video what others do not know yet. `changed` says whether something has changed that they may know.
pub(crate) async fn told(tx: &mut Tx, at: &Moment, id: i64, changed: bool) -> Result<()> {
    let before = store::told(tx, VIDEO, id).await?;
    let video = video(tx, id).await?;
    let unlisted = at.app.config().federation.videos.federate_unlisted;
    match (policy::of_video(video.as_ref().map(|v| v.standing), before.is_some(), unlisted), video, before) {
        (Step::Tell, Some(video), _) => tell(tx, at, id, &video).await,
        (Step::Renew, Some(video), Some(before)) if changed => renew(tx, at, id, &video, &before).await,
        (Step::TakeBack, _, Some(before)) => take_back(tx, at, before).await,
        _ => Ok(()),
    }
}

async fn tell(tx: &mut Tx, at: &Moment, id: i64, video: &Video) -> Result<()> {
    let (audience, object) = say::video(&at.app, tx, id).await?;
    let inboxes = delivery::inboxes_of_followers(tx, &[video.account.0]).await?;
    let create = say::create(&video.url, &video.account.1, &object, &audience);
    send(tx, at.now, video.account.0, &inboxes, create).await?;
    let inboxes = followers(tx, &[video.account.0, video.channel.0]).await?;
    for (actor, url) in [&server(tx).await?, &video.channel] {
        send(tx, at.now, *actor, &inboxes, say::announce(&video.url, *actor, url)).await?;
    }
    remember(tx, at, id, video, &audience).await
}

async fn renew(tx: &mut Tx, at: &Moment, id: i64, video: &Video, before: &Told) -> Result<()> {
    let (audience, object) = say::video(&at.app, tx, id).await?;
    let all = [Some(video.account.0), Some(video.channel.0), Some(before.actor_id), before.channel_actor_id];
    let all: Vec<i64> = all.into_iter().flatten().collect();
    let inboxes = followers(tx, &all).await?;
    // A video that changed hands is told of by whom others know it from.
    let by = match before.actor_id == video.account.0 {
        true => video.account.clone(),
        false => (before.actor_id, url_of(tx, before.actor_id).await?),
    };
    if let Some(old) = before.channel_actor_id.filter(|old| *old != video.channel.0) {
        let url = url_of(tx, old).await?;
        let announced = say::announce(&video.url, old, &url);
        send(tx, at.now, old, &inboxes, say::undo(&announced, &url, &Audience::public(&url))).await?;
    }
    let update = say::update(&object, &by.1, &audience, &iso(at.now));
    send(tx, at.now, by.0, &inboxes, update).await?;
    if before.channel_actor_id != Some(video.channel.0) {
        let (actor, url) = &video.channel;
        send(tx, at.now, *actor, &inboxes, say::announce(&video.url, *actor, url)).await?;
    }
    remember(tx, at, id, video, &audience).await
}

async fn take_back(tx: &mut Tx, at: &Moment, before: Told) -> Result<()> {
    let all: Vec<i64> = [before.actor_id].into_iter().chain(before.channel_actor_id).collect();
    let inboxes = followers(tx, &all).await?;
    send(tx, at.now, before.actor_id, &inboxes, before.undo).await?;
    Ok(store::forget(tx, &before.url).await?)
}

async fn remember(tx: &mut Tx, at: &Moment, id: i64, video: &Video, audience: &Audience) -> Result<()> {
    let undo: Value = say::delete(&video.url, &video.account.1, Some(audience));
    let (url, channel) = (video.url.clone(), Some(video.channel.0));
    let told = Told { actor_id: video.account.0, channel_actor_id: channel, url, undo };
    Ok(store::remember(tx, VIDEO, id, &told, at.now).await?)
}

async fn url_of(conn: &mut Conn, actor_id: i64) -> Result<String, Problem> {
    Ok(conn.one(Sql::new("SELECT url FROM actor WHERE id = $1").bind(actor_id)).await?)
}
