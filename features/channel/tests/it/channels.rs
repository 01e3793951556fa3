//! Channels: making, changing, listing, removing, and who may.

use crate::world::World;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(shows_channels, creates_channels, refuses_bad_channels, changes_channels, removes_channels, limits_channels);

fn new(name: &str) -> Option<Value> {
    Some(json!({"name": name, "displayName": "hello", "description": "super description", "support": "give me money"}))
}

async fn shows_channels(t: &TestApp) {
    let w = World::new(t).await;
    let (origin, host) = (t.app.config().webserver.origin(), t.app.config().webserver.host());
    let start = "2026-01-01T00:00:00.000Z";
    let channel = json!({"url": format!("{origin}/video-channels/root_channel"), "name": "root_channel", "host": host,
        "avatars": [], "id": 1, "hostRedundancyAllowed": false, "followingCount": 0, "followersCount": 0,
        "createdAt": start, "banners": [], "displayName": "Main root channel", "description": null, "support": null,
        "publicEmail": null, "isLocal": true, "updatedAt": start});
    let owner = json!({"url": format!("{origin}/accounts/root"), "name": "root", "host": host, "avatars": [], "id": 2,
        "hostRedundancyAllowed": false, "followingCount": 0, "followersCount": 0, "createdAt": start,
        "displayName": "root", "description": null, "updatedAt": start, "userId": 1});
    let short = json!({"url": format!("{origin}/accounts/root"), "name": "root", "host": host, "avatars": [], "id": 2,
        "hostRedundancyAllowed": false, "displayName": "root"});

    let (mut full, mut listed) = (channel.clone(), channel);
    full["ownerAccount"] = owner.clone();
    listed["ownerAccount"] = short;
    for handle in ["root_channel", "Root_Channel", &format!("root_channel@{host}")] {
        let one = w.get(&format!("/api/v1/video-channels/{handle}"), None).await.is(200);
        assert_eq!(one.to_string(), full.to_string());
    }
    let list = json!({"total": 1, "data": [listed]});
    assert_eq!(w.get("/api/v1/video-channels", None).await.is(200).to_string(), list.to_string());
    let of_root = w.get("/api/v1/accounts/root/video-channels?sort=createdAt", None).await.is(200);
    assert_eq!(of_root.to_string(), list.to_string());
    assert_eq!(w.get("/api/v1/accounts/root", None).await.is(200).to_string(), owner.to_string());

    w.get("/api/v1/video-channels/none", None).await.refused(404, "Video channel not found");
    w.get("/api/v1/video-channels/root_channel@elsewhere.example", None).await.is(404);
    w.get("/api/v1/accounts/none", None).await.refused(404, "Account not found");
    w.get("/api/v1/accounts/none/video-channels", None).await.refused(404, "Account not found");
    for path in ["/api/v1/video-channels", "/api/v1/accounts", "/api/v1/accounts/root/video-channels"] {
        for (query, field) in [("start=hello", "start"), ("count=hello", "count"), ("sort=hello", "sort")] {
            let refused = w.get(&format!("{path}?{query}"), None).await;
            refused.refused(400, &format!("Incorrect request parameters: {field}"));
        }
    }
}

async fn creates_channels(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let made = w.call("POST", "/api/v1/video-channels", Some(&root), new("super_channel")).await.is(200);
    assert_eq!(made, json!({"videoChannel": {"id": 2}}));
    let seen = w.get("/api/v1/video-channels/super_channel", None).await.is(200);
    assert_eq!((&seen["displayName"], &seen["support"]), (&json!("hello"), &json!("give me money")));
    let found = w.get("/api/v1/accounts/root/video-channels?search=SUPER", None).await.is(200);
    assert_eq!(found["total"], 1);
    let row = channel::owned(&mut t.app.db.reader().await.unwrap(), 2).await.unwrap().unwrap();
    assert_eq!((row.account_id, row.user_id), (2, Some(1)));
}

