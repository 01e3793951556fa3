//! Accounts and channels in few words.

use crate::json::ActorInfo;
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;

struct ActorRow {
    id: i64,
    name: String,
    username: String,
    host: Option<String>,
}

impl FromRow for ActorRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(ActorRow {
            id: row.get("id")?,
            name: row.get("name")?,
            username: row.get("username")?,
            host: row.get("host")?,
        })
    }
}

impl ActorRow {
    fn info(self, own_host: &str) -> ActorInfo {
        ActorInfo {
            id: self.id,
            display_name: self.name,
            name: self.username,
            host: self.host.unwrap_or_else(|| own_host.to_owned()),
            avatar: None,
            avatars: Vec::new(),
        }
    }
}

/// Channels by their ids.
pub(super) async fn channels(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    let sql = "SELECT c.id, c.name, a.username, a.host FROM channel c JOIN actor a ON a.id = c.actor_id WHERE c.id IN ";
    actors(conn, Sql::new(sql), ids, own_host).await
}

/// Accounts by their ids.
pub(super) async fn accounts(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, ActorInfo>, Error> {
    let sql = "SELECT c.id, c.name, a.username, a.host FROM account c JOIN actor a ON a.id = c.actor_id WHERE c.id IN ";
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
