//! The audit log, as administrators read it.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(tells_what_moderators_did, is_for_administrators);

const LOG: &str = "/api/v1/server/audit-logs";

async fn tells_what_moderators_did(t: &TestApp) {
    let w = world(t).await;
    w.post("mod", "/api/v1/server/blocklist/accounts", json!({"accountName": "bob"})).await.is(204);
    w.post("mod", "/api/v1/server/blocklist/accounts", json!({"accountName": "bob"})).await.is(204);
    w.post("mod", "/api/v1/server/blocklist/accounts", json!({"accountName": "nobody"})).await.is(404);
    w.post("alice", "/api/v1/users/me/blocklist/accounts", json!({"accountName": "carol"})).await.is(204);
    w.wait(1000);
    w.post("root", "/api/v1/server/blocklist/servers", json!({"host": "peer.example"})).await.is(204);
    w.delete("mod", "/api/v1/server/blocklist/servers/peer.example").await.is(204);
    w.delete("mod", "/api/v1/server/blocklist/accounts/bob").await.is(204);
    let log = w.get("root", &format!("{LOG}?startDate=2026-01-01T00:00:00.000Z")).await.is(200);
    let entries = log.as_array().unwrap();
    let keys: Vec<&String> = entries[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["level", "message", "timestamp", "label"]);
    assert_eq!((&entries[0]["level"], &entries[0]["label"]), (&json!("audit"), &json!("127.0.0.1:9000")));
    let messages: Vec<Value> =
        entries.iter().map(|e| serde_json::from_str(e["message"].as_str().unwrap()).unwrap()).collect();
    let bob = w.person("bob").account_id;
    let account = |action: &str| {
        json!({"user": "mod", "domain": "account-mutes", "action": action, "account-id": bob,
            "account-handle": "bob@127.0.0.1:9000"})
    };
    let server = |who: &str, action: &str| json!({"user": who, "domain": "server-mutes", "action": action, "server-host": "peer.example"});
    assert_eq!(messages, [account("create"), server("root", "create"), server("mod", "delete"), account("delete")]);
    for (query, count) in [
        ("startDate=2026-01-01T00:00:00.500Z", 3),
        ("startDate=2025-01-01&endDate=2026-01-01T00:00:00.500Z", 1),
        ("startDate=2026-01-02", 0),
    ] {
        let log = w.get("root", &format!("{LOG}?{query}")).await.is(200);
        assert_eq!(log.as_array().map(Vec::len), Some(count), "{query}");
    }
}

async fn is_for_administrators(t: &TestApp) {
    let w = world(t).await;
    for (who, status) in [("", 401), ("alice", 403), ("mod", 403)] {
        w.get(who, &format!("{LOG}?startDate=2026-01-01")).await.is(status);
    }
    w.get("root", LOG).await.names(&["startDate"]);
    w.get("root", &format!("{LOG}?startDate=x&endDate=y")).await.names(&["startDate", "endDate"]);
}
