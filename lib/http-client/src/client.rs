//! Asking and sending, within bounds.

use crate::resolve::Gate;
use crate::{Error, Reach, Resolve, System};
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, StatusCode, header};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use url::{Host, Url};

/// Longest address that is asked, in bytes.
const URL_BYTES: usize = 8192;
/// Connections kept open to one host for the next request, and for how long.
const IDLE: (usize, Duration) = (2, Duration::from_secs(30));

/// What a client is made of.
pub struct Settings {
    /// How it names itself (`User-Agent`).
    pub user_agent: String,
    /// What may be contacted.
    pub reach: Reach,
    /// Longest time for one connection, TLS included.
    pub connect: Duration,
    /// Certificate authorities trusted beside the system's, each in PEM.
    pub authorities: Vec<Vec<u8>>,
}

/// Bounds of one request.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest answer, in bytes after unpacking.
    pub bytes: usize,
    /// Redirects that are followed.
    pub redirects: usize,
    /// Longest time from the call to the last byte, redirects included.
    pub total: Duration,
}

/// An answer, whole.
#[derive(Debug, Clone)]
pub struct Response {
    /// Where it came from, after redirects.
    pub url: Url,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its content, unpacked.
    pub body: Bytes,
}

/// Sends requests; cheap to clone.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    reach: Reach,
    resolver: Arc<dyn Resolve>,
    /// Why no request can be sent stands in for the client when setting up TLS failed.
    http: Result<reqwest::Client, Error>,
}

impl Client {
    /// A client that asks the system for addresses.
    pub fn new(settings: Settings) -> Self {
        Self::with_resolver(settings, Arc::new(System::default()))
    }

    /// A client that asks this resolver for addresses.
    pub fn with_resolver(settings: Settings, resolver: Arc<dyn Resolve>) -> Self {
        let reach = settings.reach.clone();
        Client(Arc::new(Inner { reach, resolver: resolver.clone(), http: build(settings, resolver) }))
    }

    /// Asks (`GET`), following redirects. `headers` is called with each address that is asked, so that what it signs or
    /// says is meant for that address only.
    ///
    /// # Errors
    /// See [`Error`]; a status of 4xx or 5xx is an answer.
    pub async fn get(
        &self,
        url: &Url,
        limits: &Limits,
        mut headers: impl FnMut(&Url) -> HeaderMap,
    ) -> Result<Response, Error> {
        let following = async {
            let mut url = url.clone();
            let mut left = limits.redirects;
            loop {
                let answer = self.send(Method::GET, &url, headers(&url), Bytes::new()).await?;
                let Some(next) = target(&url, &answer)? else { return whole(url, answer, limits.bytes).await };
                left = left.checked_sub(1).ok_or(Error::Redirects)?;
                url = next;
            }
        };
        tokio::time::timeout(limits.total, following).await.map_err(|_| Error::Deadline)?
    }

    /// Sends (`POST`). Redirects are not followed: they are answers.
    ///
    /// # Errors
    /// See [`Error`]; a status of 4xx or 5xx is an answer.
    pub async fn post(&self, url: &Url, limits: &Limits, headers: HeaderMap, body: Bytes) -> Result<Response, Error> {
        let sending = async {
            let answer = self.send(Method::POST, url, headers, body).await?;
            whole(url.clone(), answer, limits.bytes).await
        };
        tokio::time::timeout(limits.total, sending).await.map_err(|_| Error::Deadline)?
    }

    /// What may be contacted.
    pub(crate) fn reach(&self) -> &Reach {
        &self.0.reach
    }

    /// Who turns names into addresses.
    pub(crate) fn resolver(&self) -> &dyn Resolve {
        &*self.0.resolver
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        url: &Url,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<reqwest::Response, Error> {
        judge(url, &self.0.reach)?;
        let http = self.0.http.as_ref().map_err(Clone::clone)?;
        http.request(method, url.clone()).headers(headers).body(body).send().await.map_err(|e| ours(&e))
    }
}

/// The HTTP machinery, stripped of everything it would do by itself.
#[expect(clippy::disallowed_methods, reason = "this is the one egress client")]
fn build(settings: Settings, resolver: Arc<dyn Resolve>) -> Result<reqwest::Client, Error> {
    let unusable = |e: reqwest::Error| Error::Unusable(sentence(&e));
    let mut builder = reqwest::Client::builder()
        .user_agent(settings.user_agent)
        .connect_timeout(settings.connect)
        .pool_max_idle_per_host(IDLE.0)
        .pool_idle_timeout(IDLE.1)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .dns_resolver(Arc::new(Gate { resolver, reach: settings.reach }));
    for pem in &settings.authorities {
        builder = builder.add_root_certificate(reqwest::Certificate::from_pem(pem).map_err(unusable)?);
    }
    builder.build().map_err(unusable)
}

/// Refuses what must not be asked. A host that is written as an address never meets the resolver, so it is judged here;
/// `Url` has turned decimal, octal, hexadecimal and shortened forms into addresses before.
fn judge(url: &Url, reach: &Reach) -> Result<(), Error> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Error::Address("its scheme is neither http nor https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::Address("it carries credentials"));
    }
    if url.as_str().len() > URL_BYTES {
        return Err(Error::Address("it is too long"));
    }
    let literal = match url.host() {
        None => return Err(Error::Address("it names no host")),
        Some(Host::Domain(_)) => return Ok(()),
        Some(Host::Ipv4(v4)) => IpAddr::V4(v4),
        Some(Host::Ipv6(v6)) => IpAddr::V6(v6),
    };
    if reach.admits(literal) { Ok(()) } else { Err(Error::Private(literal)) }
}

/// Where an answer sends us; `None` when it is no redirect.
pub(crate) fn target(url: &Url, answer: &reqwest::Response) -> Result<Option<Url>, Error> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = answer.headers().get(header::LOCATION).ok_or(Error::Redirect("it names no place"))?;
    let location = location.to_str().map_err(|_| Error::Redirect("its place is no text"))?;
    let mut next = url.join(location).map_err(|_| Error::Redirect("its place is no address"))?;
    if url.scheme() == "https" && next.scheme() != "https" {
        return Err(Error::Redirect("it leaves https"));
    }
    next.set_fragment(None);
    Ok(Some(next))
}

/// Reads the content piece by piece, so that what is too long is never held.
async fn whole(url: Url, mut answer: reqwest::Response, bytes: usize) -> Result<Response, Error> {
    let (status, headers) = (answer.status(), answer.headers().clone());
    // `content_length` is of the content as it travels; for packed content the machinery leaves it out.
    if answer.content_length().is_some_and(|length| length > bytes as u64) {
        return Err(Error::TooLarge(bytes));
    }
    let mut body = BytesMut::new();
    while let Some(piece) = answer.chunk().await.map_err(|e| ours(&e))? {
        if piece.len() > bytes - body.len() {
            return Err(Error::TooLarge(bytes));
        }
        body.extend_from_slice(&piece);
    }
    Ok(Response { url, status, headers, body: body.freeze() })
}

/// The machinery's error as ours; what the gate said is somewhere among its causes.
pub(crate) fn ours(error: &reqwest::Error) -> Error {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if let Some(own) = inner.downcast_ref::<Error>() {
            return own.clone();
        }
        cause = inner.source();
    }
    if error.is_timeout() { Error::Deadline } else { Error::Failed(sentence(error)) }
}

/// An error with its causes, without the address: that may be long and is known to the caller.
fn sentence(error: &reqwest::Error) -> String {
    let mut text = if error.is_connect() { "no connection".to_owned() } else { "broken off".to_owned() };
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text.chars().take(500).collect()
}
