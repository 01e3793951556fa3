//! Keeps what this node remembers of videos true: follows the record of events from the moment it starts.

use std::time::Duration;

use database::Error;
use platform::{App, event};

use crate::files::Rights;
use crate::swarms::Swarms;

/// Events read at a time.
const BATCH: i64 = 500;
/// A person has no rights any more to all videos of a channel.
const RIGHTS_END: [&str; 2] = ["collaborator.removed", "ownership.accepted"];
/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);
/// Renditions join a growing publication without an event.
const LOOK_AT_UNSETTLED: Duration = Duration::from_secs(1);

/// Runs until the shutdown.
pub(crate) async fn follow(app: App, rights: Rights, mut swarms: Swarms) {
    let shutdown = app.shutdown.clone();
    let work = async {
        let mut changes = app.db.changes();
        // The place comes before the fill, so that nothing falls between them.
        let mut place = None;
        loop {
            if let Err(error) = advance(&app, &rights, &mut swarms, &mut place).await {
                tracing::warn!(%error, "events of videos cannot be read; trying again");
                tokio::time::sleep(LOOK).await;
                continue;
            }
            let wait = if swarms.any_unsettled() { LOOK_AT_UNSETTLED } else { LOOK };
            // An error means that nobody will ever wake us: then time does.
            let woken = async {
                if changes.changed().await.is_err() {
                    std::future::pending().await
                }
            };
            let _ = tokio::time::timeout(wait, woken).await;
        }
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        never = work => never,
    }
}

async fn advance(app: &App, rights: &Rights, swarms: &mut Swarms, place: &mut Option<i64>) -> Result<(), Error> {
    let mut seq = match *place {
        Some(seq) => seq,
        None => {
            let newest = event::newest(&mut app.db.reader().await?).await?;
            swarms.fill().await?;
            newest
        }
    };
    loop {
        *place = Some(seq);
        let events = event::after(&mut app.db.reader().await?, seq, BATCH).await?;
        let Some(last) = events.last() else { break };
        let (next, full) = (last.seq, events.len() as i64 == BATCH);
        let mut videos: Vec<i64> =
            events.iter().filter(|event| event.kind.starts_with("video.")).map(|event| event.subject_id).collect();
        if events.iter().any(|event| RIGHTS_END.contains(&event.kind.as_str())) {
            rights.forget_all();
        }
        videos.sort_unstable();
        videos.dedup();
        for video in videos {
            rights.forget(video);
            swarms.refresh(video).await?;
        }
        seq = next;
        *place = Some(seq);
        if !full {
            break;
        }
    }
    swarms.refresh_unsettled().await
}
