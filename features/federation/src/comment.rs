//! Comments as notes. What is held for approval is not there; what was removed leaves a tombstone.

use crate::actor_document::addresses;
use crate::collection::Wanted;
use crate::document::{Audience, create};
use crate::serve::Found;
use activitypub::PUBLIC;
use catalog::VideoRow;
use database::{Conn, Sql};
use platform::clock::iso;
use platform::{App, Problem, Result};
use serde_json::{Value, json};

/// Ancestors whose authors are told of a reply.
const ANCESTORS: i64 = 100;

/// A comment with its author.
struct Comment {
    url: Option<String>,
    parent_id: Option<i64>,
    parent_url: Option<String>,
    text: String,
    held: bool,
    deleted_at: Option<i64>,
    created_at: i64,
    updated_at: i64,
    author: Option<String>,
}

/// The address of a comment that was written here.
fn address(origin: &str, video: &VideoRow, id: i64) -> String {
    format!("{origin}/videos/watch/{}/comments/{id}", video.uuid)
}

/// The comments of a video, oldest first.
pub(crate) async fn of_video(app: &App, conn: &mut Conn, video: &VideoRow, wanted: Wanted) -> Result<Value> {
    let count = "SELECT count(*) FROM video_comment WHERE NOT held AND video_id = $1";
    let list = "SELECT coalesce(c.url, v.url || '/comments/' || CAST(c.id AS TEXT)) FROM video_comment c JOIN video v ON v.id = c.video_id \
                WHERE NOT c.held AND c.video_id = $1 ORDER BY c.created_at, c.id LIMIT $2 OFFSET $3";
    let base = format!("{}/videos/watch/{}/comments", app.config().webserver.origin(), video.uuid);
    addresses(conn, &base, video.id, count, list, wanted).await
}

/// A comment's document, or the activity that made it.
pub(crate) async fn find(app: &App, conn: &mut Conn, video: &VideoRow, id: i64, activity: bool) -> Result<Found> {
    let comment = load(conn, video, id).await?;
    if let Some(url) = comment.url {
        return Ok(Found::Elsewhere(url));
    }
    if comment.held && video.is_local {
        return Err(Problem::not_found("Not Found"));
    }
    let origin = app.config().webserver.origin();
    let url = address(&origin, video, id);
    let in_reply_to = match (comment.parent_id, comment.parent_url) {
        (None, _) => video.url.clone(),
        (Some(_), Some(remote)) => remote,
        (Some(parent), None) => address(&origin, video, parent),
    };
    let (published, updated) = (iso(comment.created_at), iso(comment.updated_at));
    let Some(author) = comment.author.filter(|_| comment.deleted_at.is_none()) else {
        return Ok(Found::Document(json!({
            "id": url,
            "type": "Tombstone",
            "formerType": "Note",
            "inReplyTo": in_reply_to,
            "published": published,
            "updated": updated,
            "deleted": iso(comment.deleted_at.unwrap_or(comment.updated_at)),
        })));
    };
    let (mut cc, mut mentions) =
        (vec![format!("{author}/followers"), video.account.url.clone(), video.channel.url.clone()], Vec::new());
    for (actor, handle) in ancestors(app, conn, id).await? {
        mentions.push(json!({"type": "Mention", "href": actor, "name": handle}));
        cc.push(actor);
    }
    let audience = Audience { to: vec![PUBLIC.into()], cc };
    let approval = video.is_local.then(|| format!("{url}/approve-reply"));
    let note = audience.address(json!({
        "type": "Note",
        "id": url,
        "content": comment.text,
        "mediaType": "text/markdown",
        "inReplyTo": in_reply_to,
        "audience": video.channel.url,
        "updated": updated,
        "published": published,
        "url": url,
        "attributedTo": author,
        "replyApproval": approval,
        "tag": mentions,
    }));
    Ok(Found::Document(if activity { create(&url, &author, &note, &audience) } else { note }))
}

/// That the video's owner approves of a comment.
pub(crate) async fn approval(app: &App, conn: &mut Conn, video: &VideoRow, id: i64) -> Result<Value> {
    let comment = load(conn, video, id).await?;
    if comment.held {
        return Err(Problem::not_found("Not Found"));
    }
    let origin = app.config().webserver.origin();
    let url = address(&origin, video, id);
    let in_reply_to = match (comment.parent_id, comment.parent_url) {
        (None, _) => video.url.clone(),
        (Some(_), Some(remote)) => remote,
        (Some(parent), None) => address(&origin, video, parent),
    };
    Ok(json!({
        "type": "ApproveReply",
        "id": format!("{url}/approve-reply"),
        "actor": video.account.url,
        "inReplyTo": in_reply_to,
        "object": comment.url.unwrap_or(url),
    }))
}

async fn load(conn: &mut Conn, video: &VideoRow, id: i64) -> Result<Comment> {
    let sql = "SELECT c.url, c.parent_id, p.url AS parent_url, c.text, c.held, c.deleted_at, c.created_at, c.updated_at, a.url AS author \
               FROM video_comment c LEFT JOIN video_comment p ON p.id = c.parent_id LEFT JOIN account ac ON ac.id = c.account_id \
               LEFT JOIN actor a ON a.id = ac.actor_id WHERE c.id = $1 AND c.video_id = $2";
    let rows = conn.rows(Sql::new(sql).bind(id).bind(video.id)).await?;
    let row = rows.first().ok_or_else(|| Problem::not_found("Video comment thread not found"))?;
    Ok(Comment {
        url: row.get("url")?,
        parent_id: row.get("parent_id")?,
        parent_url: row.get("parent_url")?,
        text: row.get("text")?,
        held: row.get("held")?,
        deleted_at: row.get("deleted_at")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
        author: row.get("author")?,
    })
}

/// Authors of what a comment answers, directly or not: address and handle, the oldest first.
async fn ancestors(app: &App, conn: &mut Conn, id: i64) -> Result<Vec<(String, String)>> {
    let sql = "WITH RECURSIVE up (id, parent_id, depth) AS (\
               SELECT id, parent_id, CAST(0 AS BIGINT) FROM video_comment WHERE id = $1 UNION ALL \
               SELECT c.id, c.parent_id, up.depth + 1 FROM up JOIN video_comment c ON c.id = up.parent_id WHERE up.depth < $2) \
               SELECT a.url, a.username, a.host FROM up JOIN video_comment c ON c.id = up.id JOIN account ac ON ac.id = c.account_id \
               JOIN actor a ON a.id = ac.actor_id WHERE up.depth > 0 AND c.deleted_at IS NULL ORDER BY c.created_at, c.id";
    let own = app.config().webserver.host();
    let mut found = Vec::new();
    for row in conn.rows(Sql::new(sql).bind(id).bind(ANCESTORS)).await? {
        let (name, host): (String, Option<String>) = (row.get("username")?, row.get("host")?);
        found.push((row.get("url")?, format!("@{name}@{}", host.as_deref().unwrap_or(&own))));
    }
    Ok(found)
}
