//! Documents as other servers fetch them, on both databases.

mod actors;
mod before;
mod comments;
mod found;
mod growing_old;
mod inbox;
mod mastodon_and_lemmy;
mod older_peertube;
mod peer;
mod playlists;
mod remote_comments;
mod remote_videos;
mod videos;
mod watching;

use axum::body::Body;
use axum::http::{Request, header};
use axum::middleware::from_fn_with_state;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Answer, World};

/// An instance with documents before a page that answers everything else, and its own actor.
pub async fn world(t: &TestApp) -> World {
    let router = federation::routes(&t.app).split().0;
    let router = router.fallback(|| async { "a page" });
    let w = World::with_router(t, router.layer(from_fn_with_state(t.app.clone(), federation::documents))).await;
    add_server(&w).await;
    w
}

/// The server's own actor.
pub async fn add_server(w: &World) {
    w.run(
        "INSERT INTO actor (kind, username, username_fold, host, url, public_key, created_at, updated_at) SELECT 'Application', 'peertube', \
         'peertube', NULL, replace(url, '/accounts/root', '/accounts/peertube'), 'the key', 0, 0 FROM actor WHERE username = 'root'",
    )
    .await;
    w.run(
        "INSERT INTO account (actor_id, user_id, name, created_at, updated_at) SELECT id, NULL, 'peertube', 0, 0 FROM actor \
         WHERE username = 'peertube'",
    )
    .await;
}

/// Another server asks for a document.
pub async fn fetch(w: &World, path: &str) -> Answer {
    ask(w, path, "application/activity+json, application/ld+json").await
}

/// Somebody asks, accepting this.
pub async fn ask(w: &World, path: &str, accept: &str) -> Answer {
    w.send(Request::get(path).header(header::ACCEPT, accept).body(Body::empty()).unwrap()).await
}

/// A document that is there, and that would be read elsewhere as it stands: each of its words is declared.
pub async fn document(w: &World, path: &str) -> Value {
    let answer = fetch(w, path).await;
    assert_eq!(
        answer.header("content-type"),
        Some("application/activity+json; charset=utf-8"),
        "{path}: {}",
        answer.text()
    );
    assert_eq!((answer.header("vary"), answer.header("access-control-allow-origin")), (Some("Accept"), Some("*")));
    let document = answer.is(200);
    let keys = actor::generate().await.unwrap();
    let key = activitypub::PrivateKey::read(&keys.private).unwrap();
    let signed = activitypub::linked::sign(document.clone(), "https://example.com/a", "2026-01-01T00:00:00Z", &key);
    assert!(signed.is_ok(), "{path}: {:?}", signed.err());
    document
}

/// The names of a document's members, in order.
pub fn names(document: &Value) -> Vec<&str> {
    document.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}

/// Our own address.
pub fn origin(w: &World) -> String {
    w.app.config().webserver.origin()
}

/// Everybody.
pub fn public() -> Value {
    json!("https://www.w3.org/ns/activitystreams#Public")
}
