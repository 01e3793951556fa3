//! Reading what one was told, and marking it as read.

use crate::support::{happened, keys, kinds, told, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

on_both!(
    pages_sorts_and_filters,
    a_notification_has_peertubes_shape,
    reading_marks_ones_own,
    wrong_requests_are_refused,
    what_is_removed_is_told_no_more
);

const PATH: &str = "/api/v1/users/me/notifications";

/// Alice is told of three videos, a second apart.
async fn three(w: &World) -> Vec<i64> {
    let mut videos = Vec::new();
    for name in ["one", "two", "three"] {
        let video = w.video("alice", name).await.id;
        happened(w, "video.published", video).await;
        videos.push(video);
        w.wait(1_000);
    }
    videos
}

async fn names(w: &World, who: &str, query: &str) -> (i64, String) {
    let list = w.get(who, &format!("{PATH}?{query}")).await.is(200);
    let names = list["data"].as_array().unwrap().iter().map(|n| n["video"]["name"].as_str().unwrap());
    (list["total"].as_i64().unwrap(), names.collect::<Vec<_>>().join(" "))
}

async fn pages_sorts_and_filters(t: &TestApp) {
    let w = world(t).await;
    three(&w).await;
    assert_eq!(names(&w, "alice", "").await, (3, "three two one".into()));
    assert_eq!(names(&w, "alice", "sort=createdAt&start=1&count=1").await, (3, "two".into()));
    assert_eq!(names(&w, "alice", "count=0").await, (3, String::new()));
    let two = told(&w, "alice").await[1]["id"].clone();
    w.post("alice", &format!("{PATH}/read"), json!({"ids": [two]})).await.is(204);
    assert_eq!(names(&w, "alice", "unread=true").await, (2, "three one".into()));
    assert_eq!(names(&w, "alice", "unread=false").await, (1, "two".into()));
    assert_eq!(names(&w, "alice", "sort=read").await, (3, "one three two".into()));
    assert_eq!(names(&w, "alice", "sort=-read").await, (3, "two three one".into()));
    assert_eq!(names(&w, "alice", "typeOneOf=6&typeOneOf=1&unread=true").await, (2, "three one".into()));
    assert_eq!(names(&w, "alice", "typeOneOf[]=16").await, (0, String::new()));
    assert_eq!(names(&w, "bob", "").await, (0, String::new()));
}

async fn a_notification_has_peertubes_shape(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    happened(&w, "video.published", video.id).await;
    let list = w.get("alice", PATH).await.is(200);
    assert_eq!(keys(&list), ["total", "data"]);
    let n = &list["data"][0];
    assert_eq!(keys(n), ["id", "type", "read", "data", "video", "createdAt", "updatedAt"]);
    assert_eq!((&n["type"], &n["read"], &n["data"]), (&json!(6), &json!(false), &Value::Null));
    assert_eq!((&n["createdAt"], &n["updatedAt"]), (&json!("2026-01-01T00:00:00.000Z"), &n["createdAt"]));
    assert_eq!(keys(&n["video"]), ["id", "uuid", "shortUUID", "name", "state", "channel"]);
    assert_eq!(n["video"]["uuid"], video.uuid.to_string());
    assert_eq!(n["video"]["shortUUID"].as_str().unwrap().len(), 22);
    assert_eq!(n["video"]["state"], json!({"id": 1, "label": "Published"}));
    let channel = json!({"id": w.person("alice").channel_id, "displayName": "Channel of alice", "name": "alice_channel",
        "host": "127.0.0.1:9000", "avatars": []});
    assert_eq!(n["video"]["channel"], channel);
}

async fn reading_marks_ones_own(t: &TestApp) {
    let w = world(t).await;
    three(&w).await;
    let ids: Vec<Value> = told(&w, "alice").await.iter().map(|n| n["id"].clone()).collect();
    let unread = async || w.get("alice", &format!("{PATH}?unread=true")).await.is(200)["total"].as_i64().unwrap();
    // Others' ids are passed over.
    w.post("bob", &format!("{PATH}/read"), json!({"ids": ids})).await.is(204);
    w.post("bob", &format!("{PATH}/read-all"), json!({})).await.is(204);
    assert_eq!(unread().await, 3);
    w.post("alice", &format!("{PATH}/read"), json!({"ids": [ids[0], "9999", ids[2].to_string()]})).await.is(204);
    assert_eq!(unread().await, 1);
    let read = &told(&w, "alice").await[0];
    assert_eq!((&read["read"], &read["updatedAt"]), (&json!(true), &json!("2026-01-01T00:00:03.000Z")));
    w.post("alice", &format!("{PATH}/read"), json!({})).await.is(204);
    assert_eq!(unread().await, 1);
    w.bare("alice", "POST", &format!("{PATH}/read-all")).await.is(204);
    assert_eq!(unread().await, 0);
}

async fn wrong_requests_are_refused(t: &TestApp) {
    let w = world(t).await;
    three(&w).await;
    for (query, field, value, message) in [
        ("start=hello", "start", json!("hello"), "Invalid value"),
        ("count=hello", "count", json!("hello"), "Should have a number count (max: 100)"),
        ("count=101", "count", json!("101"), "Should have a number count (max: 100)"),
        ("sort=hello", "sort", json!("hello"), "Invalid value"),
        ("unread=toto", "unread", json!("toto"), "Should have a valid unread boolean"),
        ("typeOneOf=toto", "typeOneOf", json!(["toto"]), "Should have a valid typeOneOf array"),
    ] {
        let refused = w.get("alice", &format!("{PATH}?{query}")).await.names(&[field]);
        let error = json!({"type": "field", "value": value, "msg": message, "path": field, "location": "query"});
        assert_eq!(refused["invalid-params"][field], error);
    }
    for ids in [json!(["hello"]), json!([]), json!(5), json!((0..1_001).collect::<Vec<i64>>())] {
        let refused = w.post("alice", &format!("{PATH}/read"), json!({"ids": ids})).await.names(&["ids"]);
        assert_eq!(refused["invalid-params"]["ids"]["msg"], "Should have a valid array of notification ids");
    }
    w.get("", PATH).await.refused(401, "Token is invalid");
    w.post("", &format!("{PATH}/read"), json!({"ids": [1]})).await.refused(401, "Token is invalid");
    w.post("", &format!("{PATH}/read-all"), json!({})).await.refused(401, "Token is invalid");
    assert_eq!(w.get("alice", &format!("{PATH}?unread=true")).await.is(200)["total"], 3);
}

async fn what_is_removed_is_told_no_more(t: &TestApp) {
    let w = world(t).await;
    three(&w).await;
    w.run("DELETE FROM video WHERE name = 'two'").await;
    assert_eq!(names(&w, "alice", "").await, (2, "three one".into()));
    w.run("DELETE FROM users WHERE username = 'alice'").await;
    let left: i64 = w.one("SELECT count(*) FROM notification").await;
    assert_eq!((left, kinds(&w, "bob").await), (0, vec![]));
}
