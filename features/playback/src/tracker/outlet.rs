//! The way into a socket from other tasks: a short queue that wakes the socket's own task.
//!
//! Not a channel of the runtime, because that reserves room for dozens of messages from the start, for each of thousands of
//! sockets that mostly wait.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;
use torrent::tracker::Link;

/// Messages for one socket. Clones lead to the same one.
#[derive(Debug, Clone)]
pub(super) struct Outlet(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    waiting: Mutex<Waiting>,
    news: Notify,
    closed: AtomicBool,
}

#[derive(Debug, Default)]
struct Waiting {
    messages: VecDeque<String>,
    bytes: usize,
}

impl Outlet {
    pub fn new() -> Self {
        Self(Arc::default())
    }

    /// Queues a message; it is dropped when too much waits already or the socket is gone. The protocol lives with lost offers.
    pub fn send(&self, message: String, most_messages: usize, most_bytes: usize) {
        if self.is_closed() {
            return;
        }
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.messages.len() < most_messages && waiting.bytes + message.len() <= most_bytes {
            waiting.bytes += message.len();
            waiting.messages.push_back(message);
            drop(waiting);
            self.0.news.notify_one();
        }
    }

    /// Waits until something is in the queue, or was.
    pub async fn changed(&self) {
        self.0.news.notified().await;
    }

    /// Takes the first message. The queue's memory goes with the last one.
    pub fn next(&self) -> Option<String> {
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let message = waiting.messages.pop_front();
        match &message {
            Some(message) => waiting.bytes -= message.len(),
            None => waiting.messages = VecDeque::new(),
        }
        message
    }

    /// Takes no more messages.
    pub fn close(&self) {
        self.0.closed.store(true, Ordering::Release);
        *self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Waiting::default();
    }
}

impl Link for Outlet {
    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    fn is_closed(&self) -> bool {
        self.0.closed.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn is_bounded_and_wakes() {
        let outlet = Outlet::new();
        for text in ["one", "two", "three"] {
            outlet.clone().send(text.to_owned(), 2, 100);
        }
        outlet.changed().await;
        assert_eq!(
            (outlet.next().as_deref(), outlet.next().as_deref(), outlet.next()),
            (Some("one"), Some("two"), None)
        );
        outlet.send("x".repeat(101), 2, 100);
        assert_eq!(outlet.next(), None);
        outlet.send("x".repeat(100), 2, 100);
        assert!(outlet.next().is_some());
        outlet.close();
        outlet.send("late".to_owned(), 2, 100);
        assert_eq!(outlet.next(), None);
        assert!(outlet.is_closed() && outlet.same(&outlet.clone()) && !outlet.same(&Outlet::new()));
    }
}
