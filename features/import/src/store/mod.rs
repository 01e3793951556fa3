//! `video_import`, and what is known of channels elsewhere.

pub(crate) mod local;
pub(crate) mod sync;
pub(crate) mod walk;

use crate::policy::state;
use crate::target::Target;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::Page;

/// An import.
#[derive(Debug, Clone)]
pub(crate) struct ImportRow {
    pub id: i64,
    /// Who asked for it.
    pub user_id: i64,
    /// The video it becomes; none when that was removed.
    pub video_id: Option<i64>,
    /// The address; none where it is from a torrent.
    pub target_url: Option<String>,
    pub magnet_uri: Option<String>,
    /// What its sender called the torrent file.
    pub torrent_name: Option<String>,
    /// See [`state`].
    pub state: i64,
    /// How often it was begun.
    pub attempts: i64,
    /// Why it failed.
    pub error: Option<String>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Milliseconds since 1970.
    pub updated_at: i64,
    /// The channel elsewhere that it came from.
    pub channel_sync_id: Option<i64>,
}

impl FromRow for ImportRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ImportRow {
            id: row.get("id")?,
            user_id: row.get("user_id")?,
            video_id: row.get("video_id")?,
            target_url: row.get("target_url")?,
            magnet_uri: row.get("magnet_uri")?,
            torrent_name: row.get("torrent_name")?,
            state: row.get("state")?,
            attempts: row.get("attempts")?,
            error: row.get("error")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            channel_sync_id: row.get("channel_sync_id")?,
        })
    }
}

const SELECT: &str = "SELECT i.id, i.user_id, i.video_id, i.target_url, i.magnet_uri, i.torrent_name, i.state, i.attempts, i.error, \
     i.created_at, i.updated_at, i.channel_sync_id FROM video_import i";

/// Adds one that waits; its number.
pub(crate) async fn insert(
    tx: &mut Tx,
    now: i64,
    user_id: i64,
    video_id: i64,
    target: Target,
    channel_sync_id: Option<i64>,
) -> Result<i64, Error> {
    let sql = "INSERT INTO video_import (user_id, video_id, target_url, magnet_uri, torrent_name, torrent, state, attempts, created_at, \
               updated_at, channel_sync_id) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $8, $9) RETURNING id";
    let (url, magnet, name, torrent) = match target {
        Target::Url(url) => (Some(url), None, None, None),
        Target::Magnet(link) => (None, Some(link), None, None),
        Target::Torrent { name, bytes } => (None, None, Some(name), Some(bytes)),
    };
    let sql = Sql::new(sql).bind(user_id).bind(video_id).bind(url).bind(magnet).bind(name).bind(torrent);
    tx.one(sql.bind(state::PENDING).bind(now).bind(channel_sync_id)).await
}

/// What an import fetches; `None` when that is not kept any more.
pub(crate) async fn target(conn: &mut Conn, import: &ImportRow) -> Result<Option<Target>, Error> {
    if let Some(url) = &import.target_url {
        return Ok(Some(Target::Url(url.clone())));
    }
    if let Some(link) = &import.magnet_uri {
        return Ok(Some(Target::Magnet(link.clone())));
    }
    let sql = "SELECT torrent FROM video_import WHERE id = $1 AND torrent IS NOT NULL";
    let bytes: Option<Vec<u8>> = conn.optional(Sql::new(sql).bind(import.id)).await?;
    Ok(bytes.zip(import.torrent_name.clone()).map(|(bytes, name)| Target::Torrent { name, bytes }))
}

/// Bytes of the torrent files that are kept for somebody's imports.
pub(crate) async fn torrents_of(conn: &mut Conn, user_id: i64) -> Result<i64, Error> {
    let sql = "SELECT CAST(COALESCE(SUM(length(torrent)), 0) AS BIGINT) FROM video_import \
               WHERE user_id = $1 AND torrent IS NOT NULL";
    conn.one(Sql::new(sql).bind(user_id)).await
}

/// An import by its number.
pub(crate) async fn find(conn: &mut Conn, id: i64) -> Result<Option<ImportRow>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE i.id = ").arg(id);
    conn.optional(sql).await
}

