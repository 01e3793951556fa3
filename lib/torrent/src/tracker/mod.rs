//! The WebTorrent tracker: it introduces browsers that watch the same rendition to one another, and nothing else.
//!
//! The protocol is that of npm `bittorrent-tracker` 11 (client `websocket-tracker.js`, server `server.js`), which
//! p2p-media-loader and WebTorrent speak: JSON text messages in which info hash, peer id and offer id are binary strings
//! (see [`crate::Id20`]). A peer announces with some WebRTC offers; each goes to another random peer of the swarm; the answers
//! come back through the tracker. HTTP announces (BEP 3, 23) share the swarms' counters but list only HTTP peers.
//!
//! No input or output happens here. Time comes in as milliseconds of any monotonic clock, randomness as a seed, and what is
//! to be sent goes out as [`Outgoing`] values. Swarms are spread over shards, each behind its own lock, and no message is
//! written while a lock is held.

mod allowlist;
mod announce;
mod http;
mod message;
mod session;
mod settings;
mod swarm;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use allowlist::Allowlist;
pub use http::{HttpAnnounce, HttpRequestError, failure_document};
pub use session::{Outgoing, Session, Verdict};
pub use settings::Settings;

use crate::id::InfoHash;
use swarm::Swarms;

/// Where a message for a peer goes. Cloned per message, so it should be small (an `Arc`).
pub trait Link: Clone {
    /// Whether both lead to the same socket.
    fn same(&self, other: &Self) -> bool;
    /// Whether the socket is gone, so that its peer id may be taken over.
    fn is_closed(&self) -> bool;
}

/// All swarms of one server.
#[derive(Debug)]
pub struct Tracker<L> {
    settings: Settings,
    allowlist: std::sync::Arc<Allowlist>,
    shards: Box<[Mutex<Swarms<L>>]>,
}

/// How much a tracker holds at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// Swarms with at least one peer.
    pub swarms: usize,
    /// Memberships over WebSocket: one peer in two swarms counts twice.
    pub web_peers: usize,
    /// Memberships over HTTP.
    pub http_peers: usize,
}

const SHARDS: usize = 64;

impl<L: Link> Tracker<L> {
    /// A tracker without peers. `seed` decides who is introduced to whom; it need not be secret.
    #[must_use]
    pub fn new(settings: Settings, allowlist: std::sync::Arc<Allowlist>, seed: u64) -> Self {
        let shards = (0..SHARDS as u64).map(|shard| Mutex::new(Swarms::new(seed ^ shard << 32))).collect();
        Self { settings, allowlist, shards }
    }

    /// The bounds and intervals it was made with.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The hashes it serves.
    #[must_use]
    pub const fn allowlist(&self) -> &std::sync::Arc<Allowlist> {
        &self.allowlist
    }

    /// Drops peers that have not announced for [`Settings::peer_lifetime_ms`], and swarms that are empty or no longer
    /// allowed. To be called every minute or so; locks one shard at a time.
    pub fn sweep(&self, now_ms: u64) {
        for shard in &self.shards {
            let allowed = |hash: &InfoHash| !self.settings.only_known || self.allowlist.contains(hash);
            lock(shard).sweep(now_ms, allowed);
        }
    }

    /// Counts swarms and peers.
    #[must_use]
    pub fn census(&self) -> Census {
        self.shards.iter().map(|shard| lock(shard).census()).fold(Census::default(), |sum, part| Census {
            swarms: sum.swarms + part.swarms,
            web_peers: sum.web_peers + part.web_peers,
            http_peers: sum.http_peers + part.http_peers,
        })
    }

    fn shard(&self, hash: &InfoHash) -> MutexGuard<'_, Swarms<L>> {
        // Both kinds of info hashes are digests of something, so any bits spread well; inside a shard the map is keyed.
        let bytes = hash.as_bytes();
        let at = usize::from(bytes[3] ^ bytes[8].rotate_left(3) ^ bytes[17].rotate_left(5)) % SHARDS;
        lock(&self.shards[at])
    }

    /// The refusal for a hash that is not served, worded as PeerTube 8.2 words it, or `None` when it may be announced.
    fn refusal(&self, hash: &InfoHash, client: std::net::IpAddr) -> Option<String> {
        if !self.settings.enabled {
            return Some("Tracker is disabled on this instance.".to_owned());
        }
        let unknown = self.settings.only_known && !self.allowlist.contains(hash);
        unknown.then(|| format!("Unknown infoHash {hash} requested by ip {client}"))
    }
}

/// A panic while a lock was held cannot leave a swarm half-changed in a way that matters: counters are derived.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
