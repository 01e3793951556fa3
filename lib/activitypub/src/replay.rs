//! Memory of what was received lately, so that a captured request cannot be sent again while its date is still good.

use sha2::{Digest as _, Sha256};
use std::collections::HashSet;
use std::mem;

/// Remembers signatures for at least one window of time, in two halves that are forgotten in turn. Bounded: when a half is
/// full it is turned early, and the database, which knows each activity's id, is the second line.
pub struct Replays {
    window: i64,
    most: usize,
    turned_at: i64,
    current: HashSet<[u8; 16]>,
    previous: HashSet<[u8; 16]>,
}

impl Replays {
    /// Remembers for `window` milliseconds, up to twice `most` signatures of 16 bytes each.
    pub fn new(window: i64, most: usize) -> Self {
        Replays { window, most, turned_at: 0, current: HashSet::new(), previous: HashSet::new() }
    }

    /// Whether this signature is remembered.
    pub fn knows(&self, signature: &[u8]) -> bool {
        let print = fingerprint(signature);
        self.current.contains(&print) || self.previous.contains(&print)
    }

    /// Remembers a signature. Call it when the request has had its effect: a request that failed may come again as it is.
    pub fn remember(&mut self, signature: &[u8], now: i64) {
        if now - self.turned_at >= self.window || self.current.len() >= self.most {
            self.previous = mem::take(&mut self.current);
            if now - self.turned_at >= 2 * self.window {
                self.previous.clear();
            }
            self.turned_at = now;
        }
        self.current.insert(fingerprint(signature));
    }
}

fn fingerprint(signature: &[u8]) -> [u8; 16] {
    let mut print = [0; 16];
    print.copy_from_slice(&Sha256::digest(signature)[..16]);
    print
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_remembered_for_a_window() {
        let mut replays = Replays::new(1000, 10);
        replays.remember(b"a", 5000);
        assert!(replays.knows(b"a") && !replays.knows(b"b"));
        replays.remember(b"b", 5999);
        replays.remember(b"c", 6000);
        assert!(replays.knows(b"a") && replays.knows(b"b") && replays.knows(b"c"));
        replays.remember(b"d", 7000);
        assert!(!replays.knows(b"a") && replays.knows(b"c"));
        replays.remember(b"e", 20_000);
        assert!(!replays.knows(b"d") && replays.knows(b"e"));
    }

    #[test]
    fn memory_is_bounded() {
        let mut replays = Replays::new(1000, 10);
        for n in 0..1000u32 {
            replays.remember(&n.to_le_bytes(), 5000);
        }
        assert!(replays.current.len() + replays.previous.len() <= 20);
        assert!(replays.knows(&999u32.to_le_bytes()));
    }
}
