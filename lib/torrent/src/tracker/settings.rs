//! What a tracker grants and where it stops.

/// Bounds and intervals of a [`super::Tracker`]; the defaults suit browsers watching video.
#[derive(Debug, Clone)]
pub struct Settings {
    /// When false, every announce is refused (`tracker.enabled`).
    pub enabled: bool,
    /// When true, only hashes of the allow-list are served (`tracker.private`).
    pub only_known: bool,
    /// Seconds between two announces of a browser. PeerTube 8.2 says 120.
    pub web_interval_s: u32,
    /// Seconds between two announces over HTTP. PeerTube 8.2 says 600.
    pub http_interval_s: u32,
    /// A peer that has not announced for this long is forgotten, in milliseconds. PeerTube 8.2: 20 minutes.
    pub peer_lifetime_ms: u64,
    /// Longest message taken, in bytes. A full announce carries [`Settings::offers`] descriptions of some 2 KB.
    pub message_bytes: usize,
    /// Longest WebRTC offer or answer relayed, in bytes of JSON.
    pub description_bytes: usize,
    /// Offers relayed per announce; those beyond are ignored. Browsers send at most 5.
    pub offers: usize,
    /// Swarms one socket may be in at a time.
    pub swarms_per_socket: usize,
    /// Peers in one swarm, over WebSocket and HTTP each; those beyond get an answer but are not listed.
    pub peers_per_swarm: usize,
    /// Ports of one address in one swarm over HTTP; those beyond get an answer but are not listed.
    pub http_peers_per_client: usize,
    /// Peers listed in an answer to an HTTP announce, at most (82 in `bittorrent-tracker`).
    pub http_peers: usize,
    /// Info hashes in one scrape.
    pub scraped_hashes: usize,
    /// Messages a socket may send at once.
    pub burst: u32,
    /// Messages a socket may send each second in the long run. Those beyond are ignored.
    pub messages_per_s: u32,
    /// After this many ignored or refused messages without a pause a socket is closed.
    pub strikes: u32,
    /// After this many announces of unknown hashes in its life a socket is closed.
    pub unknown_hashes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            enabled: true,
            only_known: true,
            web_interval_s: 120,
            http_interval_s: 600,
            peer_lifetime_ms: 20 * 60 * 1000,
            message_bytes: 96 * 1024,
            description_bytes: 16 * 1024,
            offers: 10,
            swarms_per_socket: 32,
            peers_per_swarm: 5_000,
            http_peers_per_client: 8,
            http_peers: 82,
            scraped_hashes: 32,
            burst: 200,
            messages_per_s: 20,
            strikes: 100,
            unknown_hashes: 16,
        }
    }
}
