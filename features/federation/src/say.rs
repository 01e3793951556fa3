//! What others are told without having asked: the same documents that they could fetch, and the activities around them. None has
//! its context yet (`delivery::with_context`).

use crate::collection::Wanted;
use crate::document::Audience;
use crate::serve::Found;
use crate::{actor_document, comment, document, outbox, playlist, video, video_parts};
use catalog::{VideoRow, details};
use database::Conn;
use platform::id::Ref;
use platform::{App, Problem, Result};
use serde_json::{Value, json};

/// A video of this server: for whom it is, and its document.
///
/// # Errors
/// 404 when it is gone.
pub async fn video(app: &App, conn: &mut Conn, id: i64) -> Result<(Audience, Value)> {
    let row = row(conn, id).await?;
    Ok((video::audience(&row), video::document(app, conn, &row).await?))
}

async fn row(conn: &mut Conn, id: i64) -> Result<VideoRow> {
    details::find(conn, Ref::Id(id)).await?.ok_or_else(|| Problem::not_found("Video not found"))
}

/// The look of a video's player, as its owner chose it.
///
/// # Errors
/// 404 when it is gone.
pub async fn player_of_video(conn: &mut Conn, id: i64) -> Result<(Audience, Value)> {
    let row = row(conn, id).await?;
    Ok((video::audience(&row), video_parts::settings(conn, &row).await?))
}

/// The look of the player of a channel's videos, by the channel's name.
///
/// # Errors
/// 404 when there is none.
pub async fn player_of_channel(app: &App, conn: &mut Conn, name: &str) -> Result<Value> {
    let channel = actor_document::find(app, conn, name, true).await?;
    video_parts::settings_of_channel(app, conn, &channel).await
}

/// An account or a channel of this server, by its name.
///
/// # Errors
/// 404 when there is none.
pub async fn actor(app: &App, conn: &mut Conn, name: &str, is_channel: bool) -> Result<Value> {
    Ok(actor_document::find(app, conn, name, is_channel).await?.document(app))
}

/// The activity that made a comment written here.
///
/// # Errors
/// 404 when it is held or gone.
pub async fn comment(app: &App, conn: &mut Conn, video_id: i64, id: i64) -> Result<Value> {
    let video = row(conn, video_id).await?;
    match comment::find(app, conn, &video, id, true).await? {
        Found::Document(activity) if activity["type"] == "Create" => Ok(activity),
        _ => Err(Problem::not_found("Not Found")),
    }
}

/// That a video's owner here approves of a comment.
///
/// # Errors
/// 404 when it is held or gone.
pub async fn approval(app: &App, conn: &mut Conn, video_id: i64, id: i64) -> Result<Value> {
    let video = row(conn, video_id).await?;
    comment::approval(app, conn, &video, id).await
}

/// A playlist of this server that is public or unlisted, by its UUID.
///
/// # Errors
/// 404 when there is none.
pub async fn playlist(app: &App, conn: &mut Conn, uuid: &str) -> Result<Value> {
    match playlist::find(app, conn, uuid, Wanted::of(None)).await? {
        Found::Document(document) => Ok(document),
        Found::Elsewhere(_) => Err(Problem::not_found("Not Found")),
    }
}

/// That an actor made something.
#[must_use]
pub fn create(object_url: &str, actor_url: &str, object: &Value, audience: &Audience) -> Value {
    document::create(object_url, actor_url, object, audience)
}

/// That an actor announces a video.
#[must_use]
pub fn announce(video_url: &str, actor_id: i64, actor_url: &str) -> Value {
    outbox::announce(video_url, actor_id, actor_url, &Audience::public(actor_url))
}

/// That something of an actor's has changed. `moment` tells one change from the next.
#[must_use]
pub fn update(object: &Value, actor_url: &str, audience: &Audience, moment: &str) -> Value {
    let id = object["id"].as_str().unwrap_or_default();
    audience.address(json!({
        "type": "Update",
        "id": format!("{id}/updates/{moment}"),
        "actor": actor_url,
        "object": audience.address(object.clone()),
    }))
}

/// That something of an actor's is gone; PeerTube says of playlists and actors not to whom.
#[must_use]
pub fn delete(object_url: &str, actor_url: &str, audience: Option<&Audience>) -> Value {
    let activity =
        json!({"type": "Delete", "id": format!("{object_url}/delete"), "actor": actor_url, "object": object_url});
    match audience {
        Some(audience) => audience.address(activity),
        None => activity,
    }
}

/// That an actor takes back what it did.
#[must_use]
pub fn undo(activity: &Value, actor_url: &str, audience: &Audience) -> Value {
    let id = activity["id"].as_str().unwrap_or_default();
    audience.address(json!({"type": "Undo", "id": format!("{id}/undo"), "actor": actor_url, "object": activity}))
}

/// That an account likes or dislikes a video elsewhere; its owner is told.
#[must_use]
pub fn rate(url: &str, likes: bool, actor_url: &str, video_url: &str, audience: &Audience) -> Value {
    let kind = if likes { "Like" } else { "Dislike" };
    audience.address(json!({"id": url, "type": kind, "actor": actor_url, "object": video_url}))
}
