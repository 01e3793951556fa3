//! Subscribing, listing, asking, unsubscribing.

use crate::{counts, each, subscribe, uri, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    subscribes_once,
    refuses_what_is_no_channel,
    lists_pages_and_finds,
    tells_what_exists,
    unsubscribes,
    keeps_a_wish_for_a_remote_channel,
    asks_who_it_is,
);

const PATH: &str = "/api/v1/users/me/subscriptions";

async fn subscribes_once(t: &TestApp) {
    let w = world(t).await;
    subscribe(&w, "bob", "alice").await;
    subscribe(&w, "bob", "alice").await;
    assert_eq!(counts(&w, "alice_channel").await, [1, 0]);
    assert_eq!(counts(&w, "bob").await, [0, 1]);
    assert_eq!(w.events().await, ["follow.created"]);
    let json = w.get("bob", &format!("{PATH}/{}", uri(&w, "alice"))).await.is(200);
    assert_eq!(json["name"], "alice_channel");
    assert_eq!(json["followersCount"], 1);
    assert_eq!(json["ownerAccount"]["name"], "alice");
    // One may follow a channel of one's own.
    subscribe(&w, "alice", "alice").await;
    assert_eq!(counts(&w, "alice_channel").await, [2, 0]);
}

async fn refuses_what_is_no_channel(t: &TestApp) {
    let w = world(t).await;
    for wrong in [json!("root"), json!("alice_channel"), json!(5), json!("a@b@c"), json!("@x.example"), json!({"a": 1})]
    {
        let json = w.post("bob", PATH, json!({"uri": wrong})).await.names(&["uri"]);
        let error = &json["invalid-params"]["uri"];
        assert_eq!(error["msg"], "Should have a valid URI to follow (username@domain)");
        assert_eq!(error["value"], wrong);
    }
    w.post("bob", PATH, json!({})).await.names(&["uri"]);
    let host = w.app.config().webserver.host();
    for unknown in [format!("alice@{host}"), format!("nobody@{host}")] {
        let refused = w.post("bob", PATH, json!({ "uri": unknown })).await;
        refused.refused(404, "Video channel not found");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM actor_follow").await, 0);
    assert_eq!(counts(&w, "bob").await, [0, 0]);
    assert!(w.events().await.is_empty());
}

async fn lists_pages_and_finds(t: &TestApp) {
    let w = world(t).await;
    assert_eq!(w.get("bob", PATH).await.is(200), json!({"total": 0, "data": []}));
    for name in ["carol", "alice", "mod"] {
        w.wait(1000);
        subscribe(&w, "bob", name).await;
    }
    subscribe(&w, "carol", "bob").await;
    let list = w.get("bob", PATH).await.is(200);
    assert_eq!(list["total"], 3);
    assert_eq!(each(&list, "/name"), ["mod_channel", "alice_channel", "carol_channel"]);
    let row = &list["data"][0];
    let keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "url name host avatars id hostRedundancyAllowed followingCount followersCount createdAt banners displayName \
         description support publicEmail isLocal updatedAt ownerAccount"
    );
    let keys: Vec<&str> = row["ownerAccount"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "url name host avatars id hostRedundancyAllowed followingCount followersCount createdAt displayName \
         description updatedAt"
    );
    let list = w.get("bob", &format!("{PATH}?sort=createdAt&start=1&count=1")).await.is(200);
    assert_eq!((list["total"].as_i64(), each(&list, "/name")), (Some(3), vec!["alice_channel"]));
    let list = w.get("bob", &format!("{PATH}?search=ALICE_c")).await.is(200);
    assert_eq!((list["total"].as_i64(), each(&list, "/name")), (Some(1), vec!["alice_channel"]));
    // The display name is "Channel of carol"; wildcards of SQL stand for themselves.
    let list = w.get("bob", &format!("{PATH}?search=of%20Carol")).await.is(200);
    assert_eq!(each(&list, "/name"), ["carol_channel"]);
    assert_eq!(w.get("bob", &format!("{PATH}?search=%25")).await.is(200)["total"], 0);
    w.run("UPDATE channel SET updated_at = updated_at + 5000 WHERE name = 'Channel of carol'").await;
    let list = w.get("bob", &format!("{PATH}?sort=-channelUpdatedAt&count=1")).await.is(200);
    assert_eq!(each(&list, "/name"), ["carol_channel"]);
    w.get("bob", &format!("{PATH}?start=hello&count=hello&sort=hello&search="))
        .await
        .names(&["start", "count", "sort", "search"]);
}

