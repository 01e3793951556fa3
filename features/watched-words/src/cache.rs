//! Lists that are ready to be looked for, kept by what is in them, so that a list is prepared once and a changed one is another.

use crate::matcher::Matcher;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Bytes kept at most.
const MOST: usize = 64 << 20;

#[derive(Default)]
struct Kept {
    lists: HashMap<String, (Arc<Matcher>, u64)>,
    size: usize,
    uses: u64,
}

static KEPT: LazyLock<Mutex<Kept>> = LazyLock::new(Mutex::default);

/// The list of a digest, when it is kept.
pub(crate) fn get(digest: &str) -> Option<Arc<Matcher>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).get(digest)
}

/// Keeps a list; those that were not used for longest make room.
pub(crate) fn put(digest: &str, matcher: Matcher) -> Arc<Matcher> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).put(digest, Arc::new(matcher), MOST)
}

impl Kept {
    fn get(&mut self, digest: &str) -> Option<Arc<Matcher>> {
        self.uses += 1;
        let (matcher, used) = self.lists.get_mut(digest)?;
        *used = self.uses;
        Some(matcher.clone())
    }

    fn put(&mut self, digest: &str, matcher: Arc<Matcher>, most: usize) -> Arc<Matcher> {
        self.uses += 1;
        self.size += matcher.size();
        if let Some((old, _)) = self.lists.insert(digest.to_owned(), (matcher.clone(), self.uses)) {
            self.size -= old.size();
        }
        while self.size > most
            && let Some(oldest) = self.lists.iter().min_by_key(|(_, (_, used))| *used).map(|(digest, _)| digest.clone())
        {
            self.size -= self.lists.remove(&oldest).map_or(0, |(old, _)| old.size());
        }
        matcher
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_makes_room() {
        let matcher = || Arc::new(Matcher::new(&["word".to_owned()]).unwrap());
        let size = matcher().size();
        let mut kept = Kept::default();
        kept.put("a", matcher(), size * 2);
        kept.put("b", matcher(), size * 2);
        assert!(kept.get("a").is_some());
        kept.put("c", matcher(), size * 2);
        assert!(kept.get("a").is_some() && kept.get("b").is_none() && kept.get("c").is_some());
        kept.put("c", matcher(), size * 2);
        assert_eq!(kept.size, size * 2, "the same list again takes no more room");
    }
}
