//! How long a list is, counted once and remembered until something happens.
//!
//! Counting a list costs as much as the list is long, and first pages are asked for far more often than anything
//! changes. A total is kept for a few seconds, and counted again as soon as this node records an event. One request
//! counts; the others are given the old total meanwhile, or wait for the first one without holding a connection.

use database::{Db, Error, Sql};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Remembered totals; one for each application.
#[derive(Default)]
pub struct Totals {
    known: Mutex<HashMap<String, Known>>,
    /// Held by whoever counts a list for the first time: twenty visitors of a cold list cost one count.
    first: tokio::sync::Mutex<()>,
}

#[derive(Clone, Copy)]
struct Known {
    total: i64,
    /// The application's count of changes when it was counted.
    version: u64,
    /// When (milliseconds).
    at: i64,
}

/// What is remembered of a total.
#[derive(Debug, PartialEq)]
enum Memory {
    Fresh(i64),
    /// Too old, and the caller is the one who counts it again.
    Stale,
    Unknown,
}

/// A total older than this (milliseconds) is counted again: another node may have changed it.
const FRESH: i64 = 5_000;
/// More different lists than this are not remembered at once.
const MOST: usize = 512;

impl Totals {
    /// The answer of a counting statement. `version` is the application's count of changes, `now` in milliseconds.
    pub async fn count(&self, db: &Db, sql: Sql, version: u64, now: i64) -> Result<i64, Error> {
        let key = format!("{sql:?}");
        let turn = match self.recall(&key, version, now) {
            Memory::Fresh(total) => return Ok(total),
            Memory::Stale => None,
            Memory::Unknown => Some(self.first.lock().await),
        };
        // Somebody may have counted while this caller waited for its turn.
        if turn.is_some()
            && let Memory::Fresh(total) = self.recall(&key, version, now)
        {
            return Ok(total);
        }
        let total: i64 = db.reader().await?.one(sql).await?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, Known { total, version, at: now });
        Ok(total)
    }

    fn recall(&self, key: &str, version: u64, now: i64) -> Memory {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(entry) = known.get_mut(key) else { return Memory::Unknown };
        if entry.version == version && now - entry.at < FRESH {
            return Memory::Fresh(entry.total);
        }
        // Those who ask while this caller counts get the old total. Should counting fail, it is old for some seconds.
        (entry.version, entry.at) = (version, now);
        Memory::Stale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals() -> Totals {
        let known = HashMap::from([("k".into(), Known { total: 7, version: 1, at: 0 })]);
        Totals { known: Mutex::new(known), ..Totals::default() }
    }

    #[test]
    fn a_total_holds_until_something_happens_or_time_passes() {
        assert_eq!(totals().recall("k", 1, FRESH - 1), Memory::Fresh(7));
        assert_eq!(totals().recall("k", 1, FRESH), Memory::Stale);
        assert_eq!(totals().recall("k", 2, 1), Memory::Stale);
        assert_eq!(totals().recall("other", 1, 1), Memory::Unknown);
    }

    #[test]
    fn one_caller_counts_and_the_others_take_the_old_total() {
        let totals = totals();
        assert_eq!(totals.recall("k", 2, 1), Memory::Stale);
        assert_eq!(totals.recall("k", 2, 1), Memory::Fresh(7));
    }
}
