//! Comments that are reported: who may report one, and what is kept of it.

use crate::json::{AbuseComment, AbuseCommentVideo};
use crate::policy;
use crate::store::ReportedComment;
use database::{Conn, Error, FromRow, Row, Sql};
use platform::{Caller, Problem, Result};

struct CommentRow {
    id: i64,
    thread_id: Option<i64>,
    text: String,
    author: i64,
    held: bool,
    video_id: i64,
    video_uuid: String,
    video_name: String,
    /// Whose video it is.
    owner: i64,
}

impl FromRow for CommentRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(CommentRow {
            id: row.get("id")?,
            thread_id: row.get("thread_id")?,
            text: row.get("text")?,
            author: row.get("account_id")?,
            held: row.get("held")?,
            video_id: row.get("video_id")?,
            video_uuid: row.get("uuid")?,
            video_name: row.get("name")?,
            owner: row.get("owner")?,
        })
    }
}

/// A comment that is there.
async fn find(conn: &mut Conn, id: i64) -> Result<Option<CommentRow>, Error> {
    let sql = "SELECT m.id, m.thread_id, m.text, m.account_id, m.held, m.video_id, v.uuid, v.name, c.account_id AS owner \
               FROM video_comment m JOIN video v ON v.id = m.video_id JOIN channel c ON c.id = v.channel_id \
               WHERE m.id = $1 AND m.deleted_at IS NULL AND m.account_id IS NOT NULL";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// Who wrote a comment, and what is kept of it. `password` is what was sent to open a password-protected video.
///
/// # Errors
/// 404 for one that is not there, or not there for the caller; for its video the refusals of the video's page.
pub(crate) async fn reported(
    conn: &mut Conn,
    caller: &Caller,
    id: i64,
    password: Option<&str>,
) -> Result<(i64, ReportedComment)> {
    let comment = find(conn, id).await?.filter(|c| !c.held || policy::sees_held(caller, c.author, c.owner));
    let comment = comment.ok_or_else(|| Problem::not_found("Video comment thread not found"))?;
    catalog::details::visible(conn, &comment.video_uuid, Some(caller), password).await?;
    keep(comment)
}

/// The same for a report of another server: of a comment that is not held, whoever may see its video.
///
/// # Errors
/// 404 for one that is not there.
pub(crate) async fn kept(conn: &mut Conn, id: i64) -> Result<(i64, ReportedComment)> {
    let comment = find(conn, id).await?.filter(|c| !c.held);
    keep(comment.ok_or_else(|| Problem::not_found("Video comment thread not found"))?)
}

fn keep(comment: CommentRow) -> Result<(i64, ReportedComment)> {
    let shown = AbuseComment {
        id: comment.id,
        thread_id: comment.thread_id.unwrap_or(comment.id),
        text: comment.text,
        deleted: false,
        video: AbuseCommentVideo { id: comment.video_id, name: comment.video_name, uuid: comment.video_uuid },
    };
    let shown = serde_json::to_string(&shown).map_err(Problem::internal)?;
    Ok((comment.author, ReportedComment { id: comment.id, shown }))
}
