//! What the sockets may cost.

use std::time::Duration;

/// Bounds of a [`super::TrackerService`].
#[derive(Debug, Clone)]
pub struct ServiceSettings {
    /// Bounds of the protocol.
    pub tracker: torrent::tracker::Settings,
    /// WebSockets at a time.
    pub sockets: usize,
    /// WebSockets at a time of one address (of one /64 in IPv6). Schools and offices sit behind one address.
    pub sockets_per_address: usize,
    /// A silent socket is pinged after this time.
    pub ping_after: Duration,
    /// A socket from which nothing came, not even a pong, is closed after this time.
    pub idle_timeout: Duration,
    /// A socket that takes longer than this to accept a message is closed.
    pub send_timeout: Duration,
    /// Messages that wait for one socket; further ones are dropped.
    pub waiting_messages: usize,
    /// Bytes that wait for one socket; further messages are dropped.
    pub waiting_bytes: usize,
    /// Time between two sweeps.
    pub sweep_every: Duration,
}

impl Default for ServiceSettings {
    fn default() -> Self {
        Self {
            tracker: torrent::tracker::Settings::default(),
            sockets: 50_000,
            sockets_per_address: 1_000,
            ping_after: Duration::from_secs(60),
            idle_timeout: Duration::from_secs(150),
            send_timeout: Duration::from_secs(10),
            waiting_messages: 64,
            waiting_bytes: 128 << 10,
            sweep_every: Duration::from_secs(60),
        }
    }
}
