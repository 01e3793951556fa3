//! Asking whether accounts and servers are muted.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(tells_who_muted_whom, what_is_no_handle_is_named);

fn status(by_instance: bool, by_caller: bool) -> Value {
    json!({"blockedByServer": by_instance, "blockedByServerSubscription": null, "blockedByUser": by_caller})
}

async fn tells_who_muted_whom(t: &TestApp) {
    let w = world(t).await;
    w.post("alice", "/api/v1/users/me/blocklist/accounts", json!({"accountName": "bob"})).await.is(204);
    w.post("alice", "/api/v1/users/me/blocklist/servers", json!({"host": "peer.example"})).await.is(204);
    w.post("mod", "/api/v1/server/blocklist/accounts", json!({"accountName": "remote@peer.example"})).await.is(204);
    w.post("mod", "/api/v1/server/blocklist/servers", json!({"host": "other.example"})).await.is(204);
    let path = "/api/v1/blocklist/status?accounts=bob@127.0.0.1:9000&accounts=remote@peer.example&accounts=bob@peer.example\
                &hosts[]=Peer.example&hosts[]=other.example&hosts[]=third.example";
    let answer = |bob: Value, remote: Value, peer: Value, other: Value| {
        json!({"accounts": {"bob@127.0.0.1:9000": bob, "bob@peer.example": status(false, false), "remote@peer.example": remote},
            "hosts": {"Peer.example": peer, "other.example": other, "third.example": status(false, false)}})
    };
    let for_alice = answer(status(false, true), status(true, false), status(false, true), status(true, false));
    assert_eq!(w.get("alice", path).await.is(200), for_alice);
    let for_others = answer(status(false, false), status(true, false), status(false, false), status(true, false));
    for who in ["", "bob", "mod"] {
        assert_eq!(w.get(who, path).await.is(200), for_others, "{who}");
    }
    assert_eq!(w.get("", "/api/v1/blocklist/status").await.is(200), json!({"accounts": {}, "hosts": {}}));
    w.get("nobody", "/api/v1/blocklist/status").await.refused(401, "Token is invalid");
}

async fn what_is_no_handle_is_named(t: &TestApp) {
    let w = world(t).await;
    let ask = async |query: &str| w.get("alice", &format!("/api/v1/blocklist/status?{query}")).await;
    let json = ask("accounts=1").await.names(&["accounts"]);
    let error = json!({"type": "field", "value": ["1"], "msg": "Should have a valid accounts array", "path": "accounts",
        "location": "query"});
    assert_eq!(json["invalid-params"]["accounts"], error);
    let json = ask("hosts=1").await.names(&["hosts"]);
    assert_eq!(json["invalid-params"]["hosts"]["msg"], "Should have a valid hosts array");
    ask("hosts=a.example&hosts=a.example").await.names(&["hosts"]);
    ask("hosts=https://a.example&accounts=a@b@c.example").await.names(&["hosts", "accounts"]);
    let many: Vec<String> = (0..501).map(|i| format!("hosts[]=h{i}.example")).collect();
    ask(&many.join("&")).await.names(&["hosts"]);
}
