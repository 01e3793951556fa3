//! This node's index, opened when it is asked for first.

use platform::App;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use text_index::{Error, Place, Snapshot};

/// The index in force and what is known of it; one for each application ([`App::shared`]).
#[derive(Default)]
pub struct Engine {
    open: Mutex<Option<Arc<Snapshot>>>,
    damaged: AtomicBool,
}

impl Engine {
    /// Where the index of this node is.
    pub(crate) fn place(app: &App) -> Place {
        Place::new(app.config().storage.tmp_persistent.join("search"))
    }

    /// The index in force; `None` when there is none that can be read. Touches the disk.
    pub(crate) fn snapshot(&self, place: &Place) -> Option<Arc<Snapshot>> {
        if self.is_damaged() {
            return None;
        }
        let current = place.current()?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(snapshot) = open.as_ref().filter(|s| s.name() == current) {
            return Some(snapshot.clone());
        }
        match place.open() {
            Ok(snapshot) => {
                *open = snapshot.map(Arc::new);
                open.clone()
            }
            Err(e) => {
                self.found_damaged(&e);
                None
            }
        }
    }

    /// Whether the index in force cannot be used until it is made anew.
    pub(crate) fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Acquire)
    }

    /// Notes that the index cannot be used.
    pub(crate) fn found_damaged(&self, error: &Error) {
        tracing::warn!(%error, "the search index cannot be used; it will be made anew");
        self.damaged.store(true, Ordering::Release);
    }

    /// Notes that a new index is in force.
    pub(crate) fn renewed(&self) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.damaged.store(false, Ordering::Release);
    }
}
