//! Downloads of videos, gathered in memory by whoever hands files out, until `viewing` writes them.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// An hour in milliseconds.
const HOUR: i64 = 3_600_000;

/// One for each application; see [`platform::App::shared`].
#[derive(Debug, Default)]
pub struct Downloads(Mutex<HashMap<(i64, i64), i64>>);

/// Downloads of a video in an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// The video.
    pub video_id: i64,
    /// When the hour began, in milliseconds since 1970.
    pub hour: i64,
    /// How many.
    pub downloads: i64,
}

impl Downloads {
    fn lock(&self) -> MutexGuard<'_, HashMap<(i64, i64), i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one. Of videos that exist only, so that guessing takes no memory.
    pub fn count(&self, now: i64, video_id: i64) {
        *self.lock().entry((video_id, now - now.rem_euclid(HOUR))).or_default() += 1;
    }

    /// Takes what was counted, in order of videos and hours.
    pub fn take(&self) -> Vec<Counted> {
        let taken = std::mem::take(&mut *self.lock());
        let counted = taken.into_iter().map(|((video_id, hour), downloads)| Counted { video_id, hour, downloads });
        let mut counted: Vec<Counted> = counted.collect();
        counted.sort_unstable();
        counted
    }

    /// Puts back what could not be written.
    pub fn put_back(&self, counted: &[Counted]) {
        let mut all = self.lock();
        for c in counted {
            *all.entry((c.video_id, c.hour)).or_default() += c.downloads;
        }
    }
}
