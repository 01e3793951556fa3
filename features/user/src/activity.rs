//! Writing when and from where sessions were used last, every minute and at the end.

use crate::session::{self, Device};
use database::Error;
use futures::FutureExt as _;
use platform::App;
use platform::session_activity::{SessionActivity, Use};
use std::time::Duration;
use tokio::task::JoinHandle;

/// Sessions of one transaction.
const AT_ONCE: usize = 500;

/// Starts the writing. It ends with `app.shutdown`, after everything was written.
pub fn start(app: &App) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        loop {
            let pause = app.config().testing.scheduler.update_token_sessions.max(Duration::from_millis(100));
            let stopping = tokio::select! {
                () = app.shutdown.cancelled() => true,
                () = tokio::time::sleep(pause) => false,
            };
            if let Err(e) = write(&app).await {
                // What sessions do next is noted again; only this minute is lost.
                tracing::warn!(error = %e, "when sessions were used last cannot be written");
            }
            if stopping {
                return;
            }
        }
    })
}

/// Writes what was noted.
///
/// # Errors
/// Of the database.
pub async fn write(app: &App) -> Result<(), Error> {
    for some in app.shared::<SessionActivity>().take().chunks(AT_ONCE) {
        let write = app.db.write(some.to_vec(), |tx, uses| {
            async move {
                for (id, Use { at, address, agent }) in uses {
                    let device = Device { ip: address.map(|address| address.0.to_string()), name: agent };
                    session::used(tx, id, device, at).await?;
                }
                Ok::<_, Error>(())
            }
            .boxed()
        });
        write.await?;
    }
    Ok(())
}
