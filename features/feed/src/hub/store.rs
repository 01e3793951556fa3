//! The SQL of the hub.

use database::{Conn, Error, FromRow, Row, Sql, Tx};

/// Requests that may wait for one host, and for all.
const WAITING: (i64, i64) = (20, 1_000);
/// Feeds that are watched, at most.
const TOPICS: i64 = 1_000;
/// Subscriptions of one host, and of all.
const SUBSCRIPTIONS: (i64, i64) = (100, 10_000);
/// A request whose callback was not reached by then is forgotten, in milliseconds.
const PATIENCE: i64 = 3_600_000;

/// What somebody asks the hub for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wish {
    /// To be told, or no more.
    pub subscribes: bool,
    /// The feed's address.
    pub topic: String,
    /// Whom to tell.
    pub callback: String,
    /// The callback's host.
    pub host: String,
    /// What signs what is told.
    pub secret: Option<String>,
    /// For how long, in seconds.
    pub lease: i64,
}

impl FromRow for Wish {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Wish {
            subscribes: row.get::<String>("mode")? == "subscribe",
            topic: row.get("topic")?,
            callback: row.get("callback")?,
            host: row.get("host")?,
            secret: row.get("secret")?,
            lease: row.get("lease")?,
        })
    }
}

/// A feed that somebody subscribed to.
#[derive(Debug, Clone)]
pub(crate) struct WatchedTopic {
    /// Its number.
    pub id: i64,
    /// Its address.
    pub address: String,
    /// The entity tag of what was told last.
    pub told: String,
}

impl FromRow for WatchedTopic {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(WatchedTopic { id: row.get("id")?, address: row.get("address")?, told: row.get("told")? })
    }
}

/// Who is told.
#[derive(Debug, Clone)]
pub(crate) struct Subscriber {
    /// The subscription's number.
    pub id: i64,
    /// Its feed's address.
    pub topic: String,
    /// Where to.
    pub callback: String,
    /// What signs it.
    pub secret: Option<String>,
}

impl FromRow for Subscriber {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Subscriber {
            id: row.get("id")?,
            topic: row.get("topic")?,
            callback: row.get("callback")?,
            secret: row.get("secret")?,
        })
    }
}

/// Whether there is no room for a wish now. Who has a subscription may always renew and end it.
pub(crate) async fn is_full(tx: &mut Tx, wish: &Wish, now: i64) -> Result<bool, Error> {
    tx.execute(Sql::new("DELETE FROM hub_request WHERE created_at < $1").bind(now - PATIENCE)).await?;
    if counts(tx, "hub_request", &wish.host, WAITING).await? {
        return Ok(true);
    }
    let held = "SELECT count(*) FROM hub_subscription s JOIN hub_topic t ON t.id = s.topic_id WHERE s.callback = $1 AND t.address = $2";
    let held = Sql::new(held).bind(wish.callback.clone()).bind(wish.topic.clone());
    if !wish.subscribes || tx.one::<i64>(held).await? > 0 {
        return Ok(false);
    }
    let known = Sql::new("SELECT count(*) FROM hub_topic WHERE address = $1").bind(wish.topic.clone());
    let is_new = tx.one::<i64>(known).await? == 0;
    let topics: i64 = tx.one("SELECT count(*) FROM hub_topic").await?;
    Ok((is_new && topics >= TOPICS) || counts(tx, "hub_subscription", &wish.host, SUBSCRIPTIONS).await?)
}

/// Whether a table has as many rows as it may, of a host or of all.
async fn counts(tx: &mut Tx, table: &'static str, host: &str, (of_host, of_all): (i64, i64)) -> Result<bool, Error> {
    let mut sql = Sql::new("SELECT count(*) FROM ");
    sql.push(table).push(" WHERE host = ").arg(host);
    if tx.one::<i64>(sql).await? >= of_host {
        return Ok(true);
    }
    let mut sql = Sql::new("SELECT count(*) FROM ");
    sql.push(table);
    Ok(tx.one::<i64>(sql).await? >= of_all)
}

/// Keeps a request until its callback has spoken.
pub(crate) async fn note(tx: &mut Tx, wish: &Wish, now: i64) -> Result<i64, Error> {
    let sql = "INSERT INTO hub_request (mode, topic, callback, host, secret, lease, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    let sql = Sql::new(sql)
        .bind(if wish.subscribes { "subscribe" } else { "unsubscribe" })
        .bind(wish.topic.clone())
        .bind(wish.callback.clone())
        .bind(wish.host.clone())
        .bind(wish.secret.clone())
        .bind(wish.lease)
        .bind(now);
    tx.one(sql).await
}

