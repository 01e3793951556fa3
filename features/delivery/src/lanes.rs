//! Which lanes are served: due ones, within bounds, so that servers that do not answer never keep back those that do.

use crate::prune::prune;
use crate::signer::Signer;
use crate::store::{self, Peer};
use crate::turn::{BUDGET, turn};
use database::{Error, Kind};
use futures::FutureExt;
use platform::{App, random};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio::time::Instant;

/// Another node's commits wake nobody here.
const LOOK: Duration = Duration::from_secs(5);
/// How often kept things are looked through.
const PRUNE: Duration = Duration::from_secs(3600);

/// Places for lanes: for servers that answer, and for those that failed last or do not answer now.
struct Slots {
    prompt: Arc<Semaphore>,
    patient: Arc<Semaphore>,
    freed: Notify,
}

/// One place.
pub(crate) struct Slot {
    permit: Option<OwnedSemaphorePermit>,
    slots: Arc<Slots>,
    is_patient: bool,
}

impl Slot {
    /// Leaves the places of servers that answer, if there is room elsewhere.
    pub(crate) fn step_aside(&mut self) {
        if self.is_patient {
            return;
        }
        if let Ok(permit) = self.slots.patient.clone().try_acquire_owned() {
            self.permit = Some(permit);
            self.is_patient = true;
            self.slots.freed.notify_one();
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        drop(self.permit.take());
        self.slots.freed.notify_one();
    }
}

/// What serves the lanes.
pub struct Lanes {
    app: App,
    signer: Arc<Signer>,
    slots: Arc<Slots>,
    claim: String,
    turns: JoinSet<()>,
}

impl Lanes {
    /// Lanes of an application.
    pub fn new(app: &App) -> Self {
        let lanes = app.config().sepiola.delivery.lanes.max(1) as usize;
        let slots = Slots {
            prompt: Arc::new(Semaphore::new(lanes)),
            patient: Arc::new(Semaphore::new(lanes)),
            freed: Notify::new(),
        };
        Lanes {
            app: app.clone(),
            signer: Arc::default(),
            slots: Arc::new(slots),
            claim: random::hex(16),
            turns: JoinSet::new(),
        }
    }

    /// Serves until the shutdown, and lets requests under way end.
    pub async fn run(mut self) {
        let (app, shutdown) = (self.app.clone(), self.app.shutdown.clone());
        if !app.config().federation.enabled {
            return;
        }
        // With SQLite there is no other node whose claim it could be.
        if app.db.kind() == Kind::Sqlite {
            let now = app.now();
            if let Err(e) = app.db.write(now, |tx, now| store::release_claims(tx, now).boxed()).await {
                tracing::warn!(error = %e, "claims of lanes cannot be given back");
            }
        }
        let mut changes = app.db.changes();
        let mut pruned: Option<Instant> = None;
        while !shutdown.is_cancelled() {
            if pruned.is_none_or(|at| at.elapsed() > PRUNE) {
                pruned = Some(Instant::now());
                if let Err(e) = prune(&app).await {
                    tracing::warn!(error = %e, "old deliveries cannot be removed");
                }
            }
            changes.borrow_and_update();
            let pause = match self.start().await {
                Ok(_) => self.until_next().await,
                Err(e) => {
                    tracing::warn!(error = %e, "lanes cannot be served");
                    LOOK
                }
            };
            let slots = self.slots.clone();
            let woken = async {
                tokio::select! {
                    changed = changes.changed() => if changed.is_err() { std::future::pending().await },
                    () = slots.freed.notified() => {}
                    () = shutdown.cancelled() => {}
                }
            };
            let _ = tokio::time::timeout(pause, woken).await;
            while self.turns.try_join_next().is_some() {}
        }
        while self.turns.join_next().await.is_some() {}
    }

    /// Starts turns of lanes that are due, as far as there are places; how many.
    async fn start(&mut self) -> Result<usize, Error> {
        let mut started = 0;
        for failing in [false, true] {
            let places = if failing { self.slots.patient.clone() } else { self.slots.prompt.clone() };
            for peer in self.due(failing, places.available_permits()).await? {
                self.serve(peer, failing, places.clone());
                started += 1;
            }
        }
        Ok(started)
    }

    /// Claims lanes that are due.
    async fn due(&self, failing: bool, free: usize) -> Result<Vec<Peer>, Error> {
        if free == 0 {
            return Ok(Vec::new());
        }
        let now = self.app.now();
        // Most looks find nothing: they shall not write.
        if store::next_due(&mut self.app.db.reader().await?).await?.is_none_or(|at| at > now) {
            return Ok(Vec::new());
        }
        let lease = BUDGET + 2 * self.app.config().testing.federation.request_timeout + Duration::from_secs(30);
        let until = now + i64::try_from(lease.as_millis()).unwrap_or(i64::MAX / 2);
        let input = (self.claim.clone(), failing, i64::try_from(free).unwrap_or(i64::MAX), now, until);
        let claim = self.app.db.write(input, |tx, (claim, failing, free, now, until)| {
            async move { store::claim(tx, &claim, failing, free, now, until).await }.boxed()
        });
        claim.await
    }

    fn serve(&mut self, peer: Peer, is_patient: bool, places: Arc<Semaphore>) {
        let (app, signer, claim) = (self.app.clone(), self.signer.clone(), self.claim.clone());
        let slots = self.slots.clone();
        // A place that was free may be taken by a lane that stepped aside meanwhile; it is free again within a request's time.
        let permit = places.clone().try_acquire_owned().ok();
        self.turns.spawn(async move {
            let permit = match permit {
                Some(permit) => Some(permit),
                None => places.acquire_owned().await.ok(),
            };
            let mut slot = Slot { permit, slots, is_patient };
            let host = peer.host.clone();
            // What went wrong here is tried again when the claim has run out.
            if let Err(e) = turn(&app, &signer, &mut slot, peer, &claim).await {
                tracing::warn!(peer = %host, error = %e, "a lane cannot be served");
            }
        });
    }

    async fn until_next(&self) -> Duration {
        let next = match self.app.db.reader().await {
            Ok(mut conn) => store::next_due(&mut conn).await.unwrap_or_default(),
            Err(_) => None,
        };
        let wait = next.map(|at| at - self.app.now()).filter(|wait| *wait > 0);
        wait.and_then(|ms| u64::try_from(ms).ok()).map_or(LOOK, |ms| Duration::from_millis(ms).min(LOOK))
    }
}

/// Serves lanes until none is due: for tests and tools, which want to know that everything was tried.
///
/// # Errors
/// The database.
pub async fn catch_up(app: &App) -> Result<(), Error> {
    let mut lanes = Lanes::new(app);
    loop {
        let started = lanes.start().await?;
        if started == 0 && lanes.turns.is_empty() {
            return Ok(());
        }
        lanes.turns.join_next().await;
    }
}
