//! How names are found: WebFinger and host-meta.

use crate::{origin, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(names_lead_to_actors, others_are_refused);

async fn names_lead_to_actors(t: &TestApp) {
    let w = world(t).await;
    let (own, host) = (origin(&w), w.app.config().webserver.host());
    for (name, path) in [
        ("alice", "accounts/alice"),
        ("ALICE", "accounts/alice"),
        ("alice_channel", "video-channels/alice_channel"),
        ("peertube", "accounts/peertube"),
    ] {
        let found = w.get("", &format!("/.well-known/webfinger?resource=acct:{name}@{host}")).await;
        assert!(found.header("content-type").unwrap().starts_with("application/json"));
        assert_eq!(
            found.is(200),
            json!({
                "subject": format!("acct:{name}@{host}"),
                "aliases": [format!("{own}/{path}")],
                "links": [
                    {"rel": "self", "type": "application/activity+json", "href": format!("{own}/{path}")},
                    {"rel": "http://ostatus.org/schema/1.0/subscribe", "template": format!("{own}/remote-interaction?uri={{uri}}")}
                ]
            })
        );
    }
    let meta = w.get("", "/.well-known/host-meta").await;
    assert!(meta.text().contains(&format!("template=\"{own}/.well-known/webfinger?resource={{uri}}\"")));
    assert_eq!(meta.header("content-type"), Some("application/xml; charset=utf-8"));
}

async fn others_are_refused(t: &TestApp) {
    let w = world(t).await;
    let host = w.app.config().webserver.host();
    for name in ["nobody", "remote", "remote_channel"] {
        let path = format!("/.well-known/webfinger?resource=acct:{name}@{host}");
        w.get("", &path).await.refused(404, "Actor not found");
    }
    for resource in ["", "?resource=", "?resource=alice", "?resource=acct:alice", "?resource=acct:alice@peer.example"] {
        w.get("", &format!("/.well-known/webfinger{resource}")).await.names(&["resource"]);
    }
    w.get("", &format!("/.well-known/webfinger?resource=alice@{host}")).await.names(&["resource"]);
}
