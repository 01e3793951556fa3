//! What heart-beats change until it is written: viewings, who was counted, views by the hour.

use crate::counted::{Counted, Key};
use crate::sessions::{Agent, Session, Sessions};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// An hour in milliseconds.
pub(crate) const HOUR: i64 = 3_600_000;

/// One for each application; see [`platform::App::shared`].
#[derive(Default)]
pub struct Memory(Mutex<State>);

#[derive(Default)]
struct State {
    sessions: Sessions,
    counted: Counted,
    /// By video and beginning of the hour.
    views: HashMap<(i64, i64), i64>,
}

/// A sign of life of a player.
#[derive(Debug)]
pub(crate) struct Beat {
    pub now: i64,
    pub key: Key,
    pub second: i64,
    pub jumped: bool,
    pub agent: Agent,
}

/// Views of a video in an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Views {
    pub video_id: i64,
    pub hour: i64,
    pub views: i64,
}

impl Memory {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a sign of life. When `is_enough` says so of the seconds watched, the viewer counts, once in `expiration`
    /// milliseconds. True when it counted.
    pub(crate) fn beat(&self, beat: Beat, expiration: i64, is_enough: impl FnOnce(i64) -> bool) -> bool {
        let mut state = self.lock();
        let watched = state.sessions.beat(beat.now, beat.key, beat.second, beat.jumped, beat.agent);
        if !is_enough(watched) || !state.counted.count(beat.now, expiration, beat.key) {
            return false;
        }
        *state.views.entry((beat.key.0, beat.now - beat.now.rem_euclid(HOUR))).or_default() += 1;
        true
    }

    /// Takes the views that were counted, in order of videos and hours.
    pub(crate) fn take_views(&self) -> Vec<Views> {
        let taken = std::mem::take(&mut self.lock().views);
        let mut taken: Vec<Views> =
            taken.into_iter().map(|((video_id, hour), views)| Views { video_id, hour, views }).collect();
        taken.sort_unstable();
        taken
    }

    /// Puts views back that could not be written.
    pub(crate) fn put_back_views(&self, views: &[Views]) {
        let mut state = self.lock();
        for v in views {
            *state.views.entry((v.video_id, v.hour)).or_default() += v.views;
        }
    }

    /// Takes the viewings that ended: of which nothing was heard for `quiet` milliseconds.
    pub(crate) fn take_ended(&self, now: i64, quiet: i64) -> Vec<Session> {
        self.lock().sessions.take_ended(now, quiet)
    }

    /// Puts viewings back that could not be written.
    pub(crate) fn put_back_sessions(&self, sessions: Vec<Session>) {
        self.lock().sessions.put_back(sessions);
    }
}
