//! Subtitles of new videos: once a video is published, they are written if its uploader did not say otherwise.

use crate::policy::{self, Facts};
use crate::{generate, sound, store};
use database::{Error, Tx};
use futures::FutureExt;
use platform::event::{self, Cursor, Event};
use platform::{App, Problem, Result};
use std::time::Duration;
use video::publish::PUBLISHED_EVENT;

/// Names the reader in the table of cursors; its first place was set when the table of this feature was made.
const CONSUMER: &str = "transcription";
/// Events read at a time.
const BATCH: i64 = 500;
/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);

/// Reads the record of events until the shutdown.
pub async fn follow(app: App) {
    let shutdown = app.shutdown.clone();
    let work = async {
        let mut changes = app.db.changes();
        loop {
            changes.borrow_and_update();
            match step(&app).await {
                Ok(true) => continue,
                Ok(false) => {
                    let woken = async {
                        if changes.changed().await.is_err() {
                            std::future::pending().await
                        }
                    };
                    let _ = tokio::time::timeout(LOOK, woken).await;
                }
                Err(problem) => {
                    tracing::warn!(%problem, "subtitles of new videos cannot be begun; trying again");
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

/// Deals with everything that has happened until now.
///
/// # Errors
/// When the database fails.
pub async fn catch_up(app: &App) -> Result<()> {
    while step(app).await? {}
    Ok(())
}

/// Deals with some events; whether there may be more.
async fn step(app: &App) -> Result<bool> {
    let from = Cursor::new(app.db.clone(), CONSUMER).place().await?;
    let events = event::after(&mut app.db.reader().await?, from, BATCH).await?;
    let Some(last) = events.last().map(|event| event.seq) else { return Ok(false) };
    let enabled = app.config().video_transcription.enabled;
    let published = |event: &Event| enabled && event.kind == PUBLISHED_EVENT;
    let videos: Vec<i64> = events.iter().filter(|event| published(event)).map(|event| event.subject_id).collect();
    let moved = app.db.write((videos, app.now()), move |tx, (videos, now)| {
        async move {
            // Another node may be at it.
            if event::move_on(tx, CONSUMER, from, last, now).await? {
                for video in videos {
                    if wanted(tx, video).await? {
                        generate::begin(tx, now, video).await?;
                    }
                }
            }
            Ok::<_, Problem>(())
        }
        .boxed()
    });
    moved.await?;
    Ok(true)
}

/// Whether subtitles of a new video are to be written: its uploader wants them, nobody has begun, and none in its language came with it.
async fn wanted(tx: &mut Tx, video_id: i64) -> Result<bool, Error> {
    let Some(choice) = store::choice(tx, video_id).await?.filter(|choice| choice.wanted) else { return Ok(false) };
    if store::run(tx, video_id).await?.is_some() {
        return Ok(false);
    }
    let captions = video::store::captions_of(tx, video_id).await?;
    let facts = Facts {
        is_live: store::is_live(tx, video_id).await?,
        has_captions: captions.iter().any(|c| choice.language.as_ref().is_none_or(|language| c.language == *language)),
        has_sound: sound::is_there(tx, video_id).await?,
        is_open: false,
        force: false,
        is_moderator: false,
    };
    Ok(policy::may_write(facts).is_ok())
}
