//! Follows: who, and what they follow.

use super::{actor, unique};
use crate::json::{FollowInfo, FollowedInfo};
use database::{Conn, Error, FromRow, Row, Sql};
use std::collections::HashMap;

struct FollowRow {
    id: i64,
    state: String,
    follower: i64,
    kind: String,
    username: String,
    host: Option<String>,
    name: Option<String>,
}

impl FromRow for FollowRow {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(FollowRow {
            id: row.get("id")?,
            state: row.get("state")?,
            follower: row.get("follower")?,
            kind: row.get("kind")?,
            username: row.get("username")?,
            host: row.get("host")?,
            name: row.get("name")?,
        })
    }
}

/// Follows by their ids.
pub(super) async fn follows(conn: &mut Conn, ids: &[i64], own_host: &str) -> Result<HashMap<i64, FollowInfo>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT f.id, f.state, fa.id AS follower, t.kind, t.username, t.host, coalesce(tc.name, ta.name) AS name \
         FROM actor_follow f JOIN account fa ON fa.actor_id = f.follower_id JOIN actor t ON t.id = f.target_id \
         LEFT JOIN channel tc ON tc.actor_id = t.id LEFT JOIN account ta ON ta.actor_id = t.id WHERE f.id IN ",
    );
    sql.list(ids.iter().copied());
    let rows: Vec<FollowRow> = conn.all(sql).await?;
    let followers = actor::accounts(conn, &unique(rows.iter().map(|f| f.follower)), own_host).await?;
    let info = |row: FollowRow| {
        let following = FollowedInfo {
            kind: match row.kind.as_str() {
                "Application" => "instance",
                "Group" => "channel",
                _ => "account",
            },
            display_name: row.name.unwrap_or_else(|| row.username.clone()),
            name: row.username,
            host: row.host.unwrap_or_else(|| own_host.to_owned()),
        };
        let follower = followers.get(&row.follower)?.clone();
        Some((row.id, FollowInfo { id: row.id, state: row.state, follower, following }))
    };
    Ok(rows.into_iter().filter_map(info).collect())
}
