//! Muting servers, and the log of the instance's mutes.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    people_mute_servers,
    what_is_no_server_is_named,
    the_log_is_public_when_the_configuration_says_so,
    lists_are_not_endless
);

const MINE: &str = "/api/v1/users/me/blocklist/servers";
const ALL: &str = "/api/v1/server/blocklist/servers";

fn hosts(list: &Value) -> Vec<&str> {
    list["data"].as_array().into_iter().flatten().filter_map(|m| m["blockedServer"]["host"].as_str()).collect()
}

async fn people_mute_servers(t: &TestApp) {
    let w = world(t).await;
    for (who, path) in [("alice", MINE), ("mod", ALL)] {
        for host in ["Peer.example", "peer.example", "unknown.example:8443"] {
            w.post(who, path, json!({ "host": host })).await.is(204);
            w.wait(1);
        }
        let list = w.get(who, path).await.is(200);
        assert_eq!((hosts(&list), &list["total"]), (vec!["unknown.example:8443", "peer.example"], &json!(2)));
        assert_eq!(list["data"][0]["byAccount"]["name"], if who == "alice" { "alice" } else { "peertube" });
        assert_eq!(list["data"][0]["blocklistSubscription"], Value::Null);
        assert!(list["data"][0]["createdAt"].is_string());
        for (query, expected) in
            [("search=PEER", vec!["peer.example"]), ("sort=createdAt&count=1", vec!["peer.example"])]
        {
            assert_eq!(hosts(&w.get(who, &format!("{path}?{query}")).await.is(200)), expected, "{query}");
        }
        w.delete(who, &format!("{path}/PEER.example")).await.is(204);
        w.delete(who, &format!("{path}/peer.example")).await.refused(404, "Server block entry not found.");
        assert_eq!(hosts(&w.get(who, path).await.is(200)), ["unknown.example:8443"]);
    }
    assert_eq!(w.get("bob", MINE).await.is(200)["total"], 0);
    w.delete("bob", &format!("{MINE}/unknown.example:8443")).await.is(404);
    for (who, status) in [("", 401), ("alice", 403)] {
        w.get(who, ALL).await.is(status);
        w.post(who, ALL, json!({"host": "peer.example"})).await.is(status);
        w.delete(who, &format!("{ALL}/peer.example")).await.is(status);
    }
}

async fn what_is_no_server_is_named(t: &TestApp) {
    let w = world(t).await;
    for path in [MINE, ALL] {
        for host in [json!("https://peer.example"), json!(""), json!("1"), json!(7), Value::Null] {
            let json = w.post("root", path, json!({ "host": host })).await.names(&["host"]);
            assert_eq!(json["invalid-params"]["host"]["msg"], "Invalid value");
        }
        let json = w.delete("root", &format!("{path}/a%20b")).await.names(&["host"]);
        assert_eq!(json["invalid-params"]["host"]["location"], "params");
        let own = w.post("root", path, json!({"host": "127.0.0.1:9000"})).await;
        own.refused(409, "You cannot block your own server.");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM server_mute").await, 0);
}

async fn the_log_is_public_when_the_configuration_says_so(t: &TestApp) {
    let w = world(t).await;
    let log = "/api/v1/server/blocklist/public-log";
    w.post("alice", "/api/v1/users/me/blocklist/accounts", json!({"accountName": "carol"})).await.is(204);
    w.post("mod", "/api/v1/server/blocklist/accounts", json!({"accountName": "bob"})).await.is(204);
    w.post("mod", "/api/v1/server/blocklist/accounts", json!({"accountName": "bob"})).await.is(204);
    w.wait(1000);
    w.post("mod", ALL, json!({"host": "peer.example"})).await.is(204);
    w.delete("mod", "/api/v1/server/blocklist/accounts/bob").await.is(204);
    w.get("", log).await.is(403);
    w.configure(|c| c.blocklist.public_log.enabled = true);
    let action = |kind: &str, target: &str, second: u8| json!({"type": kind, "target": target, "createdAt": format!("2026-01-01T00:00:0{second}.000Z")});
    let later = [action("block", "peer.example", 1), action("unblock", "bob@127.0.0.1:9000", 1)];
    let all = w.get("", log).await.is(200);
    assert_eq!(all["actions"], json!([action("block", "bob@127.0.0.1:9000", 0), later[0], later[1]]));
    assert_eq!(all["name"], "Sepiola");
    let since = w.get("", &format!("{log}?startDate=2026-01-01T00:00:00.500Z")).await.is(200);
    assert_eq!(since["actions"], json!(later));
    w.get("", &format!("{log}?startDate=yesterday")).await.names(&["startDate"]);
}

async fn lists_are_not_endless(t: &TestApp) {
    let w = world(t).await;
    w.run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) INSERT INTO server_mute \
         (owner_account_id, host, created_at) SELECT (SELECT id FROM account WHERE name = 'alice'), 'h' || i || '.example', 0 FROM n",
    )
    .await;
    w.post("alice", MINE, json!({"host": "one-more.example"}))
        .await
        .refused(409, "This list of muted servers is full.");
    w.post("bob", MINE, json!({"host": "one-more.example"})).await.is(204);
}
