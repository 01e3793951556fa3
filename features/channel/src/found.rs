//! The SQL of searching channels.

use crate::ChannelRow;
use crate::store::{SELECT, by_ids};
use actor::{Handle, INSTANCE_NAME};
use database::{Conn, Error, Sql};
use platform::Page;
use search::{Among, Candidate, Found};

/// More words than this do not make a search more precise, only slower.
const MOST_WORDS: usize = 10;
const FROM: &str =
    "SELECT count(*) FROM channel c JOIN actor a ON a.id = c.actor_id JOIN account ac ON ac.id = c.account_id";

/// What a search is for.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// Words of the channel's or its owner's name; empty for all.
    pub words: String,
    /// What the index has for them; without it the database is searched.
    pub among: Option<Among>,
    /// Its host; `Some(None)` is our own.
    pub host: Option<Option<String>>,
    /// Only these.
    pub handles: Option<Vec<Handle>>,
}

/// SQL's own wildcards stand for themselves.
fn escaped(text: &str) -> String {
    text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

impl Wanted {
    /// Appends ` WHERE …`: local channels, and those of servers that this one follows.
    fn push(&self, sql: &mut Sql) {
        sql.push(
            " WHERE (a.host IS NULL OR a.host IN (SELECT t.host FROM actor me JOIN actor_follow f ON f.follower_id = me.id \
             JOIN actor t ON t.id = f.target_id WHERE me.host IS NULL AND f.state = 'accepted' AND me.username_fold = ",
        );
        sql.arg(INSTANCE_NAME).push("))");
        match &self.host {
            Some(Some(host)) => drop(sql.push(" AND a.host = ").arg(host)),
            Some(None) => drop(sql.push(" AND a.host IS NULL")),
            None => {}
        }
        if let Some(handles) = &self.handles {
            sql.push(" AND (1 = 0");
            for handle in handles {
                sql.push(" OR (a.username_fold = ").arg(&handle.name);
                match &handle.host {
                    Some(host) => drop(sql.push(" AND a.host = ").arg(host)),
                    None => drop(sql.push(" AND a.host IS NULL")),
                }
                sql.push(")");
            }
            sql.push(")");
        }
        if let Some(among) = &self.among {
            among.push(sql.push(" AND c.id"));
            return;
        }
        for word in self.words.split_whitespace().take(MOST_WORDS) {
            let like = format!("%{}%", escaped(word));
            sql.push(" AND (lower(c.name) LIKE ").arg(&like).push(" ESCAPE '!' OR a.username_fold LIKE ").arg(&like);
            sql.push(" ESCAPE '!' OR lower(ac.name) LIKE ").arg(&like).push(" ESCAPE '!')");
        }
    }

    fn order(&self, page: &Page, sql: &mut Sql) {
        match page.sort {
            "displayName" => drop(sql.push(" ORDER BY c.name")),
            "match" if !self.words.is_empty() => {
                // Names that are it match better than those that begin with it, and these than those that have it somewhere.
                let text = escaped(&self.words);
                sql.push(" ORDER BY CASE WHEN lower(c.name) LIKE ").arg(&text);
                sql.push(" ESCAPE '!' OR a.username_fold LIKE ").arg(&text).push(" ESCAPE '!' THEN 2 ");
                sql.push("WHEN lower(c.name) LIKE ").arg(format!("{text}%")).push(" ESCAPE '!' THEN 1 ELSE 0 END");
            }
            _ => drop(sql.push(" ORDER BY a.created_at")),
        }
        sql.push(if page.descending { " DESC, c.id" } else { ", c.id" });
        sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    }
}

/// A page of channels.
pub(crate) async fn page(conn: &mut Conn, wanted: &Wanted, page: &Page) -> Result<Vec<ChannelRow>, Error> {
    let mut sql = Sql::new(SELECT);
    wanted.push(&mut sql);
    wanted.order(page, &mut sql);
    conn.all(sql).await
}

/// A page of what the index found, best first, and how many there are in all.
pub(crate) async fn best(
    conn: &mut Conn,
    wanted: &Wanted,
    found: &Found,
    page: &Page,
    now: i64,
) -> Result<(Vec<ChannelRow>, i64), Error> {
    let mut sql = Sql::new(
        "SELECT coalesce(string_agg(CAST(c.id AS TEXT), ','), '') FROM channel c JOIN actor a ON a.id = c.actor_id \
         JOIN account ac ON ac.id = c.account_id",
    );
    wanted.push(&mut sql);
    let listed = search::numbers(&conn.one::<String>(sql).await?);
    let candidate =
        |c: ChannelRow| Candidate { id: c.id, title: c.display_name, known: c.followers_count, came: c.created_at };
    let first = found.best(&listed);
    let candidates: Vec<Candidate> = by_ids(conn, &first).await?.into_iter().map(candidate).collect();
    let (ids, total) = found.page(&listed, &candidates, page, now);
    let mut rows = by_ids(conn, &ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok((rows, total))
}

/// How many channels match.
pub(crate) async fn matching(conn: &mut Conn, wanted: &Wanted) -> Result<i64, Error> {
    let mut sql = Sql::new(FROM);
    wanted.push(&mut sql);
    conn.one(sql).await
}

/// The known channel of another server by its actor's address. The host is read from the address, because it has an index.
pub(crate) async fn elsewhere(conn: &mut Conn, address: &str) -> Result<Option<ChannelRow>, Error> {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("").to_lowercase();
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE a.host = ").arg(host).push(" AND a.url = ");
    sql.arg(address.split(['?', '#']).next().unwrap_or(address)).push(" LIMIT 1");
    conn.optional(sql).await
}

/// The channel that is this actor.
pub(crate) async fn of_actor(conn: &mut Conn, actor_id: i64) -> Result<Option<ChannelRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE a.id = ").arg(actor_id);
    conn.optional(sql).await
}
