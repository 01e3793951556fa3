//! One thread: a comment and everything that answers it.

use crate::json::ThreadTree;
use crate::policy::comments_policy;
use crate::row::{CommentRow, FROM, SELECT};
use crate::viewer::Viewer;
use crate::{facts, tree};
use catalog::VideoRow;
use database::{Conn, Sql};
use platform::{Caller, Problem, Result};

/// So many comments of a thread are shown, the oldest ones.
const MOST: i64 = 5_000;

/// The tree of a thread, as far as the caller sees it.
pub(crate) async fn thread(
    conn: &mut Conn,
    video: &VideoRow,
    caller: Option<&Caller>,
    id: i64,
    own_host: &str,
) -> Result<ThreadTree> {
    let comment = facts::comment(conn, video.id, id).await?;
    if comment.thread_id.is_some() {
        return Err(Problem::bad_request("Video comment is not a thread."));
    }
    let none = || Problem::not_found("No comments were found");
    if video.comments_policy == comments_policy::DISABLED {
        return Err(none());
    }
    let owner = video.account.id;
    let viewer = Viewer::of(conn, caller, video).await?;
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).push(" WHERE (c.id = ").arg(id).push(" OR c.thread_id = ").arg(id).push(")");
    viewer.push(&mut sql);
    sql.push(" ORDER BY c.created_at, c.id LIMIT ").arg(MOST);
    let rows: Vec<CommentRow> = conn.all(sql).await?;
    tree::build(rows, id, owner, own_host).ok_or_else(none)
}
