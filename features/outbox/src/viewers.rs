//! Telling from time to time who watches at the moment.

use crate::view;
use catalog::Live;
use futures::FutureExt;
use platform::{App, Result};
use std::time::Duration;

/// Videos that are told of at a time, those with the most viewers first.
const MOST: usize = 1_000;
/// Deliveries that one telling may make; whoever is left is told of next time, if they are among the most watched.
const DELIVERIES: usize = 10_000;
/// Videos of one transaction.
const STEP: usize = 20;
/// Whatever is configured.
const LEAST: Duration = Duration::from_secs(1);

/// Tells twice while a viewer counts without another sign, so that the number stays meanwhile; until the shutdown.
pub async fn viewers(app: App) {
    loop {
        let pause = (app.config().testing.lifetimes.viewer / 2).max(LEAST);
        tokio::select! {
            () = app.shutdown.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
        if let Err(problem) = tell_viewers(&app).await {
            tracing::warn!(%problem, "others cannot be told who watches");
        }
    }
}

/// Tells others of who watches now.
///
/// # Errors
/// The database's.
pub async fn tell_viewers(app: &App) -> Result<()> {
    if !app.config().federation.enabled {
        return Ok(());
    }
    let now = app.now();
    let lifetime = app.config().testing.lifetimes.viewer;
    let until = now + i64::try_from(lifetime.as_millis()).unwrap_or(i64::MAX / 4);
    let mut watched = app.shared::<Live>().watched(now);
    watched.truncate(MOST);
    let mut made = 0;
    for step in watched.chunks(STEP) {
        let write = app.db.write(step.to_vec(), move |tx, step| {
            async move {
                let mut made = 0;
                for (video_id, keys) in step {
                    let names: Vec<String> = keys.iter().map(|key| hex(key)).collect();
                    made += view::watched(tx, now, video_id, &names, until).await?;
                }
                Ok::<_, platform::Problem>(made)
            }
            .boxed()
        });
        made += write.await?;
        if made >= DELIVERIES {
            tracing::debug!(made, "more watch than others are told of at a time");
            break;
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
