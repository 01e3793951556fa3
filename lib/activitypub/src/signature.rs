//! Signed requests (draft-cavage-http-signatures-12, RSA with SHA-256), as PeerTube, Mastodon and Lemmy send and expect them.

use crate::key::{self, PrivateKey, VerificationKey};
use crate::{Authority, Foreign, digest, identifier};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use std::time::{Duration, UNIX_EPOCH};
use url::Url;

/// Headers a signature may cover; nobody signs more.
const MOST_HEADERS: usize = 20;
/// Longest `Signature` header: 8,192 bits in base64 are 1.4 KB.
const LONGEST: usize = 4096;

/// The span of time in which something signed is good.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// Now, in milliseconds since 1970.
    pub now: i64,
    /// How old it may be, in milliseconds.
    pub past: i64,
    /// How far ahead of us the signer's clock may be, in milliseconds.
    pub future: i64,
}

impl Window {
    /// Half an hour either way, as PeerTube has it.
    pub fn of_requests(now: i64) -> Self {
        Window { now, past: 1_800_000, future: 1_800_000 }
    }
    /// A week back for documents that somebody else brings: a server that was away gets what it missed.
    pub fn of_documents(now: i64) -> Self {
        Window { now, past: 7 * 24 * 3_600_000, future: 1_800_000 }
    }
    /// Whether a time lies in it.
    pub fn holds(&self, time: i64) -> bool {
        self.now.saturating_sub(time) <= self.past && time.saturating_sub(self.now) <= self.future
    }
}

/// A request as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Its method.
    pub method: &'a Method,
    /// Path and query, as they were sent.
    pub target: &'a str,
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// Its body.
    pub body: &'a [u8],
    /// Our own host, with the port where it is not the usual one: what was signed for another server is not for us.
    pub host: &'a str,
}

/// Why a request's signature is not even looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// None, or several.
    #[error("the request is not signed, or signed twice")]
    Absent,
    /// Not readable.
    #[error("the signature is not readable: {0}")]
    Malformed(&'static str),
    /// A header that must be covered is not, or a covered one is not there.
    #[error("the signature does not cover `{0}`, or it is missing")]
    Uncovered(&'static str),
    /// Too old, or from the future.
    #[error("the request's date is not of now")]
    Date,
    /// The body is another than the one that was signed.
    #[error("the body does not match its digest")]
    Digest,
    /// Meant for another server.
    #[error("the request was signed for another host")]
    Host,
}

/// A request's signature with everything checked that can be without the key.
#[derive(Debug, Clone)]
pub struct Presented {
    key_id: Url,
    text: String,
    signature: Vec<u8>,
}

impl Presented {
    /// Reads and checks: for a request with a body `(request-target)`, `host`, `digest` and a date (`date` or
    /// `(created)`) must be covered, without a body the same but `digest`.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn read(request: &Request<'_>, window: &Window) -> Result<Self, Error> {
        let fields = Fields::parse(single(request.headers, "signature").ok_or(Error::Absent)?)?;
        let covers = |name: &str| fields.headers.iter().any(|h| h == name);
        for (name, is_needed) in [
            ("(request-target)", true),
            ("host", true),
            ("digest", *request.method == Method::POST || !request.body.is_empty()),
            ("date", !covers("(created)")),
        ] {
            if is_needed && !covers(name) {
                return Err(Error::Uncovered(name));
            }
        }
        if !single(request.headers, "host").is_some_and(|host| host.eq_ignore_ascii_case(request.host)) {
            return Err(Error::Host);
        }
        fields.check_times(request.headers, window)?;
        if covers("digest") {
            let value = single(request.headers, "digest").ok_or(Error::Uncovered("digest"))?;
            if !digest::matches(value, request.body) {
                return Err(Error::Digest);
            }
        }
        let text = fields.text(request)?;
        Ok(Presented { key_id: fields.key_id, text, signature: fields.signature })
    }

    pub(crate) fn new(key_id: Url, text: String, signature: Vec<u8>) -> Self {
        Presented { key_id, text, signature }
    }

    /// The key it says to be made with.
    pub fn key_id(&self) -> &Url {
        &self.key_id
    }
    /// The signature's bytes, by which a repetition is known.
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }
    /// Checks the signature: who signed may speak for its origin.
    ///
    /// # Errors
    /// [`key::Error::NotOwned`] for another key than the one it names, [`key::Error::Mismatch`].
    pub fn verify(&self, key: &VerificationKey) -> Result<Authority, key::Error> {
        if *key.id() != self.key_id {
            return Err(key::Error::NotOwned);
        }
        key.check(self.text.as_bytes(), &self.signature)?;
        Ok(Authority::proven(key))
    }
}

