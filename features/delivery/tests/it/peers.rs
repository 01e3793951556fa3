//! A server that receives, and what tests say to it.

use actor::{Kind, NewActor};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::{Router, routing::post};
use database::{Sql, Tx};
use futures::FutureExt;
use platform::App;
use platform::testing::{START, TestApp};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::sync::Semaphore;

/// One received request.
pub(crate) struct Received {
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

#[derive(Default)]
struct Inner {
    received: Mutex<Vec<Received>>,
    /// What the next requests are answered; 204 when nothing is planned.
    answers: Mutex<VecDeque<u16>>,
    /// While it is there, nobody is answered without a permit.
    gate: Mutex<Option<Arc<Semaphore>>>,
}

/// A server that is there.
pub(crate) struct Peer {
    pub host: String,
    inner: Arc<Inner>,
}

impl Peer {
    pub(crate) async fn start() -> Peer {
        let inner = Arc::new(Inner::default());
        let receive = |State(inner): State<Arc<Inner>>, uri: Uri, headers: HeaderMap, body: axum::body::Bytes| async move {
            let gate = inner.gate.lock().unwrap().clone();
            if let Some(gate) = gate {
                gate.acquire().await.unwrap().forget();
            }
            let received = Received { path: uri.path().to_owned(), headers, body: body.to_vec() };
            inner.received.lock().unwrap().push(received);
            let status = inner.answers.lock().unwrap().pop_front().unwrap_or(204);
            StatusCode::from_u16(status).unwrap()
        };
        let router = Router::new().route("/{*path}", post(receive)).with_state(inner.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Peer { host, inner }
    }
    pub(crate) fn inbox(&self, name: &str) -> String {
        format!("http://{}/{name}", self.host)
    }
    pub(crate) fn answers(&self, statuses: &[u16]) {
        self.inner.answers.lock().unwrap().extend(statuses);
    }
    pub(crate) fn hang(&self) -> Arc<Semaphore> {
        let gate = Arc::new(Semaphore::new(0));
        *self.inner.gate.lock().unwrap() = Some(gate.clone());
        gate
    }
    pub(crate) fn take(&self) -> Vec<Received> {
        std::mem::take(&mut self.inner.received.lock().unwrap())
    }
    /// The ids of the activities that came, in their order.
    pub(crate) fn ids(&self) -> Vec<String> {
        let id = |r: &Received| serde_json::from_slice::<Value>(&r.body).unwrap()["id"].as_str().unwrap().to_owned();
        self.take().iter().map(id).collect()
    }
}

/// The address of a server that is not there.
pub(crate) async fn nobody() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}/inbox", listener.local_addr().unwrap())
}

/// Lets requests reach this machine, and gives a local actor who sends.
pub(crate) async fn sender(test: &TestApp) -> i64 {
    let mut config = (*test.app.config()).clone();
    config.federation.prevent_ssrf = false;
    test.app.set_config(config);
    let keys = actor::generate().await.unwrap();
    let new = NewActor {
        kind: Kind::Group,
        name: "cooking".into(),
        keys,
        origin: "http://127.0.0.1:9000".into(),
        now: START,
    };
    test.app.db.write(new, |tx, new| async move { actor::create(tx, &new).await }.boxed()).await.unwrap()
}

pub(crate) fn note(id: &str) -> Value {
    whole(json!({"type": "Create", "id": id, "actor": "http://127.0.0.1:9000/video-channels/cooking", "object": id}))
}

pub(crate) fn update(id: &str, object: &str) -> Value {
    let object = json!({"id": object, "type": "Note", "content": id});
    whole(
        json!({"type": "Update", "id": id, "actor": "http://127.0.0.1:9000/video-channels/cooking", "object": object}),
    )
}

fn whole(document: Value) -> Value {
    let mut whole = json!({"@context": activitypub::context_of(&document)});
    whole.as_object_mut().unwrap().extend(document.as_object().unwrap().clone());
    whole
}

pub(crate) async fn send(app: &App, from: i64, inboxes: &[&str], activity: Value) {
    let inboxes: Vec<String> = inboxes.iter().map(|i| (*i).to_owned()).collect();
    let input = (from, inboxes, activity, app.now());
    let queued = app.db.write(input, |tx, (from, inboxes, activity, now)| {
        async move { delivery::queue(tx, now, from, &inboxes, &activity).await }.boxed()
    });
    queued.await.unwrap();
}

pub(crate) async fn count(app: &App, table: &'static str) -> i64 {
    app.db.reader().await.unwrap().one(Sql::new(table)).await.unwrap()
}

/// How many deliveries wait, and how many activities are kept for them.
pub(crate) async fn waiting(app: &App) -> (i64, i64) {
    (count(app, "SELECT count(*) FROM delivery").await, count(app, "SELECT count(*) FROM outgoing_activity").await)
}

pub(crate) async fn forge(app: &App, sql: Sql) {
    let done = app.db.write(sql, |tx: &mut Tx, sql| async move { tx.execute(sql).await }.boxed());
    done.await.map_err(|e: database::Error| e.to_string()).unwrap();
}
