//! From names to addresses: the system's resolver, and the gate behind every resolver.

use crate::{Error, Reach};
use std::future::Future;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Names that are looked up at the same time. A lookup holds a thread until the system gives up, so slow name servers of
/// strangers must not take them all.
const LOOKUPS: usize = 32;

/// Turns a host's name into its addresses.
pub trait Resolve: Send + Sync + 'static {
    /// The addresses of a name, in the order in which they are tried; none when the name is not known.
    fn resolve(&self, name: &str) -> Pin<Box<dyn Future<Output = Vec<IpAddr>> + Send>>;
}

/// The system's resolver (`getaddrinfo`).
pub struct System(Arc<Semaphore>);

impl Default for System {
    fn default() -> Self {
        System(Arc::new(Semaphore::new(LOOKUPS)))
    }
}

impl Resolve for System {
    fn resolve(&self, name: &str) -> Pin<Box<dyn Future<Output = Vec<IpAddr>> + Send>> {
        let (semaphore, name) = (self.0.clone(), name.to_owned());
        Box::pin(async move {
            let Ok(permit) = semaphore.acquire_owned().await else { return Vec::new() };
            let lookup = tokio::task::spawn_blocking(move || {
                // Held by the thread, not by the request: a request that was given up leaves its lookup running.
                let _permit = permit;
                (name.as_str(), 0).to_socket_addrs().map(|all| all.map(|a| a.ip()).collect()).unwrap_or_default()
            });
            lookup.await.unwrap_or_default()
        })
    }
}

/// Lets only addresses through that may be contacted. Connections are made to what comes out here and to nothing else.
pub(crate) struct Gate {
    pub(crate) resolver: Arc<dyn Resolve>,
    pub(crate) reach: Reach,
}

impl reqwest::dns::Resolve for Gate {
    fn resolve(&self, name: reqwest::dns::Name) -> reqwest::dns::Resolving {
        let (found, reach) = (self.resolver.resolve(name.as_str()), self.reach.clone());
        Box::pin(async move {
            let found = found.await;
            if found.is_empty() {
                return Err(Error::UnknownHost.into());
            }
            let admitted: Vec<SocketAddr> =
                found.into_iter().filter(|ip| reach.admits(*ip)).map(|ip| SocketAddr::new(ip, 0)).collect();
            if admitted.is_empty() {
                return Err(Error::NoPublicAddress.into());
            }
            Ok(Box::new(admitted.into_iter()) as reqwest::dns::Addrs)
        })
    }
}