/// The parts of a `Signature` header.
struct Fields {
    key_id: Url,
    headers: Vec<String>,
    signature: Vec<u8>,
    created: Option<i64>,
    expires: Option<i64>,
}

impl Fields {
    fn parse(value: &str) -> Result<Self, Error> {
        if value.len() > LONGEST {
            return Err(Error::Malformed("too long"));
        }
        let (mut key_id, mut headers, mut signature, mut algorithm) = (None, None, None, None);
        let (mut created, mut expires) = (None, None);
        // Old libraries wrote the scheme of `Authorization` into the header.
        let mut rest = value.strip_prefix("Signature ").unwrap_or(value).trim();
        while !rest.is_empty() {
            let (name, after) = rest.split_once('=').ok_or(Error::Malformed("a part without a value"))?;
            let (text, after) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').ok_or(Error::Malformed("a quote that does not end"))?,
                None => after.split_at(after.find(',').unwrap_or(after.len())),
            };
            let slot = match name.trim() {
                "keyId" => &mut key_id,
                "headers" => &mut headers,
                "signature" => &mut signature,
                "algorithm" => &mut algorithm,
                "created" => &mut created,
                "expires" => &mut expires,
                _ => &mut None,
            };
            if slot.replace(text.trim()).is_some() {
                return Err(Error::Malformed("a part that is there twice"));
            }
            let after = after.trim_start();
            rest = match after.strip_prefix(',') {
                Some(next) => next.trim_start(),
                None if after.is_empty() => after,
                None => return Err(Error::Malformed("parts without a comma between them")),
            };
        }
        // `hs2019` leaves the algorithm to the key, and keys here are RSA.
        if !matches!(algorithm, None | Some("rsa-sha256" | "hs2019")) {
            return Err(Error::Malformed("another algorithm than RSA with SHA-256"));
        }
        let headers: Vec<String> =
            headers.unwrap_or("(created)").split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
        let is_twice = |n: usize| headers[..n].contains(&headers[n]);
        if headers.len() > MOST_HEADERS || (0..headers.len()).any(is_twice) {
            return Err(Error::Malformed("covers too much, or something twice"));
        }
        let seconds = |text: Option<&str>| match text {
            None => Ok(None),
            // Ten digits reach the year 2286; fractions are cut off.
            Some(text) => {
                let whole = text.split('.').next().filter(|t| t.len() <= 12).and_then(|t| t.parse::<i64>().ok());
                whole.map(|s| Some(s * 1000)).ok_or(Error::Malformed("a time that is none"))
            }
        };
        let key_id = identifier(key_id.unwrap_or("")).map_err(|_| Error::Malformed("keyId is not an address"))?;
        let signature = STANDARD.decode(signature.unwrap_or("")).map_err(|_| Error::Malformed("not base64"))?;
        Ok(Fields { key_id, headers, signature, created: seconds(created)?, expires: seconds(expires)? })
    }

    /// Each time that is given must be of now, covered or not: an uncovered one proves nothing, and a wrong one is wrong.
    fn check_times(&self, headers: &HeaderMap, window: &Window) -> Result<(), Error> {
        let covers = |name: &str| self.headers.iter().any(|h| h == name);
        let date = match single(headers, "date") {
            Some(text) => Some(http_date(text).ok_or(Error::Date)?),
            None => None,
        };
        if covers("date") && date.is_none() {
            return Err(Error::Uncovered("date"));
        }
        if covers("(created)") && self.created.is_none() {
            return Err(Error::Uncovered("(created)"));
        }
        let is_good = date.is_none_or(|t| window.holds(t))
            && self.created.is_none_or(|t| window.holds(t))
            && self.expires.is_none_or(|t| window.now <= t);
        if is_good { Ok(()) } else { Err(Error::Date) }
    }

    /// The text that was signed (section 2.3 of the draft).
    fn text(&self, request: &Request<'_>) -> Result<String, Error> {
        let mut text = String::new();
        for name in &self.headers {
            if !text.is_empty() {
                text.push('\n');
            }
            let value = match name.as_str() {
                "(request-target)" => request_target(request.method, request.target),
                "(created)" => (self.created.ok_or(Error::Uncovered("(created)"))? / 1000).to_string(),
                "(expires)" => (self.expires.ok_or(Error::Uncovered("(expires)"))? / 1000).to_string(),
                _ => joined(request.headers, name).ok_or(Error::Malformed("covers a header that is not there"))?,
            };
            text.push_str(&format!("{name}: {value}"));
        }
        Ok(text)
    }
}

