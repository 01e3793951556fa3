//! Looking at the channels that are due.

use super::walk;
use crate::store;
use crate::store::sync::SyncRow;
use futures::FutureExt;
use platform::{App, Problem, Result};
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often due channels are looked for, unless each is looked at more often than that.
const LOOK: Duration = Duration::from_secs(60);
/// No more often than this.
const LEAST: Duration = Duration::from_millis(100);
/// Channels that are begun at a time.
const AT_ONCE: i64 = 1000;

/// Begins to look at channels that are due, again and again. It ends with `app.shutdown`.
pub(crate) fn start(app: &App) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        loop {
            if let Err(problem) = look_at_due_channels(&app).await {
                tracing::warn!(%problem, "channels that are due cannot be looked at; that is tried again");
            }
            let pause = app.config().import.video_channel_synchronization.check_interval.clamp(LEAST, LOOK);
            tokio::select! {
                () = app.shutdown.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    })
}

/// Begins to look at the channels that are due now.
///
/// # Errors
/// The database's.
pub async fn look_at_due_channels(app: &App) -> Result<()> {
    let config = app.config();
    if !config.import.video_channel_synchronization.enabled || !config.import.videos.http.enabled {
        return Ok(());
    }
    let due = store::sync::due(&mut app.db.reader().await?, app.now(), AT_ONCE).await?;
    for sync in due {
        begin(app, sync).await?;
    }
    Ok(())
}

/// Begins a walk, unless another node has.
async fn begin(app: &App, sync: SyncRow) -> Result<()> {
    let (now, every) = (app.now(), app.config().import.video_channel_synchronization.check_interval);
    let next_at = now.saturating_add(i64::try_from(every.as_millis()).unwrap_or(i64::MAX / 2));
    app.db
        .write(sync, move |tx, sync| {
            async move {
                channel::lock(tx, sync.channel_id).await?;
                let still = store::sync::due(tx, now, AT_ONCE).await?.iter().any(|due| due.id == sync.id);
                if still {
                    store::sync::begin(tx, now, sync.id, next_at).await?;
                    walk::begin(tx, now, (sync.channel_id, Some(sync.id)), &sync.external_url, false).await?;
                }
                Ok::<_, Problem>(())
            }
            .boxed()
        })
        .await
}
