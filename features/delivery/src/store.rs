//! The SQL of lanes. Peers are always locked before deliveries are written or counted, in the order of their hosts: so the numbers
//! of a lane's deliveries are in the order of commits, and nobody finds a lane empty that is just being filled.

use database::{Conn, Error, FromRow, Row, Sql, Tx};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Rows that one statement writes or names at most.
const CHUNK: usize = 400;

/// Stores an activity.
pub(crate) async fn insert_activity(
    tx: &mut Tx,
    actor_id: i64,
    updates: Option<&str>,
    body: &str,
    now: i64,
) -> Result<i64, Error> {
    let sql =
        "INSERT INTO outgoing_activity (actor_id, updates, body, created_at) VALUES ($1, $2, $3, $4) RETURNING id";
    tx.one(Sql::new(sql).bind(actor_id).bind(updates).bind(body).bind(now)).await
}

/// Makes lanes where they are missing, and due where they were empty; each inbox with its lane.
pub(crate) async fn open<'a>(
    tx: &mut Tx,
    lanes: &'a BTreeMap<String, BTreeSet<String>>,
    now: i64,
) -> Result<Vec<(i64, &'a String)>, Error> {
    let hosts: Vec<&String> = lanes.keys().collect();
    let mut rows = Vec::new();
    for hosts in hosts.chunks(CHUNK) {
        let mut sql = Sql::new("INSERT INTO peer (host, failures, due_at, created_at) VALUES ");
        for (at, host) in hosts.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            sql.arg(*host).push(", 0, ").arg(now).push(", ").arg(now).push(")");
        }
        // A lane that waits for its server goes on waiting.
        sql.push(
            " ON CONFLICT (host) DO UPDATE SET due_at = coalesce(peer.due_at, excluded.due_at) RETURNING id, host",
        );
        for row in tx.rows(sql).await? {
            let (id, host): (i64, String) = (row.get("id")?, row.get("host")?);
            rows.extend(lanes.get(&host).into_iter().flatten().map(|inbox| (id, inbox)));
        }
    }
    Ok(rows)
}

/// Puts an activity at the end of the lanes of some inboxes.
pub(crate) async fn insert_deliveries(
    tx: &mut Tx,
    activity_id: i64,
    inboxes: &[(i64, &String)],
    now: i64,
) -> Result<(), Error> {
    for rows in inboxes.chunks(CHUNK) {
        let mut sql = Sql::new("INSERT INTO delivery (peer_id, activity_id, inbox, refusals, created_at) VALUES ");
        for (at, (peer, inbox)) in rows.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" });
            sql.arg(*peer).push(", ").arg(activity_id).push(", ").arg(*inbox).push(", 0, ").arg(now).push(")");
        }
        tx.execute(sql).await?;
    }
    Ok(())
}

/// Takes out of the lanes of some inboxes what an activity tells anew.
pub(crate) async fn drop_replaced(tx: &mut Tx, actor_id: i64, object: &str, inboxes: &[&str]) -> Result<(), Error> {
    let older = Sql::new("SELECT id FROM outgoing_activity WHERE updates = $1 AND actor_id = $2");
    let older: Vec<i64> = tx.all(older.bind(object).bind(actor_id)).await?;
    for older in older.chunks(CHUNK) {
        for inboxes in inboxes.chunks(CHUNK) {
            let mut sql = Sql::new("DELETE FROM delivery WHERE activity_id IN ");
            sql.list(older.iter().copied()).push(" AND inbox IN ").list(inboxes.iter().copied());
            tx.execute(sql).await?;
        }
        drop_done_activities(tx, older).await?;
    }
    Ok(())
}

/// Which of some hosts the instance has muted.
pub(crate) async fn muted(conn: &mut Conn, hosts: &[&String]) -> Result<HashSet<String>, Error> {
    let mut muted = HashSet::new();
    for hosts in hosts.chunks(CHUNK) {
        let mut sql = Sql::new("SELECT host FROM server_mute WHERE owner_account_id IS NULL AND host IN ");
        sql.list(hosts.iter().copied());
        muted.extend(conn.all::<String>(sql).await?);
    }
    Ok(muted)
}

