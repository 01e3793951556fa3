//! Lists of playlists.

use crate::PlaylistRow;
use crate::row::SELECT;
use database::{Conn, Error, Sql};
use platform::Page;
use search::{Among, Candidate, Found};
use uuid::Uuid;

/// What a list is filtered by.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub account_id: Option<i64>,
    /// With those in channels that the account helps with.
    pub collaborations: bool,
    pub channel_id: Option<i64>,
    pub privacy: Option<i64>,
    pub kind: Option<i64>,
    /// Words of the name.
    pub search: Option<String>,
    /// What the index has for them; without it the database is searched.
    pub among: Option<Among>,
    /// Names of channels.
    pub channel_names: Vec<String>,
    /// The owner's host; `Some(None)` is our own.
    pub host: Option<Option<String>>,
    pub uuids: Option<Vec<Uuid>>,
    /// Only those with places.
    pub with_videos: bool,
}

/// More words than this do not make a search more precise, only slower.
const MOST_WORDS: usize = 10;

/// SQL's own wildcards stand for themselves.
fn escaped(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

impl Filter {
    /// Appends ` WHERE …`; it names `p` alone, so that counting needs no join.
    fn push(&self, sql: &mut Sql) {
        sql.push(" WHERE ");
        match self.privacy {
            // A literal, not a value: so the partial indices of public ones apply.
            Some(crate::policy::PUBLIC) => drop(sql.push("p.privacy = 1")),
            Some(privacy) => drop(sql.push("p.privacy = ").arg(privacy)),
            None => drop(sql.push("1 = 1")),
        }
        if let Some(account) = self.account_id {
            if self.collaborations {
                // Each part has an index of its own.
                sql.push(" AND p.id IN (SELECT id FROM playlist WHERE account_id = ").arg(account);
                sql.push(
                    " UNION SELECT pl.id FROM playlist pl JOIN channel_collaborator cc ON cc.channel_id = pl.channel_id \
                     WHERE cc.state = 2 AND cc.account_id = ",
                );
                sql.arg(account).push(")");
            } else {
                sql.push(" AND p.account_id = ").arg(account);
            }
        }
        if let Some(channel) = self.channel_id {
            sql.push(" AND p.channel_id = ").arg(channel);
        }
        if let Some(kind) = self.kind {
            sql.push(" AND p.kind = ").arg(kind);
        }
        if self.with_videos {
            sql.push(" AND p.elements > 0");
        }
        if let Some(uuids) = &self.uuids {
            sql.push(" AND p.uuid IN ").list(uuids.iter().map(Uuid::to_string));
        }
        if !self.channel_names.is_empty() {
            sql.push(
                " AND p.channel_id IN (SELECT own.id FROM channel own JOIN actor x ON x.id = own.actor_id \
                 WHERE x.username_fold IN ",
            );
            sql.list(self.channel_names.iter().map(|n| n.to_lowercase())).push(")");
        }
        if let Some(host) = &self.host {
            sql.push(" AND p.account_id IN (SELECT own.id FROM account own JOIN actor x ON x.id = own.actor_id WHERE ");
            match host {
                Some(host) => sql.push("x.host = ").arg(host).push(")"),
                None => sql.push("x.host IS NULL)"),
            };
        }
        if let Some(among) = &self.among {
            among.push(sql.push(" AND p.id"));
            return;
        }
        for word in self.search.iter().flat_map(|s| s.split_whitespace()).take(MOST_WORDS) {
            sql.push(" AND p.name_fold LIKE ").arg(format!("%{}%", escaped(&word.to_lowercase()))).push(" ESCAPE '!'");
        }
    }

    fn order(&self, page: &Page, sql: &mut Sql) {
        let text = self.search.as_deref().map(|s| escaped(&s.to_lowercase()));
        match (page.sort, text) {
            ("name" | "displayName", _) => drop(sql.push(" ORDER BY p.name_fold")),
            ("updatedAt", _) => drop(sql.push(" ORDER BY p.updated_at")),
            ("videoChannelPosition", _) => drop(sql.push(" ORDER BY coalesce(p.channel_position, 0)")),
            // Names that begin with what was asked for match better than those that have it somewhere.
            ("match", Some(text)) => {
                sql.push(" ORDER BY CASE WHEN p.name_fold LIKE ").arg(text.clone()).push(" ESCAPE '!' THEN 2 ");
                sql.push("WHEN p.name_fold LIKE ").arg(format!("{text}%")).push(" ESCAPE '!' THEN 1 ELSE 0 END");
            }
            _ => drop(sql.push(" ORDER BY p.created_at")),
        }
        sql.push(if page.descending { " DESC, p.id" } else { ", p.id" });
        sql.push(" LIMIT ").arg(page.count).push(" OFFSET ").arg(page.start);
    }
}

/// A page of playlists.
pub(crate) async fn page(conn: &mut Conn, filter: &Filter, page: &Page) -> Result<Vec<PlaylistRow>, Error> {
    let mut sql = Sql::new(SELECT);
    filter.push(&mut sql);
    filter.order(page, &mut sql);
    conn.all(sql).await
}

/// A page of what the index found, best first, and how many there are in all.
pub(crate) async fn best(
    conn: &mut Conn,
    filter: &Filter,
    found: &Found,
    page: &Page,
    now: i64,
) -> Result<(Vec<PlaylistRow>, i64), Error> {
    let mut sql = Sql::new("SELECT coalesce(string_agg(CAST(p.id AS TEXT), ','), '') FROM playlist p");
    filter.push(&mut sql);
    let listed = search::numbers(&conn.one::<String>(sql).await?);
    let candidate = |p: PlaylistRow| Candidate { id: p.id, title: p.name, known: p.elements, came: p.created_at };
    let candidates = by_ids(conn, &found.best(&listed)).await?.into_iter().map(candidate);
    let (ids, total) = found.page(&listed, &candidates.collect::<Vec<_>>(), page, now);
    let mut rows = by_ids(conn, &ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok((rows, total))
}

async fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<PlaylistRow>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE p.id IN ").list(ids.iter().copied());
    conn.all(sql).await
}

/// How many playlists match.
pub(crate) async fn matching(conn: &mut Conn, filter: &Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM playlist p");
    filter.push(&mut sql);
    conn.one(sql).await
}
