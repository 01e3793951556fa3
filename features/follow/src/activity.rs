//! What the other side of a follow is told: that we follow, follow no more, accept, refuse. Queued in the transaction of the
//! change; a follow between actors of this server is told to nobody.

use crate::store::State;
use activitypub::PUBLIC;
use database::{Conn, Error, FromRow, Row, Sql, Tx};
use platform::clock::iso;
use serde_json::{Value, json};

/// One end of a follow.
#[derive(Debug, Clone)]
pub(crate) struct End {
    pub id: i64,
    pub url: String,
    pub host: Option<String>,
    pub inbox: Option<String>,
}

/// A follow with what telling of it takes.
#[derive(Debug, Clone)]
pub(crate) struct Between {
    pub id: i64,
    pub state: State,
    /// What the one who asked calls the request, where that was somebody elsewhere.
    pub named: Option<String>,
    pub follower: End,
    pub target: End,
}

impl FromRow for Between {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Between {
            id: row.get("id")?,
            state: State::read(&row.get::<String>("state")?)?,
            named: row.get("activity_url")?,
            follower: End {
                id: row.get("r_id")?,
                url: row.get("r_url")?,
                host: row.get("r_host")?,
                inbox: row.get("r_inbox")?,
            },
            target: End {
                id: row.get("t_id")?,
                url: row.get("t_url")?,
                host: row.get("t_host")?,
                inbox: row.get("t_inbox")?,
            },
        })
    }
}

const SELECT: &str = "SELECT f.id, f.state, f.activity_url, r.id AS r_id, r.url AS r_url, r.host AS r_host, r.inbox_url AS r_inbox, \
     t.id AS t_id, t.url AS t_url, t.host AS t_host, t.inbox_url AS t_inbox FROM actor_follow f \
     JOIN actor r ON r.id = f.follower_id JOIN actor t ON t.id = f.target_id WHERE ";

/// A follow by its id.
pub(crate) async fn get(conn: &mut Conn, id: i64) -> Result<Option<Between>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("f.id = ").arg(id);
    conn.optional(sql).await
}

/// The follow of the server's own actor to somebody elsewhere, by name and host.
pub(crate) async fn of_server(conn: &mut Conn, name: &str, host: &str) -> Result<Option<Between>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("r.host IS NULL AND r.username_fold = ").arg(actor::INSTANCE_NAME);
    sql.push(" AND t.username_fold = ").arg(name).push(" AND t.host = ").arg(host);
    conn.optional(sql).await
}

/// The follow of somebody elsewhere to the server's own actor.
pub(crate) async fn to_server(conn: &mut Conn, name: &str, host: &str) -> Result<Option<Between>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("t.host IS NULL AND t.username_fold = ").arg(actor::INSTANCE_NAME);
    sql.push(" AND r.username_fold = ").arg(name).push(" AND r.host = ").arg(host);
    conn.optional(sql).await
}

impl Between {
    /// The wish itself; its id is the one PeerTube gives follows, unless somebody elsewhere named it.
    fn follow(&self) -> Value {
        let id = || format!("{}/follows/{}", self.follower.url, self.target.id);
        json!({
            "type": "Follow",
            "id": self.named.clone().unwrap_or_else(id),
            "actor": self.follower.url,
            "object": self.target.url,
        })
    }
}

async fn send(tx: &mut Tx, from: &End, to: &End, activity: Value, now: i64) -> Result<(), Error> {
    let inbox: Vec<String> = to.inbox.iter().filter(|_| to.host.is_some()).cloned().collect();
    delivery::queue(tx, now, from.id, &inbox, &delivery::with_context(activity)).await
}

/// Asks to follow.
pub(crate) async fn ask(tx: &mut Tx, between: &Between, now: i64) -> Result<(), Error> {
    send(tx, &between.follower, &between.target, between.follow(), now).await
}

/// Takes a follow back that is about to be removed.
pub(crate) async fn undo(tx: &mut Tx, id: i64, now: i64) -> Result<(), Error> {
    let Some(between) = get(tx, id).await?.filter(|b| b.target.host.is_some()) else { return Ok(()) };
    let follow = between.follow();
    let activity = json!({
        "to": [PUBLIC],
        "cc": [format!("{}/followers", between.follower.url)],
        "type": "Undo",
        "id": format!("{}/undo", follow["id"].as_str().unwrap_or_default()),
        "actor": between.follower.url,
        "object": follow,
    });
    send(tx, &between.follower, &between.target, activity, now).await
}

/// Lets somebody elsewhere follow.
pub(crate) async fn accept(tx: &mut Tx, between: &Between, origin: &str, now: i64) -> Result<(), Error> {
    let id = format!("{origin}/accepts/follows/{}", between.id);
    answer(tx, between, "Accept", &id, now).await
}

/// Does not let somebody elsewhere follow, or no more.
pub(crate) async fn reject(tx: &mut Tx, between: &Between, origin: &str, now: i64) -> Result<(), Error> {
    let id = format!("{origin}/rejects/follows/{}", iso(now));
    answer(tx, between, "Reject", &id, now).await
}

async fn answer(tx: &mut Tx, between: &Between, kind: &str, id: &str, now: i64) -> Result<(), Error> {
    let activity = json!({"type": kind, "id": id, "actor": between.target.url, "object": between.follow()});
    send(tx, &between.target, &between.follower, activity, now).await
}
