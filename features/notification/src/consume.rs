//! Reads the record of events and tells people of what concerns them.

use crate::announce::announce;
use crate::forget::Mute;
use crate::kind::Kind;
use crate::send::Moment;
use crate::{abuse, block, caption, collaborator, comment, follow, forget, import, mute_list, ownership, registration};
use axum::http::StatusCode;
use database::{Error, Tx};
use futures::FutureExt;
use platform::event::{self, Cursor, Event};
use platform::{App, Problem, Result};
use std::time::Duration;

/// Names the reader in the table of cursors; its first place was set when the table of notifications was made.
pub const CONSUMER: &str = "notification";
/// Events read at a time.
const BATCH: i64 = 200;
/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);
/// How often an event is tried before it is passed over: one that cannot be told must not keep back all others.
const ATTEMPTS: u32 = 5;

/// Runs until the shutdown.
pub async fn consume(app: App) {
    let shutdown = app.shutdown.clone();
    let work = async {
        let mut changes = app.db.changes();
        let mut stuck = Stuck::default();
        loop {
            changes.borrow_and_update();
            match step(&app).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(at) => {
                    stuck.on(&app, at).await;
                    tokio::time::sleep(LOOK).await;
                    continue;
                }
            }
            let woken = async {
                if changes.changed().await.is_err() {
                    std::future::pending().await
                }
            };
            let _ = tokio::time::timeout(LOOK, woken).await;
        }
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        never = work => never,
    }
}

/// Deals with everything that has happened until now.
pub async fn catch_up(app: &App) -> Result<()> {
    while step(app).await.map_err(|at| at.problem)? {}
    Ok(())
}

/// Where it went wrong; `seq` is 0 when the events could not be read at all.
struct Failed {
    from: i64,
    seq: i64,
    problem: Problem,
}

/// Deals with some events; whether there may be more.
async fn step(app: &App) -> Result<bool, Failed> {
    let unread = |e: Error| Failed { from: 0, seq: 0, problem: e.into() };
    let cursor = Cursor::new(app.db.clone(), CONSUMER);
    let mut from = cursor.place().await.map_err(unread)?;
    let events = event::after(&mut app.db.reader().await.map_err(unread)?, from, BATCH).await.map_err(unread)?;
    let Some(last) = events.last().map(|event| event.seq) else { return Ok(false) };
    for event in events.into_iter().filter(concerns_people) {
        let seq = event.seq;
        let failed = |problem| Failed { from, seq, problem };
        if !tell(app, from, event).await.map_err(failed)? {
            // Another node is at it.
            return Ok(true);
        }
        from = seq;
    }
    if from < last {
        pass_over(app, from, last).await.map_err(|problem| Failed { from, seq: 0, problem })?;
    }
    Ok(true)
}

/// Everything that is told of.
const NEWS: &[&str] = &[
    "video.published",
    "video.blocked",
    "video.unblocked",
    "video.auto-blocked",
    "comment.created",
    "comment.held",
    "comment.approved",
    "comment.deleted",
    "abuse.created",
    "abuse.updated",
    "abuse.message",
    "follow.created",
    "follow.automatic",
    "user.registered",
    "registration.requested",
    "collaborator.invited",
    "collaborator.accepted",
    "collaborator.rejected",
    "ownership.requested",
    "ownership.accepted",
    "ownership.rejected",
    "account.muted",
    "server.muted",
    "mute-list.changed",
    "import.finished",
    "caption.generated",
];

fn concerns_people(event: &Event) -> bool {
    NEWS.contains(&event.kind.as_str())
}

/// Tells of one event and steps over it, together. False when another node has.
async fn tell(app: &App, from: i64, event: Event) -> Result<bool> {
    app.db
        .write((from, event, app.now(), app.config()), |tx, (from, event, now, config)| {
            async move {
                if !event::move_on(tx, CONSUMER, from, event.seq, now).await? {
                    return Ok(false);
                }
                let at = Moment { event_seq: event.seq, now, config };
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
        "video.published" => announce(tx, at, subject).await?,
        "video.blocked" => block::blocked(tx, at, subject).await?,
        "video.unblocked" => block::unblocked(tx, at, subject).await?,
        "video.auto-blocked" => block::held(tx, at, subject).await?,
        "comment.created" | "comment.held" => comment::written(tx, at, subject).await?,
        "comment.approved" => comment::approved(tx, at, subject).await?,
        "comment.deleted" => comment::removed(tx, subject).await?,
        "abuse.created" => abuse::reported(tx, at, subject).await?,
        "abuse.updated" => abuse::decided(tx, at, subject).await?,
        "abuse.message" => abuse::said(tx, at, subject).await?,
        "follow.created" => follow::followed(tx, at, subject).await?,
        "follow.automatic" => follow::automatically(tx, at, subject).await?,
        "user.registered" => registration::registered(tx, at, subject).await?,
        "registration.requested" => registration::requested(tx, at, subject).await?,
        "collaborator.invited" => collaborator::invited(tx, at, subject).await?,
        "collaborator.accepted" => collaborator::answered(tx, at, Kind::InvitationAccepted, subject).await?,
        "collaborator.rejected" => collaborator::answered(tx, at, Kind::InvitationRefused, subject).await?,
        "ownership.requested" => ownership::requested(tx, at, subject).await?,
        "ownership.accepted" => ownership::accepted(tx, at, subject).await?,
        "ownership.rejected" => ownership::rejected(tx, at, subject).await?,
        "account.muted" => forget::begin(tx, Mute::Account(subject), at.now).await?,
        "server.muted" => forget::begin(tx, Mute::Server(subject), at.now).await?,
        "caption.generated" => caption::generated(tx, at, subject).await?,
        "import.finished" => import::finished(tx, at, subject).await?,
        "mute-list.changed" => mute_list::changed(tx, at, subject).await?,
        other => return Err(Problem::internal(format!("nobody tells of {other}"))),
    }
    Ok(())
}

async fn pass_over(app: &App, from: i64, to: i64) -> Result<()> {
    app.db
        .write((from, to, app.now()), |tx, (from, to, now)| {
            async move { event::move_on(tx, CONSUMER, from, to, now).await.map(drop).map_err(Problem::from) }.boxed()
        })
        .await
}

/// Counts how often the same event failed.
#[derive(Default)]
struct Stuck {
    seq: i64,
    times: u32,
}

impl Stuck {
    async fn on(&mut self, app: &App, at: Failed) {
        tracing::warn!(problem = %at.problem, event = at.seq, "people cannot be told of an event; trying again");
        // A database that cannot be written comes back; that is not the event's fault.
        if at.seq == 0 || at.problem.status() == StatusCode::INSUFFICIENT_STORAGE {
            return;
        }
        self.times = if self.seq == at.seq { self.times + 1 } else { 1 };
        self.seq = at.seq;
        if self.times >= ATTEMPTS {
            tracing::error!(event = at.seq, "nobody is told of an event: it failed too often");
            if let Err(problem) = pass_over(app, at.from, at.seq).await {
                tracing::warn!(%problem, "an event cannot be passed over");
            }
        }
    }
}
