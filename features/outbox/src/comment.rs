//! Comments by people here, wherever the video is; and what the owner of a video here says of comments from elsewhere.

use crate::consume::Moment;
use crate::recipients::{followers, send};
use crate::store::{self, Told};
use crate::video::{involved, is_for_others};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use federation::{Audience, say};
use platform::Result;
use serde_json::Value;

/// Names comments in `told`.
const COMMENT: &str = "comment";
/// Ancestors whose authors are told of a reply; as many as its document names.
const ANCESTORS: i64 = 100;

struct Comment {
    id: i64,
    video_id: i64,
    /// Of one from elsewhere.
    url: Option<String>,
    held: bool,
    is_gone: bool,
    author: Option<i64>,
    author_inbox: Option<String>,
    video_is_here: bool,
    owner: (i64, String),
    owner_inbox: Option<String>,
}

impl FromRow for Comment {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Comment {
            id: row.get("id")?,
            video_id: row.get("video_id")?,
            url: row.get("url")?,
            held: row.get("held")?,
            is_gone: row.get::<Option<i64>>("deleted_at")?.is_some(),
            author: row.get("author")?,
            author_inbox: row.get("author_inbox")?,
            video_is_here: row.get("is_local")?,
            owner: (row.get("owner_id")?, row.get("owner_url")?),
            owner_inbox: row.get("owner_inbox")?,
        })
    }
}

async fn get(conn: &mut Conn, id: i64) -> Result<Option<Comment>, Error> {
    let sql = "SELECT c.id, c.video_id, c.url, c.held, c.deleted_at, a.id AS author, a.inbox_url AS author_inbox, v.is_local, \
               o.id AS owner_id, o.url AS owner_url, coalesce(o.shared_inbox_url, o.inbox_url) AS owner_inbox \
               FROM video_comment c JOIN video v ON v.id = c.video_id JOIN channel ch ON ch.id = v.channel_id \
               JOIN account oa ON oa.id = ch.account_id JOIN actor o ON o.id = oa.actor_id \
               LEFT JOIN account ac ON ac.id = c.account_id LEFT JOIN actor a ON a.id = ac.actor_id WHERE c.id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// Where the authors elsewhere of what a comment answers receive, directly or not.
async fn answered(conn: &mut Conn, id: i64) -> Result<Vec<String>, Error> {
    let sql = "WITH RECURSIVE up (id, parent_id, depth) AS (\
               SELECT id, parent_id, CAST(0 AS BIGINT) FROM video_comment WHERE id = $1 UNION ALL \
               SELECT c.id, c.parent_id, up.depth + 1 FROM up JOIN video_comment c ON c.id = up.parent_id WHERE up.depth < $2) \
               SELECT DISTINCT coalesce(a.shared_inbox_url, a.inbox_url) FROM up JOIN video_comment c ON c.id = up.id \
               JOIN account ac ON ac.id = c.account_id JOIN actor a ON a.id = ac.actor_id \
               WHERE up.depth > 0 AND c.deleted_at IS NULL AND NOT c.held AND a.host IS NOT NULL AND a.inbox_url IS NOT NULL";
    conn.all(Sql::new(sql).bind(id).bind(ANCESTORS)).await
}

/// Who hears of a comment of an author here: those it answers, the author's followers, and everybody around the video, or where
/// the video lives.
async fn listeners(conn: &mut Conn, comment: &Comment, author: i64) -> Result<Vec<String>> {
    let mut inboxes = answered(conn, comment.id).await?;
    if comment.video_is_here {
        let mut actors = involved(conn, comment.video_id).await?;
        actors.push(author);
        inboxes.extend(followers(conn, &actors).await?);
    } else {
        inboxes.extend(delivery::inboxes_of_followers(conn, &[author]).await?);
        inboxes.extend(comment.owner_inbox.clone());
    }
    Ok(inboxes)
}

/// Somebody has commented, or a comment was approved.
pub(crate) async fn written(tx: &mut Tx, at: &Moment, id: i64) -> Result<()> {
    let Some(comment) = get(tx, id).await?.filter(|c| !c.is_gone) else { return Ok(()) };
    // Who answers for a video elsewhere decides there what is held.
    if comment.video_is_here && (comment.held || !is_for_others(tx, at, comment.video_id).await?) {
        return Ok(());
    }
    if comment.url.is_some() {
        return approved(tx, at, &comment).await;
    }
    let Some(author) = comment.author else { return Ok(()) };
    if store::told(tx, COMMENT, id).await?.is_some() {
        return Ok(());
    }
    let create = say::comment(&at.app, tx, comment.video_id, id).await?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().map(|all| all.iter().map(text).collect()).unwrap_or_default();
    let audience = Audience { to: list(&create["to"]), cc: list(&create["cc"]) };
    let (url, actor) = (text(&create["object"]["id"]), text(&create["actor"]));
    let inboxes = listeners(tx, &comment, author).await?;
    send(tx, at.now, author, &inboxes, create).await?;
    let undo = say::delete(&url, &actor, Some(&audience));
    let told = Told { actor_id: author, channel_actor_id: None, url, undo };
    Ok(store::remember(tx, COMMENT, id, &told, at.now).await?)
}

/// A comment from elsewhere on a video here was held and is not any more: its author's server hears so.
async fn approved(tx: &mut Tx, at: &Moment, comment: &Comment) -> Result<()> {
    if !comment.video_is_here {
        return Ok(());
    }
    let inbox: Vec<String> = comment.author_inbox.iter().cloned().collect();
    let approval = say::approval(&at.app, tx, comment.video_id, comment.id).await?;
    Ok(send(tx, at.now, comment.owner.0, &inbox, approval).await?)
}

/// A comment was removed.
pub(crate) async fn removed(tx: &mut Tx, at: &Moment, id: i64) -> Result<()> {
    let told = store::told(tx, COMMENT, id).await?;
    match (get(tx, id).await?, told) {
        (Some(comment), Some(told)) => {
            let inboxes = listeners(tx, &comment, told.actor_id).await?;
            send(tx, at.now, told.actor_id, &inboxes, told.undo).await?;
            Ok(store::forget(tx, &told.url).await?)
        }
        // It went with its video: others forget it with that.
        (None, Some(told)) => Ok(store::forget(tx, &told.url).await?),
        // One from elsewhere is gone from a video here: who follows the video forgets it.
        (Some(comment), None) if comment.video_is_here && !comment.held && comment.url.is_some() => {
            if !is_for_others(tx, at, comment.video_id).await? {
                return Ok(());
            }
            let url = comment.url.clone().unwrap_or_default();
            let inboxes = listeners(tx, &comment, comment.owner.0).await?;
            let delete = say::delete(&url, &comment.owner.1, Some(&Audience::public(&comment.owner.1)));
            Ok(send(tx, at.now, comment.owner.0, &inboxes, delete).await?)
        }
        _ => Ok(()),
    }
}
