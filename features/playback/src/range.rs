//! Serves one open file over HTTP: ranges, conditions, validators and caching as RFC 9110 and 9111 have it.
//!
//! The length is fixed when the file is opened, so a file that still grows is served as it was then. Of several ranges the
//! whole file is sent (RFC 9110, 14.2 lets a server ignore `Range`; players ask for one). The body comes by `sendfile` where
//! the connection allows it ([`Listener`]), else through pooled buffers; see [`body`] for why.

mod body;
mod condition;
mod header;
mod sendfile;

use std::fs::File;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::response::Response;
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_RANGE,
    LAST_MODIFIED, RANGE,
};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use body::FileBody;
use condition::{Outcome, Validators};
use header::Selection;
pub use header::attachment;
pub use sendfile::{Connection, FileQueue, Listener, Stream};

/// A file about to be served, and what is said about it.
#[derive(Debug)]
pub struct ServedFile {
    /// Open for reading. Its position does not matter.
    pub file: File,
    /// Length in bytes, as it is to be served.
    pub size: u64,
    /// When its content last changed (`Last-Modified`, and part of the default `ETag`).
    pub modified: SystemTime,
    /// `Content-Type`.
    pub content_type: HeaderValue,
    /// `Cache-Control`.
    pub cache_control: HeaderValue,
    /// A strong entity tag with its quotes; `None` makes one of size and time of change (in nanoseconds).
    pub etag: Option<HeaderValue>,
    /// `Content-Disposition`; see [`attachment`].
    pub disposition: Option<HeaderValue>,
}

/// The answer to `request` (`GET` or `HEAD`): 200, 206, 304, 412 or 416.
#[must_use]
pub fn respond(request: &Parts, file: ServedFile) -> Response {
    let etag = file.etag.unwrap_or_else(|| default_etag(file.size, file.modified));
    // HTTP dates have seconds; a comparison with one must not see the fraction.
    let seconds = file.modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let modified = UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    let validators = Validators { etag: etag.as_bytes(), modified };

    let mut headers = HeaderMap::with_capacity(10);
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CACHE_CONTROL, file.cache_control);
    if let Ok(date) = HeaderValue::from_str(&httpdate::fmt_http_date(modified)) {
        headers.insert(LAST_MODIFIED, date);
    }
    let outcome = validators.evaluate(&request.headers);
    let selection = match request.headers.get(RANGE) {
        // Range is defined for GET alone (RFC 9110, 14.2).
        Some(range) if request.method == Method::GET && validators.allow_range(request.headers.get(IF_RANGE)) => {
            header::select(range.as_bytes(), file.size)
        }
        _ => Selection::Whole,
    };
    headers.insert(ETAG, etag);
    let (status, offset, length) = match (outcome, selection) {
        (Outcome::NotModified, _) => return answer(StatusCode::NOT_MODIFIED, headers, Body::empty()),
        (Outcome::Failed, _) => return answer(StatusCode::PRECONDITION_FAILED, headers, Body::empty()),
        (Outcome::Proceed, Selection::None) => {
            headers.insert(CONTENT_RANGE, text(&format!("bytes */{}", file.size)));
            headers.insert(CONTENT_LENGTH, HeaderValue::from(0));
            return answer(StatusCode::RANGE_NOT_SATISFIABLE, headers, Body::empty());
        }
        (Outcome::Proceed, Selection::Whole) => (StatusCode::OK, 0, file.size),
        (Outcome::Proceed, Selection::Part { first, last }) => {
            headers.insert(CONTENT_RANGE, text(&format!("bytes {first}-{last}/{}", file.size)));
            (StatusCode::PARTIAL_CONTENT, first, last - first + 1)
        }
    };
    headers.insert(CONTENT_TYPE, file.content_type);
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    if let Some(disposition) = file.disposition {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    if request.method == Method::HEAD {
        return answer(status, headers, Body::empty());
    }
    let body = FileBody::new(Arc::new(file.file), offset, length, FileQueue::of(request));
    answer(status, headers, Body::new(body))
}

fn answer(status: StatusCode, headers: HeaderMap, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// Digits and ASCII words only, so it is always a header value.
fn text(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(const { HeaderValue::from_static("") })
}

fn default_etag(size: u64, modified: SystemTime) -> HeaderValue {
    let nanoseconds = modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    text(&format!("\"{size:x}-{nanoseconds:x}\""))
}
