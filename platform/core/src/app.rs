//! The application: what each request and job is handed.

use crate::access::Authenticator;
use crate::clock::Clock;
use arc_swap::ArcSwap;
use config::{Config, ConfigError, Sources};
use database::Db;
use http_client::{Client, Reach, Settings};
use object_storage::ObjectStorage;
use serde_json::Value;
use std::any::{Any, TypeId};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Another server that does not take a connection for so long is not there.
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);

/// The application; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of an [`App`].
pub struct Inner {
    /// The database.
    pub db: Db,
    /// Files that viewers get.
    pub storage: ObjectStorage,
    /// The time.
    pub clock: Clock,
    /// Cancelled when the server shall stop.
    pub shutdown: CancellationToken,
    config: ArcSwap<Config>,
    sources: OnceLock<Sources>,
    authenticator: OnceLock<Arc<dyn Authenticator>>,
    http: OnceLock<Client>,
    shared: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl App {
    /// Puts the parts together.
    pub fn new(db: Db, storage: ObjectStorage, config: Config, clock: Clock) -> Self {
        App(Arc::new(Inner {
            db,
            storage,
            clock,
            shutdown: CancellationToken::new(),
            config: ArcSwap::from_pointee(config),
            sources: OnceLock::new(),
            authenticator: OnceLock::new(),
            http: OnceLock::new(),
            shared: Mutex::default(),
        }))
    }
    /// The configuration as it is now; hold it for one request, so that the request sees one state.
    pub fn config(&self) -> Arc<Config> {
        self.0.config.load_full()
    }
    /// Replaces the configuration for all later requests.
    pub fn set_config(&self, config: Config) {
        self.0.config.store(Arc::new(config));
    }
    /// Tells what the configuration was made from, so that it can be made again; the first call counts.
    pub fn set_sources(&self, sources: Sources) {
        let _ = self.0.sources.set(sources);
    }
    /// The configuration as it would be with these saved settings, all other layers as they were at the start.
    ///
    /// # Errors
    /// What does not go together.
    pub fn configuration_with(&self, saved: BTreeMap<String, Value>) -> Result<Config, Vec<ConfigError>> {
        let sources = self.0.sources.get().cloned().unwrap_or_default();
        config::load(&Sources { saved, ..sources }).map(|loaded| loaded.config)
    }
    /// Now, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        self.0.clock.now()
    }
    /// What a feature keeps in memory for the whole application, by its type; made when it is asked for first. Lower features
    /// show so what higher ones know.
    pub fn shared<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut shared = self.0.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = shared.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        entry.clone().downcast().unwrap_or_default()
    }
    /// The way out, for requests to other servers. Made when it is asked for first, as the configuration is then:
    /// `federation.prevent_ssrf` takes a restart to change.
    pub fn http(&self) -> &Client {
        self.0.http.get_or_init(|| {
            let config = self.config();
            if !config.federation.prevent_ssrf {
                tracing::warn!(
                    "federation.prevent_ssrf is off: others can make this server send requests to private addresses"
                );
            }
            let version = env!("CARGO_PKG_VERSION");
            Client::new(Settings {
                user_agent: format!("Sepiola/{version} (+{})", config.webserver.origin()),
                reach: if config.federation.prevent_ssrf { Reach::PUBLIC } else { Reach::Everywhere },
                connect: CONNECT_PATIENCE,
                authorities: Vec::new(),
            })
        })
    }
    /// Tells who turns tokens into callers; the first call counts.
    pub fn set_authenticator(&self, authenticator: Arc<dyn Authenticator>) {
        let _ = self.0.authenticator.set(authenticator);
    }
    /// Who turns tokens into callers.
    pub fn authenticator(&self) -> Option<&Arc<dyn Authenticator>> {
        self.0.authenticator.get()
    }
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use http_client::{Error, HeaderMap, Limits, Url};
    use platform::testing;
    use std::time::Duration;

    async fn ask(app: &platform::App) -> Error {
        // Nobody listens on port 1: an address that is admitted is asked and does not answer.
        let url: Url = "http://127.0.0.1:1/".parse().unwrap();
        let limits = Limits { bytes: 10, redirects: 0, total: Duration::from_secs(60) };
        app.http().get(&url, &limits, |_| HeaderMap::new()).await.map(|_| ()).unwrap_err()
    }

    #[tokio::test]
    async fn private_addresses_are_asked_when_the_configuration_says_so_only() {
        let closed = testing::sqlite().await;
        assert!(matches!(ask(&closed.app).await, Error::Private(_)));
        let open = testing::sqlite().await;
        let mut config = (*open.app.config()).clone();
        config.federation.prevent_ssrf = false;
        open.app.set_config(config);
        assert!(matches!(ask(&open.app).await, Error::Failed(_)));
    }
}
