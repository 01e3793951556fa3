//! Downloading one file of a torrent (BEP 3, 9, 10, 12, 19 and 23).
//!
//! Trackers, peers and web seeds are strangers, so:
//!
//! - Every connection is made by `lib/http-client`, which reaches public addresses only. There is no DHT, nothing over UDP, no port that
//!   listens, and nothing is sent on to others.
//! - A piece comes from one source and counts when its SHA-1 is right. A source whose piece is wrong has lied: it is left, and not asked
//!   again for this download.
//! - Messages, metadata, pieces in memory, peers, wasted bytes and time are bounded; the file is as long as the torrent says, and no longer than
//!   the caller allows.
//! - A name of the torrent chooses the file and is told to the caller; it is never a path.
//!
//! One task for each source; all of them take pieces from one picker ([`swarm`]). Dropping the download ends them.

mod download;
mod metadata;
mod peer;
mod picker;
mod swarm;
#[cfg(feature = "testing")]
pub mod testing;
mod tracker;
mod web_seed;
mod wire;

use std::time::Duration;

use http_client::Client;
use torrent::content::{Info, Torrent, Unreadable};
use torrent::magnet::Link;
use torrent::{InfoHash, PeerId};

/// What is downloaded, and where it may be had.
#[derive(Debug, Clone)]
pub struct Source {
    /// The swarm.
    pub info_hash: InfoHash,
    /// What it holds; asked of peers where it is not known.
    pub info: Option<Info>,
    /// Trackers in tiers; those over HTTP are asked.
    pub trackers: Vec<Vec<String>>,
    /// Addresses over HTTP of the files themselves.
    pub web_seeds: Vec<String>,
    /// Addresses over HTTP of the `.torrent`.
    pub torrents: Vec<String>,
}

impl From<Torrent> for Source {
    fn from(torrent: Torrent) -> Self {
        let Torrent { info, trackers, web_seeds } = torrent;
        Self { info_hash: info.info_hash, info: Some(info), trackers, web_seeds, torrents: Vec::new() }
    }
}

impl From<Link> for Source {
    fn from(link: Link) -> Self {
        let Link { info_hash, trackers, web_seeds, torrents, .. } = link;
        let trackers = trackers.into_iter().map(|url| vec![url]).collect();
        Self { info_hash, info: None, trackers, web_seeds, torrents }
    }
}

/// Bounds of one download.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest file, in bytes.
    pub bytes: u64,
    /// Longest time for all of it.
    pub total: Duration,
    /// Longest time in which nothing new was learned: no piece whose hash is right.
    pub stall: Duration,
    /// How often trackers are asked in a row without anybody to show for it.
    pub rounds: u32,
}

/// A download that may be begun.
pub struct Download {
    /// The way out.
    pub client: Client,
    /// How this peer calls itself; twenty random bytes with a prefix of the program's (BEP 20).
    pub peer_id: PeerId,
    /// What is downloaded.
    pub source: Source,
    /// Its bounds.
    pub limits: Limits,
}

/// What was downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Downloaded {
    /// The file's name in the torrent, without folders: a stranger's words.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the hash stands for is no torrent that is read here.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// No file of the torrent is wanted.
    #[error("the torrent holds no file of a wanted kind")]
    NoFile,
    /// The file is longer than [`Limits::bytes`].
    #[error("the file is longer than {0} bytes")]
    TooLarge(u64),
    /// Nobody is left to ask; with what was said last.
    #[error("nobody has the torrent: {0}")]
    NoSource(String),
    /// Nothing came for [`Limits::stall`].
    #[error("nothing came for too long")]
    Stalled,
    /// It took longer than [`Limits::total`].
    #[error("not complete in time")]
    Deadline,
    /// More bytes were wrong than a file has.
    #[error("too much of what came was wrong")]
    Lies,
    /// The disk refused.
    #[error("the file cannot be written: {0}")]
    Disk(#[from] std::io::Error),
}

/// The file that is chosen of a torrent: the longest whose name is wanted.
pub fn chosen(info: &Info, is_wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let wanted = info.files.iter().enumerate();
    let wanted = wanted.filter(|(_, f)| f.length > 0 && !f.is_padding && is_wanted(&info.file_name(f)));
    // Of several of the same length the first.
    wanted.rev().max_by_key(|(_, file)| file.length).map(|(at, _)| at)
}
