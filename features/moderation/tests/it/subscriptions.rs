//! Lists of mutes that are kept elsewhere and followed here.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Elsewhere, World};

on_both!(
    a_list_is_followed,
    its_mutes_come_and_go,
    what_moderators_decided_stays,
    our_own_server_and_nonsense_are_left_out,
    a_list_that_lies_is_refused,
    a_list_that_fails_is_tried_again,
    lists_are_sorted_searched_and_paged,
    strangers_are_refused,
    so_many_are_followed_only,
);

const LISTS: &str = "/api/v1/server/blocklist/subscriptions";
const ACCOUNTS: &str = "/api/v1/server/blocklist/accounts";
const SERVERS: &str = "/api/v1/server/blocklist/servers";
const HOUR: i64 = 3_600_000;

async fn open(t: &TestApp) -> (World, Elsewhere) {
    let w = world(t).await;
    w.configure(|c| c.federation.prevent_ssrf = false);
    let other = Elsewhere::start().await;
    says(&other, &[]);
    (w, other)
}

/// A step in the given second of the year.
fn step(kind: &str, target: &str, second: i64) -> Value {
    let at = format!("2026-01-01T00:{:02}:{:02}.000Z", second / 60, second % 60);
    json!({"type": kind, "target": target, "createdAt": at})
}

fn says(other: &Elsewhere, steps: &[Value]) {
    other.says("/list.json", &json!({"name": "Test list", "actions": steps}));
}

async fn follow(w: &World, other: &Elsewhere) -> i64 {
    w.post("mod", LISTS, json!({"url": other.url("/list.json")})).await.is(200)["id"].as_i64().unwrap()
}

async fn synchronize(w: &World) -> usize {
    moderation::synchronize(&w.app).await.unwrap()
}

async fn muted(w: &World, path: &str) -> Vec<String> {
    let list = w.get("mod", &format!("{path}?sort=createdAt")).await.is(200);
    let name = |m: &Value| match &m["blockedServer"]["host"] {
        Value::String(host) => host.clone(),
        _ => m["blockedAccount"]["name"].as_str().unwrap().to_owned(),
    };
    list["data"].as_array().unwrap().iter().map(name).collect()
}

async fn a_list_is_followed(t: &TestApp) {
    let (w, other) = open(t).await;
    w.wait(HOUR);
    says(&other, &[step("block", "peer.example", 1), step("block", "bob@127.0.0.1:9000", 2)]);
    let url = other.url("/list.json");
    let made = w.post("mod", LISTS, json!({ "url": url })).await.is(200);
    let at = "2026-01-01T01:00:00.000Z";
    let id = made["id"].as_i64().unwrap();
    let expected = json!({"id": id, "name": "Test list", "url": url, "mutedAccountsCount": 0, "mutedServersCount": 0,
        "lastSyncAt": null, "state": {"id": 1, "label": "Waiting first run"}, "createdAt": at, "updatedAt": at});
    assert_eq!(made, expected);
    let keys: Vec<&String> = made.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "id",
            "name",
            "url",
            "mutedAccountsCount",
            "mutedServersCount",
            "lastSyncAt",
            "state",
            "createdAt",
            "updatedAt"
        ]
    );
    let again = w.post("root", LISTS, json!({ "url": url })).await;
    again.refused(409, &format!("Subscription with URL {url} already exists"));
    w.wait(1000);
    assert_eq!(synchronize(&w).await, 1);
    let list = w.get("mod", LISTS).await.is(200);
    let shown = json!({"id": id, "name": "Test list", "url": url, "mutedAccountsCount": 1, "mutedServersCount": 1,
        "lastSyncAt": "2026-01-01T01:00:01.000Z", "state": {"id": 3, "label": "Synchronized"}, "createdAt": at,
        "updatedAt": "2026-01-01T01:00:01.000Z"});
    assert_eq!(list, json!({"total": 1, "data": [shown]}));
    let short = json!({"id": id, "name": "Test list", "url": url});
    for path in [ACCOUNTS, SERVERS] {
        let mutes = w.get("mod", path).await.is(200);
        assert_eq!((&mutes["total"], &mutes["data"][0]["blocklistSubscription"]), (&json!(1), &short));
        assert_eq!(w.get("mod", &format!("{path}?subscriptionName=Test%20list")).await.is(200), mutes);
        assert_eq!(w.get("mod", &format!("{path}?subscriptionName=other")).await.is(200)["total"], 0);
    }
    let status = w.get("", "/api/v1/blocklist/status?accounts=bob@127.0.0.1:9000&hosts=peer.example").await.is(200);
    let from_list =
        json!({"blockedByServer": true, "blockedByServerSubscription": "Test list", "blockedByUser": false});
    assert_eq!(status["accounts"]["bob@127.0.0.1:9000"], from_list);
    assert_eq!(status["hosts"]["peer.example"], from_list);
    // It is read again an hour after it was read, and asked for what is new.
    other.asked();
    assert_eq!(synchronize(&w).await, 0);
    w.wait(HOUR - 1);
    assert_eq!(synchronize(&w).await, 0);
    w.wait(1);
    assert_eq!(synchronize(&w).await, 1);
    assert_eq!(other.asked(), ["/list.json?startDate=2026-01-01T00%3A00%3A02.000Z"]);
    // What came from it goes with it.
    w.delete("mod", &format!("{LISTS}/{id}")).await.is(204);
    w.delete("mod", &format!("{LISTS}/{id}")).await.refused(404, "Blocklist subscription not found");
    assert_eq!((muted(&w, ACCOUNTS).await, muted(&w, SERVERS).await), (vec![], vec![]));
    let wrong = w.delete("mod", &format!("{LISTS}/invalid")).await.names(&["id"]);
    assert_eq!(wrong["invalid-params"]["id"]["location"], "params");
}

