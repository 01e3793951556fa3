//! How long a list is, and what stands on pages that are dear to find: found once and remembered for a moment.
//!
//! Counting a list costs as much as the list is long, and first pages are asked for far more often than anything
//! changes. A total is kept for a few seconds, and counted again as soon as this node records an event, unless counting took long:
//! then it may be a few seconds old. One request counts; the others are given the old total meanwhile, or wait for the first one
//! without holding a connection.

use database::{Conn, Error, Sql};
use platform::App;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What is remembered of lists; one for each application.
#[derive(Default)]
pub struct Totals {
    counts: Remembered<i64>,
    pages: Remembered<Vec<i64>>,
    /// Held by whoever counts a list for the first time: twenty visitors of a cold list cost one count.
    first: tokio::sync::Mutex<()>,
}

/// Older than this (milliseconds) it is found again: another node may have changed it.
const FRESH: i64 = 5_000;
/// What took at least this long (milliseconds) is dear: it is kept whatever happens here.
const DEAR: i64 = 5;
/// More different lists than this are not remembered at once.
const MOST: usize = 512;

impl Totals {
    /// The answer of a counting statement. `version` is the application's count of changes.
    pub async fn count(&self, app: &App, sql: Sql, version: u64) -> Result<i64, Error> {
        let key = format!("{sql:?}");
        let turn = match self.counts.recall(&key, version, app.now()) {
            Memory::Fresh(total) => return Ok(total),
            Memory::Stale => None,
            Memory::Unknown => Some(self.first.lock().await),
        };
        // Somebody may have counted while this caller waited for its turn.
        if turn.is_some()
            && let Memory::Fresh(total) = self.counts.recall(&key, version, app.now())
        {
            return Ok(total);
        }
        let begun = app.now();
        let total: i64 = app.db.reader().await?.one(sql).await?;
        self.counts.keep(key, total, version, begun, app.now());
        Ok(total)
    }

    /// The numbers of a page that may be dear to find. Pages that turn out not to be are found anew each time.
    pub(crate) async fn page(&self, app: &App, conn: &mut Conn, sql: Sql, version: u64) -> Result<Vec<i64>, Error> {
        let key = format!("{sql:?}");
        if let Memory::Fresh(page) = self.pages.recall(&key, version, app.now()) {
            return Ok(page);
        }
        let begun = app.now();
        let page: Vec<i64> = conn.all(sql).await?;
        if app.now() - begun >= DEAR {
            self.pages.keep(key, page.clone(), version, begun, app.now());
        }
        Ok(page)
    }
}

struct Remembered<T>(Mutex<HashMap<String, Known<T>>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Remembered(Mutex::default())
    }
}

#[derive(Clone, Copy)]
struct Known<T> {
    value: T,
    /// The application's count of changes when it was found.
    version: u64,
    /// When (milliseconds).
    at: i64,
    dear: bool,
}

/// What is remembered.
#[derive(Debug, PartialEq)]
enum Memory<T> {
    Fresh(T),
    /// Too old, and the caller is the one who finds it again.
    Stale,
    Unknown,
}

impl<T: Clone> Remembered<T> {
    fn recall(&self, key: &str, version: u64, now: i64) -> Memory<T> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(entry) = known.get_mut(key) else { return Memory::Unknown };
        if (entry.dear || entry.version == version) && now - entry.at < FRESH {
            return Memory::Fresh(entry.value.clone());
        }
        // Those who ask while this caller looks get the old one. Should looking fail, it is old for some seconds.
        (entry.version, entry.at) = (version, now);
        Memory::Stale
    }

    fn keep(&self, key: String, value: T, version: u64, begun: i64, now: i64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, Known { value, version, at: now, dear: now - begun >= DEAR });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(dear: bool) -> Remembered<i64> {
        Remembered(Mutex::new(HashMap::from([("k".into(), Known { value: 7, version: 1, at: 0, dear })])))
    }

    #[test]
    fn a_total_holds_until_something_happens_or_time_passes() {
        assert_eq!(remembered(false).recall("k", 1, FRESH - 1), Memory::Fresh(7));
        assert_eq!(remembered(false).recall("k", 1, FRESH), Memory::Stale);
        assert_eq!(remembered(false).recall("k", 2, 1), Memory::Stale);
        assert_eq!(remembered(false).recall("other", 1, 1), Memory::Unknown);
    }

    #[test]
    fn what_is_dear_holds_whatever_happens() {
        assert_eq!(remembered(true).recall("k", 2, FRESH - 1), Memory::Fresh(7));
        assert_eq!(remembered(true).recall("k", 1, FRESH), Memory::Stale);
    }

    #[test]
    fn one_caller_counts_and_the_others_take_the_old_total() {
        let totals = remembered(false);
        assert_eq!(totals.recall("k", 2, 1), Memory::Stale);
        assert_eq!(totals.recall("k", 2, 1), Memory::Fresh(7));
    }
}
