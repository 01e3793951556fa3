//! Another server, on loopback: it answers documents and signs what it sends.

use activitypub::{PrivateKey, signature};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures::FutureExt as _;
use platform::http_client::Url;
use platform::testing::TestApp;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use world::{Answer, World};

/// What it answers, and what it was asked.
#[derive(Default)]
struct Shelf {
    documents: HashMap<String, (StatusCode, Value)>,
    asked: Vec<String>,
}

/// Another server.
pub struct Peer {
    pub origin: String,
    shelf: Arc<Mutex<Shelf>>,
    keys: HashMap<String, PrivateKey>,
}

/// An instance that speaks http and may reach loopback: what a test app must be before its world is made.
pub fn open(t: &TestApp) {
    let mut config = (*t.app.config()).clone();
    config.federation.prevent_ssrf = false;
    config.federation.sign_federated_fetches = false;
    config.webserver.https = false;
    config.webserver.hostname = "home.example".into();
    config.webserver.port = 80;
    t.app.set_config(config);
    channel::set_hooks(channel::Hooks {
        registered: &[],
        actor_goes: &[|tx, actor_id, _| async move { Ok(follow::forget(tx, actor_id).await?) }.boxed()],
        remove_videos: |tx, channel_id, now| video::delete::delete_of_channel(tx, channel_id, now).boxed(),
        channel_goes: &[],
        account_goes: &[
            |tx, account_id, _| video::rate::forget_account(tx, account_id).boxed(),
            |tx, account_id, now| comment::account_goes(tx, account_id, now).boxed(),
        ],
        set_support: |tx, channel_id, support, now| {
            video::update::set_support_of_channel(tx, channel_id, support, now).boxed()
        },
    });
}

impl Peer {
    /// A server that knows nobody yet.
    pub async fn start() -> Peer {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let shelf = Arc::new(Mutex::new(Shelf::default()));
        let router = Router::new().fallback(answer).with_state(shelf.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Peer { origin, shelf, keys: HashMap::new() }
    }

    /// Its host with its port.
    pub fn host(&self) -> &str {
        self.origin.strip_prefix("http://").unwrap()
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Has a document at the address that is its id.
    pub fn put(&self, document: Value) {
        let url: Url = document["id"].as_str().unwrap().parse().unwrap();
        self.answer(url.path(), StatusCode::OK, document);
    }

    /// Answers this at a path.
    pub fn answer(&self, path: &str, status: StatusCode, document: Value) {
        self.shelf.lock().unwrap().documents.insert(path.to_owned(), (status, document));
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        self.shelf.lock().unwrap().asked.iter().filter(|p| *p == path).count()
    }

    /// How often somebody was looked for by name.
    pub fn fingers(&self) -> usize {
        let shelf = self.shelf.lock().unwrap();
        shelf.asked.iter().filter(|p| p.starts_with("/.well-known/webfinger?")).count()
    }

    /// Has somebody: an actor with a new key. Answers their address.
    pub async fn actor(&mut self, kind: &str, name: &str, more: Value) -> String {
        let folder = if kind == "Group" { "video-channels" } else { "accounts" };
        let url = self.url(&format!("/{folder}/{name}"));
        let keys = actor::generate().await.unwrap();
        let mut document = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "type": kind,
            "id": url,
            "preferredUsername": name,
            "name": format!("{name} by name"),
            "inbox": format!("{url}/inbox"),
            "outbox": format!("{url}/outbox"),
            "followers": format!("{url}/followers"),
            "endpoints": {"sharedInbox": self.url("/inbox")},
            "publicKey": {"id": format!("{url}#main-key"), "owner": url, "publicKeyPem": keys.public},
            "published": "2025-12-01T10:00:00.000Z",
        });
        document.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        self.put(document);
        self.keys.insert(url.clone(), PrivateKey::read(&keys.private).unwrap());
        url
    }

    /// The usual company: an account and its channel.
    pub async fn people(&mut self) -> (String, String) {
        let account = self.actor("Person", "zoe", json!({})).await;
        let owner = json!({"attributedTo": [{"type": "Person", "id": account}], "support": "coffee"});
        let channel = self.actor("Group", "zoe_channel", owner).await;
        (account, channel)
    }

    /// The headers of a signed request.
    pub fn headers(&self, w: &World, signer: &str, path: &str, body: &[u8]) -> HeaderMap {
        self.headers_by(w, signer, &format!("{signer}#main-key"), path, body)
    }

    /// The same, naming the signer's key so.
    pub fn headers_by(&self, w: &World, signer: &str, key_id: &str, path: &str, body: &[u8]) -> HeaderMap {
        let url: Url = format!("{}{path}", w.app.config().webserver.origin()).parse().unwrap();
        signature::sign(&url, Some(body), key_id, &self.keys[signer], w.app.now()).unwrap()
    }

    /// An activity with its actor's signature within.
    pub fn signed(&self, w: &World, mut activity: Value) -> Value {
        activity["@context"] = activitypub::context_of(&activity);
        let signer = activity["actor"].as_str().unwrap().to_owned();
        let created = platform::clock::iso(w.app.now());
        activitypub::linked::sign(activity, &signer, &created, &self.keys[&signer]).unwrap()
    }

    /// Sends on what somebody else has signed.
    pub async fn forward(&self, w: &World, signer: &str, activity: &Value) -> u16 {
        let body = activity.to_string();
        let status = post(w, "/inbox", self.headers(w, signer, "/inbox", body.as_bytes()), body).await.status.as_u16();
        federation::catch_up(&w.app).await.unwrap();
        status
    }

    /// Sends an activity of an actor to a path, signed by it.
    pub async fn send_to(&self, w: &World, path: &str, activity: Value) -> Answer {
        let signer = activity["actor"].as_str().unwrap().to_owned();
        let body = activity.to_string();
        let headers = self.headers(w, &signer, path, body.as_bytes());
        post(w, path, headers, body).await
    }

    /// Sends an activity to the shared inbox, and has it processed.
    pub async fn tell(&self, w: &World, activity: Value) {
        let answer = self.send_to(w, "/inbox", activity).await;
        assert_eq!(answer.status.as_u16(), 204, "{}", answer.text());
        federation::catch_up(&w.app).await.unwrap();
    }
}

/// Posts with these headers.
pub async fn post(w: &World, path: &str, headers: HeaderMap, body: String) -> Answer {
    let mut request = Request::post(path).body(Body::from(body)).unwrap();
    *request.headers_mut() = headers;
    w.send(request).await
}

/// Puts another value into a header.
pub fn with(mut headers: HeaderMap, name: &'static str, value: &str) -> HeaderMap {
    headers.insert(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
    headers
}

async fn answer(State(shelf): State<Arc<Mutex<Shelf>>>, uri: Uri) -> Response {
    let mut shelf = shelf.lock().unwrap();
    let path = uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    shelf.asked.push(path.clone());
    let found = shelf.documents.get(&path).or_else(|| shelf.documents.get(uri.path())).cloned();
    match found {
        Some((status, document)) => {
            (status, [(header::CONTENT_TYPE, "application/activity+json")], document.to_string()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