async fn its_mutes_come_and_go(t: &TestApp) {
    let (w, other) = open(t).await;
    w.wait(HOUR);
    follow(&w, &other).await;
    let bob = "bob@127.0.0.1:9000";
    says(&other, &[step("block", "remote@peer.example", 3), step("block", bob, 1), step("unblock", bob, 2)]);
    synchronize(&w).await;
    assert_eq!(muted(&w, ACCOUNTS).await, ["remote"], "the last step about somebody decides, whatever their order");
    w.wait(HOUR);
    says(&other, &[step("unblock", "remote@peer.example", 2), step("block", bob, 3), step("block", "Peer.example", 4)]);
    synchronize(&w).await;
    assert_eq!(muted(&w, ACCOUNTS).await, ["remote"], "steps that are no newer than the last one taken do not count");
    assert_eq!(muted(&w, SERVERS).await, ["peer.example"]);
    w.wait(HOUR);
    says(
        &other,
        &[step("unblock", "remote@peer.example", 5), step("unblock", "peer.example", 6), step("block", bob, 7)],
    );
    synchronize(&w).await;
    assert_eq!((muted(&w, ACCOUNTS).await, muted(&w, SERVERS).await), (vec!["bob".to_owned()], vec![]));
    // Moderators are told of each reading that changed something, and those who were told of the muted forget.
    let events = w.events().await;
    let count = |kind: &str| events.iter().filter(|e| *e == kind).count();
    assert_eq!((count("mute-list.changed"), count("account.muted"), count("server.muted")), (3, 2, 1));
    let changes = w.one::<String>(
        "SELECT muted_accounts || '/' || muted_servers || '/' || unmuted_accounts || '/' || unmuted_servers FROM mute_change \
         ORDER BY id DESC LIMIT 1",
    );
    assert_eq!(changes.await, "1/0/1/1");
    w.wait(HOUR);
    synchronize(&w).await;
    assert_eq!(w.events().await.len(), events.len(), "nothing new, nothing told");
    // A step from the future counts once and does not hide what comes before it.
    says(&other, &[json!({"type": "block", "target": "carol@127.0.0.1:9000", "createdAt": "2030-01-01T00:00:00Z"})]);
    w.wait(HOUR);
    synchronize(&w).await;
    says(&other, &[json!({"type": "block", "target": "alice@127.0.0.1:9000", "createdAt": "2026-01-02T00:00:00Z"})]);
    w.wait(48 * HOUR);
    synchronize(&w).await;
    assert_eq!(muted(&w, ACCOUNTS).await, ["bob", "carol", "alice"]);
}