/// Makes a waiting lane due; whether it waited. A lane that is being served is left alone.
pub(crate) async fn due_now(tx: &mut Tx, host: &str, now: i64) -> Result<bool, Error> {
    let sql = "UPDATE peer SET due_at = $1 WHERE host = $2 AND claim IS NULL AND due_at > $1";
    Ok(tx.execute(Sql::new(sql).bind(now).bind(host)).await? > 0)
}

/// A lane with something to send.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub id: i64,
    pub host: String,
    pub failures: i64,
}

impl FromRow for Peer {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Peer { id: row.get("id")?, host: row.get("host")?, failures: row.get("failures")? })
    }
}

/// Claims lanes that are due, those of failing servers or those of the others, until a time.
pub(crate) async fn claim(
    tx: &mut Tx,
    claim: &str,
    failing: bool,
    most: i64,
    now: i64,
    until: i64,
) -> Result<Vec<Peer>, Error> {
    let mut sql =
        Sql::new("UPDATE peer SET claim = $1, due_at = $2 WHERE due_at <= $3 AND id IN (SELECT id FROM peer ");
    sql = sql.bind(claim).bind(until).bind(now);
    sql.push(if failing { "WHERE failures > 0" } else { "WHERE failures = 0" });
    sql.push(" AND due_at <= ").arg(now).push(" ORDER BY due_at, id LIMIT ").arg(most);
    sql.push(") RETURNING id, host, failures");
    tx.all(sql).await
}

/// Gives back claims of a program that is not there any more.
pub(crate) async fn release_claims(tx: &mut Tx, now: i64) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE peer SET claim = NULL, due_at = $1 WHERE claim IS NOT NULL").bind(now)).await.map(drop)
}

/// When the next lane that is not due yet will be.
pub(crate) async fn next_due(conn: &mut Conn) -> Result<Option<i64>, Error> {
    conn.optional("SELECT due_at FROM peer WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1").await
}

/// One activity for one inbox.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub id: i64,
    pub activity_id: i64,
    pub inbox: String,
    pub refusals: i64,
}

impl FromRow for Delivery {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Delivery {
            id: row.get("id")?,
            activity_id: row.get("activity_id")?,
            inbox: row.get("inbox")?,
            refusals: row.get("refusals")?,
        })
    }
}

/// The head of a lane.
pub(crate) async fn head(conn: &mut Conn, peer_id: i64, most: i64) -> Result<Vec<Delivery>, Error> {
    let sql = "SELECT id, activity_id, inbox, refusals FROM delivery WHERE peer_id = $1 ORDER BY id LIMIT $2";
    conn.all(Sql::new(sql).bind(peer_id).bind(most)).await
}

/// An activity and when it was made; `None` when nobody waits for it any more.
pub(crate) async fn activity(conn: &mut Conn, id: i64) -> Result<Option<(i64, String, i64)>, Error> {
    let sql = Sql::new("SELECT actor_id, body, created_at FROM outgoing_activity WHERE id = $1").bind(id);
    let rows = conn.rows(sql).await?;
    rows.first().map(|row| Ok((row.get("actor_id")?, row.get("body")?, row.get("created_at")?))).transpose()
}

/// A local actor's address and private key.
pub(crate) async fn key(conn: &mut Conn, actor_id: i64) -> Result<Option<(String, String)>, Error> {
    let sql = "SELECT url, private_key FROM actor WHERE id = $1 AND host IS NULL AND private_key IS NOT NULL";
    let rows = conn.rows(Sql::new(sql).bind(actor_id)).await?;
    rows.first().map(|row| Ok((row.get("url")?, row.get("private_key")?))).transpose()
}

/// How serving a lane for a while ended.
#[derive(Debug, Clone)]
pub(crate) struct Turn {
    pub peer: Peer,
    pub claim: String,
    /// Deliveries that are over, and their activities.
    pub done: Vec<(i64, i64)>,
    /// The delivery that was refused for now.
    pub doubtful: Option<i64>,
    /// When the lane is due again because its server failed; `None` when it did not.
    pub wait_until: Option<i64>,
    /// Whether the server took something.
    pub succeeded: bool,
    /// Whether it answered at all.
    pub reached: bool,
    pub now: i64,
}

impl Turn {
    /// The server's failures in a row, this turn counted.
    pub(crate) fn failures(&self) -> i64 {
        let before = if self.reached { 0 } else { self.peer.failures };
        before + i64::from(self.wait_until.is_some())
    }
}

