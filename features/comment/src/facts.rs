//! What decisions need to know of a video and of a comment, and the refusals when there is none.

use database::{Conn, Error, FromRow, Row, Sql};
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{Caller, Problem, Result};

/// A video.
#[derive(Debug, Clone)]
pub(crate) struct VideoFacts {
    pub id: i64,
    /// The account of its channel.
    pub owner_account: i64,
    pub comments_policy: i64,
    pub is_local: bool,
    /// Whether the caller helps with its channel; false where nobody was asked about.
    pub helps: bool,
}

impl FromRow for VideoFacts {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(VideoFacts {
            id: row.get("id")?,
            owner_account: row.get("account_id")?,
            comments_policy: row.get("comments_policy")?,
            is_local: row.get("is_local")?,
            helps: row.get::<i64>("helpers")? > 0,
        })
    }
}

/// The video of any of the three names, as far as it concerns the caller, or 404. Whether the caller may see it is not asked.
pub(crate) async fn video(conn: &mut Conn, caller: &Caller, which: Ref) -> Result<VideoFacts> {
    let mut sql = Sql::new(
        "SELECT v.id, v.comments_policy, v.is_local, c.account_id, (SELECT count(*) FROM channel_collaborator cc \
         WHERE cc.channel_id = c.id AND cc.state = 2 AND cc.account_id = ",
    );
    sql.arg(caller.account_id).push(") AS helpers FROM video v JOIN channel c ON c.id = v.channel_id WHERE ");
    match which {
        Ref::Id(id) => sql.push("v.id = ").arg(id),
        Ref::Uuid(uuid) => sql.push("v.uuid = ").arg(uuid.to_string()),
    };
    conn.optional(sql).await?.ok_or_else(|| Problem::not_found("Video not found"))
}

/// A comment.
#[derive(Debug, Clone)]
pub(crate) struct CommentFacts {
    pub id: i64,
    pub video_id: i64,
    /// Nobody's any more when it was removed.
    pub account_id: Option<i64>,
    /// The first comment of its thread; `None` when it is that.
    pub thread_id: Option<i64>,
    pub held: bool,
    pub is_deleted: bool,
}

impl FromRow for CommentFacts {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(CommentFacts {
            id: row.get("id")?,
            video_id: row.get("video_id")?,
            account_id: row.get("account_id")?,
            thread_id: row.get("thread_id")?,
            held: row.get("held")?,
            is_deleted: row.get::<Option<i64>>("deleted_at")?.is_some(),
        })
    }
}

/// The refusal of a number that is no comment's.
pub(crate) fn unknown_comment() -> Problem {
    Problem::not_found("Video comment thread not found")
}

/// A comment of a video, or PeerTube's refusals.
pub(crate) async fn comment(conn: &mut Conn, video_id: i64, id: i64) -> Result<CommentFacts> {
    let sql = "SELECT id, video_id, account_id, thread_id, held, deleted_at FROM video_comment WHERE id = $1";
    let comment: Option<CommentFacts> = conn.optional(Sql::new(sql).bind(id)).await?;
    let comment = comment.ok_or_else(unknown_comment)?;
    if comment.video_id != video_id {
        return Err(Problem::bad_request("Video comment is not associated to this video.")
            .code("comment_not_associated_to_video"));
    }
    Ok(comment)
}

/// The number of a comment in an address.
pub(crate) fn comment_id(name: &str, text: &str) -> Result<i64> {
    let mut fields = Fields::param(name, text);
    let id = fields.required(name, "Invalid value", read::int(0, i64::MAX));
    fields.finish()?;
    id.ok_or_else(unknown_comment)
}

/// The name of a video in an address.
pub(crate) fn video_ref(text: &str) -> Result<Ref> {
    let mut fields = Fields::param("videoId", text);
    let message = "Should have a valid video id (id, short UUID or UUID)";
    let which = fields.required("videoId", message, |v| Ref::parse(v.as_str()?));
    fields.finish()?;
    which.ok_or_else(|| Problem::not_found("Video not found"))
}