/// A request.
pub(crate) async fn wish(conn: &mut Conn, id: i64) -> Result<Option<Wish>, Error> {
    let sql = "SELECT mode, topic, callback, host, secret, lease FROM hub_request WHERE id = $1";
    conn.optional(Sql::new(sql).bind(id)).await
}

/// Removes a request.
pub(crate) async fn forget(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM hub_request WHERE id = $1").bind(id)).await.map(drop)
}

/// Writes a subscription down, or renews it. `tag` is what its feed has now: news is what comes after.
pub(crate) async fn subscribe(tx: &mut Tx, wish: &Wish, tag: &str, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO hub_topic (address, told) VALUES ($1, $2) ON CONFLICT (address) DO NOTHING";
    tx.execute(Sql::new(sql).bind(wish.topic.clone()).bind(tag)).await?;
    let sql = "INSERT INTO hub_subscription (topic_id, callback, host, secret, expires_at, created_at) \
               SELECT id, $2, $3, $4, $5, $6 FROM hub_topic WHERE address = $1 \
               ON CONFLICT (topic_id, callback) DO UPDATE SET secret = excluded.secret, expires_at = excluded.expires_at";
    let sql = Sql::new(sql)
        .bind(wish.topic.clone())
        .bind(wish.callback.clone())
        .bind(wish.host.clone())
        .bind(wish.secret.clone())
        .bind(now + wish.lease * 1_000)
        .bind(now);
    tx.execute(sql).await.map(drop)
}

/// Ends a subscription that somebody takes back.
pub(crate) async fn unsubscribe(tx: &mut Tx, wish: &Wish) -> Result<(), Error> {
    let sql = "DELETE FROM hub_subscription WHERE callback = $1 \
               AND topic_id = (SELECT id FROM hub_topic WHERE address = $2)";
    tx.execute(Sql::new(sql).bind(wish.callback.clone()).bind(wish.topic.clone())).await.map(drop)
}

/// Ends a subscription.
pub(crate) async fn end(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM hub_subscription WHERE id = $1").bind(id)).await.map(drop)
}

/// Removes what has run out, and feeds that nobody wants to be told of any more.
pub(crate) async fn forget_old(tx: &mut Tx, now: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM hub_subscription WHERE expires_at <= $1").bind(now)).await?;
    let sql =
        "DELETE FROM hub_topic WHERE NOT EXISTS (SELECT 1 FROM hub_subscription s WHERE s.topic_id = hub_topic.id)";
    tx.execute(sql).await.map(drop)
}

/// The feeds that somebody subscribed to.
pub(crate) async fn topics(conn: &mut Conn) -> Result<Vec<WatchedTopic>, Error> {
    conn.all(Sql::new("SELECT id, address, told FROM hub_topic ORDER BY id LIMIT $1").bind(TOPICS)).await
}

/// Notes what is told from now on; false when somebody else did.
pub(crate) async fn told(tx: &mut Tx, topic: i64, before: &str, tag: &str) -> Result<bool, Error> {
    let sql = Sql::new("UPDATE hub_topic SET told = $3 WHERE id = $1 AND told = $2").bind(topic).bind(before).bind(tag);
    Ok(tx.execute(sql).await? == 1)
}

const SUBSCRIBERS: &str = "SELECT s.id, t.address AS topic, s.callback, s.secret FROM hub_subscription s JOIN hub_topic t ON t.id = s.topic_id ";

/// Who is told of a feed.
pub(crate) async fn subscribers(conn: &mut Conn, topic: i64, now: i64) -> Result<Vec<Subscriber>, Error> {
    let mut sql = Sql::new(SUBSCRIBERS);
    sql.push("WHERE s.topic_id = ").arg(topic).push(" AND s.expires_at > ").arg(now).push(" ORDER BY s.id");
    conn.all(sql).await
}

/// One who is told.
pub(crate) async fn subscriber(conn: &mut Conn, id: i64, now: i64) -> Result<Option<Subscriber>, Error> {
    let mut sql = Sql::new(SUBSCRIBERS);
    sql.push("WHERE s.id = ").arg(id).push(" AND s.expires_at > ").arg(now);
    conn.optional(sql).await
}
