//! What a receiver can check.

use crate::peers::{Peer, note, send, sender};
use activitypub::signature::{Presented, Request, Window};
use activitypub::{VerificationKey, linked};
use axum::http::Method;
use database::Sql;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::Value;

on_both!(requests_and_documents_are_signed_by_the_sending_actor);

async fn requests_and_documents_are_signed_by_the_sending_actor(test: &TestApp) {
    let (from, peer) = (sender(test).await, Peer::start().await);
    send(&test.app, from, &[&peer.inbox("a/inbox")], note("http://127.0.0.1:9000/1")).await;
    delivery::catch_up(&test.app).await.unwrap();
    let received = peer.take().pop().unwrap();
    assert_eq!(received.path, "/a/inbox");
    assert_eq!(received.headers["content-type"], "application/activity+json");

    let sql = Sql::new("SELECT public_key FROM actor WHERE id = $1").bind(from);
    let pem: String = test.app.db.reader().await.unwrap().one(sql).await.unwrap();
    let owner = "http://127.0.0.1:9000/video-channels/cooking";
    let id = format!("{owner}#main-key");
    let key = VerificationKey::kept(id.parse().unwrap(), owner.parse().unwrap(), &pem).unwrap();

    let method = Method::POST;
    let request = Request {
        method: &method,
        target: &received.path,
        headers: &received.headers,
        body: &received.body,
        host: &peer.host,
    };
    let presented = Presented::read(&request, &Window::of_requests(test.app.now())).unwrap();
    assert_eq!(presented.key_id().as_str(), id);
    presented.verify(&key).unwrap();

    let document: Value = serde_json::from_slice(&received.body).unwrap();
    let covered = linked::verify(&document, &key, &Window::of_requests(test.app.now())).unwrap();
    assert_eq!(covered["id"], "http://127.0.0.1:9000/1");
}
