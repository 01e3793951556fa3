//! News to open pages, the moment they are told: a socket.io server at `/socket.io` (Engine.IO 4, polling and WebSocket), with
//! PeerTube's namespace `/user-notifications` and its event `new-notification`.
//!
//! - Who connects names an access token in the query, as PeerTube's client does; it is asked for again before each delivery, so
//!   that nobody goes on listening after their session has ended.
//! - Sockets are bounded for each person and each address; one that does not answer pings, or does not keep up, is closed.
//! - Every node follows the rows of the table by their number and serves the sockets it has.

mod deliver;
mod listeners;
mod server;

use deliver::Deliver;
use listeners::Listeners;
use platform::App;
use server::Server;
use std::sync::Arc;

/// The push of notifications. Cheap to clone; one a process.
#[derive(Clone)]
pub struct Push {
    app: App,
    listeners: Arc<Listeners>,
    server: Server,
}

impl Push {
    /// Nothing is delivered yet; see [`Push::run`].
    #[must_use]
    pub fn new(app: &App) -> Self {
        let listeners = Arc::new(Listeners::default());
        Push { app: app.clone(), server: Server::new(app, &listeners), listeners }
    }

    /// The address of the sockets. No layer that compresses or buffers bodies belongs around it.
    pub fn router(&self) -> axum::Router<App> {
        self.server.router()
    }

    /// Delivers until the shutdown, then closes the sockets. To be spawned once.
    pub async fn run(self) {
        let shutdown = self.app.shutdown.clone();
        tokio::select! {
            () = shutdown.cancelled() => {}
            () = Deliver::new(self.app.clone(), self.listeners.clone()).run() => {}
        }
        self.server.close().await;
    }
}
