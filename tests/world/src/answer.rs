//! What came back.

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;

/// An answer; `json` is null when the body is none.
#[derive(Debug)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as JSON.
    pub json: Value,
    /// Body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub(crate) async fn of(response: Response<Body>) -> Answer {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: parts.status, headers: parts.headers, json, bytes }
    }

    /// The JSON of an answer with that status.
    #[track_caller]
    pub fn is(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self.json
    }

    /// A refusal with that status and that sentence.
    #[track_caller]
    pub fn refused(self, status: u16, detail: &str) -> Value {
        let json = self.is(status);
        assert_eq!(json["detail"], detail);
        json
    }

    /// A 400 that names these fields, in this order.
    #[track_caller]
    pub fn names(self, fields: &[&str]) -> Value {
        let json = self.is(400);
        let named: Vec<&str> = json["invalid-params"].as_object().into_iter().flatten().map(|(k, _)| &**k).collect();
        assert_eq!(named, fields, "{json}");
        json
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}
