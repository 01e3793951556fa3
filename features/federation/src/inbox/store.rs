//! The only SQL that writes `inbox_activity` and `inbox_lane`.

use axum::http::StatusCode;
use database::{Conn, Error, FromRow, Kind, Row, Sql, Tx};
use job_queue::NewJob;
use platform::Problem;
use serde_json::json;

/// The job that empties a lane; its payload is `{"origin": …}`.
pub(super) const LANE: &str = "federation.inbox";
/// Activities of one origin that wait at most; who sends more is asked to come again.
const MOST_WAITING: i64 = 5_000;
/// A lane's job fails only when the database does.
const ATTEMPTS: u32 = 50;

/// An activity that was verified.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub origin: String,
    /// The host of the origin.
    pub host: String,
    pub print: Vec<u8>,
    pub inbox_actor_id: Option<i64>,
    pub body: String,
}

/// Writes an activity down and has its lane emptied; one whose signature was here before changes nothing.
///
/// # Errors
/// 503 when too much of its origin waits, and the database's.
pub(super) async fn take(tx: &mut Tx, received: Received, now: i64) -> Result<(), Problem> {
    let sql = "INSERT INTO inbox_activity (origin, print, inbox_actor_id, body, received_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (print) DO NOTHING RETURNING id";
    let sql = Sql::new(sql)
        .bind(&received.origin)
        .bind(received.print)
        .bind(received.inbox_actor_id)
        .bind(received.body)
        .bind(now);
    if tx.optional::<i64>(sql).await?.is_none() {
        return Ok(());
    }
    let sql = "SELECT count(*) FROM (SELECT id FROM inbox_activity WHERE origin = $1 AND NOT done LIMIT $2) w";
    let waiting: i64 = tx.one(Sql::new(sql).bind(&received.origin).bind(MOST_WAITING + 1)).await?;
    if waiting > MOST_WAITING {
        return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Too much of this server waits already"));
    }
    // Who speaks can be spoken to.
    delivery::alive(tx, now, &received.host).await?;
    let sql = "INSERT INTO inbox_lane (origin, busy) VALUES ($1, TRUE) \
               ON CONFLICT (origin) DO UPDATE SET busy = TRUE WHERE NOT inbox_lane.busy RETURNING origin";
    if tx.optional::<String>(Sql::new(sql).bind(&received.origin)).await?.is_some() {
        empty_later(tx, &received.origin, now, now).await?;
    }
    Ok(())
}

/// Has a lane emptied from a time on.
pub(super) async fn empty_later(tx: &mut Tx, origin: &str, at: i64, now: i64) -> Result<(), Error> {
    let job = NewJob { run_at: at, max_attempts: ATTEMPTS, ..NewJob::new(LANE, json!({ "origin": origin }), now) };
    job_queue::enqueue(tx, now, job).await.map(drop)
}

/// The next of a lane.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub id: i64,
    pub inbox_actor_id: Option<i64>,
    pub body: String,
    pub attempts: i64,
}

impl FromRow for Waiting {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Waiting {
            id: row.get("id")?,
            inbox_actor_id: row.get("inbox_actor_id")?,
            body: row.get("body")?,
            attempts: row.get("attempts")?,
        })
    }
}

/// The oldest that waits in a lane.
pub(super) async fn next(conn: &mut Conn, origin: &str) -> Result<Option<Waiting>, Error> {
    let sql = "SELECT id, inbox_actor_id, body, attempts FROM inbox_activity WHERE origin = $1 AND NOT done \
               ORDER BY id LIMIT 1";
    conn.optional(Sql::new(sql).bind(origin)).await
}

/// Records that an activity has had its effect, or never will; false when that was recorded before. What it does belongs into the
/// same transaction when doing it twice would be noticed.
pub(super) async fn finish(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    let sql = "UPDATE inbox_activity SET done = TRUE, body = '' WHERE id = $1 AND NOT done";
    Ok(tx.execute(Sql::new(sql).bind(id)).await? == 1)
}

/// Records that an activity could not be processed yet, and has its lane tried again at a time.
pub(super) async fn put_off(tx: &mut Tx, id: i64, origin: &str, at: i64, now: i64) -> Result<(), Error> {
    let sql = "UPDATE inbox_activity SET attempts = attempts + 1 WHERE id = $1";
    tx.execute(Sql::new(sql).bind(id)).await?;
    empty_later(tx, origin, at, now).await
}

/// Closes a lane in which nothing waits; whether it is closed.
pub(super) async fn close(tx: &mut Tx, origin: &str) -> Result<bool, Error> {
    if tx.kind() == Kind::Postgres {
        // Whoever writes an activity down holds this row: afterwards the next statement sees it.
        tx.rows(Sql::new("SELECT origin FROM inbox_lane WHERE origin = $1 FOR UPDATE").bind(origin)).await?;
    }
    let sql = "UPDATE inbox_lane SET busy = FALSE WHERE origin = $1 AND NOT EXISTS \
               (SELECT 1 FROM inbox_activity WHERE origin = $1 AND NOT done)";
    Ok(tx.execute(Sql::new(sql).bind(origin)).await? == 1)
}

/// Has lanes emptied that are busy without a job: one whose job failed for good.
pub(super) async fn reopen(tx: &mut Tx, now: i64) -> Result<u64, Error> {
    let sql = "SELECT origin FROM inbox_lane l WHERE busy AND NOT EXISTS (SELECT 1 FROM job j WHERE j.kind = $1 \
               AND j.state IN ('waiting', 'delayed', 'active') AND j.payload = '{\"origin\":\"' || l.origin || '\"}')";
    let origins: Vec<String> = tx.all(Sql::new(sql).bind(LANE)).await?;
    for origin in &origins {
        empty_later(tx, origin, now, now).await?;
    }
    Ok(origins.len() as u64)
}

/// The lanes in which something waits.
pub(super) async fn busy(conn: &mut Conn) -> Result<Vec<String>, Error> {
    conn.all("SELECT origin FROM inbox_lane WHERE busy ORDER BY origin").await
}

/// Forgets some of what was done before a time; until then it is known when it comes again. Whether there may be more.
pub(super) async fn prune(tx: &mut Tx, before: i64, most: i64) -> Result<bool, Error> {
    let sql = "DELETE FROM inbox_activity WHERE id IN \
               (SELECT id FROM inbox_activity WHERE done AND received_at < $1 ORDER BY received_at LIMIT $2)";
    Ok(i64::try_from(tx.execute(Sql::new(sql).bind(before).bind(most)).await?).unwrap_or(0) == most)
}
