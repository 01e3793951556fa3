//! Views that were counted here, viewers of the moment, and viewings of videos elsewhere.

use crate::consume::Moment;
use crate::recipients::{send, server};
use database::{Conn, Error, Sql, Tx};
use federation::{Audience, views};
use platform::clock::iso;
use platform::{Result, random};
use serde_json::{Value, json};

/// Where the owner of a video of another server hears of it.
pub(crate) struct Elsewhere {
    /// The video's address.
    pub video: String,
    /// Its owner's.
    pub owner: String,
    /// Where their server receives.
    pub inbox: [String; 1],
}

/// A video of another server; `None` for ours, and where nobody receives.
pub(crate) async fn elsewhere(conn: &mut Conn, video_id: i64) -> Result<Option<Elsewhere>, Error> {
    let sql = "SELECT v.url, o.url AS owner, coalesce(o.shared_inbox_url, o.inbox_url) AS inbox FROM video v \
               JOIN channel c ON c.id = v.channel_id JOIN account ac ON ac.id = c.account_id JOIN actor o ON o.id = ac.actor_id \
               WHERE NOT v.is_local AND o.inbox_url IS NOT NULL AND v.id = $1";
    let rows = conn.rows(Sql::new(sql).bind(video_id)).await?;
    let read = |row: &database::Row| {
        Ok(Elsewhere { video: row.get("url")?, owner: row.get("owner")?, inbox: [row.get("inbox")?] })
    };
    rows.first().map(read).transpose()
}

/// A view was counted: of a video elsewhere its server counts it too, of ours who follows it.
pub(crate) async fn seen(tx: &mut Tx, at: &Moment, video_id: i64) -> Result<()> {
    let Some(there) = elsewhere(tx, video_id).await? else {
        return Ok(views::tell(tx, at.now, video_id, None).await?);
    };
    let (actor_id, actor) = server(tx).await?;
    let audience = Audience::only(&there.owner);
    let view = views::view(&actor, video_id, &random::uuid().to_string(), &there.video, &audience, json!({}));
    Ok(send(tx, at.now, actor_id, &there.inbox, view).await?)
}

/// So many watch now, until a time.
fn watching(count: usize, until: i64) -> Value {
    json!({
        "expires": iso(until),
        "result": {"interactionType": "WatchAction", "type": "InteractionCounter", "userInteractionCount": count},
    })
}

/// Viewers of one video of another server that are told one by one at a time.
const MOST: usize = 100;

/// Tells who watches a video: of ours their number, to who follows it; of one elsewhere each viewer, to its server, which adds them
/// up. `viewers` are names that say nothing of who they are. Answers how many deliveries that made.
pub(crate) async fn watched(tx: &mut Tx, now: i64, video_id: i64, viewers: &[String], until: i64) -> Result<usize> {
    if let Some(video) = views::known(tx, video_id).await? {
        let (actor_id, actor) = &video.server;
        let more = watching(viewers.len(), until);
        let view = views::view(actor, video_id, &video.uuid, &video.url, &video.audience, more);
        send(tx, now, *actor_id, &video.inboxes, view).await?;
        return Ok(video.inboxes.len());
    }
    let Some(there) = elsewhere(tx, video_id).await? else { return Ok(0) };
    let (actor_id, actor) = server(tx).await?;
    let audience = Audience::only(&there.owner);
    let told = viewers.len().min(MOST);
    for viewer in &viewers[..told] {
        let view = views::view(&actor, video_id, viewer, &there.video, &audience, watching(1, until));
        send(tx, now, actor_id, &there.inbox, view).await?;
    }
    Ok(told)
}

/// Somebody here has watched a video of another server, whose statistics show it.
pub(crate) async fn ended(tx: &mut Tx, at: &Moment, viewing_id: i64) -> Result<()> {
    let sql = "SELECT video_id, started_at, ended_at, watch_time FROM viewing WHERE id = $1";
    let rows = tx.rows(Sql::new(sql).bind(viewing_id)).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let Some(there) = elsewhere(tx, row.get("video_id")?).await? else { return Ok(()) };
    let sql = "SELECT first_second, last_second FROM viewing_section WHERE viewing_id = $1 ORDER BY first_second";
    let mut parts = Vec::new();
    for part in tx.rows(Sql::new(sql).bind(viewing_id)).await? {
        let (first, last): (i64, i64) = (part.get("first_second")?, part.get("last_second")?);
        parts.push(json!({"startTimestamp": first, "endTimestamp": last}));
    }
    let (actor_id, actor) = server(tx).await?;
    let (uuid, audience) = (random::uuid().to_string(), Audience::only(&there.owner));
    let url = format!("{}/videos/local-viewer/{uuid}", at.app.config().webserver.origin());
    let object = audience.address(json!({
        "id": url,
        "type": "WatchAction",
        "duration": format!("PT{}S", row.get::<i64>("watch_time")?),
        "startTime": iso(row.get("started_at")?),
        "endTime": iso(row.get("ended_at")?),
        "object": there.video,
        "uuid": uuid,
        "actionStatus": "CompletedActionStatus",
        "watchSections": parts,
    }));
    let create = federation::say::create(&url, &actor, &object, &audience);
    Ok(send(tx, at.now, actor_id, &there.inbox, create).await?)
}
