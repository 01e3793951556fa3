//! The tracker's sockets: `GET /tracker/socket` (WebSocket), `GET /tracker/announce` and `GET /tracker/scrape`, around
//! [`torrent::tracker`].
//!
//! A socket is one task that owns the WebSocket and the session; others reach it through its [`outlet::Outlet`]. An idle socket
//! keeps a small read buffer and nothing to write, because thousands of viewers keep one open each.

mod http;
mod outlet;
mod settings;
mod socket;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use ::http::Extensions;
use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::get;
use tokio::time::{Instant, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;
use torrent::tracker::{Allowlist, Census, Tracker};

use outlet::Outlet;
pub use platform::client_address::ClientAddress;
use platform::connections::Connections;
pub use settings::ServiceSettings;

/// The tracker of this server. Cheap to clone.
#[derive(Debug, Clone)]
pub struct TrackerService(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    tracker: Tracker<Outlet>,
    settings: ServiceSettings,
    connections: Connections,
    started: Instant,
    shutdown: CancellationToken,
}

impl TrackerService {
    /// A tracker for the hashes of `allowlist`, which may change at any time. Its sockets close when `shutdown` is cancelled.
    /// `seed` is any random number.
    #[must_use]
    pub fn new(settings: ServiceSettings, allowlist: Arc<Allowlist>, seed: u64, shutdown: CancellationToken) -> Self {
        Self(Arc::new(Inner {
            tracker: Tracker::new(settings.tracker.clone(), allowlist, seed),
            connections: Connections::new(settings.sockets, settings.sockets_per_address),
            started: Instant::now(),
            settings,
            shutdown,
        }))
    }

    /// The three routes, at PeerTube's paths.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/tracker/socket", get(socket::upgrade))
            .route("/tracker/announce", get(http::announce))
            .route("/tracker/scrape", get(http::scrape))
            .with_state(self.clone())
    }

    /// Forgets silent peers once a minute until the shutdown. To be spawned once.
    pub async fn sweep(self) {
        let mut every_minute = interval(self.0.settings.sweep_every);
        every_minute.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = self.0.shutdown.cancelled() => return,
                _ = every_minute.tick() => self.0.tracker.sweep(self.now_ms()),
            }
        }
    }

    /// The hashes it serves.
    #[must_use]
    pub fn allowlist(&self) -> &Arc<Allowlist> {
        self.0.tracker.allowlist()
    }

    /// Swarms and peers at the moment.
    #[must_use]
    pub fn census(&self) -> Census {
        self.0.tracker.census()
    }

    /// Open WebSockets.
    #[must_use]
    pub fn sockets(&self) -> usize {
        self.0.connections.count()
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.0.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// Who asks. A request about whose origin nothing is known counts as local.
fn client_address(extensions: &Extensions) -> IpAddr {
    let told = extensions.get::<ClientAddress>().map(|address| address.0);
    let plain = || extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let ours = || extensions.get::<ConnectInfo<crate::range::Connection>>().map(|info| info.0.peer.ip());
    told.or_else(plain).or_else(ours).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)).to_canonical()
}
