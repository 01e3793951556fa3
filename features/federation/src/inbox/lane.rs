//! One job an origin, while something of it waits: activities in their order, one after the other.

use super::process::process;
use super::store;
use crate::remote::failure::Failure;
use database::Error;
use futures::FutureExt as _;
use futures::future::BoxFuture;
use job_queue::{Context, Failure as JobFailure, Handler};
use platform::App;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Lanes at the same time, on this node.
const LANES: usize = 16;
/// How often an activity is tried, and the wait after the first time in milliseconds; it doubles.
const ATTEMPTS: i64 = 8;
const WAIT: i64 = 2_000;
/// Whatever is fetched for an activity, it is given up after so long.
const PATIENCE: Duration = Duration::from_secs(60);
/// What was done is known for so long, in milliseconds: longer than the date of a request or a document is good.
const KNOWN: i64 = 8 * 24 * 3_600_000;
/// What one transaction forgets.
const PORTION: i64 = 2_000;
/// A lane that has worked so long makes room for others, and goes on later.
const TURN: Duration = Duration::from_secs(30);
/// How often lanes without a job are looked for.
const LOOK: Duration = Duration::from_secs(600);

/// Runs [`store::LANE`].
pub(crate) struct Lane(pub(crate) App);

impl Handler for Lane {
    fn kind(&self) -> &'static str {
        store::LANE
    }
    fn concurrency(&self) -> usize {
        LANES
    }
    fn run<'a>(&'a self, job: &'a Context) -> BoxFuture<'a, Result<(), JobFailure>> {
        async move {
            let origin = job.payload["origin"].as_str();
            let origin = origin.ok_or_else(|| JobFailure::Permanent("the payload has no origin".into()))?;
            empty(&self.0, &job.cancel, origin).await
        }
        .boxed()
    }
}

async fn empty(app: &App, cancel: &CancellationToken, origin: &str) -> Result<(), JobFailure> {
    let began = tokio::time::Instant::now();
    loop {
        if began.elapsed() > TURN {
            let (now, lane) = (app.now(), origin.to_owned());
            let later = app
                .db
                .write(lane, move |tx, lane| async move { store::empty_later(tx, &lane, now, now).await }.boxed());
            return Ok(later.await?);
        }
        if cancel.is_cancelled() {
            return Err(JobFailure::Released);
        }
        let waiting = store::next(&mut app.db.reader().await?, origin).await?;
        let Some(waiting) = waiting else {
            let lane = origin.to_owned();
            if app.db.write(lane, |tx, lane| async move { store::close(tx, &lane).await }.boxed()).await? {
                return Ok(());
            }
            continue;
        };
        let (id, attempts) = (waiting.id, waiting.attempts);
        let done = tokio::time::timeout(PATIENCE, process(app, &waiting)).await;
        match done.unwrap_or_else(|_| Err(Failure::Later("it takes too long".into()))) {
            Err(Failure::Later(why)) if attempts + 1 < ATTEMPTS => {
                tracing::debug!(origin, why, "an activity is put off");
                let now = app.now();
                let at = now + (WAIT << attempts);
                let input = (id, origin.to_owned());
                let put_off = app.db.write(input, move |tx, (id, origin)| {
                    async move { store::put_off(tx, id, &origin, at, now).await }.boxed()
                });
                return Ok(put_off.await?);
            }
            Err(failure) => tracing::info!(origin, why = %failure, "an activity has no effect"),
            Ok(()) => {}
        }
        let finished = app.db.write(id, |tx, id| async move { store::finish(tx, id).await }.boxed());
        finished.await.map(drop)?;
    }
}

/// Looks for lanes without a job, and forgets what was done long ago; runs until the shutdown.
pub(crate) async fn reopen(app: App) {
    loop {
        let now = app.now();
        match app.db.write(now, |tx, now| store::reopen(tx, now).boxed()).await {
            Ok(0) => {}
            Ok(lanes) => tracing::info!(lanes, "activities waited without a job"),
            Err(e) => tracing::warn!(error = %e, "lanes of the inbox cannot be looked at"),
        }
        if let Err(e) = prune(&app, now - KNOWN).await {
            tracing::warn!(error = %e, "what the inbox has done cannot be forgotten");
        }
        tokio::select! {
            () = app.shutdown.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

async fn prune(app: &App, before: i64) -> Result<(), Error> {
    while app.db.write(before, |tx, before| store::prune(tx, before, PORTION).boxed()).await? {}
    Ok(())
}

/// Processes everything that waits now, in this task.
///
/// # Errors
/// The database's.
pub async fn catch_up(app: &App) -> Result<(), JobFailure> {
    for origin in store::busy(&mut app.db.reader().await?).await? {
        empty(app, &app.shutdown, &origin).await?;
    }
    Ok(())
}
