//! Places for asking servers that nobody has verified yet: few for all of them, fewer for one, none for one that does not answer.

use super::failure::Failure;
use platform::http_client::Url;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Asked at once: what strangers name must not keep the other fetches waiting.
const ALL: usize = 16;
/// Of one host, whatever its ports. Others of it wait: a server that answers is soon done with them.
const OF_ONE: usize = 2;
/// Who waits, of all hosts.
const WAITING: usize = 256;
/// A server that did not answer is not asked for so many milliseconds.
const SLOW: i64 = 30_000;
/// Servers that are remembered as slow.
const REMEMBERED: usize = 10_000;

/// Who is being asked.
#[derive(Default)]
pub(super) struct Places {
    state: Mutex<State>,
    freed: Notify,
}

#[derive(Default)]
struct State {
    asked: HashMap<String, usize>,
    waiting: usize,
    /// When servers, by host and port, did not answer.
    slow: HashMap<String, i64>,
}

/// A place; free again when it is dropped.
pub(super) struct Place<'a> {
    places: &'a Places,
    host: String,
    server: String,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut state = self.places.state();
        if let Some(n) = state.asked.get_mut(&self.host) {
            *n -= 1;
            if *n == 0 {
                state.asked.remove(&self.host);
            }
        }
        drop(state);
        self.places.freed.notify_waiters();
    }
}

impl Place<'_> {
    /// Notes that the server did not answer: those who wait for it, and who comes within a while, are told so at once.
    pub(super) fn is_slow(&self, now: i64) {
        let mut state = self.places.state();
        if state.slow.len() >= REMEMBERED {
            state.slow.retain(|_, since| now - *since < SLOW);
        }
        if state.slow.len() < REMEMBERED {
            state.slow.insert(self.server.clone(), now);
        }
    }
}

/// Somebody who waits; does not when it is dropped.
struct Waiting<'a>(&'a Places);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.state().waiting -= 1;
    }
}

impl Places {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for asking the server of an address, at a time in milliseconds; waits while the host has all it may have.
    ///
    /// # Errors
    /// Later: the server did not answer a moment ago, or too many are asked or wait.
    pub(super) async fn take(&self, url: &Url, now: i64) -> Result<Place<'_>, Failure> {
        let later = |why: &str| Failure::Later(why.to_owned());
        let host = url.host_str().unwrap_or_default().to_owned();
        let server = format!("{host}:{}", url.port_or_known_default().unwrap_or_default());
        let mut waiting: Option<Waiting<'_>> = None;
        loop {
            let freed = self.freed.notified();
            tokio::pin!(freed);
            // From here on nothing that is freed is missed.
            freed.as_mut().enable();
            {
                let mut state = self.state();
                if state.slow.get(&server).is_some_and(|since| now - *since < SLOW) {
                    // What waits is dropped after the lock.
                    drop(state);
                    return Err(later("its server did not answer a moment ago"));
                }
                if state.asked.get(&host).is_none_or(|n| *n < OF_ONE) {
                    if state.asked.values().sum::<usize>() >= ALL {
                        drop(state);
                        return Err(later("many servers are being asked already"));
                    }
                    *state.asked.entry(host.clone()).or_default() += 1;
                    drop(state);
                    return Ok(Place { places: self, host, server });
                }
                if waiting.is_none() {
                    if state.waiting >= WAITING {
                        return Err(later("its server is being asked for much already"));
                    }
                    state.waiting += 1;
                    waiting = Some(Waiting(self));
                }
            }
            freed.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt as _;

    fn url(host: &str) -> Url {
        format!("https://{host}/actor").parse().unwrap()
    }

    /// What comes of asking for a place now; `None` for who has to wait.
    fn now<'a>(places: &'a Places, host: &str, time: i64) -> Option<Result<Place<'a>, Failure>> {
        places.take(&url(host), time).now_or_never()
    }

    #[test]
    fn a_host_has_two_places_whatever_its_ports_and_others_have_theirs() {
        let places = Places::default();
        let held: Vec<_> = ["a", "a:81"].iter().map(|host| now(&places, host, 0).unwrap().unwrap()).collect();
        assert!(now(&places, "a", 0).is_none() && now(&places, "a:82", 0).is_none());
        assert!(now(&places, "b", 0).unwrap().is_ok());
        assert_eq!(places.state().waiting, 0, "who gave up waits no more");
        drop(held);
        assert!(now(&places, "a", 0).unwrap().is_ok());
        assert!(places.state().asked.is_empty());
    }

    #[test]
    fn who_waits_is_next_or_hears_that_the_server_is_slow() {
        let places = Places::default();
        let (first, second) = (now(&places, "a", 0).unwrap().unwrap(), now(&places, "a", 0).unwrap().unwrap());
        let (address, mut waits, mut waits_too) = (url("a"), None, None);
        for waiting in [&mut waits, &mut waits_too] {
            let taking = waiting.insert(Box::pin(places.take(&address, 0)));
            assert!(taking.now_or_never().is_none());
        }
        drop(first);
        let third = waits.unwrap().now_or_never().unwrap().unwrap();
        assert!(waits_too.as_mut().unwrap().now_or_never().is_none());
        second.is_slow(0);
        drop(second);
        assert!(waits_too.unwrap().now_or_never().unwrap().is_err());
        assert!(now(&places, "a", SLOW - 1).unwrap().is_err());
        drop(third);
        assert!(now(&places, "a:81", 0).unwrap().is_ok(), "another server of the host");
        assert!(now(&places, "a", SLOW).unwrap().is_ok());
    }

    #[test]
    fn all_of_them_are_bounded() {
        let places = Places::default();
        let held: Vec<_> = (0..ALL).map(|n| now(&places, &format!("h{n}"), 0).unwrap().unwrap()).collect();
        assert!(now(&places, "other", 0).unwrap().is_err());
        drop(held);
        assert!(now(&places, "other", 0).unwrap().is_ok());
    }
}
