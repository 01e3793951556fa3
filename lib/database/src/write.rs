//! The one way to write: units of work, group commit on SQLite, retries on PostgreSQL.

use crate::conn::ConnInner;
use crate::{Conn, Error, Tx};
use futures::FutureExt;
use futures::future::BoxFuture;
use std::panic::AssertUnwindSafe;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};

/// A unit may hold the writer this long.
const UNIT_CAP: Duration = Duration::from_secs(10);
/// At most this many units share one commit; more would make the first one wait for the last.
const GROUP: usize = 128;
/// A PostgreSQL unit that meets a conflict is run again this often.
const RETRIES: u32 = 8;

/// A unit of work waiting for the SQLite writer.
pub(crate) trait Job: Send {
    /// Runs the unit; whether its writes shall stay.
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool>;
    /// Answers the waiting caller, after the commit.
    fn finish(self: Box<Self>, commit: Result<(), String>);
    /// Whether the writer shall stop after this job.
    fn is_stop(&self) -> bool {
        false
    }
}

struct Unit<I, T, E, F> {
    input: I,
    unit: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<I, T, E, F> Job for Unit<I, T, E, F>
where
    I: Clone + Send + Sync,
    T: Send,
    E: From<Error> + Send,
    F: for<'t> Fn(&'t mut Tx, I) -> BoxFuture<'t, Result<T, E>> + Send + Sync,
{
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool> {
        async move {
            let result = capped((self.unit)(tx, self.input.clone())).await;
            let keep = result.is_ok();
            self.result = Some(result);
            keep
        }
        .boxed()
    }
    fn finish(self: Box<Self>, commit: Result<(), String>) {
        let Unit { result, reply, .. } = *self;
        let answer = match (result, commit) {
            (Some(Err(e)), _) => Err(e),
            (Some(Ok(v)), Ok(())) => Ok(v),
            (_, Err(e)) => Err(Error::Unavailable(e).into()),
            (None, Ok(())) => Err(Error::Panicked.into()),
        };
        // The caller may have gone; the work is done all the same.
        let _ = reply.send(answer);
    }
}

/// Asks the writer to stop once everything before it is committed.
pub(crate) struct Stop(pub(crate) Option<oneshot::Sender<()>>);

impl Job for Stop {
    fn run<'t>(&'t mut self, _: &'t mut Tx) -> BoxFuture<'t, bool> {
        async { true }.boxed()
    }
    fn finish(mut self: Box<Self>, _: Result<(), String>) {
        if let Some(done) = self.0.take() {
            let _ = done.send(());
        }
    }
    fn is_stop(&self) -> bool {
        true
    }
}

async fn capped<T, E: From<Error>>(unit: BoxFuture<'_, Result<T, E>>) -> Result<T, E> {
    match tokio::time::timeout(UNIT_CAP, AssertUnwindSafe(unit).catch_unwind()).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(Error::Panicked.into()),
        Err(_) => Err(Error::TooSlow(UNIT_CAP.as_secs()).into()),
    }
}

pub(crate) async fn queue<I, T, E, F>(writer: &mpsc::Sender<Box<dyn Job>>, input: I, unit: F) -> Result<T, E>
where
    I: Clone + Send + Sync + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: for<'t> Fn(&'t mut Tx, I) -> BoxFuture<'t, Result<T, E>> + Send + Sync + 'static,
{
    let (reply, answer) = oneshot::channel();
    let job = Box::new(Unit { input, unit, result: None, reply });
    if writer.send(job).await.is_err() {
        return Err(Error::Unavailable("the database is closing".into()).into());
    }
    answer.await.unwrap_or_else(|_| Err(Error::Unavailable("the database is closing".into()).into()))
}

/// Serves units one after the other; those that wait while one runs share its commit.
pub(crate) async fn sqlite_writer(mut tx: Tx, mut queue: mpsc::Receiver<Box<dyn Job>>, changes: watch::Sender<u64>) {
    while let Some(first) = queue.recv().await {
        let mut done: Vec<Box<dyn Job>> = Vec::new();
        let mut stop = first.is_stop();
        let mut next = Some(first);
        tx.wake = false;
        if let Err(e) = tx.execute("BEGIN IMMEDIATE").await {
            if let Some(job) = next {
                job.finish(Err(e.to_string()));
            }
            if stop {
                return;
            }
            continue;
        }
        let mut broken = None;
        while let Some(mut job) = next.take() {
            if let Err(e) = in_savepoint(&mut tx, job.as_mut()).await {
                broken = Some(e.to_string());
            }
            done.push(job);
            if broken.is_none() && !stop && done.len() < GROUP {
                next = queue.try_recv().ok();
                stop |= next.as_ref().is_some_and(|j| j.is_stop());
            }
        }
        let commit = match broken {
            None => tx.execute("COMMIT").await.map(drop).map_err(|e| e.to_string()),
            Some(e) => Err(e),
        };
        if let Err(e) = &commit {
            tracing::error!(error = %e, "a write was not committed");
            let _ = tx.execute("ROLLBACK").await;
        } else if tx.wake {
            changes.send_modify(|n| *n += 1);
        }
        for job in done {
            job.finish(commit.clone());
        }
        if stop {
            return;
        }
    }
}

async fn in_savepoint(tx: &mut Tx, job: &mut dyn Job) -> Result<(), Error> {
    tx.execute("SAVEPOINT unit").await?;
    let woken = tx.wake;
    if !job.run(tx).await {
        tx.wake = woken;
        tx.execute("ROLLBACK TO unit").await?;
    }
    tx.execute("RELEASE unit").await?;
    Ok(())
}

pub(crate) async fn postgres_unit<I, T, E, F>(
    pool: &sqlx::PgPool,
    input: I,
    unit: F,
    changes: &watch::Sender<u64>,
) -> Result<T, E>
where
    I: Clone + Send + Sync,
    E: From<Error> + Send,
    F: for<'t> Fn(&'t mut Tx, I) -> BoxFuture<'t, Result<T, E>> + Send + Sync,
{
    let mut attempt = 0;
    loop {
        attempt += 1;
        let conn = pool.acquire().await.map_err(Error::from)?;
        let mut tx = Tx::new(Conn::new(ConnInner::Postgres(conn)));
        tx.execute("BEGIN").await?;
        let result = capped(unit(&mut tx, input.clone())).await;
        // A conflict may have become the unit's own error by now; the connection remembers that it met one.
        match result {
            Ok(value) => match tx.execute("COMMIT").await {
                Ok(_) => {
                    if tx.wake {
                        changes.send_modify(|n| *n += 1);
                    }
                    return Ok(value);
                }
                Err(e) if e.is_conflict() && attempt < RETRIES => {
                    let _ = tx.execute("ROLLBACK").await;
                }
                Err(e) => {
                    let _ = tx.execute("ROLLBACK").await;
                    return Err(e.into());
                }
            },
            Err(e) => {
                let conflict = tx.conflicted();
                let _ = tx.execute("ROLLBACK").await;
                if !(conflict && attempt < RETRIES) {
                    return Err(e);
                }
            }
        }
        tokio::time::sleep(Duration::from_millis(5 * u64::from(attempt))).await;
    }
}
