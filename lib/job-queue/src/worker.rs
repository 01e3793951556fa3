//! The worker: claims due jobs by lease, runs their handlers, and records how they ended.

use crate::queue;
use database::{Db, Error, FromRow, Kind, Row, Sql, Tx};
use futures::FutureExt;
use futures::future::BoxFuture;
use serde_json::Value;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// So many deaths of a server are forgiven to the job it ran.
const FORGIVEN: i64 = 10;

/// Why a job that somebody stopped has failed.
const STOPPED: &str = "an administrator cancelled it";

/// The time in milliseconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Why a handler gave up.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Worth another try after the back-off, while attempts are left.
    #[error("{0}")]
    Retry(String),
    /// Never going to work; the text is shown to administrators.
    #[error("{0}")]
    Permanent(String),
    /// The server stops: the job goes back and this start does not count.
    #[error("the server is stopping")]
    Released,
}

impl From<Error> for Failure {
    fn from(e: Error) -> Self {
        Failure::Retry(e.to_string())
    }
}

/// What runs jobs of one kind. Handlers are idempotent: a job may be run again after a crash.
pub trait Handler: Send + Sync {
    /// The kind of job it runs.
    fn kind(&self) -> &'static str;
    /// How many of them this process runs at the same time.
    fn concurrency(&self) -> usize;
    /// Does the work.
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), Failure>>;
    /// Called once when the last attempt has failed, so that what waits for the job learns of it.
    fn failed<'a>(&'a self, _job: &'a Context, _why: &'a str) -> BoxFuture<'a, ()> {
        async {}.boxed()
    }
}

/// A running job, as its handler sees it.
pub struct Context {
    /// The job's id.
    pub id: i64,
    /// What was enqueued.
    pub payload: Value,
    /// 1 for the first start.
    pub attempt: i64,
    /// Set when the handler shall stop: shutdown, cancellation or a lost lease.
    pub cancel: CancellationToken,
    progress: AtomicU8,
    /// Whether somebody stopped it for good.
    stopped: AtomicBool,
}

impl Context {
    /// Tells how far the job is, in percent; written with the next heart-beat.
    pub fn progress(&self, percent: u8) {
        self.progress.store(percent.min(100), Ordering::Relaxed);
    }
    /// An id in the payload.
    pub fn id_of(&self, key: &str) -> Result<i64, Failure> {
        self.payload[key].as_i64().ok_or_else(|| Failure::Permanent(format!("the payload has no {key}")))
    }
}

/// How the worker behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// Names this node; its own leases are taken back at start.
    pub node: String,
    /// How long a lease lasts without a heart-beat.
    pub lease: Duration,
    /// How long to sleep when nothing woke us (delayed jobs, other nodes' jobs).
    pub poll: Duration,
    /// The wait before the second attempt; it doubles with each further one.
    pub backoff: Duration,
}

/// Runs jobs until it is told to stop.
pub struct Worker {
    db: Db,
    clock: Clock,
    handlers: Vec<(Arc<dyn Handler>, Arc<Semaphore>)>,
    options: Options,
}

struct Claimed {
    id: i64,
    payload: String,
    attempts: i64,
    max_attempts: i64,
}

impl FromRow for Claimed {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Claimed {
            id: row.get("id")?,
            payload: row.get("payload")?,
            attempts: row.get("attempts")?,
            max_attempts: row.get("max_attempts")?,
        })
    }
}

impl Worker {
    /// A worker for these handlers.
    pub fn new(db: Db, clock: Clock, handlers: Vec<Arc<dyn Handler>>, options: Options) -> Arc<Self> {
        let handlers = handlers
            .into_iter()
            .map(|h| {
                let slots = Arc::new(Semaphore::new(h.concurrency().max(1)));
                (h, slots)
            })
            .collect();
        Arc::new(Worker { db, clock, handlers, options })
    }

