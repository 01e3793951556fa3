//! Viewers who were counted and do not count again for a while.

use catalog::live::ViewerKey;
use std::collections::{HashMap, VecDeque};

/// Remembered at most; the oldest make room, at the price of counting one of them twice.
const MOST: usize = 200_000;

/// A viewer of one video.
pub(crate) type Key = (i64, ViewerKey);

/// Who was counted, and until when.
#[derive(Default)]
pub(crate) struct Counted {
    until: HashMap<Key, i64>,
    order: VecDeque<(Key, i64)>,
}

impl Counted {
    /// Counts a viewer, unless the same one was counted within `expiration` milliseconds.
    pub(crate) fn count(&mut self, now: i64, expiration: i64, key: Key) -> bool {
        while let Some((old, until)) = self.order.front()
            && (*until <= now || self.order.len() >= MOST)
        {
            // A key that was counted again since has a later end.
            if self.until.get(old) == Some(until) {
                self.until.remove(old);
            }
            self.order.pop_front();
        }
        if self.until.get(&key).is_some_and(|until| *until > now) {
            return false;
        }
        let until = now.saturating_add(expiration);
        self.until.insert(key, until);
        self.order.push_back((key, until));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_viewer_counts_once_until_the_view_expires() {
        let mut counted = Counted::default();
        let (a, b) = ([1; 16], [2; 16]);
        assert!(counted.count(0, 100, (1, a)));
        assert!(!counted.count(99, 100, (1, a)));
        assert!(counted.count(99, 100, (1, b)));
        assert!(counted.count(99, 100, (2, a)));
        assert!(counted.count(100, 100, (1, a)));
        assert!(!counted.count(199, 100, (1, a)), "the first end does not undo the second count");
    }
}