async fn what_moderators_decided_stays(t: &TestApp) {
    let (w, other) = open(t).await;
    w.wait(HOUR);
    w.configure(|c| c.blocklist.public_log.enabled = true);
    w.post("mod", ACCOUNTS, json!({"accountName": "bob"})).await.is(204);
    w.post("mod", SERVERS, json!({"host": "peer.example"})).await.is(204);
    let log = "/api/v1/server/blocklist/public-log";
    let before = w.get("", log).await.is(200);
    let id = follow(&w, &other).await;
    let (bob, carol) = ("bob@127.0.0.1:9000", "carol@127.0.0.1:9000");
    says(&other, &[step("block", bob, 1), step("block", carol, 1), step("block", "peer.example", 1)]);
    synchronize(&w).await;
    let mutes = w.get("mod", &format!("{ACCOUNTS}?sort=createdAt")).await.is(200);
    assert_eq!(mutes["data"][0]["blocklistSubscription"], Value::Null);
    assert_eq!(mutes["data"][1]["blocklistSubscription"]["id"], id);
    says(&other, &[step("unblock", bob, 2), step("unblock", "peer.example", 2)]);
    w.wait(HOUR);
    synchronize(&w).await;
    assert_eq!((muted(&w, ACCOUNTS).await, muted(&w, SERVERS).await.len()), (vec!["bob".into(), "carol".into()], 1));
    // A mute from a list may be lifted by hand. None of it is this instance's own judgement.
    w.delete("mod", &format!("{ACCOUNTS}/carol")).await.is(204);
    assert_eq!(w.get("", log).await.is(200), before);
    w.delete("mod", &format!("{LISTS}/{id}")).await.is(204);
    assert_eq!((muted(&w, ACCOUNTS).await, muted(&w, SERVERS).await.len()), (vec!["bob".to_owned()], 1));
    w.delete("mod", &format!("{ACCOUNTS}/bob")).await.is(204);
    assert_eq!(w.get("", log).await.is(200)["actions"].as_array().unwrap().len(), 3);
}

async fn our_own_server_and_nonsense_are_left_out(t: &TestApp) {
    let (w, other) = open(t).await;
    w.wait(HOUR);
    follow(&w, &other).await;
    let targets =
        ["127.0.0.1:9000", "not a host", "nobody@127.0.0.1:9000", "nobody@peer.example", "a@b@c", "good.example"];
    says(&other, &targets.map(|target| step("block", target, 1)));
    synchronize(&w).await;
    assert_eq!((muted(&w, SERVERS).await, muted(&w, ACCOUNTS).await), (vec!["good.example".to_owned()], vec![]));
    assert_eq!(w.get("mod", LISTS).await.is(200)["data"][0]["state"]["id"], 3);
}