    /// Takes back what this node ran when it died, then serves until `stop`; returns when its handlers have ended.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) -> Result<(), Error> {
        self.take_back(true).await?;
        let mut changes = self.db.changes();
        while !stop.is_cancelled() {
            changes.mark_unchanged();
            if let Err(e) = self.start_due(&stop).await {
                tracing::warn!(error = %e, "the job queue cannot be read");
            }
            tokio::select! {
                () = stop.cancelled() => break,
                _ = changes.changed() => {}
                () = tokio::time::sleep(self.options.poll) => {
                    if let Err(e) = self.take_back(false).await {
                        tracing::warn!(error = %e, "expired leases cannot be taken back");
                    }
                }
            }
        }
        // Handlers see the cancelled token; wait until each slot is free again.
        for (handler, slots) in &self.handlers {
            let n = u32::try_from(handler.concurrency().max(1)).unwrap_or(1);
            let _ = slots.acquire_many(n).await;
        }
        Ok(())
    }

    /// Puts jobs back whose lease ran out; at start also those this node still seems to hold. That a server died is not the job's
    /// fault and costs it no attempt, unless it keeps happening: then the job may be what kills it.
    async fn take_back(&self, own: bool) -> Result<(), Error> {
        let input = ((self.clock)(), if own { self.options.node.clone() } else { String::new() });
        self.db
            .write(input, |tx, (now, node)| {
                async move {
                    let sql = "UPDATE job SET state = 'waiting', lease_until = NULL, lease_owner = NULL, \
                               attempts = attempts - CASE WHEN interruptions < $3 THEN 1 ELSE 0 END, \
                               interruptions = interruptions + 1 \
                               WHERE state = 'active' AND (lease_until < $1 OR lease_owner = $2)";
                    if tx.execute(Sql::new(sql).bind(now).bind(node).bind(FORGIVEN)).await? > 0 {
                        tx.wake();
                    }
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    async fn start_due(self: &Arc<Self>, stop: &CancellationToken) -> Result<(), Error> {
        for (handler, slots) in &self.handlers {
            while let Ok(slot) = slots.clone().try_acquire_owned() {
                let Some(claimed) = self.claim(handler.kind()).await? else { break };
                let (worker, handler, stop) = (self.clone(), handler.clone(), stop.clone());
                tokio::spawn(async move {
                    worker.serve(handler, claimed, stop).await;
                    drop(slot);
                    // The free slot may be wanted by a job that found none.
                    let _ = worker
                        .db
                        .write((), |tx, ()| {
                            async move {
                                tx.wake();
                                Ok::<_, Error>(())
                            }
                            .boxed()
                        })
                        .await;
                });
            }
        }
        Ok(())
    }

    async fn claim(&self, kind: &'static str) -> Result<Option<Claimed>, Error> {
        // A look without the writer first: most wake-ups are not for this kind.
        let now = (self.clock)();
        let due = "SELECT id FROM job WHERE kind = $1 AND state IN ('waiting', 'delayed') AND run_at <= $2 \
                   AND NOT EXISTS (SELECT 1 FROM job_pause WHERE job_pause.kind IN (job.kind, '*')) LIMIT 1";
        if self.db.reader().await?.optional::<i64>(Sql::new(due).bind(kind).bind(now)).await?.is_none() {
            return Ok(None);
        }
        let until = now + i64::try_from(self.options.lease.as_millis()).unwrap_or(i64::MAX / 2);
        self.db
            .write((kind, now, until, self.options.node.clone()), |tx, (kind, now, until, node)| {
                async move {
                    let mut sql = Sql::new(
                        "UPDATE job SET state = 'active', attempts = attempts + 1, lease_until = $3, lease_owner = $4, \
                         started_at = $2, error = NULL WHERE id = (SELECT id FROM job WHERE kind = $1 \
                         AND state IN ('waiting', 'delayed') AND run_at <= $2 \
                         AND NOT EXISTS (SELECT 1 FROM job_pause WHERE job_pause.kind IN (job.kind, '*')) \
                         ORDER BY priority, id LIMIT 1",
                    )
                    .bind(kind)
                    .bind(now)
                    .bind(until)
                    .bind(node);
                    if tx.kind() == Kind::Postgres {
                        sql.push(" FOR UPDATE SKIP LOCKED");
                    }
                    sql.push(") RETURNING id, payload, attempts, max_attempts");
                    tx.optional(sql).await
                }
                .boxed()
            })
            .await
    }

    async fn serve(&self, handler: Arc<dyn Handler>, job: Claimed, stop: CancellationToken) {
        let context = Context {
            id: job.id,
            payload: serde_json::from_str(&job.payload).unwrap_or(Value::Null),
            attempt: job.attempts,
            cancel: stop.child_token(),
            progress: AtomicU8::new(0),
            stopped: AtomicBool::new(job.max_attempts == 0),
        };

        let heart = self.heart_beat(&context);
        let run = AssertUnwindSafe(handler.run(&context)).catch_unwind();
        let result = tokio::select! {
            biased;
            // Stopped, and the server died before its worker noticed.
            () = async {}, if job.max_attempts == 0 => Err(Failure::Released),
            result = run => result.unwrap_or_else(|_| Err(Failure::Retry("the handler panicked".into()))),
            () = heart => Err(Failure::Released),
        };
        let stopped = context.stopped.load(Ordering::Relaxed);
        let result = match result {
            Err(_) if stopped => Err(Failure::Permanent(STOPPED.into())),
            Err(Failure::Retry(why)) if job.attempts >= job.max_attempts => Err(Failure::Permanent(why)),
            Err(_) if stop.is_cancelled() => Err(Failure::Released),
            other => other,
        };
        match &result {
            Ok(()) => tracing::debug!(job.id, kind = handler.kind(), "job completed"),
            Err(Failure::Released) => tracing::info!(job.id, kind = handler.kind(), "job released"),
            Err(e) => tracing::warn!(job.id, kind = handler.kind(), error = %e, "job failed"),
        }
        if let Err(Failure::Permanent(why)) = &result {
            handler.failed(&context, why).await;
        }
        // The end of a job must be recorded or it runs again; a database that is away for a moment is waited for.
        for _ in 0..30 {
            match self.end(&job, &result).await {
                Ok(()) => return,
                Err(e) => tracing::warn!(job.id, error = %e, "the end of a job cannot be recorded yet"),
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Extends the lease and writes progress; returns when the lease is lost and the handler had time to stop.
    async fn heart_beat(&self, job: &Context) {
        let pause = (self.options.lease / 3).min(Duration::from_secs(2));
        loop {
            tokio::time::sleep(pause).await;
            let until = (self.clock)() + i64::try_from(self.options.lease.as_millis()).unwrap_or(i64::MAX / 2);
            let input = (job.id, until, self.options.node.clone(), job.progress.load(Ordering::Relaxed));
            let held = self
                .db
                .write(input, |tx, (id, until, node, percent)| {
                    async move {
                        queue::set_progress(tx, id, percent).await?;
                        let sql = "UPDATE job SET lease_until = $2 WHERE id = $1 AND lease_owner = $3 \
                                   AND state = 'active' RETURNING max_attempts";
                        tx.optional::<i64>(Sql::new(sql).bind(id).bind(until).bind(node)).await
                    }
                    .boxed()
                })
                .await;
            let stopped = matches!(held, Ok(Some(0)));
            if stopped || matches!(held, Ok(None)) {
                tracing::info!(job.id, stopped, "the job was taken away");
                job.stopped.store(stopped, Ordering::Relaxed);
                job.cancel.cancel();
                tokio::time::sleep(Duration::from_secs(10)).await;
                return;
            }
        }
    }

    async fn end(&self, job: &Claimed, result: &Result<(), Failure>) -> Result<(), Error> {
        let now = (self.clock)();
        let doubled = self.options.backoff.saturating_mul(1u32 << (job.attempts.clamp(1, 12) - 1));
        let later = now + i64::try_from(doubled.as_millis()).unwrap_or(i64::MAX / 4);
        let (state, run_at, error, back) = match result {
            Ok(()) => ("completed", now, None, false),
            Err(Failure::Released) => ("waiting", now, None, true),
            Err(Failure::Retry(why)) => ("delayed", later, Some(why.clone()), false),
            Err(Failure::Permanent(why)) => ("failed", now, Some(why.clone()), false),
        };
        let input = (job.id, state, run_at, error, back, now, self.options.node.clone());
        self.db.write(input, |tx, input| record_end(tx, input).boxed()).await
    }
}

type End = (i64, &'static str, i64, Option<String>, bool, i64, String);

async fn record_end(tx: &mut Tx, (id, state, run_at, error, back, now, node): End) -> Result<(), Error> {
    let ended = matches!(state, "completed" | "failed");
    let sql = Sql::new(
        "UPDATE job SET state = $2, run_at = $3, error = $4, attempts = attempts - $5, finished_at = $6, \
         progress = CASE WHEN $2 = 'completed' THEN 100 ELSE progress END, lease_until = NULL, lease_owner = NULL \
         WHERE id = $1 AND state = 'active' AND lease_owner = $7",
    )
    .bind(id)
    .bind(state)
    .bind(run_at)
    .bind(error)
    .bind(i64::from(back))
    .bind(ended.then_some(now))
    .bind(node);
    tx.execute(sql).await?;
    if ended {
        // A parent goes on when its last child is completed and fails with its first failed one.
        let sql = "UPDATE job SET state = CASE WHEN $2 = 'failed' THEN 'failed' ELSE 'waiting' END, \
                   error = CASE WHEN $2 = 'failed' THEN 'a job it waited for failed' ELSE error END \
                   WHERE state = 'waiting-children' AND id = (SELECT parent_id FROM job WHERE id = $1) \
                   AND ($2 = 'failed' OR NOT EXISTS (SELECT 1 FROM job c WHERE c.parent_id = job.id AND c.state <> 'completed'))";
        if tx.execute(Sql::new(sql).bind(id).bind(state)).await? > 0 {
            tx.wake();
        }
    }
    Ok(())
}
