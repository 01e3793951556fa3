//! How a feed is sent: with an entity tag, and for how long it may be kept.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use platform::{Problem, Result};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Who may keep a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Everybody between, for some minutes.
    Anybody,
    /// Only who asked: the address opens something.
    Reader,
}

impl Keep {
    fn header(self) -> &'static str {
        match self {
            Keep::Anybody => "public, max-age=300",
            Keep::Reader => "private, max-age=300",
        }
    }
}

/// The answer; `content` is what the entity tag is of, `text` makes it the feed when the reader does not have it yet.
pub(crate) fn answer(
    headers: &HeaderMap,
    keep: Keep,
    content_type: &str,
    content: &impl Serialize,
    text: impl FnOnce() -> String,
) -> Result<Response> {
    let tag = entity_tag(content_type, content)?;
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|v| v.to_str().ok());
    // Compared weakly (RFC 9110, section 13.1.2).
    let strong = |t: &str| t.trim().trim_start_matches("W/").to_owned();
    let is_known = known.flat_map(|v| v.split(',')).any(|t| t.trim() == "*" || strong(t) == strong(&tag));
    let mut response = Response::new(if is_known { Body::empty() } else { Body::from(text()) });
    let out = response.headers_mut();
    if !is_known {
        let kind = format!("{content_type}; charset=utf-8");
        out.insert(header::CONTENT_TYPE, HeaderValue::from_str(&kind).map_err(Problem::internal)?);
    }
    out.insert(header::ETAG, HeaderValue::from_str(&tag).map_err(Problem::internal)?);
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep.header()));
    out.insert(header::VARY, HeaderValue::from_static("accept"));
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    Ok(response)
}

/// Weak: what changes all the time is not part of it.
pub(crate) fn entity_tag(content_type: &str, content: &impl Serialize) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(content_type.as_bytes());
    // Bytes of another version of the program are other bytes.
    hash.update(env!("CARGO_PKG_VERSION").as_bytes());
    hash.update(serde_json::to_vec(content).map_err(Problem::internal)?);
    let hex: String = hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect();
    Ok(format!("W/\"{hex}\""))
}
