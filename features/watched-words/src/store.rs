//! The SQL of lists, policies, and tags of videos.

pub(crate) mod subscriptions;

use crate::Owner;
use crate::json::WatchedWordsList;
use crate::matcher::fold;
use crate::requests::Wanted;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use job_queue::NewJob;
use platform::Page;
use platform::clock::iso;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The job that looks through all texts of an owner again; its payload is `{"account_id": …}`, null for the instance. `comment`, which sees both
/// comments and videos, runs it.
pub const RETAG: &str = "watched-words.retag";

/// What a tag leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Comments with the tag are held.
    ReviewComment,
    /// Videos with the tag wait for a moderator.
    BlockVideo,
}

impl Policy {
    fn name(self) -> &'static str {
        match self {
            Policy::ReviewComment => "review-comment",
            Policy::BlockVideo => "block-video",
        }
    }
}

struct ListRow {
    id: i64,
    name: String,
    words: Vec<String>,
    subscription_url: Option<String>,
    created_at: i64,
    updated_at: i64,
}

impl FromRow for ListRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ListRow {
            id: row.get("id")?,
            name: row.get("name")?,
            words: parse(&row.get::<String>("words")?)?,
            subscription_url: row.get("url")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

fn parse(words: &str) -> Result<Vec<String>, Error> {
    serde_json::from_str(words).map_err(|e| Error::Schema(format!("watched_words_list.words: {e}")))
}

/// What a list is recognised by: equal words in equal order.
fn digest(words: &[String]) -> String {
    let mut hash = Sha256::new();
    for word in words.iter().map(|w| fold(w.trim())) {
        hash.update(word.len().to_le_bytes());
        hash.update(word.as_bytes());
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

/// A page of an owner's lists.
pub(crate) async fn page(conn: &mut Conn, owner: Owner, page: &Page) -> Result<Vec<WatchedWordsList>, Error> {
    let mut sql = Sql::new(
        "SELECT l.id, l.name, l.words, l.created_at, l.updated_at, s.url FROM watched_words_list l \
         LEFT JOIN watched_words_subscription s ON s.id = l.subscription_id WHERE l.account_id",
    );
    owner.push(&mut sql);
    sql.push(match page.sort {
        "listName" => " ORDER BY l.name",
        "updatedAt" => " ORDER BY l.updated_at",
        _ => " ORDER BY l.created_at",
    });
    sql.push(if page.descending { " DESC, l.id DESC" } else { ", l.id" });
    sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    let rows: Vec<ListRow> = conn.all(sql).await?;
    let shown = rows.into_iter().map(|row| WatchedWordsList {
        id: row.id,
        list_name: row.name,
        words: row.words,
        subscription_url: row.subscription_url,
        updated_at: iso(row.updated_at),
        created_at: iso(row.created_at),
    });
    Ok(shown.collect())
}

/// How many lists an owner has.
pub(crate) async fn count(conn: &mut Conn, owner: Owner) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM watched_words_list WHERE account_id");
    owner.push(&mut sql);
    conn.one(sql).await
}

/// The names of an owner's lists, oldest first.
pub(crate) async fn names(conn: &mut Conn, owner: Owner) -> Result<Vec<String>, Error> {
    let mut sql = Sql::new("SELECT name FROM watched_words_list WHERE account_id");
    owner.push(&mut sql);
    sql.push(" ORDER BY id");
    conn.all(sql).await
}

/// Names and digests of an owner's lists, oldest first.
pub(crate) async fn digests(conn: &mut Conn, owner: Owner) -> Result<Vec<(String, String)>, Error> {
    let mut sql = Sql::new("SELECT name, digest FROM watched_words_list WHERE account_id");
    owner.push(&mut sql);
    sql.push(" ORDER BY id");
    conn.rows(sql).await?.iter().map(|row| Ok((row.get("name")?, row.get("digest")?))).collect()
}

/// The words of some digests.
pub(crate) async fn words_of(
    conn: &mut Conn,
    owner: Owner,
    wanted: &[String],
) -> Result<Vec<(String, Vec<String>)>, Error> {
    let mut sql = Sql::new("SELECT digest, words FROM watched_words_list WHERE account_id");
    owner.push(&mut sql);
    sql.push(" AND digest IN ").list(wanted.iter());
    conn.rows(sql).await?.iter().map(|row| Ok((row.get("digest")?, parse(&row.get::<String>("words")?)?))).collect()
}

/// Whether an owner has a list of that number.
pub(crate) async fn is_list(conn: &mut Conn, owner: Owner, id: i64) -> Result<bool, Error> {
    let mut sql = Sql::new("SELECT id FROM watched_words_list WHERE id = $1 AND account_id").bind(id);
    owner.push(&mut sql);
    Ok(conn.optional::<i64>(sql).await?.is_some())
}

/// The number of an owner's list of that name.
pub(crate) async fn named(conn: &mut Conn, owner: Owner, name: &str) -> Result<Option<i64>, Error> {
    let mut sql = Sql::new("SELECT id FROM watched_words_list WHERE name = $1 AND account_id").bind(name);
    owner.push(&mut sql);
    conn.optional(sql).await
}

/// Adds a list; `None` when another of that name came first.
pub(crate) async fn insert(
    tx: &mut Tx,
    owner: Owner,
    name: &str,
    words: &[String],
    now: i64,
) -> Result<Option<i64>, Error> {
    let sql = "INSERT INTO watched_words_list (account_id, name, words, digest, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING RETURNING id";
    let sql = Sql::new(sql).bind(owner.account()).bind(name).bind(json!(words).to_string());
    tx.optional(sql.bind(digest(words)).bind(now)).await
}

/// Changes a list.
pub(crate) async fn update(tx: &mut Tx, id: i64, wanted: &Wanted, now: i64) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE watched_words_list SET updated_at = ");
    sql.arg(now);
    if let Some(name) = &wanted.name {
        sql.push(", name = ").arg(name);
    }
    if let Some(words) = &wanted.words {
        sql.push(", words = ").arg(json!(words).to_string()).push(", digest = ").arg(digest(words));
    }
    sql.push(" WHERE id = ").arg(id);
    tx.execute(sql).await.map(drop)
}

/// Removes an owner's list; whether there was one.
pub(crate) async fn delete(tx: &mut Tx, owner: Owner, id: i64) -> Result<bool, Error> {
    let mut sql = Sql::new("DELETE FROM watched_words_list WHERE id = $1 AND account_id").bind(id);
    owner.push(&mut sql);
    Ok(tx.execute(sql).await? > 0)
}

/// Has all texts of an owner looked through again; one such job waits at most.
pub(crate) async fn enqueue_retag(tx: &mut Tx, owner: Owner, now: i64) -> Result<(), Error> {
    let payload: Value = json!({ "account_id": owner.account() });
    let sql = "SELECT id FROM job WHERE kind = $1 AND state IN ('waiting', 'delayed') AND payload = $2 LIMIT 1";
    if tx.optional::<i64>(Sql::new(sql).bind(RETAG).bind(payload.to_string())).await?.is_none() {
        let job = NewJob { priority: 200, ..NewJob::new(RETAG, payload, now) };
        job_queue::enqueue(tx, now, job).await?;
    }
    Ok(())
}

/// The tags of an owner that lead to something, in the order they were named.
pub(crate) async fn policy_tags(conn: &mut Conn, owner: Owner, policy: Policy) -> Result<Vec<String>, Error> {
    let mut sql = Sql::new("SELECT tag FROM automatic_tag_policy WHERE policy = $1 AND account_id").bind(policy.name());
    owner.push(&mut sql);
    sql.push(" ORDER BY id");
    conn.all(sql).await
}

/// Replaces the tags of an owner that lead to something.
pub(crate) async fn replace_policy(tx: &mut Tx, owner: Owner, policy: Policy, tags: &[String]) -> Result<(), Error> {
    let mut sql = Sql::new("DELETE FROM automatic_tag_policy WHERE policy = $1 AND account_id").bind(policy.name());
    owner.push(&mut sql);
    tx.execute(sql).await?;
    if tags.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("INSERT INTO automatic_tag_policy (account_id, policy, tag) VALUES ");
    for (at, tag) in tags.iter().enumerate() {
        sql.push(if at == 0 { "(" } else { ", (" });
        sql.arg(owner.account()).push(", ").arg(policy.name()).push(", ").arg(tag).push(")");
    }
    sql.push(" ON CONFLICT DO NOTHING");
    tx.execute(sql).await.map(drop)
}

/// Rows of one statement: PostgreSQL and SQLite take some ten thousand values at once.
const ROWS: usize = 1000;

/// Replaces the instance's tags of some videos.
pub(crate) async fn replace_video_tags(tx: &mut Tx, ids: &[i64], tags: &[(i64, String)]) -> Result<(), Error> {
    let mut sql = Sql::new("DELETE FROM video_automatic_tag WHERE video_id IN ");
    sql.list(ids.iter().copied());
    tx.execute(sql).await?;
    for tags in tags.chunks(ROWS) {
        let mut sql = Sql::new("INSERT INTO video_automatic_tag (video_id, tag, tag_fold) VALUES ");
        for (at, (id, tag)) in tags.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            sql.arg(*id).push(", ").arg(tag).push(", ").arg(tag.to_lowercase()).push(")");
        }
        sql.push(" ON CONFLICT DO NOTHING");
        tx.execute(sql).await?;
    }
    Ok(())
}
