//! The info hashes a tracker serves, kept in memory so that an announce costs no query.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};
use std::sync::{PoisonError, RwLock};

use crate::id::InfoHash;

const SHARDS: usize = 16;

/// A set of known info hashes; shared, changed at any time.
///
/// Only a keyed 64-bit fingerprint of each hash is kept: some 10 to 20 bytes each, so that a million renditions fit in 20 MB.
/// Two hashes share a fingerprint with a chance of one in 10^19 a pair, and nobody outside can look for such a pair; what
/// would follow is one swarm served (or, after a removal, not served until the next start) beyond what was asked.
#[derive(Debug, Default)]
pub struct Allowlist {
    key: RandomState,
    shards: [RwLock<HashSet<u64, BuildHasherDefault<Ready>>>; SHARDS],
}

impl Allowlist {
    /// An empty list: nothing is served.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Serves `hash` from now on. Returns whether it was unknown before.
    pub fn insert(&self, hash: InfoHash) -> bool {
        let print = self.fingerprint(&hash);
        self.shard(print).write().unwrap_or_else(PoisonError::into_inner).insert(print)
    }

    /// No longer serves `hash`: further announces are refused, and the swarm goes at the next sweep. Returns whether it was known.
    pub fn remove(&self, hash: &InfoHash) -> bool {
        let print = self.fingerprint(hash);
        self.shard(print).write().unwrap_or_else(PoisonError::into_inner).remove(&print)
    }

    /// Whether `hash` is served.
    #[must_use]
    pub fn contains(&self, hash: &InfoHash) -> bool {
        let print = self.fingerprint(hash);
        self.shard(print).read().unwrap_or_else(PoisonError::into_inner).contains(&print)
    }

    /// How many hashes are served.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shards.iter().map(|shard| shard.read().unwrap_or_else(PoisonError::into_inner).len()).sum()
    }

    /// Whether nothing is served.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn fingerprint(&self, hash: &InfoHash) -> u64 {
        self.key.hash_one(hash)
    }

    fn shard(&self, print: u64) -> &RwLock<HashSet<u64, BuildHasherDefault<Ready>>> {
        // The table inside uses the low and the topmost bits; these are others.
        &self.shards[(print >> 48) as usize % SHARDS]
    }
}

impl Extend<InfoHash> for &Allowlist {
    fn extend<I: IntoIterator<Item = InfoHash>>(&mut self, hashes: I) {
        for hash in hashes {
            self.insert(hash);
        }
    }
}

/// The fingerprint is a hash already.
#[derive(Debug, Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_it_was_told() {
        let list = Allowlist::new();
        let hash = |n: u32| InfoHash::new(std::array::from_fn(|at| n.to_le_bytes()[at % 4]));
        (&list).extend((0..10_000).map(hash));
        assert_eq!(list.len(), 10_000);
        assert!(!list.insert(hash(7)));
        assert!((0..10_000).all(|n| list.contains(&hash(n))));
        assert!(!list.contains(&hash(10_000)));
        assert!(list.remove(&hash(7)) && !list.remove(&hash(7)));
        assert!(!list.contains(&hash(7)));
        assert_eq!(list.len(), 9_999);
    }
}
