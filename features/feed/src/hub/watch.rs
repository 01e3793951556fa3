//! Finding out which feeds changed, from the record of events.

use super::store;
use super::tell::TELL;
use super::topic::Topic;
use catalog::totals::Totals;
use futures::FutureExt;
use job_queue::NewJob;
use platform::{App, Result, event};
use serde_json::json;
use std::time::{Duration, Instant};

/// Events read at a time.
const BATCH: i64 = 500;
/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);
/// Changes are gathered for so long at least: a video that is published changes several times within moments.
const GATHER: Duration = Duration::from_secs(2);
/// ... and for so many times as long as the last look took, so that many feeds cost a busy server a twentieth of its time.
const REST: u32 = 20;

/// Tells subscribers of changed feeds until the shutdown.
pub async fn watch(app: App) {
    let shutdown = app.shutdown.clone();
    let totals = Totals::default();
    let work = async {
        let mut changes = app.db.changes();
        // What happened while nobody looked shows in the entity tags.
        let mut seen = None;
        let mut took = Duration::ZERO;
        loop {
            changes.borrow_and_update();
            let began = Instant::now();
            let more = step(&app, &totals, &mut seen).await;
            took = took.max(began.elapsed());
            match more {
                Ok(true) => continue,
                Ok(false) => {
                    let woken = async {
                        if changes.changed().await.is_err() {
                            std::future::pending().await
                        }
                    };
                    if tokio::time::timeout(LOOK, woken).await.is_ok() {
                        tokio::time::sleep(GATHER.max(took * REST)).await;
                    }
                    took = Duration::ZERO;
                }
                Err(problem) => {
                    tracing::warn!(%problem, "subscribers of feeds cannot be told; trying again");
                    tokio::time::sleep(LOOK).await;
                }
            }
        }
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        never = work => never,
    }
}

/// Reads some events; whether there may be more.
async fn step(app: &App, totals: &Totals, seen: &mut Option<i64>) -> Result<bool> {
    let mut conn = app.db.reader().await?;
    let Some(from) = *seen else {
        let newest = event::newest(&mut conn).await?;
        drop(conn);
        look(app, totals).await?;
        *seen = Some(newest);
        return Ok(true);
    };
    let events = event::after(&mut conn, from, BATCH).await?;
    drop(conn);
    let Some(last) = events.last().map(|e| e.seq) else { return Ok(false) };
    let matters = |kind: &str| {
        (kind.starts_with("video.") && kind != "video.viewed")
            || ["channel.", "account.", "playlist."].iter().any(|p| kind.starts_with(p))
    };
    if events.iter().any(|e| matters(&e.kind)) {
        look(app, totals).await?;
    }
    *seen = Some(last);
    Ok(true)
}

/// Looks at every feed that somebody subscribed to, and has its subscribers told where it changed.
///
/// # Errors
/// When the database fails.
pub async fn look(app: &App, totals: &Totals) -> Result<()> {
    if store::topics(&mut app.db.reader().await?).await?.is_empty() {
        return Ok(());
    }
    app.db.write(app.now(), |tx, now| store::forget_old(tx, now).boxed()).await?;
    let origin = app.config().webserver.origin();
    for topic in store::topics(&mut app.db.reader().await?).await? {
        // A feed whose channel is gone has no news any more; its subscriptions end by themselves.
        let Some(feed) = Topic::parse(&topic.address, &origin) else { continue };
        let Some(content) = feed.current(app, totals).await? else { continue };
        if content.tag == topic.told {
            continue;
        }
        let input = (topic, content.tag, app.now());
        app.db
            .write(input, |tx, (topic, tag, now)| {
                async move {
                    // Another node may have found it first.
                    if store::told(tx, topic.id, &topic.told, &tag).await? {
                        let payload = json!({"topic": topic.id});
                        job_queue::enqueue(tx, now, NewJob::new(TELL, payload, now)).await?;
                    }
                    Ok::<_, database::Error>(())
                }
                .boxed()
            })
            .await?;
    }
    Ok(())
}
