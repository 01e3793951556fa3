//! Comments that were written on other servers, below videos here and there.

use crate::row::CommentRow;
use crate::store::{self, NewRow};
use crate::{delete, mentions, policy};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use futures::FutureExt as _;
use platform::{App, Result, event};
use watched_words::{Owner, Tagger};

/// A comment of another server, as its document tells.
#[derive(Debug, Clone)]
pub struct RemoteComment {
    /// Its address.
    pub url: String,
    /// Who wrote it.
    pub account_id: i64,
    /// The video it is below.
    pub video_id: i64,
    /// The comment it answers.
    pub parent_id: Option<i64>,
    /// Markdown.
    pub text: String,
    /// Milliseconds since 1970.
    pub published_at: i64,
    /// Whether it waits for approval below videos of ours.
    pub quarantined: bool,
}

/// What is known of a comment, ours or another server's.
#[derive(Debug, Clone)]
pub struct Known {
    /// Comment id.
    pub id: i64,
    /// The video it is below.
    pub video_id: i64,
    /// Who wrote it; nobody any more when it was removed.
    pub account_id: Option<i64>,
    /// Whether it was written here.
    pub is_local: bool,
    /// Whether it waits until somebody approves it.
    pub held: bool,
    /// Whether it was removed.
    pub is_deleted: bool,
}

impl FromRow for Known {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Known {
            id: row.get("id")?,
            video_id: row.get("video_id")?,
            account_id: row.get("account_id")?,
            is_local: row.get::<Option<String>>("url")?.is_none(),
            held: row.get("held")?,
            is_deleted: row.get::<Option<i64>>("deleted_at")?.is_some(),
        })
    }
}

/// The comment of an address. One that was written here has the address `{own_origin}/videos/watch/{uuid}/comments/{id}`.
pub async fn by_url(conn: &mut Conn, own_origin: &str, url: &str) -> Result<Option<Known>, Error> {
    const SELECT: &str = "SELECT c.id, c.video_id, c.account_id, c.url, c.held, c.deleted_at FROM video_comment c ";
    let mut sql = Sql::new(SELECT);
    match url.strip_prefix(own_origin).and_then(|path| path.strip_prefix("/videos/watch/")) {
        Some(path) => {
            let Some((uuid, id)) = path.split_once("/comments/") else { return Ok(None) };
            let Ok(id) = id.parse::<i64>() else { return Ok(None) };
            sql.push("JOIN video v ON v.id = c.video_id WHERE c.url IS NULL AND c.id = ").arg(id);
            sql.push(" AND v.uuid = ").arg(uuid);
        }
        None => drop(sql.push("WHERE c.url = ").arg(url)),
    }
    conn.optional(sql).await
}

/// What storing a comment did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub id: i64,
    /// Whether it was not known before.
    pub is_new: bool,
    /// Whether it waits until somebody approves it.
    pub held: bool,
}

struct Place {
    owner: i64,
    comments_policy: i64,
    is_local: bool,
}

#[derive(Clone)]
struct New {
    comment: RemoteComment,
    owner: i64,
    comments_policy: i64,
    is_local: bool,
    tags: [(Owner, Vec<String>); 2],
    names: Vec<String>,
}

/// Stores a comment, or renews its text; `None` when nobody may comment there, or its parent is below another video.
///
/// # Errors
/// The database's.
pub async fn store_comment(app: &App, comment: RemoteComment) -> Result<Option<Stored>> {
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let Some(place) = place(&mut conn, comment.video_id).await? else { return Ok(None) };
    if place.comments_policy == policy::comments_policy::DISABLED {
        return Ok(None);
    }
    let owner = Owner::Account(place.owner);
    let text = &comment.text;
    let tags = [
        (Owner::Instance, Tagger::of(&mut conn, Owner::Instance, &host).await?.tags(&[text])),
        (owner, Tagger::of(&mut conn, owner, &host).await?.tags(&[text])),
    ];
    drop(conn);
    let names = mentions::in_text(&comment.text, &host);
    let new = New {
        comment,
        owner: place.owner,
        comments_policy: place.comments_policy,
        is_local: place.is_local,
        tags,
        names,
    };
    let now = app.now();
    app.db.write(new, move |tx, new| write(tx, new, now).boxed()).await
}

