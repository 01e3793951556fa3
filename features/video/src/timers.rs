//! Recurring work: each task is idempotent and looks for what is due, so every node may run it and no job is needed.

use crate::{resumable, sweep, update};
use platform::{App, Problem};
use std::future::Future;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often doomed files that no job removed are looked for.
const SWEEP: Duration = Duration::from_secs(60);

/// Starts the recurring work; it ends with `app.shutdown`.
pub fn start(app: &App) -> Vec<JoinHandle<()>> {
    vec![
        every(
            app,
            |a| a.config().testing.scheduler.update_videos,
            |a| async move { update::run_schedules(&a).await.map(drop) },
        ),
        every(
            app,
            |a| a.config().testing.scheduler.remove_dangling_uploads,
            |a| async move { resumable::expire(&a).await.map(drop) },
        ),
        every(
            app,
            |_| SWEEP,
            |a| async move {
                let stop = a.shutdown.clone();
                sweep::remove_due(&a, || stop.is_cancelled()).await.map(drop).map_err(Problem::internal)
            },
        ),
    ]
}

fn every<F>(app: &App, pause: fn(&App) -> Duration, work: fn(App) -> F) -> JoinHandle<()>
where
    F: Future<Output = Result<(), Problem>> + Send + 'static,
{
    let app = app.clone();
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = app.shutdown.cancelled() => return,
                () = tokio::time::sleep(pause(&app).max(Duration::from_millis(100))) => {}
            }
            if let Err(problem) = work(app.clone()).await {
                tracing::warn!(%problem, "recurring work is tried again later");
            }
        }
    })
}