async fn tells_what_exists(t: &TestApp) {
    let w = world(t).await;
    subscribe(&w, "bob", "alice").await;
    let (alice, carol) = (uri(&w, "alice"), uri(&w, "carol"));
    let elsewhere = "alice_channel@peer.example";
    let query = format!("{PATH}/exist?uris[]={alice}&uris[]={carol}&uris[]={elsewhere}");
    let json = w.get("bob", &query).await.is(200);
    assert_eq!(json, json!({alice.clone(): true, carol.clone(): false, elsewhere: false}));
    assert_eq!(w.get("carol", &format!("{PATH}/exist?uris[]={alice}")).await.is(200), json!({ alice: false }));
    let json = w.get("bob", &format!("{PATH}/exist?uris=toto")).await.names(&["uris"]);
    let error = json!({"type": "field", "value": ["toto"], "msg": "Should have a valid array of URIs", "path": "uris",
        "location": "query"});
    assert_eq!(json["invalid-params"]["uris"], error);
    let json = w.get("bob", &format!("{PATH}/exist")).await.names(&["uris"]);
    assert_eq!(json["invalid-params"]["uris"].get("value"), None);
    let many = format!("&uris[]={carol}").repeat(101);
    w.get("bob", &format!("{PATH}/exist?{many}")).await.names(&["uris"]);
}

async fn unsubscribes(t: &TestApp) {
    let w = world(t).await;
    subscribe(&w, "bob", "alice").await;
    subscribe(&w, "carol", "alice").await;
    let path = format!("{PATH}/{}", uri(&w, "alice"));
    let unknown = format!("Subscription {} not found.", uri(&w, "alice"));
    w.delete("mod", &path).await.refused(404, &unknown);
    w.delete("bob", &path).await.is(204);
    w.delete("bob", &path).await.refused(404, &unknown);
    w.get("bob", &path).await.refused(404, &unknown);
    assert_eq!(counts(&w, "alice_channel").await, [1, 0]);
    assert_eq!(counts(&w, "bob").await, [0, 0]);
    assert_eq!(counts(&w, "carol").await, [0, 1]);
    for method in ["GET", "DELETE"] {
        let json = w.bare("bob", method, &format!("{PATH}/root")).await.names(&["uri"]);
        let error =
            json!({"type": "field", "value": "root", "msg": "Invalid value", "path": "uri", "location": "params"});
        assert_eq!(json["invalid-params"]["uri"], error);
    }
    let nobody = format!("nobody@{}", w.app.config().webserver.host());
    let refused = w.get("bob", &format!("{PATH}/{nobody}")).await;
    refused.refused(404, &format!("Subscription {nobody} not found."));
}

async fn keeps_a_wish_for_a_remote_channel(t: &TestApp) {
    let w = world(t).await;
    w.post("bob", PATH, json!({"uri": "remote_channel@peer.example"})).await.is(204);
    w.post("bob", PATH, json!({"uri": "x@unknown.example"})).await.is(204);
    assert_eq!(w.all::<String>("SELECT kind FROM job").await, ["follow.ask", "follow.ask"]);
    assert_eq!(w.all::<String>("SELECT state FROM actor_follow").await, ["pending"]);
    // Nothing counts before the other side accepts.
    assert_eq!(w.get("bob", PATH).await.is(200)["total"], 0);
    assert_eq!(counts(&w, "bob").await, [0, 0]);
    assert!(w.events().await.is_empty());
}

async fn asks_who_it_is(t: &TestApp) {
    let w = world(t).await;
    let one = format!("{PATH}/{}", uri(&w, "alice"));
    for (method, path) in [
        ("GET", PATH),
        ("POST", PATH),
        ("GET", &one),
        ("DELETE", &one),
        ("GET", "/api/v1/users/me/subscriptions/exist"),
    ] {
        let json: Value = w.bare("", method, path).await.refused(401, "Token is invalid");
        assert_eq!(json["code"], "unauthorized_request");
    }
}
