//! Playback as the server holds it: its state, its routers, its tasks.

use std::sync::Arc;

use axum::Router;
use futures::future::BoxFuture;
use platform::{App, random};
use torrent::tracker::Allowlist;

use crate::files::{self, Rights};
use crate::follow::follow;
use crate::swarms::Swarms;
use crate::tracker::{ServiceSettings, TrackerService};

/// Playback. Cheap to clone; one a process.
#[derive(Clone)]
pub struct Playback {
    app: App,
    rights: Rights,
    tracker: TrackerService,
}

impl Playback {
    /// Nothing runs yet; see [`Playback::tasks`].
    #[must_use]
    pub fn new(app: &App) -> Self {
        let seed = u64::from_le_bytes(random::bytes());
        let tracker = TrackerService::new(settings(app), Arc::new(Allowlist::new()), seed, app.shutdown.clone());
        Self { app: app.clone(), rights: Rights::new(app), tracker }
    }

    /// Files, downloads and the tracker. No layer that compresses or buffers bodies belongs around it.
    pub fn router(&self) -> Router<App> {
        files::router(&self.rights).merge(self.tracker.router().with_state(()))
    }

    /// What runs beside the requests until the application's shutdown; each is to be spawned once. Until the first of them has
    /// been polled for a while, the tracker knows no videos.
    pub fn tasks(&self) -> Vec<BoxFuture<'static, ()>> {
        let swarms = Swarms::new(&self.app, Arc::clone(self.tracker.allowlist()));
        vec![
            Box::pin(follow(self.app.clone(), self.rights.clone(), swarms)),
            Box::pin(self.tracker.clone().sweep()),
            Box::pin(files::keep_room(self.app.clone())),
        ]
    }

    /// The tracker, for figures about it.
    #[must_use]
    pub fn tracker(&self) -> &TrackerService {
        &self.tracker
    }
}

/// The tracker's bounds by the configuration as it is at the start.
fn settings(app: &App) -> ServiceSettings {
    let config = app.config();
    let sockets_per_address = usize::try_from(config.sepiola.limits.sockets_per_ip).unwrap_or(usize::MAX);
    let mut settings = ServiceSettings { sockets_per_address, ..ServiceSettings::default() };
    settings.tracker.enabled = config.tracker.enabled;
    settings.tracker.only_known = config.tracker.private;
    if config.tracker.reject_too_many_announces {
        // A viewer announces each of a few swarms every two minutes and answers those who want to connect.
        settings.tracker.burst = 60;
        settings.tracker.messages_per_s = 4;
    }
    settings
}