/// Counts a start.
pub(crate) async fn begin(tx: &mut Tx, now: i64, id: i64) -> Result<(), Error> {
    let sql =
        "UPDATE video_import SET state = $2, attempts = attempts + 1, error = NULL, updated_at = $3 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id).bind(state::PROCESSING).bind(now)).await.map(drop)
}

/// Takes a start back that the end of the server cut off.
pub(crate) async fn put_back(tx: &mut Tx, now: i64, id: i64) -> Result<(), Error> {
    let sql =
        "UPDATE video_import SET state = $2, attempts = attempts - 1, updated_at = $3 WHERE id = $1 AND state = $4";
    tx.execute(Sql::new(sql).bind(id).bind(state::PENDING).bind(now).bind(state::PROCESSING)).await.map(drop)
}

/// Moves an import on. A torrent file is kept as long as it may be needed again.
pub(crate) async fn set_state(tx: &mut Tx, now: i64, id: i64, to: i64, error: Option<&str>) -> Result<(), Error> {
    let sql = "UPDATE video_import SET state = $2, error = $3, updated_at = $4, \
               torrent = CASE WHEN $2 IN ($5, $6) THEN NULL ELSE torrent END WHERE id = $1";
    let sql = Sql::new(sql).bind(id).bind(to).bind(error.map(str::to_owned)).bind(now);
    tx.execute(sql.bind(state::SUCCESS).bind(state::CANCELLED)).await.map(drop)
}

/// Forgets an import; its video stays.
pub(crate) async fn delete(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM video_import WHERE id = $1").bind(id)).await.map(drop)
}

/// Which imports are listed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub user_id: i64,
    /// With those of videos of channels that this account helps with.
    pub helper: Option<i64>,
    pub id: Option<i64>,
    pub video_id: Option<i64>,
    pub target_url: Option<String>,
    /// Words in the address, the torrent's name or the video's name.
    pub search: Option<String>,
    /// Those that came from this channel elsewhere.
    pub channel_sync_id: Option<i64>,
}

impl Filter {
    fn push(&self, sql: &mut Sql) {
        sql.push(" LEFT JOIN video v ON v.id = i.video_id WHERE (i.user_id = ").arg(self.user_id);
        if let Some(account) = self.helper {
            sql.push(
                " OR v.channel_id IN (SELECT cc.channel_id FROM channel_collaborator cc WHERE cc.state = 2 AND cc.account_id = ",
            );
            sql.arg(account).push(")");
        }
        sql.push(")");
        if let Some(id) = self.id {
            sql.push(" AND i.id = ").arg(id);
        }
        if let Some(id) = self.video_id {
            sql.push(" AND i.video_id = ").arg(id);
        }
        if let Some(url) = &self.target_url {
            sql.push(" AND i.target_url = ").arg(url.as_str());
        }
        if let Some(text) = &self.search {
            let pattern = contains(&text.to_lowercase());
            sql.push(" AND (lower(i.target_url) LIKE ").arg(pattern.as_str());
            sql.push(" ESCAPE '\\' OR lower(i.magnet_uri) LIKE ").arg(pattern.as_str());
            sql.push(" ESCAPE '\\' OR lower(i.torrent_name) LIKE ").arg(pattern.as_str());
            sql.push(" ESCAPE '\\' OR lower(v.name) LIKE ").arg(pattern).push(" ESCAPE '\\')");
        }
        if let Some(id) = self.channel_sync_id {
            sql.push(" AND i.channel_sync_id = ").arg(id);
        }
    }
}

/// A LIKE pattern for a text somewhere inside; SQL's own wildcards stand for themselves.
fn contains(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern + "%"
}

/// A page of imports.
pub(crate) async fn page(conn: &mut Conn, filter: &Filter, page: &Page) -> Result<Vec<ImportRow>, Error> {
    let mut sql = Sql::new(SELECT);
    filter.push(&mut sql);
    sql.push(match page.descending {
        true => " ORDER BY i.created_at DESC, i.id DESC LIMIT ",
        false => " ORDER BY i.created_at, i.id LIMIT ",
    });
    sql.arg(page.count).push(" OFFSET ").arg(page.start);
    conn.all(sql).await
}

/// How many there are.
pub(crate) async fn count(conn: &mut Conn, filter: &Filter) -> Result<i64, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM video_import i");
    filter.push(&mut sql);
    conn.one(sql).await
}
