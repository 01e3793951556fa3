//! Who follows this server, and whom it follows.

use crate::{each, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(lists_who_follows_the_server, lists_whom_the_server_follows, wrong_parameters_are_named);

const FOLLOWERS: &str = "/api/v1/server/followers";
const FOLLOWING: &str = "/api/v1/server/following";

/// This server, two others and a channel elsewhere, with follows between them.
async fn settled(t: &TestApp) -> World {
    let w = world(t).await;
    for sql in [
        "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) \
         VALUES ('Application', 'peertube', 'peertube', NULL, 'http://here/accounts/peertube', 0, 0)",
        "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) \
         VALUES ('Application', 'peertube', 'peertube', 'one.example', 'https://one.example/accounts/peertube', 0, 0)",
        "INSERT INTO actor (kind, username, username_fold, host, url, created_at, updated_at) \
         VALUES ('Application', 'peertube', 'peertube', 'two.example', 'https://two.example/accounts/peertube', 0, 0)",
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT r.id, t.id, CASE r.host WHEN 'one.example' THEN 'accepted' ELSE 'pending' END, \
         CASE r.host WHEN 'one.example' THEN 9 ELSE 10 END, CASE r.host WHEN 'one.example' THEN 1 ELSE 2 END, 0 \
         FROM actor r CROSS JOIN actor t WHERE r.host LIKE '%.example' AND r.username = 'peertube' AND t.host IS NULL AND t.username = 'peertube'",
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT r.id, t.id, CASE t.kind WHEN 'Group' THEN 'rejected' ELSE 'accepted' END, 5, CASE t.kind WHEN 'Group' THEN 2 ELSE 1 END, 0 \
         FROM actor r CROSS JOIN actor t WHERE r.host IS NULL AND r.username = 'peertube' \
         AND (t.host = 'one.example' OR t.username = 'remote_channel')",
        "INSERT INTO actor_follow (follower_id, target_id, state, score, created_at, updated_at) \
         SELECT r.id, t.id, 'accepted', 5, 0, 0 FROM actor r CROSS JOIN actor t WHERE r.host = 'one.example' AND t.username = 'alice_channel'",
    ] {
        w.run(sql).await;
    }
    w
}

async fn lists_who_follows_the_server(t: &TestApp) {
    let w = settled(t).await;
    let list = w.get("", FOLLOWERS).await.is(200);
    assert_eq!(list["total"], 2);
    assert_eq!(each(&list, "/follower/host"), ["two.example", "one.example"]);
    let row = &list["data"][0];
    let keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.join(" "), "id follower following score state createdAt updatedAt");
    assert_eq!(row["following"]["host"], json!(w.app.config().webserver.host()));
    assert_eq!(row["state"], "pending");
    for (query, hosts) in [
        ("sort=createdAt", vec!["one.example", "two.example"]),
        ("sort=score", vec!["one.example", "two.example"]),
        ("sort=-state", vec!["two.example", "one.example"]),
        ("start=1&count=1", vec!["one.example"]),
        ("state=accepted", vec!["one.example"]),
        ("actorType=Application&state=pending", vec!["two.example"]),
        ("actorType=Person", vec![]),
        ("search=TWO.ex", vec!["two.example"]),
        ("search=peertube&count=1", vec!["two.example"]),
        ("search=%25", vec![]),
    ] {
        let list = w.get("bob", &format!("{FOLLOWERS}?{query}")).await.is(200);
        assert_eq!(each(&list, "/follower/host"), hosts, "{query}");
    }
    assert_eq!(
        w.get("", &format!("{FOLLOWERS}?search=peertube&count=0")).await.is(200),
        json!({"total": 2, "data": []})
    );
}

async fn lists_whom_the_server_follows(t: &TestApp) {
    let w = settled(t).await;
    let list = w.get("", FOLLOWING).await.is(200);
    assert_eq!(list["total"], 2);
    assert_eq!(each(&list, "/following/host"), ["peer.example", "one.example"]);
    assert_eq!(each(&list, "/follower/name"), ["peertube", "peertube"]);
    for (query, hosts) in [
        ("actorType=Group", vec!["peer.example"]),
        ("state=accepted", vec!["one.example"]),
        ("search=remote_", vec!["peer.example"]),
        ("sort=redundancyAllowed", vec!["one.example", "peer.example"]),
    ] {
        let list = w.get("", &format!("{FOLLOWING}?{query}")).await.is(200);
        let mut found = each(&list, "/following/host");
        if query.contains("redundancy") {
            found.sort_unstable();
        }
        assert_eq!(found, hosts, "{query}");
    }
}

async fn wrong_parameters_are_named(t: &TestApp) {
    let w = settled(t).await;
    for path in [FOLLOWERS, FOLLOWING] {
        w.get("", &format!("{path}?state=blabla&actorType=Application")).await.names(&["state"]);
        w.get("", &format!("{path}?actorType=blabla")).await.names(&["actorType"]);
        w.get("", &format!("{path}?start=hello&count=101&sort=hello")).await.names(&["start", "count", "sort"]);
    }
    w.get("", &format!("{FOLLOWERS}?sort=redundancyAllowed")).await.names(&["sort"]);
    w.get("", &format!("{FOLLOWING}?sort=score")).await.names(&["sort"]);
    // An instance that has no actor yet has no follows.
    w.run("UPDATE actor SET username_fold = 'x' WHERE kind = 'Application' AND host IS NULL").await;
    assert_eq!(w.get("", FOLLOWERS).await.is(200), json!({"total": 0, "data": []}));
}