/// Records a turn.
pub(crate) async fn finish(tx: &mut Tx, turn: &Turn) -> Result<(), Error> {
    // The claim may be somebody else's by now: then only what was sent counts.
    let mut sql = Sql::new("UPDATE peer SET claim = NULL, failures = ");
    sql.arg(turn.failures()).push(", due_at = ").arg(turn.wait_until.unwrap_or(turn.now));
    if turn.succeeded {
        sql.push(", last_success_at = ").arg(turn.now);
    }
    sql.push(" WHERE id = ").arg(turn.peer.id).push(" AND claim = ").arg(&turn.claim);
    let is_ours = tx.execute(sql).await? > 0;
    if !turn.done.is_empty() {
        let mut sql = Sql::new("DELETE FROM delivery WHERE id IN ");
        sql.list(turn.done.iter().map(|(id, _)| *id));
        tx.execute(sql).await?;
        let activities: Vec<i64> = turn.done.iter().map(|(_, id)| *id).collect();
        drop_done_activities(tx, &activities).await?;
    }
    if let Some(id) = turn.doubtful {
        tx.execute(Sql::new("UPDATE delivery SET refusals = refusals + 1 WHERE id = $1").bind(id)).await?;
    }
    if is_ours {
        let sql = "UPDATE peer SET due_at = NULL WHERE id = $1 AND claim IS NULL \
                   AND NOT EXISTS (SELECT id FROM delivery WHERE peer_id = $1)";
        tx.execute(Sql::new(sql).bind(turn.peer.id)).await?;
    }
    Ok(())
}

async fn drop_done_activities(tx: &mut Tx, ids: &[i64]) -> Result<(), Error> {
    let mut sql = Sql::new("DELETE FROM outgoing_activity WHERE id IN ");
    sql.list(ids.iter().copied());
    sql.push(" AND NOT EXISTS (SELECT id FROM delivery WHERE activity_id = outgoing_activity.id)");
    tx.execute(sql).await.map(drop)
}

/// Empties a lane.
pub(crate) async fn clear(tx: &mut Tx, peer_id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("UPDATE peer SET due_at = NULL, claim = NULL WHERE id = $1").bind(peer_id)).await?;
    tx.execute(Sql::new("DELETE FROM delivery WHERE peer_id = $1").bind(peer_id)).await.map(drop)
}

/// Lanes with more than so many deliveries.
pub(crate) async fn overfull(conn: &mut Conn, most: i64) -> Result<Vec<i64>, Error> {
    conn.all(Sql::new("SELECT peer_id FROM delivery GROUP BY peer_id HAVING count(*) > $1").bind(most)).await
}

/// Takes some of the oldest deliveries beyond so many out of a lane; whether there may be more.
pub(crate) async fn drop_beyond(tx: &mut Tx, peer_id: i64, most: i64, portion: i64) -> Result<bool, Error> {
    let sql = "DELETE FROM delivery WHERE id IN (SELECT id FROM delivery WHERE peer_id = $1 AND id <= \
               (SELECT id FROM delivery WHERE peer_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2) ORDER BY id LIMIT $3)";
    Ok(tx.execute(Sql::new(sql).bind(peer_id).bind(most).bind(portion)).await? == portion.unsigned_abs())
}

/// Forgets some deliveries from before a time; whether there may be more.
pub(crate) async fn drop_older(tx: &mut Tx, before: i64, portion: i64) -> Result<bool, Error> {
    let sql =
        "DELETE FROM delivery WHERE id IN (SELECT id FROM delivery WHERE created_at < $1 ORDER BY created_at LIMIT $2)";
    Ok(tx.execute(Sql::new(sql).bind(before).bind(portion)).await? == portion.unsigned_abs())
}

/// Forgets some activities from before a time that nobody waits for; whether there may be more.
pub(crate) async fn drop_unwanted(tx: &mut Tx, before: i64, portion: i64) -> Result<bool, Error> {
    let sql = "DELETE FROM outgoing_activity WHERE id IN (SELECT o.id FROM outgoing_activity o WHERE o.created_at < $1 \
               AND NOT EXISTS (SELECT d.id FROM delivery d WHERE d.activity_id = o.id) ORDER BY o.created_at LIMIT $2)";
    Ok(tx.execute(Sql::new(sql).bind(before).bind(portion)).await? == portion.unsigned_abs())
}
