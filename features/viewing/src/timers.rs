//! Recurring work: writing what was gathered, removing what is old.

use crate::{cleaning, flush};
use database::Error;
use platform::App;
use std::future::Future;
use std::time::Duration;
use tokio::task::JoinHandle;

/// Positions wait at most this long for being written.
const POSITIONS: Duration = Duration::from_secs(10);
/// Viewings that ended are looked for this often.
const VIEWINGS: Duration = Duration::from_secs(30);

/// Starts the recurring work. It ends with `app.shutdown`, after everything was written.
pub fn start(app: &App) -> Vec<JoinHandle<()>> {
    vec![
        tokio::spawn(write(app.clone())),
        every(app, |_| POSITIONS, |a| async move { flush::history(&a, None).await }),
        every(app, |_| VIEWINGS, |a| async move { flush::viewings(&a, false).await }),
        every(
            app,
            |a| a.config().testing.scheduler.remove_old_history,
            |a| async move { cleaning::remove_old_history(&a).await },
        ),
        every(
            app,
            |a| a.config().testing.scheduler.remove_old_stats,
            |a| async move { cleaning::remove_old_statistics(&a).await },
        ),
    ]
}

/// Writes views and downloads by the configured interval, and everything at the end.
async fn write(app: App) {
    loop {
        let pause = app.config().views.videos.local_buffer_update_interval.max(Duration::from_millis(100));
        let stopping = tokio::select! {
            () = app.shutdown.cancelled() => true,
            () = tokio::time::sleep(pause) => false,
        };
        let written = if stopping { flush::everything(&app).await } else { flush::counters(&app).await };
        if let Err(e) = written {
            tracing::warn!(error = %e, "views are written later");
        }
        if stopping {
            return;
        }
    }
}

fn every<F>(app: &App, pause: fn(&App) -> Duration, work: fn(App) -> F) -> JoinHandle<()>
where
    F: Future<Output = Result<(), Error>> + Send + 'static,
{
    let app = app.clone();
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = app.shutdown.cancelled() => return,
                () = tokio::time::sleep(pause(&app).max(Duration::from_millis(100))) => {}
            }
            if let Err(e) = work(app.clone()).await {
                tracing::warn!(error = %e, "recurring work on views is tried again later");
            }
        }
    })
}