async fn place(conn: &mut Conn, video_id: i64) -> Result<Option<Place>, Error> {
    let sql = "SELECT c.account_id, v.comments_policy, v.is_local FROM video v JOIN channel c ON c.id = v.channel_id WHERE v.id = $1";
    let rows = conn.rows(Sql::new(sql).bind(video_id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(Place {
        owner: row.get("account_id")?,
        comments_policy: row.get("comments_policy")?,
        is_local: row.get("is_local")?,
    }))
}

async fn write(tx: &mut Tx, new: New, now: i64) -> Result<Option<Stored>> {
    let comment = &new.comment;
    let sql = "SELECT id, held, account_id, deleted_at FROM video_comment WHERE url = $1";
    if let Some(row) = tx.rows(Sql::new(sql).bind(&comment.url)).await?.first() {
        let stored = Stored { id: row.get("id")?, is_new: false, held: row.get("held")? };
        let is_the_same = row.get::<Option<i64>>("account_id")? == Some(comment.account_id);
        if is_the_same && row.get::<Option<i64>>("deleted_at")?.is_none() {
            store::set_text(tx, stored.id, &comment.text, now).await?;
            keep_tags(tx, stored.id, new.tags).await?;
        }
        return Ok(Some(stored));
    }
    let parent = match comment.parent_id {
        Some(id) => store::get(tx, id).await?,
        None => None,
    };
    if comment.parent_id.is_some() && parent.as_ref().is_none_or(|p| p.video_id != comment.video_id) {
        return Ok(None);
    }
    let tagged = watched_words::holds(tx, new.owner, &new.tags[1].1).await?;
    // Of comments below videos elsewhere that server decides.
    let must_wait = new.comments_policy == policy::comments_policy::REQUIRES_APPROVAL || tagged || comment.quarantined;
    let held = new.is_local && must_wait;
    let thread = |p: &CommentRow| p.thread_id.unwrap_or(p.id);
    let row = NewRow {
        video_id: comment.video_id,
        account_id: comment.account_id,
        thread_id: parent.as_ref().map(thread),
        parent_id: parent.as_ref().map(|p| p.id),
        text: &comment.text,
        held,
    };
    let id = store::insert_remote(tx, &row, &comment.url, comment.published_at.min(now)).await?;
    keep_tags(tx, id, new.tags).await?;
    store::insert_mentions(tx, id, comment.account_id, &new.names).await?;
    if held {
        event::emit(tx, now, "comment.held", id).await?;
    } else {
        video::store::change_comments(tx, &[(comment.video_id, 1)]).await?;
        event::emit(tx, now, "comment.created", id).await?;
    }
    Ok(Some(Stored { id, is_new: true, held }))
}

async fn keep_tags(tx: &mut Tx, id: i64, tags: [(Owner, Vec<String>); 2]) -> Result<(), Error> {
    for (owner, tags) in tags {
        let tags: Vec<_> = tags.into_iter().map(|tag| (id, tag)).collect();
        store::replace_tags(tx, owner, &[id], &tags).await?;
    }
    Ok(())
}

/// Makes a tombstone of a comment, on the word of another server; whether it was none yet.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, id: i64, now: i64) -> Result<bool> {
    let buried = store::bury(tx, &[id], now).await?;
    delete::tell(tx, &buried, now).await?;
    Ok(!buried.is_empty())
}

/// The owner of a video elsewhere approves of a comment that was written here; whether it was held.
///
/// # Errors
/// The database's.
pub async fn approved(tx: &mut Tx, id: i64, now: i64) -> Result<bool> {
    let Some(row) = store::get(tx, id).await? else { return Ok(false) };
    if !store::approve(tx, id, now).await? {
        return Ok(false);
    }
    video::store::change_comments(tx, &[(row.video_id, 1)]).await?;
    event::emit(tx, now, "comment.approved", id).await?;
    Ok(true)
}
