//! Another server, on this machine, that answers as a test wants it to.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Default)]
struct Inner {
    answers: Mutex<HashMap<String, (StatusCode, String)>>,
    asked: Mutex<Vec<String>>,
    told: Mutex<Vec<Value>>,
}

/// A server that says what it was told to; unknown addresses are 404. It ends with this value. `federation.prevent_ssrf` must be off
/// for it to be asked.
pub struct Elsewhere {
    /// `http://127.0.0.1:port`.
    pub origin: String,
    inner: Arc<Inner>,
    task: tokio::task::JoinHandle<()>,
}

impl Elsewhere {
    /// Starts it.
    pub async fn start() -> Elsewhere {
        let inner = Arc::new(Inner::default());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let router = Router::new().fallback(answer).with_state(inner.clone());
        let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        Elsewhere { origin, inner, task }
    }

    /// What is answered at a path from now on.
    pub fn says(&self, path: &str, body: &Value) {
        self.answers(path, 200, body.to_string());
    }

    /// The same, with a status and a body that may be anything.
    pub fn answers(&self, path: &str, status: u16, body: impl Into<String>) {
        let status = StatusCode::from_u16(status).expect("a status");
        let mut answers = self.inner.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(path.to_owned(), (status, body.into()));
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// What was asked for since the last time, path and query.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.inner.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The JSON it was sent since the last time.
    pub fn told(&self) -> Vec<Value> {
        std::mem::take(&mut *self.inner.told.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(inner): State<Arc<Inner>>, uri: Uri, body: Bytes) -> (StatusCode, String) {
    if let Ok(body) = serde_json::from_slice(&body) {
        inner.told.lock().unwrap_or_else(PoisonError::into_inner).push(body);
    }
    inner.asked.lock().unwrap_or_else(PoisonError::into_inner).push(uri.to_string());
    let answers = inner.answers.lock().unwrap_or_else(PoisonError::into_inner);
    answers.get(uri.path()).cloned().unwrap_or((StatusCode::NOT_FOUND, "nothing".to_owned()))
}
