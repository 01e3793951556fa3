//! Serving one lane for a while.

use crate::lanes::Slot;
use crate::policy::{self, Outcome};
use crate::post::post;
use crate::signer::Signer;
use crate::store::{self, Peer, Turn};
use database::Error;
use futures::FutureExt;
use platform::{App, random};
use std::time::{Duration, Instant};

/// Deliveries read, sent one after the other and recorded together: so many are sent again after a crash at most.
const WINDOW: i64 = 16;
/// Afterwards other lanes have their turn; one request may take longer.
pub(crate) const BUDGET: Duration = Duration::from_secs(20);

/// Sends the head of a claimed lane, until its server fails.
pub(crate) async fn turn(app: &App, signer: &Signer, slot: &mut Slot, peer: Peer, claim: &str) -> Result<(), Error> {
    let mut conn = app.db.reader().await?;
    if !store::muted(&mut conn, &[&peer.host]).await?.is_empty() {
        drop(conn);
        return app.db.write(peer.id, |tx, id| store::clear(tx, id).boxed()).await;
    }
    let waiting = store::head(&mut conn, peer.id, WINDOW).await?;
    drop(conn);
    let begin = Instant::now();
    let mut turn = Turn {
        peer,
        claim: claim.to_owned(),
        done: Vec::new(),
        doubtful: None,
        wait_until: None,
        succeeded: false,
        reached: false,
        now: app.now(),
    };
    for delivery in waiting {
        if begin.elapsed() > BUDGET || app.shutdown.is_cancelled() {
            break;
        }
        let over = (delivery.id, delivery.activity_id);
        let Some(ready) = signer.ready(app, delivery.activity_id).await? else {
            // A newer Update took its place meanwhile, or its sender cannot sign, which was logged.
            turn.done.push(over);
            continue;
        };
        let (outcome, why) = post(app, slot, &delivery.inbox, &ready).await;
        turn.reached |= !matches!(outcome, Outcome::Down | Outcome::Doubtful(_));
        match outcome {
            Outcome::Delivered => {
                turn.succeeded = true;
                turn.done.push(over);
            }
            Outcome::Refused => {
                tracing::info!(inbox = %delivery.inbox, %why, "an activity was refused");
                turn.done.push(over);
            }
            Outcome::Doubtful(most) if delivery.refusals + 1 >= most => {
                tracing::warn!(inbox = %delivery.inbox, %why, "an activity was refused too often");
                turn.done.push(over);
            }
            Outcome::Doubtful(_) | Outcome::Down => {
                turn.doubtful = matches!(outcome, Outcome::Doubtful(_)).then_some(delivery.id);
                failed(app, &mut turn, &why);
                break;
            }
        }
    }
    turn.now = app.now();
    if turn.reached && turn.wait_until.is_none() && turn.peer.failures > 0 {
        tracing::info!(peer = %turn.peer.host, "a server can be reached again");
    }
    app.db.write(turn, |tx, turn| async move { store::finish(tx, &turn).await }.boxed()).await
}

fn failed(app: &App, turn: &mut Turn, why: &str) {
    let failures = if turn.reached { 1 } else { turn.peer.failures + 1 };
    turn.wait_until = Some(app.now() + policy::wait(failures, u16::from_le_bytes(random::bytes())));
    // Once an outage, not once a try.
    if failures == 1 {
        tracing::warn!(peer = %turn.peer.host, why, "a server cannot be reached; its lane waits");
    } else {
        tracing::debug!(peer = %turn.peer.host, why, failures, "a server still cannot be reached");
    }
}
