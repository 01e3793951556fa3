//! Fetching documents: bounded in bytes, redirects and time, and in how many are asked for at once.

use super::failure::Failure;
use super::signer::Signer;
use activitypub::{Fetched, Foreign, identifier, json, media, signature};
use database::Sql;
use platform::App;
use platform::http_client::{HeaderMap, HeaderValue, Limits, Response, StatusCode, Url, header};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;

/// One document.
const LIMITS: Limits = Limits { bytes: json::DOCUMENT.bytes, redirects: 3, total: Duration::from_secs(10) };
/// Fetches under way, of all servers together and of one server: who is slow keeps nobody else waiting.
const ALL: usize = 64;
const OF_ONE: usize = 8;

/// What is being fetched.
struct Gate {
    all: Semaphore,
    hosts: Mutex<HashMap<String, usize>>,
}

impl Default for Gate {
    fn default() -> Self {
        Gate { all: Semaphore::new(ALL), hosts: Mutex::default() }
    }
}

/// One fetch of a host; ends when it is dropped.
struct Turn<'a> {
    gate: &'a Gate,
    host: String,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut hosts = self.gate.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n) = hosts.get_mut(&self.host) {
            *n -= 1;
            if *n == 0 {
                hosts.remove(&self.host);
            }
        }
    }
}

impl Gate {
    fn turn(&self, url: &Url) -> Result<Turn<'_>, Failure> {
        // Without its port: one machine has thousands of them.
        let host = url.host_str().unwrap_or_default().to_owned();
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let n = hosts.entry(host.clone()).or_default();
        if *n >= OF_ONE {
            return Err(Failure::Later("its server is being asked for much already".into()));
        }
        *n += 1;
        drop(hosts);
        Ok(Turn { gate: self, host })
    }
}

/// The document of an address. When it says to live elsewhere it is asked for there, once.
pub(crate) async fn document(app: &App, url: &Url) -> Result<Fetched, Failure> {
    match one(app, url).await? {
        Err(Foreign::Elsewhere(there)) => Ok(one(app, &there).await??),
        other => Ok(other?),
    }
}

async fn one(app: &App, url: &Url) -> Result<Result<Fetched, Foreign>, Failure> {
    let mut url = url.clone();
    url.set_fragment(None);
    let response = get(app, &url, media::ACCEPT).await?;
    let kind = response.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    if !media::is_activity(&kind) {
        return Ok(Err(Foreign::NotADocument));
    }
    let document = json::read(&response.body, &json::DOCUMENT)?;
    Ok(Fetched::admit(&response.url, &kind, document))
}

/// An answer of 2xx from a server that may be asked.
pub(super) async fn get(app: &App, url: &Url, accept: &'static str) -> Result<Response, Failure> {
    admissible(app, url)?;
    not_muted(app, url).await?;
    let gate = app.shared::<Gate>();
    let _turn = gate.turn(url)?;
    let _permit = gate.all.acquire().await.map_err(|e| Failure::Later(e.to_string()))?;
    let own = match app.config().federation.sign_federated_fetches {
        true => Some(app.shared::<Signer>().own(app).await?),
        false => None,
    };
    let now = app.now();
    let headers = |url: &Url| {
        let signed = own.as_ref().and_then(|own| signature::sign(url, None, &own.id, &own.key, now).ok());
        let mut headers = signed.unwrap_or_else(HeaderMap::new);
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        headers
    };
    let response = app.http().get(url, &LIMITS, headers).await.map_err(|e| match e.is_temporary() {
        true => Failure::Later(format!("{url}: {e}")),
        false => Failure::Refused(format!("{url}: {e}")),
    })?;
    match response.status {
        s if s.is_success() => Ok(response),
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(Failure::Gone),
        s if s.is_server_error() || s == StatusCode::TOO_MANY_REQUESTS || s == StatusCode::REQUEST_TIMEOUT => {
            Err(Failure::Later(format!("{url} answered {s}")))
        }
        s => Err(Failure::Refused(format!("{url} answered {s}"))),
    }
}

/// Whether an address may name something of another server: a server that is reached by https believes https only.
pub(crate) fn admissible(app: &App, url: &Url) -> Result<(), Failure> {
    identifier(url.as_str())?;
    let webserver = &app.config().webserver;
    if webserver.https && url.scheme() != "https" {
        return Err(Failure::refused("its address is not https"));
    }
    if is_own(app, url) {
        return Err(Failure::refused("its address is our own"));
    }
    Ok(())
}

/// Whether an address is of this server.
pub(crate) fn is_own(app: &App, url: &Url) -> bool {
    signature::host_of(url).is_ok_and(|host| host.eq_ignore_ascii_case(&app.config().webserver.host()))
}

/// Refuses what the instance has muted.
pub(crate) async fn not_muted(app: &App, url: &Url) -> Result<(), Failure> {
    let sql = "SELECT id FROM server_mute WHERE owner_account_id IS NULL AND host = $1";
    let sql = Sql::new(sql).bind(signature::host_of(url)?);
    match app.db.reader().await?.optional::<i64>(sql).await? {
        Some(_) => Err(Failure::refused("its server is muted")),
        None => Ok(()),
    }
}
