//! Writing what heart-beats have gathered, in pieces, so that nobody waits long for the database.

use crate::memory::Memory;
use crate::store;
use catalog::{Downloads, Live};
use database::Error;
use futures::FutureExt;
use platform::{App, event};

/// Recorded for each view of a video of another server, and of ours while they are few.
pub const VIEWED_EVENT: &str = "video.viewed";
/// Recorded when so many views of a video of ours were counted that they are told together.
pub const COUNTED_EVENT: &str = "video.views-counted";
/// Recorded when a viewing of a video of another server has ended; the subject is the viewing.
pub const WATCHED_EVENT: &str = "viewing.ended";

/// Views of a video of ours that are told one by one, of those that were written together.
const ONE_BY_ONE: i64 = 20;

/// Rows written in one transaction.
const STEP: usize = 500;

/// Writes counted views: the counters on the videos, and their hours.
pub async fn views(app: &App) -> Result<(), Error> {
    let memory = app.shared::<Memory>();
    let taken = memory.take_views();
    for (at, step) in taken.chunks(STEP).enumerate() {
        let write = app.db.write((step.to_vec(), app.now()), |tx, (step, now)| {
            async move {
                for views in step {
                    let (video_id, count) = (views.video_id, views.views);
                    store::add_views(tx, views).await?;
                    // Views of what lives elsewhere are counted there too, one by one.
                    if count > ONE_BY_ONE && !store::is_elsewhere(tx, video_id).await? {
                        event::emit(tx, now, COUNTED_EVENT, video_id).await?;
                        continue;
                    }
                    for _ in 0..count {
                        event::emit(tx, now, VIEWED_EVENT, video_id).await?;
                    }
                }
                Ok(())
            }
            .boxed()
        });
        let written: Result<(), Error> = write.await;
        if let Err(e) = written {
            memory.put_back_views(&taken[at * STEP..]);
            return Err(e);
        }
    }
    Ok(())
}

/// Writes counted downloads likewise.
pub async fn downloads(app: &App) -> Result<(), Error> {
    let counters = app.shared::<Downloads>();
    let taken = counters.take();
    for (at, step) in taken.chunks(STEP).enumerate() {
        let write = app.db.write(step.to_vec(), |tx, step| {
            async move {
                for counted in step {
                    store::add_downloads(tx, counted).await?;
                }
                Ok(())
            }
            .boxed()
        });
        let written: Result<(), Error> = write.await;
        if let Err(e) = written {
            counters.put_back(&taken[at * STEP..]);
            return Err(e);
        }
    }
    Ok(())
}

/// Writes where people stopped: everybody, or one user before they are shown or lose their history.
pub async fn history(app: &App, user_id: Option<i64>) -> Result<(), Error> {
    let live = app.shared::<Live>();
    for step in live.unwritten(user_id).chunks(STEP) {
        let write = app.db.write(step.to_vec(), |tx, step| {
            async move {
                for stop in step {
                    store::set_position(tx, stop).await?;
                }
                Ok::<_, Error>(())
            }
            .boxed()
        });
        write.await?;
        live.written(step);
    }
    Ok(())
}

/// Writes the viewings that ended; all of them when `everything` is to be written, because the program stops.
pub async fn viewings(app: &App, everything: bool) -> Result<(), Error> {
    let memory = app.shared::<Memory>();
    let config = app.config();
    let quiet = if everything { 0 } else { crate::view::millis(config.testing.lifetimes.viewer_stats) };
    let mut ended = memory.take_ended(app.now(), quiet);
    while !ended.is_empty() {
        let rest = ended.split_off(ended.len().min(STEP));
        let write = app.db.write((ended.clone(), app.now()), |tx, (ended, now)| {
            async move {
                for session in ended {
                    let video_id = session.video_id;
                    if let Some(id) = store::insert_viewing(tx, session).await?
                        && store::is_elsewhere(tx, video_id).await?
                    {
                        event::emit(tx, now, WATCHED_EVENT, id).await?;
                    }
                }
                Ok(())
            }
            .boxed()
        });
        let written: Result<(), Error> = write.await;
        if let Err(e) = written {
            memory.put_back_sessions(ended);
            memory.put_back_sessions(rest);
            return Err(e);
        }
        ended = rest;
    }
    Ok(())
}

/// Writes what is only counted.
pub async fn counters(app: &App) -> Result<(), Error> {
    views(app).await?;
    downloads(app).await
}

/// Writes everything.
pub async fn everything(app: &App) -> Result<(), Error> {
    counters(app).await?;
    history(app, None).await?;
    viewings(app, true).await
}
