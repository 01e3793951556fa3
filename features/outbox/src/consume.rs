//! Reads the record of events and tells others of what concerns them.

use crate::{actor, comment, player, playlist, rate, renew, report, video, view};
use axum::http::StatusCode;
use database::{Error, Tx};
use futures::FutureExt;
use platform::event::{self, Cursor, Event};
use platform::{App, Problem, Result};
use std::time::Duration;

/// Names the reader in the table of cursors; its first place was set with the table of what was told.
pub const CONSUMER: &str = "outbox";
/// Events read at a time.
const BATCH: i64 = 200;
/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);
/// How often an event is tried before it is passed over: one that cannot be told must not keep back all others.
const ATTEMPTS: u32 = 5;

/// What telling needs to know of the moment.
#[derive(Clone)]
pub(crate) struct Moment {
    pub app: App,
    pub now: i64,
}

/// Runs until the shutdown.
pub async fn consume(app: App) {
    let shutdown = app.shutdown.clone();
    let work = async {
        let mut changes = app.db.changes();
        let mut stuck = (0, 0);
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
                Err(at) => {
                    tracing::warn!(problem = %at.problem, event = at.seq, "others cannot be told of an event; trying again");
                    stuck = if stuck.0 == at.seq { (at.seq, stuck.1 + 1) } else { (at.seq, 1) };
                    if at.seq != 0 && stuck.1 >= ATTEMPTS {
                        tracing::error!(event = at.seq, "nobody elsewhere is told of an event: it failed too often");
                        if let Err(problem) = pass_over(&app, at.from, at.seq).await {
                            tracing::warn!(%problem, "an event cannot be passed over");
                        }
                    }
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
/// What one event failed with.
pub async fn catch_up(app: &App) -> Result<()> {
    while step(app).await.map_err(|at| at.problem)? {}
    Ok(())
}

/// Where it went wrong; `seq` is 0 when it was no event's fault.
struct Failed {
    from: i64,
    seq: i64,
    problem: Problem,
}

/// Deals with some events; whether there may be more.
async fn step(app: &App) -> Result<bool, Failed> {
    let unread = |problem: Problem| Failed { from: 0, seq: 0, problem };
    let read = |e: Error| unread(e.into());
    let mut from = Cursor::new(app.db.clone(), CONSUMER).place().await.map_err(read)?;
    let events = event::after(&mut app.db.reader().await.map_err(read)?, from, BATCH).await.map_err(read)?;
    let Some(last) = events.last().map(|event| event.seq) else { return Ok(false) };
    let is_on = app.config().federation.enabled;
    for event in events.into_iter().filter(|event| is_on && NEWS.contains(&event.kind.as_str())) {
        let seq = event.seq;
        let failed = |problem: Problem| {
            // A database that cannot be written comes back; that is not the event's fault.
            let is_its_fault = problem.status() != StatusCode::INSUFFICIENT_STORAGE;
            Failed { from, seq: if is_its_fault { seq } else { 0 }, problem }
        };
        if !tell(app, from, event).await.map_err(failed)? {
            // Another node is at it.
            return Ok(true);
        }
        from = seq;
    }
    if from < last {
        pass_over(app, from, last).await.map_err(unread)?;
    }
    Ok(true)
}

/// Everything that is told of.
const NEWS: &[&str] = &[
    "video.published",
    "video.updated",
    "video.deleted",
    "video.blocked",
    "video.unblocked",
    "video.auto-blocked",
    "video.file-added",
    "video.ladder-made",
    "video.player-chosen",
    "video.viewed",
    "video.views-counted",
    "viewing.ended",
    "rate.changed",
    "account.updated",
    "channel.updated",
    "channel.player-chosen",
    "comment.created",
    "comment.held",
    "comment.approved",
    "comment.deleted",
    "playlist.created",
    "playlist.updated",
    "playlist.deleted",
    "abuse.created",
    "follow.created",
];

/// Tells of one event and steps over it, together. False when another node has.
async fn tell(app: &App, from: i64, event: Event) -> Result<bool> {
    let at = Moment { app: app.clone(), now: app.now() };
    app.db
        .write((from, event, at), |tx, (from, event, at)| {
            async move {
                if !event::move_on(tx, CONSUMER, from, event.seq, at.now).await? {
                    return Ok(false);
                }
                dispatch(tx, &at, &event).await?;
                Ok(true)
            }
            .boxed()
        })
        .await
}

async fn dispatch(tx: &mut Tx, at: &Moment, event: &Event) -> Result<()> {
    let subject = event.subject_id;
    match event.kind.as_str() {
        "video.published" => video::told(tx, at, subject, false).await,
        "video.updated" | "video.deleted" | "video.blocked" | "video.unblocked" | "video.auto-blocked"
        | "video.file-added" | "video.ladder-made" => video::told(tx, at, subject, true).await,
        "video.viewed" => view::seen(tx, at, subject).await,
        "rate.changed" => {
            rate::changed(tx, at, subject).await?;
            Ok(renew::later(tx, subject, at.now).await?)
        }
        "video.views-counted" => Ok(renew::later(tx, subject, at.now).await?),
        "viewing.ended" => view::ended(tx, at, subject).await,
        "video.player-chosen" => player::of_video(tx, at, subject).await,
        "channel.player-chosen" => player::of_channel(tx, at, subject).await,
        "account.updated" => actor::account_changed(tx, at, subject).await,
        "channel.updated" => actor::channel_changed(tx, at, subject).await,
        "comment.created" | "comment.held" | "comment.approved" => comment::written(tx, at, subject).await,
        "comment.deleted" => comment::removed(tx, at, subject).await,
        "playlist.created" | "playlist.updated" | "playlist.deleted" => playlist::told(tx, at, subject).await,
        "abuse.created" => report::made(tx, at, subject).await,
        "follow.created" => {
            if at.app.config().followings.instance.auto_follow_back.enabled {
                follow::follow_back(tx, subject, at.now).await?;
            }
            Ok(())
        }
        other => Err(Problem::internal(format!("nobody tells of {other}"))),
    }
}

async fn pass_over(app: &App, from: i64, to: i64) -> Result<()> {
    app.db
        .write((from, to, app.now()), |tx, (from, to, now)| {
            async move { event::move_on(tx, CONSUMER, from, to, now).await.map(drop).map_err(Problem::from) }.boxed()
        })
        .await
}