async fn refuses_bad_channels(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let path = "/api/v1/video-channels";
    w.call("POST", path, None, new("a")).await.is(401);
    let empty = w.call("POST", path, Some(&root), None).await;
    let json = empty.refused(400, "Incorrect request parameters: name, displayName");
    let missing = json!({"type": "field", "msg": "Invalid value", "path": "name", "location": "body"});
    assert_eq!(json["invalid-params"]["name"], missing);
    for (field, value) in [
        ("name", json!("super channel")),
        ("displayName", json!("x".repeat(121))),
        ("description", json!("x".repeat(1001))),
        ("support", json!("x".repeat(1001))),
    ] {
        let mut body = new("super_channel").unwrap();
        body[field] = value;
        let refused = w.call("POST", path, Some(&root), Some(body)).await;
        refused.refused(400, &format!("Incorrect request parameters: {field}"));
    }
    // Accounts and channels share their names, in any case.
    for name in ["root_channel", "ROOT", "peertube"] {
        let refused = w.call("POST", path, Some(&root), new(name)).await;
        let detail = "on this instance already exists or has already existed.";
        refused.refused(409, &format!("Another actor (account/channel) with name {name} {detail}"));
    }
}

async fn changes_channels(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, alice) = w.user(&root, "alice", 2).await;
    let (_, bob) = w.user(&root, "bob", 2).await;
    let path = "/api/v1/video-channels/alice_channel";
    let put = async |token: &str, body| w.call("PUT", path, Some(token), Some(body)).await;
    let body = json!({"displayName": "Films", "support": "money", "publicEmail": "a@example.com"});
    put(&alice, body).await.is(204);
    put(&alice, json!({"support": null, "bulkVideosSupportUpdate": true})).await.is(204);
    let seen = w.get(path, None).await.is(200);
    assert_eq!((&seen["displayName"], &seen["support"]), (&json!("Films"), &Value::Null));
    assert_eq!(seen["publicEmail"], "a@example.com");
    put(&bob, json!({"displayName": "mine"})).await.refused(403, "This user cannot manage this channel");
    put(&root, json!({"displayName": "tidied up"})).await.is(204);
    let json = put(&alice, json!({"bulkVideosSupportUpdate": "super"})).await;
    let json = json.refused(400, "Incorrect request parameters: bulkVideosSupportUpdate");
    let message = "Should have a valid bulkVideosSupportUpdate boolean field";
    assert_eq!(json["invalid-params"]["bulkVideosSupportUpdate"]["msg"], message);
    let none = w.call("PUT", "/api/v1/video-channels/none", Some(&alice), Some(json!({}))).await;
    none.refused(404, "Video channel not found");
}

async fn removes_channels(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, alice) = w.user(&root, "alice", 2).await;
    let (_, bob) = w.user(&root, "bob", 2).await;
    let delete = async |name: &str, token: &str| {
        w.call("DELETE", &format!("/api/v1/video-channels/{name}"), Some(token), None).await
    };
    delete("alice_channel", &alice).await.refused(409, "Cannot remove the last channel of this user");
    w.call("POST", "/api/v1/video-channels", Some(&alice), new("second")).await.is(200);
    delete("second", &bob).await.refused(403, "This user has not owner rights on this channel");
    delete("second", &alice).await.is(204);
    delete("second", &alice).await.refused(404, "Video channel not found");
    // Its followers are nobody else's.
    w.call("POST", "/api/v1/video-channels", Some(&bob), new("second")).await.is(409);
}

async fn limits_channels(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let mut config = (*t.app.config()).clone();
    config.video_channels.max_per_user = 2;
    t.app.set_config(config);
    w.call("POST", "/api/v1/video-channels", Some(&root), new("second")).await.is(200);
    let refused = w.call("POST", "/api/v1/video-channels", Some(&root), new("third")).await;
    refused.refused(400, "You cannot create more than 2 channels");
}
