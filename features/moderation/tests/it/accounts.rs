//! Muting accounts, for oneself and for everybody.

use crate::world;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    people_mute_accounts_for_themselves,
    a_mute_has_the_shape_clients_know,
    moderators_mute_for_everybody,
    nobody_mutes_themselves_or_nobody,
    lists_are_searched_sorted_and_paged,
);

const MINE: &str = "/api/v1/users/me/blocklist/accounts";
const ALL: &str = "/api/v1/server/blocklist/accounts";

fn names(list: &Value) -> Vec<&str> {
    list["data"].as_array().into_iter().flatten().filter_map(|m| m["blockedAccount"]["name"].as_str()).collect()
}

async fn people_mute_accounts_for_themselves(t: &TestApp) {
    let w = world(t).await;
    for name in ["bob", "bob", "remote@peer.example"] {
        w.post("alice", MINE, json!({ "accountName": name })).await.is(204);
        w.wait(1);
    }
    assert_eq!(w.events().await, ["account.muted", "account.muted"]);
    let list = w.get("alice", MINE).await.is(200);
    assert_eq!((names(&list), &list["total"]), (vec!["remote", "bob"], &json!(2)), "twice is once, newest first");
    assert_eq!(w.get("bob", MINE).await.is(200)["total"], 0, "nobody else's list");
    assert_eq!(w.get("mod", ALL).await.is(200)["total"], 0);
    w.delete("alice", &format!("{MINE}/bob")).await.is(204);
    w.delete("alice", &format!("{MINE}/bob")).await.refused(404, "Account block entry not found.");
    w.delete("bob", &format!("{MINE}/remote@peer.example")).await.refused(404, "Account block entry not found.");
    assert_eq!(names(&w.get("alice", MINE).await.is(200)), ["remote"]);
    w.delete("alice", &format!("{MINE}/remote@peer.example")).await.is(204);
    assert_eq!(w.get("alice", MINE).await.is(200), json!({"total": 0, "data": []}));
}

async fn a_mute_has_the_shape_clients_know(t: &TestApp) {
    let w = world(t).await;
    w.post("alice", MINE, json!({"accountName": "bob"})).await.is(204);
    w.post("root", ALL, json!({"accountName": "remote@peer.example"})).await.is(204);
    let account = |name: &str, host: &str| {
        json!({"url": format!("{}/accounts/{name}", if host == "peer.example" { "https://peer.example" } else { "http://127.0.0.1:9000" }),
            "name": name, "host": host, "avatars": [], "hostRedundancyAllowed": false, "followingCount": 0, "followersCount": 0,
            "displayName": name, "description": null})
    };
    let at = "2026-01-01T00:00:00.000Z";
    let mut by = account("alice", "127.0.0.1:9000");
    let mut target = account("bob", "127.0.0.1:9000");
    for (who, json) in [("alice", &mut by), ("bob", &mut target)] {
        let person = w.person(who);
        json["id"] = json!(person.account_id);
        json["userId"] = json!(person.user_id);
        (json["createdAt"], json["updatedAt"]) = (json!(at), json!(at));
    }
    let mine = w.get("alice", MINE).await.is(200);
    let expected = json!({"byAccount": by, "blockedAccount": target, "blocklistSubscription": null, "createdAt": at});
    assert_eq!(mine["data"], json!([expected]));
    let of_all = w.get("mod", ALL).await.is(200);
    assert_eq!(of_all["data"][0]["byAccount"]["name"], "peertube");
    let mut remote = account("remote", "peer.example");
    remote["id"] = json!(w.person("remote").account_id);
    (remote["createdAt"], remote["updatedAt"]) = (json!(at), json!(at));
    assert_eq!(of_all["data"][0]["blockedAccount"], remote, "who lives elsewhere has no user");
}

async fn moderators_mute_for_everybody(t: &TestApp) {
    let w = world(t).await;
    for (who, status) in [("", 401), ("alice", 403)] {
        w.get(who, ALL).await.is(status);
        w.post(who, ALL, json!({"accountName": "bob"})).await.is(status);
        w.delete(who, &format!("{ALL}/bob")).await.is(status);
    }
    for method in ["GET", "POST"] {
        w.bare("", method, MINE).await.is(401);
    }
    w.post("mod", ALL, json!({"accountName": "bob"})).await.is(204);
    w.post("root", ALL, json!({"accountName": "bob"})).await.is(204);
    assert_eq!(names(&w.get("root", ALL).await.is(200)), ["bob"]);
    assert_eq!(w.get("mod", MINE).await.is(200)["total"], 0, "the instance's mutes are nobody's own");
    w.delete("mod", &format!("{ALL}/bob@127.0.0.1:9000")).await.is(204);
    w.delete("mod", &format!("{ALL}/bob")).await.refused(404, "Account block entry not found.");
}

async fn nobody_mutes_themselves_or_nobody(t: &TestApp) {
    let w = world(t).await;
    w.post("alice", MINE, json!({"accountName": "Alice"})).await.refused(409, "You cannot block yourself.");
    w.post("mod", ALL, json!({"accountName": "mod@127.0.0.1:9000"})).await.refused(409, "You cannot block yourself.");
    for path in [MINE, ALL] {
        for name in ["nobody", "bob@peer.example", "alice_channel"] {
            w.post("root", path, json!({ "accountName": name })).await.refused(404, "Account not found");
        }
        for body in [json!({}), json!({"accountName": null}), json!({"accountName": 7}), json!({"accountName": ""})] {
            w.post("root", path, body).await.names(&["accountName"]);
        }
        w.delete("root", &format!("{path}/nobody")).await.refused(404, "Account not found");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM account_mute").await, 0);
}

async fn lists_are_searched_sorted_and_paged(t: &TestApp) {
    let w = world(t).await;
    for name in ["bob", "carol", "remote@peer.example"] {
        w.post("mod", ALL, json!({ "accountName": name })).await.is(204);
        w.wait(1000);
    }
    for (query, expected) in [
        ("sort=createdAt", vec!["bob", "carol", "remote"]),
        ("sort=-createdAt&count=1&start=1", vec!["carol"]),
        ("search=CAR", vec!["carol"]),
        ("search=peer.example", vec!["remote"]),
        ("search=%25", vec![]),
        ("search=&sort=createdAt&count=1", vec!["bob"]),
        ("count=0", vec![]),
    ] {
        let list = w.get("mod", &format!("{ALL}?{query}")).await.is(200);
        assert_eq!(names(&list), expected, "{query}");
        let total = if query.starts_with("search=") && !query.starts_with("search=&") { expected.len() } else { 3 };
        assert_eq!(list["total"], total, "{query}");
    }
    assert_eq!(w.get("mod", &format!("{ALL}?subscriptionName=x")).await.is(200)["total"], 0, "no list is followed");
    for path in [ALL, MINE] {
        let bad = w.get("mod", &format!("{path}?start=hello&count=hello&sort=hello")).await;
        bad.names(&["start", "count", "sort"]);
    }
}