async fn a_list_that_lies_is_refused(t: &TestApp) {
    let (w, other) = open(t).await;
    for url in [
        json!("invalid"),
        json!(""),
        json!("ftp://peer.example/a"),
        json!(5),
        Value::Null,
        json!("http://user:pw@peer.example"),
    ] {
        let json = w.post("mod", LISTS, json!({ "url": url })).await.names(&["url"]);
        assert_eq!(json["invalid-params"]["url"]["msg"], "Should have a valid URL");
    }
    let big = json!({"name": "list", "actions": [], "more": "x".repeat(3_000_000)}).to_string();
    let many = json!({"name": "list", "actions": vec![step("block", "a.example", 1); 10_001]}).to_string();
    for (status, body) in [
        (200, String::new()),
        (200, "<html>".to_owned()),
        (200, json!({"name": "", "actions": []}).to_string()),
        (200, json!({"name": "list"}).to_string()),
        (200, json!({"name": "list", "actions": [{"type": "add"}]}).to_string()),
        (200, big),
        (200, many),
        (404, json!({"name": "list", "actions": []}).to_string()),
    ] {
        other.answers("/bad", status, body);
        let refused = w.post("mod", LISTS, json!({"url": other.url("/bad")})).await;
        refused.refused(400, "Cannot fetch or parse auto mute list URL");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM mute_subscription").await, 0);
    assert_eq!(synchronize(&w).await, 0);
}

async fn a_list_that_fails_is_tried_again(t: &TestApp) {
    let (w, other) = open(t).await;
    w.wait(HOUR);
    follow(&w, &other).await;
    says(&other, &[step("block", "peer.example", 1)]);
    synchronize(&w).await;
    w.wait(HOUR);
    other.answers("/list.json", 500, "no");
    synchronize(&w).await;
    let shown = w.get("mod", LISTS).await.is(200)["data"][0].clone();
    assert_eq!(shown["state"], json!({"id": 4, "label": "Failed"}));
    assert_eq!(shown["lastSyncAt"], "2026-01-01T01:00:00.000Z", "when it went well last");
    assert_eq!(muted(&w, SERVERS).await, ["peer.example"], "what it said before holds");
    w.wait(HOUR);
    // It mutes more servers than a list may: nothing of it is taken.
    let hosts: Vec<Value> = (0..10_000).map(|i| step("block", &format!("h{i}.example"), 2)).collect();
    says(&other, &hosts);
    synchronize(&w).await;
    assert_eq!(w.get("mod", LISTS).await.is(200)["data"][0]["state"]["id"], 4);
    assert_eq!(muted(&w, SERVERS).await, ["peer.example"]);
    w.wait(HOUR);
    other.says("/list.json", &json!({"name": "New name", "actions": hosts[..600]}));
    synchronize(&w).await;
    let shown = w.get("mod", LISTS).await.is(200)["data"][0].clone();
    assert_eq!(
        (&shown["name"], &shown["state"]["id"], &shown["mutedServersCount"]),
        (&json!("New name"), &json!(3), &json!(601))
    );
    assert_eq!(synchronize(&w).await, 1, "a full page may have a next one");
    assert_eq!(synchronize(&w).await, 0);
}

async fn lists_are_sorted_searched_and_paged(t: &TestApp) {
    let (w, other) = open(t).await;
    for (path, name) in [("/b", "Bee"), ("/a", "ant"), ("/c", "cat_1")] {
        other.says(path, &json!({"name": name, "actions": []}));
        w.post("mod", LISTS, json!({"url": other.url(path)})).await.is(200);
        w.wait(1);
    }
    w.run("UPDATE mute_subscription SET last_sync_at = 5 WHERE name = 'Bee'").await;
    w.run("UPDATE mute_subscription SET last_sync_at = 4 WHERE name = 'ant'").await;
    for (query, expected) in [
        ("", vec!["cat_1", "ant", "Bee"]),
        ("?sort=createdAt", vec!["Bee", "ant", "cat_1"]),
        ("?sort=name", vec!["ant", "Bee", "cat_1"]),
        ("?sort=-name&start=1&count=1", vec!["Bee"]),
        ("?sort=lastSyncAt", vec!["ant", "Bee", "cat_1"]),
        ("?sort=-lastSyncAt", vec!["cat_1", "Bee", "ant"]),
        ("?search=BEE", vec!["Bee"]),
        ("?search=_1", vec!["cat_1"]),
        ("?search=/a", vec!["ant"]),
        ("?count=0", vec![]),
    ] {
        let list = w.get("root", &format!("{LISTS}{query}")).await.is(200);
        let names: Vec<&str> = list["data"].as_array().unwrap().iter().map(|l| l["name"].as_str().unwrap()).collect();
        assert_eq!(names, expected, "{query}");
        assert_eq!(list["total"], if query.contains("search") { 1 } else { 3 }, "{query}");
    }
    w.get("mod", &format!("{LISTS}?start=hello&count=hello&sort=hello")).await.names(&["start", "count", "sort"]);
}

async fn strangers_are_refused(t: &TestApp) {
    let (w, other) = open(t).await;
    let id = follow(&w, &other).await;
    other.asked();
    for (who, status) in [("", 401), ("alice", 403)] {
        w.get(who, LISTS).await.is(status);
        w.post(who, LISTS, json!({"url": other.url("/other")})).await.is(status);
        w.delete(who, &format!("{LISTS}/{id}")).await.is(status);
    }
    assert_eq!(other.asked(), Vec::<String>::new(), "nobody is asked for them");
    assert_eq!(w.get("mod", LISTS).await.is(200)["total"], 1);
    let audited = w.all::<String>("SELECT domain || ' ' || details FROM audit ORDER BY id").await;
    assert_eq!(audited.len(), 1);
    assert!(audited[0].contains("mute-lists") && audited[0].contains("/list.json"), "{audited:?}");
}

async fn so_many_are_followed_only(t: &TestApp) {
    let (w, other) = open(t).await;
    w.run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO mute_subscription \
         (name, url, state, next_sync_at, created_at, updated_at) SELECT 'x', 'http://h' || i || '.example', 1, 0, 0, 0 FROM n",
    )
    .await;
    let refused = w.post("mod", LISTS, json!({"url": other.url("/list.json")})).await;
    refused.refused(409, "As many lists of mutes are followed as there may be.");
}
