//! The only SQL that writes comments, their tags and their mentions.

use crate::row::{CommentRow, FROM, SELECT};
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use watched_words::Owner;

/// Rows of one statement: PostgreSQL and SQLite take some ten thousand values at once.
const ROWS: usize = 1000;

/// A comment to be.
#[derive(Debug, Clone)]
pub(crate) struct NewRow<'a> {
    pub video_id: i64,
    pub account_id: i64,
    pub thread_id: Option<i64>,
    pub parent_id: Option<i64>,
    pub text: &'a str,
    pub held: bool,
}

/// Stores a comment and returns its id.
pub(crate) async fn insert(tx: &mut Tx, new: &NewRow<'_>, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO video_comment (video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING id";
    let sql = Sql::new(sql).bind(new.video_id).bind(new.account_id).bind(new.thread_id).bind(new.parent_id);
    tx.one(sql.bind(new.text).bind(new.held).bind(now)).await
}

/// Stores a comment of another server, written at a time, and returns its id.
pub(crate) async fn insert_remote(tx: &mut Tx, new: &NewRow<'_>, url: &str, at: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO video_comment (url, video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING id";
    let sql = Sql::new(sql).bind(url).bind(new.video_id).bind(new.account_id).bind(new.thread_id).bind(new.parent_id);
    tx.one(sql.bind(new.text).bind(new.held).bind(at)).await
}

/// Puts another text in place of a comment's.
pub(crate) async fn set_text(tx: &mut Tx, id: i64, text: &str, now: i64) -> Result<(), Error> {
    let sql = "UPDATE video_comment SET text = $2, updated_at = $3 WHERE id = $1 AND text <> $2";
    tx.execute(Sql::new(sql).bind(id).bind(text).bind(now)).await.map(drop)
}

/// The comment of an id.
pub(crate) async fn get(conn: &mut Conn, id: i64) -> Result<Option<CommentRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(FROM).push(" WHERE c.id = ").arg(id);
    conn.optional(sql).await
}

/// What became of a comment that was removed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Buried {
    pub id: i64,
    pub video_id: i64,
    /// Whether it was held, and so had not counted.
    pub held: bool,
}

impl FromRow for Buried {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Buried { id: row.get("id")?, video_id: row.get("video_id")?, held: row.get("held")? })
    }
}

/// Makes tombstones of comments; those that were tombstones already are not answered.
pub(crate) async fn bury(tx: &mut Tx, ids: &[i64], now: i64) -> Result<Vec<Buried>, Error> {
    for forget in
        ["DELETE FROM video_comment_tag WHERE comment_id IN ", "DELETE FROM video_comment_mention WHERE comment_id IN "]
    {
        let mut sql = Sql::new(forget);
        sql.list(ids.iter().copied());
        tx.execute(sql).await?;
    }
    let mut sql =
        Sql::new("UPDATE video_comment SET text = '', account_id = NULL, deleted_at = $1, updated_at = $1").bind(now);
    sql.push(" WHERE deleted_at IS NULL AND id IN ").list(ids.iter().copied()).push(" RETURNING id, video_id, held");
    tx.all(sql).await
}

/// Makes tombstones of everything an account wrote.
pub(crate) async fn bury_all_of(tx: &mut Tx, account_id: i64, now: i64) -> Result<Vec<Buried>, Error> {
    for forget in [
        "DELETE FROM video_comment_tag WHERE comment_id IN (SELECT id FROM video_comment WHERE account_id = $1)",
        "DELETE FROM video_comment_mention WHERE comment_id IN (SELECT id FROM video_comment WHERE account_id = $1)",
    ] {
        tx.execute(Sql::new(forget).bind(account_id)).await?;
    }
    let sql = "UPDATE video_comment SET text = '', account_id = NULL, deleted_at = $1, updated_at = $1 \
               WHERE account_id = $2 AND deleted_at IS NULL RETURNING id, video_id, held";
    tx.all(Sql::new(sql).bind(now).bind(account_id)).await
}

/// Lets a held comment be seen; false when it was not held any more, or removed.
pub(crate) async fn approve(tx: &mut Tx, id: i64, now: i64) -> Result<bool, Error> {
    let sql = "UPDATE video_comment SET held = FALSE, updated_at = $1 WHERE id = $2 AND held AND deleted_at IS NULL";
    Ok(tx.execute(Sql::new(sql).bind(now).bind(id)).await? == 1)
}

/// Replaces the tags that an owner's lists gave some comments.
pub(crate) async fn replace_tags(tx: &mut Tx, owner: Owner, ids: &[i64], tags: &[(i64, String)]) -> Result<(), Error> {
    let mut sql = Sql::new("DELETE FROM video_comment_tag WHERE comment_id IN ");
    sql.list(ids.iter().copied()).push(" AND account_id");
    owner.push(&mut sql);
    tx.execute(sql).await?;
    for tags in tags.chunks(ROWS) {
        let mut sql = Sql::new("INSERT INTO video_comment_tag (comment_id, account_id, tag, tag_fold) VALUES ");
        for (at, (id, tag)) in tags.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            sql.arg(*id)
                .push(", ")
                .arg(owner.account())
                .push(", ")
                .arg(tag)
                .push(", ")
                .arg(tag.to_lowercase())
                .push(")");
        }
        sql.push(" ON CONFLICT DO NOTHING");
        tx.execute(sql).await?;
    }
    Ok(())
}

/// Records which people here a comment names; names of nobody are passed over.
pub(crate) async fn insert_mentions(tx: &mut Tx, id: i64, author: i64, names: &[String]) -> Result<(), Error> {
    if names.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(
        "INSERT INTO video_comment_mention (comment_id, account_id) SELECT CAST($1 AS BIGINT), ac.id FROM account ac \
         JOIN actor a ON a.id = ac.actor_id WHERE a.host IS NULL AND ac.user_id IS NOT NULL AND ac.id <> $2 \
         AND a.username_fold IN ",
    )
    .bind(id)
    .bind(author);
    sql.list(names.iter());
    tx.execute(sql).await.map(drop)
}
