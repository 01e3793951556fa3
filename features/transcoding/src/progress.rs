//! Progress of the rungs, gathered from many calls and written once a second.

use crate::engine::{Event, Observer};
use crate::store;
use futures::FutureExt;
use platform::App;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;

/// How far each rung is, from 0 to 1.
#[derive(Clone, Default)]
pub(crate) struct Fractions(Arc<Mutex<BTreeMap<u32, f64>>>);

/// Takes the engine's calls: progress is remembered, the rest goes on to the job in order.
pub(crate) struct Watcher {
    fractions: Fractions,
    events: UnboundedSender<Event>,
}

impl Watcher {
    pub(crate) fn new(events: UnboundedSender<Event>) -> Arc<Self> {
        Arc::new(Watcher { fractions: Fractions::default(), events })
    }
    pub(crate) fn fractions(&self) -> Fractions {
        self.fractions.clone()
    }
}

impl Observer for Watcher {
    fn event(&self, event: Event) {
        if let Event::Progress { resolution, fraction, .. } = event {
            self.fractions.0.lock().unwrap_or_else(PoisonError::into_inner).insert(resolution, fraction);
        } else {
            // The job has ended when nobody listens; nothing is lost that a later run does not tell again.
            let _ = self.events.send(event);
        }
    }
}

impl Fractions {
    /// Writes what changed once a second and tells the job's percentage; goes on until it is dropped.
    pub(crate) async fn write(&self, app: &App, video_id: i64, rungs: usize, percent: impl Fn(u8)) {
        let mut written = BTreeMap::new();
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let current = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if current == written {
                continue;
            }
            let mean = current.values().sum::<f64>() / f64::from(u32::try_from(rungs.max(1)).unwrap_or(1));
            // A fraction from 0 to 1 becomes a whole number from 0 to 100.
            percent((mean.clamp(0.0, 1.0) * 100.0) as u8);
            let list: Vec<(u32, f64)> = current.iter().map(|(r, f)| (*r, *f)).collect();
            let input = (video_id, app.now(), list);
            let result = app
                .db
                .write(input, |tx, (id, now, list)| async move { store::progress(tx, now, id, &list).await }.boxed())
                .await;
            match result {
                Ok(()) => written = current,
                Err(e) => tracing::warn!(error = %e, "progress cannot be written"),
            }
        }
    }
}
