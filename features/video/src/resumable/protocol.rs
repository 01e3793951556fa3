//! The words of the node-uploadx protocol: ranges, digests, and its own shape of errors.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use platform::Problem;
use serde_json::json;

/// A refusal of the protocol, with the code, sentence and status that node-uploadx gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The bytes do not go on from those that are here.
    Conflict,
    /// No such upload.
    NotFound,
    /// Somebody else's upload.
    Forbidden,
    /// `Content-Range` says nothing sensible.
    InvalidRange,
    /// Another request writes to this upload.
    TooManyRequests,
    /// The digest is that of other bytes.
    Checksum,
    /// A digest of an unknown kind.
    UnknownChecksum,
    /// All bytes are here and the video is being made.
    Finishing,
}

impl Fault {
    fn parts(self) -> (u16, &'static str, &'static str) {
        match self {
            Fault::Conflict => (409, "FileConflict", "File conflict"),
            Fault::NotFound => (404, "FileNotFound", "Not found"),
            Fault::Forbidden => (403, "Forbidden", "Authenticated user is not allowed access"),
            Fault::InvalidRange => (400, "InvalidRange", "Invalid or missing content-range header"),
            Fault::TooManyRequests => (429, "TooManyRequests", "Too many requests"),
            Fault::Checksum => (460, "ChecksumMismatch", "Checksum mismatch"),
            Fault::UnknownChecksum => (400, "UnsupportedChecksumAlgorithm", "Unsupported checksum algorithm"),
            Fault::Finishing => (503, "StorageError", "The upload is already being processed"),
        }
    }
}

/// What a request of the protocol is refused with.
#[derive(Debug)]
pub enum Refusal {
    /// By the protocol itself.
    Fault(Fault),
    /// By what the file or the form is.
    Problem(Problem),
}

impl From<Fault> for Refusal {
    fn from(f: Fault) -> Self {
        Refusal::Fault(f)
    }
}
impl From<Problem> for Refusal {
    fn from(p: Problem) -> Self {
        Refusal::Problem(p)
    }
}
impl From<database::Error> for Refusal {
    fn from(e: database::Error) -> Self {
        Refusal::Problem(e.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Refusal::Problem(p) => p.into_response(),
            Refusal::Fault(f) => {
                let (status, code, message) = f.parts();
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
                let mut response =
                    (status, Json(json!({ "error": { "code": code, "message": message } }))).into_response();
                let headers = response.headers_mut();
                headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
                let wait = match f {
                    Fault::Finishing => Some("10"),
                    Fault::TooManyRequests => Some("1"),
                    _ => None,
                };
                if let Some(wait) = wait {
                    headers.insert(header::RETRY_AFTER, HeaderValue::from_static(wait));
                }
                response
            }
        }
    }
}

/// What a `PUT` says it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// `bytes */N`: nothing; where to go on?
    Query {
        /// Bytes in all, when said.
        size: Option<i64>,
    },
    /// `bytes a-b/N`; without the header, everything from the start.
    Chunk {
        /// First byte.
        start: i64,
        /// How many, when said.
        length: Option<i64>,
        /// Bytes in all, when said.
        size: Option<i64>,
    },
}

/// Reads `Content-Range` (RFC 9110, section 14.4) and `Content-Length`.
pub fn span(headers: &HeaderMap) -> Result<Span, Fault> {
    let number = |s: &str| -> Result<i64, Fault> {
        if s.is_empty() || s.len() > 18 || !s.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Fault::InvalidRange);
        }
        s.parse().map_err(|_| Fault::InvalidRange)
    };
    let said = match headers.get(header::CONTENT_LENGTH) {
        Some(v) => Some(number(v.to_str().map_err(|_| Fault::InvalidRange)?)?),
        None => None,
    };
    let Some(range) = headers.get(header::CONTENT_RANGE) else {
        return Ok(Span::Chunk { start: 0, length: said, size: None });
    };
    let range = range.to_str().map_err(|_| Fault::InvalidRange)?.trim();
    let (place, size) =
        range.strip_prefix("bytes").and_then(|r| r.trim_start().split_once('/')).ok_or(Fault::InvalidRange)?;
    let size = if size.trim() == "*" { None } else { Some(number(size.trim())?) };
    if place.trim() == "*" {
        return Ok(Span::Query { size });
    }
    let (start, end) = place.split_once('-').ok_or(Fault::InvalidRange)?;
    let (start, end) = (number(start.trim())?, number(end.trim())?);
    if end < start {
        return Err(Fault::InvalidRange);
    }
    let length = end - start + 1;
    if said.is_some_and(|said| said != length) {
        return Err(Fault::Conflict);
    }
    Ok(Span::Chunk { start, length: Some(length), size })
}

