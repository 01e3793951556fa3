//! What hangs on a video's document: announcements, chapters, the look of the player.

use crate::actor_document::Actor;
use crate::collection::Wanted;
use crate::document::Audience;
use crate::outbox::announce as announcement;
use catalog::VideoRow;
use catalog::visibility::privacy;
use database::{Conn, Sql};
use platform::{App, Problem, Result};
use serde_json::{Value, json};

/// Who announces a video: its channel and the server, with their numbers and addresses.
async fn announcers(app: &App, conn: &mut Conn, video: &VideoRow) -> Result<Vec<(i64, String)>> {
    let federates = match video.privacy {
        privacy::PUBLIC => true,
        privacy::UNLISTED => app.config().federation.videos.federate_unlisted,
        _ => false,
    };
    if !federates {
        return Ok(Vec::new());
    }
    let sql = "SELECT a.id, a.url FROM actor a WHERE a.host IS NULL AND a.deleted_at IS NULL \
               AND (a.id = (SELECT actor_id FROM channel WHERE id = $1) OR a.username_fold = $2) ORDER BY a.id DESC";
    let sql = Sql::new(sql).bind(video.channel.id).bind(actor::INSTANCE_NAME);
    let mut found = Vec::new();
    for row in conn.rows(sql).await? {
        found.push((row.get("id")?, row.get("url")?));
    }
    Ok(found)
}

/// The announcements of a video.
pub(crate) async fn announces(app: &App, conn: &mut Conn, video: &VideoRow, wanted: Wanted) -> Result<Value> {
    let all = announcers(app, conn, video).await?;
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let (start, size) = wanted.window();
    let skip = usize::try_from(start).unwrap_or(usize::MAX);
    let items = all.into_iter().skip(skip).take(usize::try_from(size).unwrap_or(0));
    let items = items.map(|(id, _)| json!(format!("{}/announces/{id}", video.url))).collect();
    Ok(wanted.shape(&format!("{}/announces", video.url), total, items))
}

/// The announcement by one actor.
pub(crate) async fn announce(app: &App, conn: &mut Conn, video: &VideoRow, actor: i64) -> Result<Value> {
    let all = announcers(app, conn, video).await?;
    let by = all.into_iter().find(|(id, _)| *id == actor).ok_or_else(|| Problem::not_found("Not Found"))?;
    Ok(announcement(&video.url, by.0, &by.1, &Audience::public(&by.1)))
}

/// Chapters with their beginning and end in seconds.
pub(crate) async fn chapters(conn: &mut Conn, video: &VideoRow) -> Result<Value> {
    let sql = "SELECT timecode, title FROM video_chapter WHERE video_id = $1 ORDER BY timecode";
    let mut all: Vec<(i64, String)> = Vec::new();
    for row in conn.rows(Sql::new(sql).bind(video.id)).await? {
        all.push((row.get("timecode")?, row.get("title")?));
    }
    let ends = all.iter().skip(1).map(|(at, _)| *at).chain([video.duration]);
    let parts: Vec<Value> = all
        .iter()
        .zip(ends)
        .map(|((start, title), end)| json!({"name": title, "startOffset": start, "endOffset": end}))
        .collect();
    Ok(json!({"id": format!("{}/chapters", video.url), "hasPart": parts}))
}

/// The look of a video's player, as its owner chose it.
pub(crate) async fn settings(conn: &mut Conn, video: &VideoRow) -> Result<Value> {
    let sql = Sql::new("SELECT theme FROM player_setting WHERE video_id = $1").bind(video.id);
    let theme: Option<String> = conn.optional(sql).await?;
    Ok(look(&video.url, theme.as_deref().unwrap_or("channel-default")))
}

/// The look of the player of a channel's videos.
pub(crate) async fn settings_of_channel(app: &App, conn: &mut Conn, channel: &Actor) -> Result<Value> {
    let sql = Sql::new("SELECT theme FROM player_setting WHERE channel_id = $1").bind(channel.own_id);
    let theme: Option<String> = conn.optional(sql).await?;
    // Other servers have a default of their own, so ours is told by its name.
    let own = app.config().defaults.player.theme.as_str().to_owned();
    let theme = theme.filter(|theme| theme != "instance-default").unwrap_or(own);
    Ok(look(&channel.url, &theme))
}

fn look(url: &str, theme: &str) -> Value {
    json!({"id": format!("{url}/player-settings"), "object": url, "type": "PlayerSettings", "theme": theme})
}
