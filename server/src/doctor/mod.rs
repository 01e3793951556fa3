//! `sepiola doctor`: whether database, files and jobs agree with each other. It changes nothing, and may look at a
//! running server as well as at a stopped one.
//!
//! [`CHECKS`] is the list; each check walks its rows or files in pages, so that memory does not grow with the instance.
//! Beside a running server a look may meet a change half-way. So a check that found something looks again, and only what
//! it finds each time is told.

mod database;
mod jobs;
mod people;
mod pictures;
mod programs;
mod publications;
mod runs;
mod strays;
mod transcription;
mod uploads;
mod videos;
mod web_files;
mod work;

#[cfg(test)]
mod tests;

use futures::future::BoxFuture;
use platform::App;
use std::collections::BTreeSet;
use std::time::Duration;

/// Rows or files looked at in one go.
const PAGE: i64 = 500;
/// Findings told of one check; of the rest only their number is.
const MOST: usize = 100;
/// Looks that must agree, and the pause between them.
const LOOKS: usize = 3;
const PAUSE: Duration = Duration::from_millis(700);

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The row or file, by a name an administrator can look up: `video 12: …`.
    pub(crate) what: String,
    /// What to do about it.
    pub(crate) advice: &'static str,
}

/// What one look of a check saw.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Rows or files looked at, for the line that says so.
    pub(crate) count: u64,
    /// What is wrong.
    pub(crate) findings: BTreeSet<Finding>,
    /// Findings beyond [`MOST`].
    pub(crate) more: u64,
    /// Worth knowing, but not wrong.
    pub(crate) notes: Vec<String>,
}

impl Seen {
    /// A check that could not be made: that is wrong by itself.
    pub(crate) fn not_seen(error: &anyhow::Error) -> Self {
        let mut seen = Self::default();
        seen.wrong(format!("this cannot be checked: {error:#}"), "see to that first");
        seen
    }

    fn wrong(&mut self, what: impl Into<String>, advice: &'static str) {
        if self.findings.len() < MOST {
            self.findings.insert(Finding { what: what.into(), advice });
        } else {
            self.more += 1;
        }
    }

    fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }
}

/// What a check looks at.
pub(crate) struct Patient<'a> {
    pub(crate) app: &'a App,
    /// Read every byte of every rendition, instead of a sample of the long ones.
    pub(crate) deep: bool,
}

type Look = for<'a> fn(&'a Patient<'a>) -> BoxFuture<'a, anyhow::Result<Seen>>;

/// A check: what its count counts, and how it looks.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) counts: &'static str,
    look: Look,
}

/// Every check, in the order they are told.
pub(crate) const CHECKS: &[Check] = &[
    Check { name: "database", counts: "tables", look: database::integrity },
    Check { name: "references", counts: "references", look: database::references },
    Check { name: "schema", counts: "steps", look: database::schema },
    Check { name: "people", counts: "users and channels", look: people::look },
    Check { name: "jobs", counts: "unfinished jobs", look: jobs::look },
    Check { name: "videos", counts: "videos", look: videos::look },
    Check { name: "web videos and originals", counts: "files", look: web_files::look },
    Check { name: "pictures and torrents", counts: "files", look: pictures::look },
    Check { name: "HLS publications", counts: "renditions", look: publications::look },
    Check { name: "files without a row", counts: "files", look: strays::look },
    Check { name: "uploads", counts: "uploads", look: uploads::look },
    Check { name: "work folders", counts: "folders", look: work::look },
    Check { name: "ffmpeg", counts: "programs", look: programs::look },
    Check { name: "subtitles by program", counts: "programs", look: transcription::look },
];

/// Runs one check; what it finds only once is left out.
pub(crate) async fn run(check: &Check, patient: &Patient<'_>) -> anyhow::Result<Seen> {
    let mut seen = (check.look)(patient).await?;
    for _ in 1..LOOKS {
        if seen.findings.is_empty() {
            break;
        }
        tokio::time::sleep(PAUSE).await;
        let again = (check.look)(patient).await?;
        seen.findings = seen.findings.intersection(&again.findings).cloned().collect();
        seen.more = seen.more.min(again.more);
        seen.notes = again.notes;
    }
    if seen.findings.is_empty() {
        seen.more = 0;
    }
    Ok(seen)
}
