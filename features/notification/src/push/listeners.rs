//! Who listens on this node.

use socketioxide::extract::SocketRef;
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

/// Sockets of one person; one more closes the oldest. Nobody looks at more pages at once.
const MOST_EACH: usize = 32;

/// One open page.
#[derive(Clone)]
pub(super) struct Listener {
    pub socket: SocketRef,
    /// What it came with; asked for again before each delivery.
    pub token: String,
}

/// Open pages by user.
#[derive(Default)]
pub(super) struct Listeners(Mutex<HashMap<i64, VecDeque<Listener>>>);

impl Listeners {
    /// Adds a page. The one that must go for it is handed back.
    pub fn add(&self, user_id: i64, listener: Listener) -> Option<Listener> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = all.entry(user_id).or_default();
        own.push_back(listener);
        if own.len() > MOST_EACH { own.pop_front() } else { None }
    }

    /// Forgets a page.
    pub fn remove(&self, user_id: i64, socket: &SocketRef) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = all.get_mut(&user_id) {
            own.retain(|listener| listener.socket.id != socket.id);
            if own.is_empty() {
                all.remove(&user_id);
            }
        }
    }

    /// Whether a user has a page open here.
    pub fn has(&self, user_id: i64) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&user_id)
    }

    /// Whether nobody listens.
    pub fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// A user's pages.
    pub fn of(&self, user_id: i64) -> Vec<Listener> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&user_id).into_iter().flatten().cloned().collect()
    }
}
