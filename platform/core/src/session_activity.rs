//! When and from where sessions were used: noted in memory with each request, and written together by who owns sessions.

use crate::client_address::ClientAddress;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// More sessions than this are not remembered at once: whoever comes later is noted after the next writing.
const MOST: usize = 20_000;
/// Characters that are kept of what a program calls itself.
const AGENT: usize = 200;

/// One use of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Milliseconds since 1970.
    pub at: i64,
    /// Whose request it was; `None` when it came by no socket.
    pub address: Option<ClientAddress>,
    /// What the program calls itself, at most 200 characters.
    pub agent: Option<String>,
}

/// The last use of each session since the last writing; one for each application.
#[derive(Debug, Default)]
pub struct SessionActivity(Mutex<HashMap<i64, Use>>);

impl SessionActivity {
    /// Notes a use.
    pub fn note(&self, session_id: i64, at: i64, address: Option<ClientAddress>, agent: Option<&str>) {
        let mut uses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = uses.get_mut(&session_id) {
            (known.at, known.address) = (at, address);
            // Nearly always the same one, which costs no memory then.
            if known.agent.as_deref() != agent {
                known.agent = shortened(agent);
            }
        } else if uses.len() < MOST {
            uses.insert(session_id, Use { at, address, agent: shortened(agent) });
        }
    }

    /// What was noted, to be written; nothing of it is remembered any more.
    pub fn take(&self) -> Vec<(i64, Use)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}

fn shortened(agent: Option<&str>) -> Option<String> {
    agent.map(|agent| agent.chars().take(AGENT).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_use_counts() {
        let activity = SessionActivity::default();
        activity.note(7, 1, None, Some("one"));
        activity.note(7, 2, None, Some(&"x".repeat(300)));
        activity.note(7, 3, None, None);
        activity.note(7, 4, None, Some("two"));
        assert_eq!(activity.take(), [(7, Use { at: 4, address: None, agent: Some("two".into()) })]);
        assert!(activity.take().is_empty());
    }

    #[test]
    fn many_sessions_do_not_fill_the_memory() {
        let activity = SessionActivity::default();
        for id in 0..100_000 {
            activity.note(id, 1, None, None);
        }
        assert_eq!(activity.take().len(), MOST);
    }
}
