//! A comment with its author, as one row.

use actor::AccountRow;
use database::{Error, FromRow, Row};

/// The columns of [`CommentRow`]; those of the author are named as [`AccountRow`] reads them.
pub(crate) const SELECT: &str = "SELECT c.id AS c_id, c.url AS c_url, c.video_id, c.thread_id, c.parent_id, c.text, c.held, \
     c.deleted_at, c.created_at AS c_created_at, c.updated_at AS c_updated_at, v.url AS v_url, ac.id AS account_id, \
     ac.actor_id, ac.user_id, a.username, a.host, a.url, ac.name, ac.description, a.followers_count, a.following_count, \
     a.avatars, a.created_at, ac.updated_at";

/// The joins that [`SELECT`] needs.
pub(crate) const FROM: &str = " FROM video_comment c JOIN video v ON v.id = c.video_id \
     LEFT JOIN account ac ON ac.id = c.account_id LEFT JOIN actor a ON a.id = ac.actor_id";

/// A comment and who wrote it.
#[derive(Debug, Clone)]
pub(crate) struct CommentRow {
    pub id: i64,
    pub url: String,
    pub video_id: i64,
    pub thread_id: Option<i64>,
    pub parent_id: Option<i64>,
    pub text: String,
    pub held: bool,
    pub deleted_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    /// Nobody's any more when it was removed.
    pub author: Option<AccountRow>,
}

impl CommentRow {
    pub(crate) fn is_by(&self, account_id: i64) -> bool {
        self.author.as_ref().is_some_and(|a| a.id == account_id)
    }
}

impl FromRow for CommentRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let id: i64 = row.get("c_id")?;
        let url: Option<String> = row.get("c_url")?;
        let author: Option<i64> = row.get("account_id")?;
        Ok(CommentRow {
            id,
            url: match url {
                Some(url) => url,
                None => format!("{}/comments/{id}", row.get::<String>("v_url")?),
            },
            video_id: row.get("video_id")?,
            thread_id: row.get("thread_id")?,
            parent_id: row.get("parent_id")?,
            text: row.get("text")?,
            held: row.get("held")?,
            deleted_at: row.get("deleted_at")?,
            created_at: row.get("c_created_at")?,
            updated_at: row.get("c_updated_at")?,
            author: author.map(|_| AccountRow::from_row(row)).transpose()?,
        })
    }
}