fn request_target(method: &Method, target: &str) -> String {
    format!("{} {target}", method.as_str().to_ascii_lowercase())
}

/// A header that is there once, as text.
pub(crate) fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(first.trim())
}

/// All values of a header, with commas between them.
pub(crate) fn joined(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Option<Vec<&str>> = headers.get_all(name).iter().map(|v| v.to_str().ok().map(str::trim)).collect();
    values.filter(|v| !v.is_empty()).map(|v| v.join(", "))
}

/// A time as HTTP writes it, in milliseconds.
fn http_date(text: &str) -> Option<i64> {
    let time = httpdate::parse_http_date(text).ok()?;
    i64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// The host of an address as the `Host` header names it.
///
/// # Errors
/// [`Foreign::NotAnAddress`].
pub fn host_of(url: &Url) -> Result<String, Foreign> {
    let host = url.host_str().ok_or(Foreign::NotAnAddress)?;
    Ok(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

/// Signs a request to an address: gives the headers to send, `Host` included. `body` is `None` for a fetch.
///
/// # Errors
/// [`key::Error::NotAKey`] for a key or an address that cannot be written into headers.
pub fn sign(url: &Url, body: Option<&[u8]>, key_id: &str, key: &PrivateKey, now: i64) -> Result<HeaderMap, key::Error> {
    let method = if body.is_some() { Method::POST } else { Method::GET };
    let target = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let time = UNIX_EPOCH + Duration::from_millis(u64::try_from(now).unwrap_or(0));
    let mut signed = vec![
        ("(request-target)", request_target(&method, &target)),
        ("host", host_of(url).map_err(|_| key::Error::NotAKey)?),
        ("date", httpdate::fmt_http_date(time)),
    ];
    if let Some(body) = body {
        signed.push(("digest", digest::of(body)));
        signed.push(("content-type", crate::media::ACTIVITY_JSON.to_owned()));
    }
    let text: Vec<String> = signed.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let names: Vec<&str> = signed.iter().map(|(name, _)| *name).collect();
    let signature = STANDARD.encode(key.sign(text.join("\n").as_bytes())?);
    let header = format!(
        "keyId=\"{key_id}\",algorithm=\"rsa-sha256\",headers=\"{}\",signature=\"{signature}\"",
        names.join(" ")
    );
    let value = |text: &str| HeaderValue::from_str(text).map_err(|_| key::Error::NotAKey);
    let mut headers = HeaderMap::new();
    for (name, text) in &signed[1..] {
        headers.insert(HeaderName::from_static(name), value(text)?);
    }
    headers.insert(HeaderName::from_static("signature"), value(&header)?);
    headers.insert(header::ACCEPT, HeaderValue::from_static(crate::media::ACCEPT));
    Ok(headers)
}
