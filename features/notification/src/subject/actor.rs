//! Accounts and channels in few words.

use crate::json::{ActorInfo, AvatarInfo};
use ::actor::{ImageKind, images};
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;

struct ActorRow {
    id: i64,
    name: String,
    username: String,
    host: Option<String>,
    url: String,
    avatars: Option<String>,
}

impl FromRow for ActorRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ActorRow {
            id: row.get("id")?,
            name: row.get("name")?,
            username: row.get("username")?,
            host: row.get("host")?,
            url: row.get("url")?,
            avatars: row.get("avatars")?,
        })
    }
}

impl ActorRow {
    fn info(self, own_host: &str) -> ActorInfo {
        let pictures = images(self.avatars.as_deref(), ImageKind::Avatar, &self.url);
        let picture = |p: wire::ActorImage| AvatarInfo { file_url: p.file_url, path: p.path, width: p.width };
        let avatars: Vec<AvatarInfo> = pictures.into_iter().map(picture).collect();
        ActorInfo {
            id: self.id,
            display_name: self.name,
            name: self.username,
            host: self.host.unwrap_or_else(|| own_host.to_owned()),
            avatar: avatars.iter().max_by_key(|a| a.width).cloned(),
            avatars,
        }
    }
}

/// Channels by their ids.
pub(super) async fn channels(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    let sql = "SELECT c.id, c.name, a.username, a.host, a.url, a.avatars FROM channel c \
               JOIN actor a ON a.id = c.actor_id WHERE c.id IN ";
    actors(conn, Sql::new(sql), ids, own_host).await
}

/// Accounts by their ids.
pub(super) async fn accounts(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    let sql = "SELECT c.id, c.name, a.username, a.host, a.url, a.avatars FROM account c \
               JOIN actor a ON a.id = c.actor_id WHERE c.id IN ";
    actors(conn, Sql::new(sql), ids, own_host).await
}

async fn actors(conn: &mut Conn, mut sql: Sql, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    sql.list(ids.iter().copied());
    let rows: Vec<ActorRow> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.info(own_host))).collect())
}
