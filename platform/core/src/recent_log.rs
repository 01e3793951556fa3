//! The last lines of this process's log, for administrators who look at it in the web interface. Bounded; a restart forgets them.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Bytes of text kept.
const KEPT: usize = 2 << 20;
/// A line is kept up to so many bytes.
const LONGEST: usize = 4_000;

/// How grave a line is, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// For those who look for a fault.
    Debug,
    /// Worth knowing.
    Info,
    /// Wrong, and dealt with.
    Warn,
    /// Wrong.
    Error,
}

impl Level {
    /// PeerTube's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Debug => "debug",
            Level::Info => "info",
            Level::Warn => "warn",
            Level::Error => "error",
        }
    }
    /// The level of PeerTube's word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Level::Debug, Level::Info, Level::Warn, Level::Error].into_iter().find(|level| level.as_str() == word)
    }
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// How grave.
    pub level: Level,
    /// The part of the program it comes from, which clients can choose by.
    pub tag: String,
    /// What happened.
    pub message: String,
}

/// The lines of one process.
#[derive(Debug, Default)]
pub struct RecentLog(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    lines: VecDeque<Line>,
    bytes: usize,
}

/// The log of this process.
pub static RECENT: RecentLog = RecentLog(Mutex::new(Kept { lines: VecDeque::new(), bytes: 0 }));

impl RecentLog {
    /// Adds a line; the oldest make room.
    pub fn push(&self, mut line: Line) {
        if line.message.len() > LONGEST {
            let end = (0..=LONGEST).rev().find(|at| line.message.is_char_boundary(*at)).unwrap_or(0);
            line.message.truncate(end);
            line.message.push('…');
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += size(&line);
        kept.lines.push_back(line);
        while kept.bytes > KEPT {
            let Some(oldest) = kept.lines.pop_front() else { break };
            kept.bytes -= size(&oldest);
        }
    }

    /// Lines of a time span that are at least so grave, oldest first; with `tags` only those of these parts.
    pub fn between(&self, from: i64, to: i64, level: Level, tags: Option<&[String]>) -> Vec<Line> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = |l: &&Line| {
            (from..=to).contains(&l.at) && l.level >= level && tags.is_none_or(|tags| tags.contains(&l.tag))
        };
        kept.lines.iter().filter(wanted).cloned().collect()
    }
}

fn size(line: &Line) -> usize {
    line.message.len() + line.tag.len() + size_of::<Line>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(at: i64, level: Level, message: &str) -> Line {
        Line { at, level, tag: "video".into(), message: message.into() }
    }

    #[test]
    fn lines_are_found_by_time_level_and_tag() {
        let log = RecentLog::default();
        log.push(line(1, Level::Info, "one"));
        log.push(line(2, Level::Error, "two"));
        log.push(line(3, Level::Warn, "three"));
        let found = |from, to, level, tags: Option<&[String]>| -> Vec<i64> {
            log.between(from, to, level, tags).iter().map(|l| l.at).collect()
        };
        assert_eq!(found(0, 9, Level::Debug, None), [1, 2, 3]);
        assert_eq!(found(2, 2, Level::Debug, None), [2]);
        assert_eq!(found(0, 9, Level::Warn, None), [2, 3]);
        assert_eq!(found(0, 9, Level::Warn, Some(&["http".into()])), [0; 0]);
    }

    #[test]
    fn a_flood_makes_the_oldest_go_and_long_lines_shorter() {
        let log = RecentLog::default();
        for at in 0..2_000 {
            log.push(line(at, Level::Info, &"é".repeat(5_000)));
        }
        let kept = log.between(0, i64::MAX, Level::Debug, None);
        assert!(kept.len() < 1_000 && kept.last().is_some_and(|l| l.at == 1_999), "{}", kept.len());
        assert!(kept.iter().all(|l| l.message.len() <= LONGEST + "…".len()));
    }
}
