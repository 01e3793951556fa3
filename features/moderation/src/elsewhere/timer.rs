//! When lists are read again. When that is stands in their rows, so a restart neither forgets a list nor reads all at once.

use platform::{App, Result};
use std::future::Future;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often lists that are due are looked for, unless each is read more often than that.
const LOOK: Duration = Duration::from_secs(60);
/// No more often than this.
const LEAST: Duration = Duration::from_millis(100);

/// When a list that is read at `now` is read again, in milliseconds since 1970.
pub fn next(app: &App, now: i64) -> i64 {
    let pause = app.config().testing.scheduler.followed_lists;
    now.saturating_add(i64::try_from(pause.as_millis()).unwrap_or(i64::MAX / 2))
}

/// Does `work`, which reads the lists that are due, again and again. It ends with `app.shutdown`.
pub fn every<F>(app: &App, work: fn(App) -> F) -> JoinHandle<()>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let app = app.clone();
    tokio::spawn(async move {
        loop {
            let done = tokio::select! {
                () = app.shutdown.cancelled() => return,
                done = work(app.clone()) => done,
            };
            if let Err(problem) = done {
                tracing::warn!(%problem, "followed lists cannot be read; that is tried again");
            }
            let pause = app.config().testing.scheduler.followed_lists.clamp(LEAST, LOOK);
            tokio::select! {
                () = app.shutdown.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    })
}
