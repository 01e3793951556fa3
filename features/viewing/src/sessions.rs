//! Viewings under way, until nothing was heard of them for a while.

use crate::counted::Key;
use crate::sections::Sections;
use std::collections::HashMap;

/// Viewings at a time. When there are more, those that were quiet for longest end.
const MOST: usize = 50_000;

/// What a player says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Agent {
    pub client: Option<String>,
    pub device: Option<String>,
    pub operating_system: Option<String>,
}

/// One viewer's time with one video.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    pub video_id: i64,
    pub first: i64,
    pub last: i64,
    pub sections: Sections,
    pub agent: Agent,
}

/// Viewings under way, and those that ended and are not written yet.
#[derive(Default)]
pub(crate) struct Sessions {
    running: HashMap<Key, Session>,
    ended: Vec<Session>,
}

impl Sessions {
    /// A sign of life. Answers how many seconds of the video were watched in this viewing.
    pub(crate) fn beat(&mut self, now: i64, key: Key, second: i64, jumped: bool, agent: Agent) -> i64 {
        if self.running.len() >= MOST && !self.running.contains_key(&key) {
            self.make_room();
        }
        let session = self.running.entry(key).or_insert_with(|| Session {
            video_id: key.0,
            first: now,
            last: now,
            sections: Sections::default(),
            agent,
        });
        session.last = now;
        session.sections.reach(second, jumped);
        session.sections.watch_time()
    }

    /// Ends the quieter half, so that this is done rarely.
    fn make_room(&mut self) {
        let mut times: Vec<i64> = self.running.values().map(|s| s.last).collect();
        let middle = times.len() / 2;
        let (_, limit, _) = times.select_nth_unstable(middle);
        let limit = *limit;
        self.end_before(limit.saturating_add(1));
    }

    fn end_before(&mut self, time: i64) {
        let ended = self.running.extract_if(|_, s| s.last < time).map(|(_, s)| s);
        // Who only looked in has watched nothing, and is no viewer.
        self.ended.extend(ended.filter(|s| s.sections.watch_time() > 0));
    }

    /// Takes the viewings that ended: of which nothing was heard for `quiet` milliseconds.
    pub(crate) fn take_ended(&mut self, now: i64, quiet: i64) -> Vec<Session> {
        self.end_before(now.saturating_sub(quiet).saturating_add(1));
        std::mem::take(&mut self.ended)
    }

    /// Puts back what could not be written, as long as there is room.
    pub(crate) fn put_back(&mut self, sessions: Vec<Session>) {
        let room = MOST.saturating_sub(self.ended.len());
        self.ended.extend(sessions.into_iter().take(room));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_viewing_ends_when_it_is_quiet() {
        let mut sessions = Sessions::default();
        let (a, b) = ((1, [1; 16]), (1, [2; 16]));
        assert_eq!(sessions.beat(0, a, 0, false, Agent::default()), 0);
        assert_eq!(sessions.beat(5, a, 5, false, Agent::default()), 5);
        sessions.beat(50, b, 0, false, Agent::default());
        sessions.beat(60, b, 1, false, Agent::default());
        assert!(sessions.take_ended(104, 100).is_empty());
        let ended = sessions.take_ended(105, 100);
        assert_eq!((ended.len(), ended[0].first, ended[0].last), (1, 0, 5));
        sessions.put_back(ended);
        assert_eq!(sessions.take_ended(200, 100).len(), 2);
    }

    #[test]
    fn who_watched_nothing_is_no_viewer() {
        let mut sessions = Sessions::default();
        sessions.beat(0, (1, [1; 16]), 7, false, Agent::default());
        assert!(sessions.take_ended(i64::MAX, 0).is_empty());
    }

    #[test]
    fn viewings_are_bounded() {
        let mut sessions = Sessions::default();
        for n in 0..u32::try_from(MOST).unwrap() + 1 {
            let mut viewer = [0; 16];
            viewer[..4].copy_from_slice(&n.to_le_bytes());
            sessions.beat(i64::from(n), (1, viewer), 0, false, Agent::default());
        }
        assert!(sessions.running.len() <= MOST / 2 + 1);
    }
}
