//! Comments: the video's owner hears of each, and those who are named of those that may be seen.

use crate::kind::Kind;
use crate::mute::without_muters;
use crate::recipient;
use crate::send::{Moment, send};
use crate::store;
use crate::subject::Subjects;
use database::{Error, FromRow, Row, Sql, Tx};

struct Comment {
    id: i64,
    writer: i64,
    /// Whose video it is.
    owner: i64,
    /// Whether the video lives here.
    local: bool,
    held: bool,
}

impl FromRow for Comment {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Comment {
            id: row.get("id")?,
            writer: row.get("writer")?,
            owner: row.get("owner")?,
            local: row.get("is_local")?,
            held: row.get("held")?,
        })
    }
}

async fn find(tx: &mut Tx, id: i64) -> Result<Option<Comment>, Error> {
    let sql = "SELECT m.id, m.account_id AS writer, c.account_id AS owner, v.is_local, m.held FROM video_comment m \
               JOIN video v ON v.id = m.video_id JOIN channel c ON c.id = v.channel_id \
               WHERE m.id = $1 AND m.deleted_at IS NULL AND m.account_id IS NOT NULL";
    tx.optional(Sql::new(sql).bind(id)).await
}

fn about(comment: &Comment) -> Subjects {
    Subjects { comment_id: Some(comment.id), ..Subjects::default() }
}

/// A comment was written, and may wait for approval.
pub(crate) async fn written(tx: &mut Tx, at: &Moment, comment_id: i64) -> Result<(), Error> {
    let Some(comment) = find(tx, comment_id).await? else { return Ok(()) };
    mention(tx, at, &comment).await?;
    if !comment.local || comment.owner == comment.writer {
        return Ok(());
    }
    let owner = recipient::of_account(tx, comment.owner).await?.into_iter().collect();
    let owner = without_muters(tx, owner, comment.writer).await?;
    send(tx, at, Kind::CommentOnMyVideo, about(&comment), &owner).await
}

/// A held comment may be seen now: those it names hear of it.
pub(crate) async fn approved(tx: &mut Tx, at: &Moment, comment_id: i64) -> Result<(), Error> {
    match find(tx, comment_id).await? {
        Some(comment) => mention(tx, at, &comment).await,
        None => Ok(()),
    }
}

/// Nobody reads of a comment that was removed; its row may stay for the replies.
pub(crate) async fn removed(tx: &mut Tx, comment_id: i64) -> Result<(), Error> {
    store::forget_comment(tx, comment_id).await
}

/// Those a comment names: not its writer, and not the video's owner, who hears of every comment.
async fn mention(tx: &mut Tx, at: &Moment, comment: &Comment) -> Result<(), Error> {
    if comment.held {
        return Ok(());
    }
    let mut named = recipient::named_in(tx, comment.id).await?;
    named.retain(|r| r.account_id != comment.writer && !(comment.local && r.account_id == comment.owner));
    let named = without_muters(tx, named, comment.writer).await?;
    send(tx, at, Kind::Mention, about(comment), &named).await
}
