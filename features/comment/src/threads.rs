//! The threads below a video.

use crate::json::{Replies, ThreadPage, VideoComment};
use crate::policy::comments_policy;
use crate::row::{CommentRow, FROM, SELECT};
use crate::viewer::Viewer;
use catalog::VideoRow;
use database::{Conn, Error, FromRow, Row, Sql};
use platform::{Caller, Page};

/// What threads are sorted by.
pub(crate) const SORTS: &[&str] = &["createdAt", "totalReplies"];

struct ThreadRow(CommentRow, Replies);

impl FromRow for ThreadRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let replies = Replies { all: row.get("replies")?, from_owner: row.get("replies_from_owner")? };
        Ok(ThreadRow(CommentRow::from_row(row)?, replies))
    }
}

/// A page of them: four statements at most.
pub(crate) async fn threads(
    conn: &mut Conn,
    video: &VideoRow,
    caller: Option<&Caller>,
    page: &Page,
    own_host: &str,
) -> Result<ThreadPage, Error> {
    if video.comments_policy == comments_policy::DISABLED {
        return Ok(ThreadPage::default());
    }
    let owner = video.account.id;
    let viewer = Viewer::of(conn, caller, video).await?;
    let mut sql = Sql::new(
        "SELECT count(*) FILTER (WHERE c.parent_id IS NULL) AS threads, \
         count(*) FILTER (WHERE c.deleted_at IS NULL) AS comments FROM video_comment c WHERE c.video_id = ",
    );
    sql.arg(video.id);
    viewer.push(&mut sql);
    let (total, total_not_deleted_comments) = match conn.rows(sql).await?.first() {
        Some(row) => (row.get("threads")?, row.get("comments")?),
        None => (0, 0),
    };
    let mut sql = Sql::new(SELECT);
    sql.push(", (SELECT count(*) FROM video_comment r WHERE r.thread_id = c.id AND r.deleted_at IS NULL");
    viewer.push_replies(&mut sql);
    sql.push(") AS replies, (SELECT count(*) FROM video_comment r WHERE r.thread_id = c.id AND r.account_id = ");
    sql.arg(owner).push(") AS replies_from_owner").push(FROM).push(" WHERE c.parent_id IS NULL AND c.video_id = ");
    sql.arg(video.id);
    viewer.push(&mut sql);
    sql.push(match (page.sort, page.descending) {
        ("totalReplies", true) => " ORDER BY replies DESC, c.created_at DESC, c.id DESC",
        ("totalReplies", false) => " ORDER BY replies, c.created_at, c.id",
        (_, true) => " ORDER BY c.created_at DESC, c.id DESC",
        (_, false) => " ORDER BY c.created_at, c.id",
    });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    let rows: Vec<ThreadRow> = conn.all(sql).await?;
    let data = rows.into_iter().map(|ThreadRow(row, replies)| VideoComment::new(row, replies, own_host));
    Ok(ThreadPage { total, data: data.collect(), total_not_deleted_comments })
}
