//! What others do with the queue: enqueue, cancel, pause, tell progress, prune.

use database::{Conn, Error, Sql, Tx};
use serde_json::Value;

/// A job to enqueue.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Which handler runs it.
    pub kind: &'static str,
    /// Ids and small facts, never whole models.
    pub payload: Value,
    /// Lower runs first.
    pub priority: i64,
    /// How often it may be started before it has failed.
    pub max_attempts: u32,
    /// Not before this time (milliseconds since 1970).
    pub run_at: i64,
    /// A job that waits until this one is completed.
    pub parent: Option<i64>,
}

impl NewJob {
    /// A job of middle priority that may run at once and is tried three times.
    pub fn new(kind: &'static str, payload: Value, now: i64) -> Self {
        NewJob { kind, payload, priority: 100, max_attempts: 3, run_at: now, parent: None }
    }
}

/// Adds a job; it exists exactly when the caller's transaction commits. Returns its id.
pub async fn enqueue(tx: &mut Tx, now: i64, job: NewJob) -> Result<i64, Error> {
    if let Some(parent) = job.parent {
        let sql = "UPDATE job SET state = 'waiting-children' WHERE id = $1 AND state IN ('waiting', 'delayed')";
        tx.execute(Sql::new(sql).bind(parent)).await?;
    }
    let sql = Sql::new(
        "INSERT INTO job (kind, payload, state, priority, parent_id, max_attempts, run_at, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
    )
    .bind(job.kind)
    .bind(job.payload.to_string())
    .bind(if job.run_at > now { "delayed" } else { "waiting" })
    .bind(job.priority)
    .bind(job.parent)
    .bind(i64::from(job.max_attempts))
    .bind(job.run_at)
    .bind(now);
    let id = tx.one(sql).await?;
    tx.wake();
    Ok(id)
}

/// Removes a job that has not been started, or marks a running one: its worker is told at its next heart-beat.
pub async fn cancel(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute(Sql::new("DELETE FROM job WHERE id = $1 AND state <> 'active'").bind(id)).await?;
    tx.execute(Sql::new("UPDATE job SET lease_owner = NULL WHERE id = $1").bind(id)).await?;
    Ok(())
}

/// Stops a running job for good: it ends as failed, and its handler is told so, once its worker has noticed at the next
/// heart-beat, or after a crash when it is taken up again. Whether it runs.
pub async fn stop(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    // No further start is allowed, and the worker learns that this one was one too many.
    let sql = Sql::new("UPDATE job SET max_attempts = 0 WHERE id = $1 AND state = 'active'").bind(id);
    Ok(tx.execute(sql).await? == 1)
}

/// In place of a kind: all of them.
pub const EVERY_KIND: &str = "*";

/// Keeps jobs of a kind, or of [`EVERY_KIND`], from being started. The two do not know of each other: a kind that was paused by
/// its name stays paused when all are resumed.
pub async fn pause(tx: &mut Tx, kind: &str, now: i64) -> Result<(), Error> {
    let sql = "INSERT INTO job_pause (kind, created_at) VALUES ($1, $2) ON CONFLICT (kind) DO NOTHING";
    tx.execute(Sql::new(sql).bind(kind).bind(now)).await.map(drop)
}

/// Lets jobs of a kind, or of [`EVERY_KIND`], be started again.
pub async fn resume(tx: &mut Tx, kind: &str) -> Result<(), Error> {
    tx.wake();
    tx.execute(Sql::new("DELETE FROM job_pause WHERE kind = $1").bind(kind)).await.map(drop)
}

/// The kinds that are paused.
pub struct Paused;

impl Paused {
    /// Reads them.
    pub async fn kinds(conn: &mut Conn) -> Result<Vec<String>, Error> {
        conn.all("SELECT kind FROM job_pause ORDER BY kind").await
    }
}

/// Records how far a running job is, in percent.
pub async fn set_progress(tx: &mut Tx, id: i64, percent: u8) -> Result<(), Error> {
    let sql = "UPDATE job SET progress = $2 WHERE id = $1 AND state = 'active'";
    tx.execute(Sql::new(sql).bind(id).bind(i64::from(percent.min(100)))).await.map(drop)
}

/// Forgets jobs that ended before a time; how many.
pub async fn prune(tx: &mut Tx, before: i64) -> Result<u64, Error> {
    let sql = "DELETE FROM job WHERE state IN ('completed', 'failed') AND finished_at < $1";
    tx.execute(Sql::new(sql).bind(before)).await
}
