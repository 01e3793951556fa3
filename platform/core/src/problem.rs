//! Errors as clients see them: problem documents (RFC 9457) in the shapes PeerTube's clients know.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

/// What a use case or a handler returns.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

const DOCS: &str = "https://docs.joinpeertube.org/api-rest-reference.html";

/// A refusal or a failure: a status, a sentence that is safe to show, and for known cases a code clients test.
#[derive(Debug, Clone)]
pub struct Problem(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    status: StatusCode,
    detail: String,
    code: Option<&'static str>,
    invalid: Option<Map<String, Value>>,
    extra: Map<String, Value>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    /// A problem with a status and a sentence for the client.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Problem(Box::new(Inner {
            status,
            detail: detail.into(),
            code: None,
            invalid: None,
            extra: Map::new(),
            headers: Vec::new(),
        }))
    }
    /// 400.
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }
    /// 401 with the code and header that clients refresh their token on.
    pub fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, detail).code("unauthorized_request")
    }
    /// 403.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, detail)
    }
    /// 404.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }
    /// 409.
    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, detail)
    }
    /// 500, after the log was told what really happened.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        tracing::error!(%error, "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error")
    }
    /// 400 naming the fields that are wrong, as express-validator's errors look in PeerTube's answers.
    pub fn invalid(fields: Map<String, Value>) -> Self {
        let names: Vec<&str> = fields.keys().map(String::as_str).collect();
        let mut p = Self::bad_request(format!("Incorrect request parameters: {}", names.join(", ")));
        p.0.invalid = Some(fields);
        p
    }
    /// 400 for one part of the path that is wrong.
    pub fn invalid_param(name: &str, value: &str, message: &str) -> Self {
        let error = json!({"type": "field", "value": value, "msg": message, "path": name, "location": "params"});
        Self::invalid(Map::from_iter([(name.to_owned(), error)]))
    }
    /// Adds a code; the document's type then names it and the title goes, as PeerTube does.
    #[must_use]
    pub fn code(mut self, code: &'static str) -> Self {
        self.0.code = Some(code);
        self
    }
    /// Takes the code back, for the refusals that PeerTube gives without one.
    #[must_use]
    pub fn code_less(mut self) -> Self {
        self.0.code = None;
        self
    }
    /// Adds a field of its own to the document.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.extra.insert(key.to_owned(), value.into());
        self
    }
    /// Adds a header to the answer.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers.push((name, value));
        }
        self
    }
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }
    /// The sentence.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// The document; `instance` and `operation` are known only where the request is.
    pub fn document(&self, instance: Option<&str>, operation: Option<&str>) -> Value {
        let p = &self.0;
        let mut doc = Map::new();
        match p.code {
            Some(code) => doc.insert("type".into(), json!(format!("{DOCS}#section/Errors/{code}"))),
            None => doc.insert("type".into(), json!("about:blank")),
        };
        if p.code.is_none() {
            doc.insert("title".into(), json!(p.status.canonical_reason().unwrap_or("Error")));
        }
        doc.insert("detail".into(), json!(p.detail));
        if let (Some(_), Some(instance)) = (&p.invalid, instance) {
            doc.insert("instance".into(), json!(instance));
        }
        doc.insert("status".into(), json!(p.status.as_u16()));
        if let Some(invalid) = &p.invalid {
            doc.insert("invalid-params".into(), Value::Object(invalid.clone()));
        }
        if let Some(operation) = operation {
            doc.insert("docs".into(), json!(format!("{DOCS}#operation/{operation}")));
        }
        if let Some(code) = p.code {
            doc.insert("code".into(), json!(code));
        }
        doc.extend(p.extra.clone());
        Value::Object(doc)
    }

    /// The answer, for a request whose address and operation are known.
    pub fn render(self, instance: Option<&str>, operation: Option<&str>) -> Response {
        let mut response = Response::new(Body::from(self.document(instance, operation).to_string()));
        *response.status_mut() = self.0.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
        if self.0.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        for (name, value) in &self.0.headers {
            headers.append(name.clone(), value.clone());
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.0.status, self.0.detail)
    }
}
impl std::error::Error for Problem {}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.render(None, None)
    }
}

impl From<database::Error> for Problem {
    fn from(e: database::Error) -> Self {
        match e {
            database::Error::NoRow => Problem::not_found("Not found"),
            database::Error::Unavailable(_) => {
                tracing::error!(error = %e, "the database is unavailable");
                Problem::new(StatusCode::INSUFFICIENT_STORAGE, "The server cannot store anything at the moment")
                    .header(header::RETRY_AFTER, "30")
            }
            e => Problem::internal(e),
        }
    }
}

impl From<object_storage::Error> for Problem {
    fn from(e: object_storage::Error) -> Self {
        match e {
            object_storage::Error::NotFound => Problem::not_found("File not found"),
            object_storage::Error::StorageFull => {
                tracing::error!("the storage is full");
                Problem::new(StatusCode::INSUFFICIENT_STORAGE, "The server's storage is full")
                    .header(header::RETRY_AFTER, "60")
            }
            e => Problem::internal(e),
        }
    }
}
