//! Who listens on this node.

use socketioxide::extract::SocketRef;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Sockets of one person; one more closes the oldest. Nobody looks at more pages at once.
const MOST_EACH: usize = 32;

/// One open page.
#[derive(Clone)]
pub(super) struct Listener {
    pub socket: SocketRef,
    /// What it came with; asked for again before each delivery.
    pub token: String,
    /// The newest row that is no news to it any more.
    told: Arc<AtomicI64>,
}

impl Listener {
    /// A page that wants to hear of the rows after `since`.
    pub fn new(socket: SocketRef, token: String, since: i64) -> Self {
        Listener { socket, token, told: Arc::new(AtomicI64::new(since)) }
    }

    /// Whether a row is news to it; from then on it is not.
    pub fn takes(&self, row: i64) -> bool {
        self.told.fetch_max(row, Ordering::Relaxed) < row
    }
}

/// Open pages by user.
#[derive(Default)]
pub(super) struct Listeners {
    open: Mutex<Open>,
    joined: Notify,
}

#[derive(Default)]
struct Open {
    pages: HashMap<i64, VecDeque<Listener>>,
    /// The oldest row after which somebody who has joined lately wants to be told.
    since: Option<i64>,
}

impl Listeners {
    /// Adds a page. The one that must go for it is handed back.
    pub fn add(&self, user_id: i64, listener: Listener) -> Option<Listener> {
        let mut open = self.open();
        let told = listener.told.load(Ordering::Relaxed);
        open.since = Some(open.since.map_or(told, |since| since.min(told)));
        let own = open.pages.entry(user_id).or_default();
        own.push_back(listener);
        let leaves = if own.len() > MOST_EACH { own.pop_front() } else { None };
        drop(open);
        self.joined.notify_one();
        leaves
    }

    /// Forgets a page.
    pub fn remove(&self, user_id: i64, socket: &SocketRef) {
        let mut open = self.open();
        if let Some(own) = open.pages.get_mut(&user_id) {
            own.retain(|listener| listener.socket.id != socket.id);
            if own.is_empty() {
                open.pages.remove(&user_id);
            }
        }
    }

    /// Whether a user has a page open here.
    pub fn has(&self, user_id: i64) -> bool {
        self.open().pages.contains_key(&user_id)
    }

    /// After which row to go on, by one who has read up to `seen`; nothing when nobody listens.
    pub fn resume(&self, seen: Option<i64>) -> Option<i64> {
        let mut open = self.open();
        let since = open.since.take();
        if open.pages.is_empty() {
            return None;
        }
        // Who has joined lately may have missed rows that others were told.
        seen.into_iter().chain(since).min()
    }

    /// Waits until somebody has joined since the last call.
    pub async fn joined(&self) {
        self.joined.notified().await;
    }

    /// A user's pages.
    pub fn of(&self, user_id: i64) -> Vec<Listener> {
        self.open().pages.get(&user_id).into_iter().flatten().cloned().collect()
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