/// A digest over the bytes of one request.
pub struct Checksum {
    context: aws_lc_rs::digest::Context,
    expected: Vec<u8>,
}

impl Checksum {
    /// From `Digest: sha=…` or `sha-256=…` (RFC 3230, RFC 5843), in base64 or hexadecimal, as node-uploadx takes both.
    pub fn from_headers(headers: &HeaderMap) -> Result<Option<Self>, Fault> {
        use aws_lc_rs::digest;
        let Some(value) = headers.get("digest") else { return Ok(None) };
        let value = value.to_str().map_err(|_| Fault::UnknownChecksum)?;
        let (kind, text) = value.split_once('=').ok_or(Fault::UnknownChecksum)?;
        let algorithm = match kind.trim().to_ascii_lowercase().as_str() {
            "sha" | "sha1" | "sha-1" => &digest::SHA1_FOR_LEGACY_USE_ONLY,
            "sha-256" | "sha256" => &digest::SHA256,
            _ => return Err(Fault::UnknownChecksum),
        };
        let expected = decode(text.trim(), algorithm.output_len()).ok_or(Fault::Checksum)?;
        Ok(Some(Checksum { context: digest::Context::new(algorithm), expected }))
    }
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.context.update(bytes);
    }
    /// Whether all bytes taken are those the digest is of.
    pub fn matches(self) -> bool {
        self.context.finish().as_ref() == self.expected
    }
}

fn decode(text: &str, length: usize) -> Option<Vec<u8>> {
    if text.len() == 2 * length && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
        return text.as_bytes().chunks(2).map(|p| Some(digit(p[0])? * 16 + digit(p[1])?)).collect();
    }
    base64::engine::general_purpose::STANDARD.decode(text).ok().filter(|d| d.len() == length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(range: Option<&str>, length: Option<&str>) -> HeaderMap {
        let mut h = HeaderMap::new();
        for (name, value) in [(header::CONTENT_RANGE, range), (header::CONTENT_LENGTH, length)] {
            if let Some(v) = value {
                h.insert(name, v.parse().unwrap());
            }
        }
        h
    }

    #[test]
    fn ranges_are_read() {
        let chunk = |start, length, size| Ok(Span::Chunk { start, length, size });
        assert_eq!(span(&headers(Some("bytes 0-9/100"), Some("10"))), chunk(0, Some(10), Some(100)));
        assert_eq!(span(&headers(Some("bytes 5-9/*"), None)), chunk(5, Some(5), None));
        assert_eq!(span(&headers(None, Some("7"))), chunk(0, Some(7), None));
        assert_eq!(span(&headers(Some("bytes */100"), Some("0"))), Ok(Span::Query { size: Some(100) }));
        assert_eq!(span(&headers(Some("bytes 0-9/100"), Some("11"))), Err(Fault::Conflict));
        for bad in [
            "",
            "bytes",
            "bytes 9-0/100",
            "bytes -1-2/3",
            "bytes 1-/3",
            "items 0-1/2",
            "bytes 0-1/x",
            "bytes 99999999999999999999-1/2",
        ] {
            assert_eq!(span(&headers(Some(bad), None)), Err(Fault::InvalidRange), "{bad}");
        }
    }

    #[test]
    fn digests_are_compared() {
        // SHA-1 of "abc", FIPS 180-2 appendix A.
        for (digest, good) in [
            ("sha=qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", true),
            ("sha=a9993e364706816aba3e25717850c26c9cd0d89d", true),
            ("sha=a9993e364706816aba3e25717850c26c9cd0d89e", false),
        ] {
            let mut h = HeaderMap::new();
            h.insert("digest", digest.parse().unwrap());
            let mut sum = Checksum::from_headers(&h).unwrap().unwrap();
            sum.update(b"a");
            sum.update(b"bc");
            assert_eq!(sum.matches(), good, "{digest}");
        }
        let mut h = HeaderMap::new();
        h.insert("digest", "crc=1".parse().unwrap());
        assert!(matches!(Checksum::from_headers(&h), Err(Fault::UnknownChecksum)));
    }
}
