//! Lists kept elsewhere: what another server publishes for others to follow, as a name and dated steps, each of which adds
//! something or takes it away. This room follows lists of mutes so, `watched-words` lists of words.
//!
//! - A list is what a stranger says: the whole answer is judged before any of it counts, and one wrong step spoils it.
//! - Only steps that are newer than the last one taken count, so a list may be read as often as one likes.
//! - Nothing is read inside a transaction: [`read`] brings the list, the room's own code then takes it in.

mod address;
mod kind;
mod state;
mod timer;

pub use address::is_web_address;
pub use kind::Kind;
pub use state::State;
pub use timer::{every, next};

use platform::App;
use platform::clock::iso;
use platform::http_client::{HeaderMap, HeaderValue, Limits, Url, header};
use std::time::Duration;

/// Bounds of reading a list. Bytes are PeerTube's; a list that takes longer hangs.
const LIMITS: Limits = Limits { bytes: 3_000_000, redirects: 5, total: Duration::from_secs(10) };

/// What a list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its name.
    pub name: String,
    /// What it adds and takes away, oldest first.
    pub steps: Vec<Step>,
}

/// One step of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Whether it adds; otherwise it takes away.
    pub adds: bool,
    /// What it is about.
    pub subject: String,
    /// When, in milliseconds since 1970, as the list says.
    pub at: i64,
}

/// Why a list cannot be followed: a sentence for the log.
#[derive(Debug, Clone)]
pub struct Unreadable(pub String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Reads a list; `since` (milliseconds since 1970) asks for what came later, and may be overheard.
///
/// # Errors
/// When nothing comes, not in time, too much, or something else than a list.
pub async fn read(app: &App, address: &str, since: Option<i64>, kind: &Kind) -> Result<Published, Unreadable> {
    let said = |e: &dyn std::fmt::Display| Unreadable(e.to_string());
    let mut url: Url = address.parse().map_err(|e| said(&e))?;
    if let Some(since) = since {
        url.query_pairs_mut().append_pair("startDate", &iso(since));
    }
    let accept = || HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static("application/json"))]);
    let answer = app.http().get(&url, &LIMITS, |_| accept()).await.map_err(|e| said(&e))?;
    if !answer.status.is_success() {
        return Err(Unreadable(format!("the answer is {}", answer.status)));
    }
    kind.parse(&answer.body)
}
