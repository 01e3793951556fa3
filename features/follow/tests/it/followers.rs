//! Who follows a channel or an account, and who may see it.

use crate::{each, subscribe, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(lists_followers_of_a_channel, lists_followers_of_an_account, is_the_owners_business);

async fn lists_followers_of_a_channel(t: &TestApp) {
    let w = world(t).await;
    let path = "/api/v1/video-channels/alice_channel/followers";
    assert_eq!(w.get("alice", path).await.is(200), json!({"total": 0, "data": []}));
    for name in ["bob", "carol"] {
        w.wait(1000);
        subscribe(&w, name, "alice").await;
    }
    subscribe(&w, "alice", "bob").await;
    let list = w.get("alice", path).await.is(200);
    assert_eq!(list["total"], 2);
    assert_eq!(each(&list, "/follower/name"), ["carol", "bob"]);
    let row = &list["data"][0];
    let keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.join(" "), "id follower following score state createdAt updatedAt");
    let keys: Vec<&str> = row["follower"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "url name host avatars id hostRedundancyAllowed followingCount followersCount createdAt banners"
    );
    assert_eq!(row["following"]["name"], "alice_channel");
    assert_eq!(row["following"]["followersCount"], 2);
    assert_eq!((&row["state"], &row["score"]), (&json!("accepted"), &json!(5000)));
    assert_eq!(row["createdAt"], "2026-01-01T00:00:02.000Z");
    let list = w.get("alice", &format!("{path}?sort=createdAt&count=1")).await.is(200);
    assert_eq!((list["total"].as_i64(), each(&list, "/follower/name")), (Some(2), vec!["bob"]));
    let list = w.get("alice", &format!("{path}?search=CAR")).await.is(200);
    assert_eq!((list["total"].as_i64(), each(&list, "/follower/name")), (Some(1), vec!["carol"]));
    w.get("alice", &format!("{path}?start=hello&count=hello&sort=hello")).await.names(&["start", "count", "sort"]);
}

async fn lists_followers_of_an_account(t: &TestApp) {
    let w = world(t).await;
    let second = json!({"name": "alice_second", "displayName": "Second"});
    w.post("alice", "/api/v1/video-channels", second).await.is(200);
    subscribe(&w, "bob", "alice").await;
    w.wait(1000);
    let uri = format!("alice_second@{}", w.app.config().webserver.host());
    w.post("carol", "/api/v1/users/me/subscriptions", json!({ "uri": uri })).await.is(204);
    subscribe(&w, "alice", "bob").await;
    let list = w.get("alice", "/api/v1/accounts/alice/followers").await.is(200);
    assert_eq!(each(&list, "/follower/name"), ["carol", "bob"]);
    assert_eq!(each(&list, "/following/name"), ["alice_second", "alice_channel"]);
    let list = w.get("alice", "/api/v1/accounts/alice/followers?search=bob").await.is(200);
    assert_eq!(list["total"], 1);
}

async fn is_the_owners_business(t: &TestApp) {
    let w = world(t).await;
    let (account, channel) = ("/api/v1/accounts/alice/followers", "/api/v1/video-channels/alice_channel/followers");
    for path in [account, channel] {
        w.get("", path).await.refused(401, "Token is invalid");
        w.get("mod", path).await.is(200);
        w.get("root", path).await.is(200);
    }
    let sentence = "Only a user with sufficient right can manage this account resource.";
    w.get("bob", account).await.refused(403, sentence);
    w.get("bob", channel).await.refused(403, "This user cannot manage this channel");
    // Who it is comes before what they ask.
    w.get("bob", &format!("{account}?sort=hello")).await.is(403);
    w.get("bob", "/api/v1/accounts/nobody/followers").await.refused(404, "Account not found");
    w.get("bob", "/api/v1/video-channels/nobody/followers").await.refused(404, "Video channel not found");
    let refused = w.get("root", "/api/v1/accounts/remote@peer.example/followers").await;
    refused.refused(403, "This account is not owned by the platform");
}
