//! Settings that were saved on another node hold here as well, a few seconds later.

use super::{CHANGED_EVENT, apply};
use platform::{App, Result, event, setting};
use std::time::Duration;

/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);
/// Events read at a time.
const BATCH: i64 = 500;

/// Runs until the shutdown.
pub async fn follow(app: App) {
    let shutdown = app.shutdown.clone();
    let work = async {
        let mut place = None;
        loop {
            if let Err(problem) = advance(&app, &mut place).await {
                tracing::warn!(%problem, "settings saved elsewhere cannot be read; trying again");
            }
            tokio::time::sleep(LOOK).await;
        }
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        never = work => never,
    }
}

/// Reads on; the first call finds the place to read on from.
async fn advance(app: &App, place: &mut Option<i64>) -> Result<()> {
    let mut conn = app.db.reader().await?;
    let Some(seq) = *place else {
        *place = Some(event::newest(&mut conn).await?);
        return Ok(());
    };
    let events = event::after(&mut conn, seq, BATCH).await?;
    if events.iter().any(|e| e.kind == CHANGED_EVENT) {
        let saved = setting::all(&mut conn).await?;
        drop(conn);
        apply(app, saved)?;
    }
    *place = events.last().map(|e| e.seq).or(*place);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use platform::testing::sqlite;
    use serde_json::json;

    #[tokio::test]
    async fn what_another_node_saved_holds_here() {
        let test = sqlite().await;
        let mut place = None;
        advance(&test.app, &mut place).await.expect("a place");
        let save = test.app.db.write((), |tx, ()| {
            async move {
                setting::save(tx, "instance.name", &json!("Films"), 0).await?;
                event::emit(tx, 0, CHANGED_EVENT, 0).await
            }
            .boxed()
        });
        save.await.expect("saved");
        assert_ne!(test.app.config().instance.name, "Films");
        advance(&test.app, &mut place).await.expect("read");
        assert_eq!(test.app.config().instance.name, "Films");
    }
}
