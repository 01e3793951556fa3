//! Signed requests by the standard (RFC 9421, with the digests of RFC 9530), as newer servers send them: RSA with SHA-256 only
//! (`rsa-v1_5-sha256`). Read only; what we send is signed as in [`crate::signature`].

use crate::identifier;
use crate::signature::{Error, Presented, Request, Window, joined, single};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Longest value of `Signature-Input` and `Signature`.
const LONGEST: usize = 4096;
/// Components a signature may cover.
const MOST: usize = 20;

/// Whether a request is signed in this way.
pub fn is_used(request: &Request<'_>) -> bool {
    request.headers.contains_key("signature-input")
}

/// Reads and checks what can be checked without the key. The method, the whole address (`@target-uri`, or the host with
/// `@path` or `@request-target`) and a body's `content-digest` must be covered, and `created` must be there. One signature only: of several it is not
/// clear which one the peer means.
///
/// # Errors
/// See [`Error`].
pub fn read(request: &Request<'_>, https: bool, window: &Window) -> Result<Presented, Error> {
    let input = single(request.headers, "signature-input").ok_or(Error::Absent)?;
    let value = single(request.headers, "signature").ok_or(Error::Absent)?;
    if input.len() > LONGEST || value.len() > LONGEST {
        return Err(Error::Malformed("too long"));
    }
    let (label, parameters) = input.split_once('=').ok_or(Error::Malformed("no label"))?;
    let (same, value) = value.split_once('=').ok_or(Error::Malformed("no label"))?;
    if label != same || label.is_empty() {
        return Err(Error::Malformed("the labels differ"));
    }
    let value = value.strip_prefix(':').and_then(|v| v.strip_suffix(':')).ok_or(Error::Malformed("not base64"))?;
    let signature = STANDARD.decode(value).map_err(|_| Error::Malformed("not base64"))?;
    let parsed = Parameters::parse(parameters)?;
    if !single(request.headers, "host").is_some_and(|host| host.eq_ignore_ascii_case(request.host)) {
        return Err(Error::Host);
    }
    parsed.check(request, window)?;
    let scheme = if https { "https" } else { "http" };
    let host = request.host.to_ascii_lowercase();
    let (path, query) = request
        .target
        .split_once('?')
        .map_or((request.target, "?".to_owned()), |(path, query)| (path, format!("?{query}")));
    let mut text = String::new();
    for name in &parsed.components {
        let value = match *name {
            "@method" => request.method.as_str().to_owned(),
            "@target-uri" => format!("{scheme}://{host}{}", request.target),
            "@authority" => host.clone(),
            "@scheme" => scheme.to_owned(),
            "@request-target" => request.target.to_owned(),
            "@path" => path.to_owned(),
            "@query" => query.clone(),
            field if field.starts_with('@') => return Err(Error::Malformed("covers an unknown component")),
            field => joined(request.headers, field).ok_or(Error::Malformed("covers a header that is not there"))?,
        };
        text.push_str(&format!("\"{name}\": {value}\n"));
    }
    // The parameters stand in the text as they were sent.
    text.push_str(&format!("\"@signature-params\": {parameters}"));
    let key_id = identifier(parsed.key_id.unwrap_or("")).map_err(|_| Error::Malformed("keyid is not an address"))?;
    Ok(Presented::new(key_id, text, signature))
}

/// What a signature covers, and its parameters.
struct Parameters<'a> {
    components: Vec<&'a str>,
    created: Option<i64>,
    expires: Option<i64>,
    key_id: Option<&'a str>,
}

impl<'a> Parameters<'a> {
    /// Reads an inner list of strings with parameters (RFC 9651, section 3.1.1); components with parameters of their own are
    /// refused, and so is a second member behind it.
    fn parse(text: &'a str) -> Result<Self, Error> {
        let malformed = Error::Malformed("not a list of components");
        let (list, mut rest) = text.strip_prefix('(').and_then(|t| t.split_once(')')).ok_or(malformed)?;
        let mut parsed = Parameters { components: Vec::new(), created: None, expires: None, key_id: None };
        for item in list.split_ascii_whitespace() {
            let name = item.strip_prefix('"').and_then(|i| i.strip_suffix('"')).ok_or(malformed)?;
            let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'@' | b'_');
            if name.is_empty() || !name.bytes().all(is_plain) {
                return Err(malformed);
            }
            if parsed.components.contains(&name) || parsed.components.len() == MOST {
                return Err(Error::Malformed("covers too much, or something twice"));
            }
            parsed.components.push(name);
        }
        let mut seen: Vec<&str> = Vec::new();
        while let Some(parameter) = rest.strip_prefix(';') {
            let (name, after) = parameter.split_once('=').ok_or(Error::Malformed("a parameter without a value"))?;
            let (value, after) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').ok_or(Error::Malformed("a quote that does not end"))?,
                None => after.split_at(after.find(';').unwrap_or(after.len())),
            };
            let name = name.trim_start();
            if seen.contains(&name) {
                return Err(Error::Malformed("a parameter that is there twice"));
            }
            seen.push(name);
            match name {
                "created" => parsed.created = Some(seconds(value)?),
                "expires" => parsed.expires = Some(seconds(value)?),
                "keyid" => parsed.key_id = Some(value),
                "alg" if value != "rsa-v1_5-sha256" => {
                    return Err(Error::Malformed("another algorithm than RSA with SHA-256"));
                }
                _ => {}
            }
            rest = after;
        }
        if rest.is_empty() { Ok(parsed) } else { Err(Error::Malformed("more than one signature")) }
    }

    fn check(&self, request: &Request<'_>, window: &Window) -> Result<(), Error> {
        let covers = |name: &str| self.components.contains(&name);
        if !covers("@method") {
            return Err(Error::Uncovered("@method"));
        }
        let has_host = covers("@authority") || covers("host");
        let has_path =
            covers("@request-target") || (covers("@path") && (covers("@query") || !request.target.contains('?')));
        let has_address = covers("@target-uri") || (has_host && has_path);
        if !has_address {
            return Err(Error::Uncovered("@target-uri"));
        }
        let created = self.created.ok_or(Error::Uncovered("created"))?;
        if !window.holds(created) || self.expires.is_some_and(|t| window.now > t) {
            return Err(Error::Date);
        }
        if *request.method == http::Method::POST || !request.body.is_empty() {
            if !covers("content-digest") {
                return Err(Error::Uncovered("content-digest"));
            }
            let digest = single(request.headers, "content-digest").ok_or(Error::Uncovered("content-digest"))?;
            if !is_digest_of(digest, request.body) {
                return Err(Error::Digest);
            }
        }
        Ok(())
    }
}

/// A time in seconds, as milliseconds.
fn seconds(text: &str) -> Result<i64, Error> {
    let whole = Some(text).filter(|t| t.len() <= 12).and_then(|t| t.parse::<i64>().ok());
    whole.map(|s| s * 1000).ok_or(Error::Malformed("a time that is none"))
}

/// Whether a `Content-Digest` (RFC 9530) names this body: each SHA-256 in it must be right, and one must be there.
fn is_digest_of(value: &str, body: &[u8]) -> bool {
    let hash = Sha256::digest(body);
    let mut found = false;
    for one in value.split(',') {
        let Some((algorithm, digest)) = one.trim().split_once('=') else { return false };
        if algorithm == "sha-256" {
            let digest = digest.strip_prefix(':').and_then(|d| d.strip_suffix(':')).unwrap_or("");
            if STANDARD.decode(digest).ok().as_deref() != Some(&hash[..]) {
                return false;
            }
            found = true;
        }
    }
    found
}
