//! Blocked videos as moderators, owners and everybody else meet them.

use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, Video, World};

on_both!(
    a_blocked_video_is_gone_for_everybody_else,
    owners_and_moderators_still_see_it,
    a_block_has_the_shape_clients_know,
    blocks_are_moderators_business,
    wrong_fields_are_named,
    what_is_said_about_a_block_changes,
    the_list_is_filtered_and_sorted,
    a_held_video_is_published_by_its_release,
    blocks_are_in_the_audit_log,
);

const LIST: &str = "/api/v1/videos/blacklist";

async fn world(t: &TestApp) -> World {
    let routes = video::routes(&t.app).merge(catalog::routes(&t.app));
    let w = World::with_router(t, routes.split().0.layer(catalog::routes::shared())).await;
    w.configure(|c| c.secrets.peertube = config::Secret::new("a secret of the tests"));
    w
}

fn of(video: &Video) -> String {
    format!("/api/v1/videos/{}/blacklist", video.uuid)
}

fn names(list: &Value) -> Vec<&str> {
    list["data"].as_array().into_iter().flatten().filter_map(|b| b["video"]["name"].as_str()).collect()
}

async fn a_blocked_video_is_gone_for_everybody_else(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    w.video("alice", "good").await;
    let page = format!("/api/v1/videos/{}", video.uuid);
    w.get("", &page).await.is(200);
    w.post("mod", &of(&video), json!({})).await.is(204);
    for (who, status, detail) in [
        ("", 401, "Authentication is required"),
        ("bob", 403, "Cannot fetch information of private/internal/blocked video"),
    ] {
        w.get(who, &page).await.refused(status, detail);
        w.get(who, &format!("{page}/description")).await.refused(status, detail);
        w.post(who, &format!("{page}/token"), json!({})).await.refused(status, detail);
        for list in ["videos", "accounts/alice/videos", "video-channels/alice_channel/videos"] {
            let list = w.get(who, &format!("/api/v1/{list}")).await.is(200);
            assert_eq!((&list["total"], &list["data"][0]["name"]), (&json!(1), &json!("good")));
        }
    }
    w.delete("mod", &of(&video)).await.is(204);
    w.get("", &page).await.is(200);
    assert_eq!(w.get("", "/api/v1/videos").await.is(200)["total"], 2);
    assert_eq!(w.events().await, ["video.blocked", "video.unblocked"]);
}

async fn owners_and_moderators_still_see_it(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    let page = format!("/api/v1/videos/{}", video.uuid);
    let free = w.get("alice", &page).await.is(200);
    assert_eq!((&free["blacklisted"], &free["blacklistedReason"]), (&json!(false), &Value::Null));
    w.post("mod", &of(&video), json!({"reason": "too bad", "internalNote": "ask carol"})).await.is(204);
    for who in ["alice", "mod", "root"] {
        let seen = w.get(who, &page).await.is(200);
        assert_eq!((&seen["blacklisted"], &seen["blacklistedReason"]), (&json!(true), &json!("too bad")), "{who}");
        w.post(who, &format!("{page}/token"), json!({})).await.is(200);
    }
    let mine = w.get("alice", "/api/v1/users/me/videos").await.is(200);
    assert_eq!((&mine["total"], &mine["data"][0]["blacklisted"]), (&json!(1), &json!(true)));
    assert_eq!(mine["data"][0]["blacklistedReason"], "too bad");
    assert!(!mine.to_string().contains("ask carol"), "notes are for moderators");
    let asked = w.get("mod", "/api/v1/videos?include=2").await.is(200);
    assert_eq!((&asked["total"], &asked["data"][0]["blacklisted"]), (&json!(1), &json!(true)));
    w.get("bob", "/api/v1/videos?include=2").await.is(401);
}

async fn a_block_has_the_shape_clients_know(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    let listed = w.get("", "/api/v1/videos").await.is(200)["data"][0].take();
    w.wait(1000);
    w.post("mod", &of(&video), json!({"reason": "too bad", "internalNote": "ask carol", "unfederate": true}))
        .await
        .is(204);
    let list = w.get("mod", LIST).await.is(200);
    let at = "2026-01-01T00:00:01.000Z";
    let block = json!({"id": list["data"][0]["id"], "createdAt": at, "updatedAt": at, "reason": "too bad",
        "internalNote": "ask carol", "unfederated": true, "type": 1});
    let mut found = list["data"][0].clone();
    let mut shown = found["video"].take();
    found.as_object_mut().unwrap().remove("video");
    assert_eq!(found, block);
    shown["updatedAt"] = listed["updatedAt"].clone();
    assert_eq!(shown, listed, "the video as lists show it");
}

async fn blocks_are_moderators_business(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "fine").await;
    for (who, status) in [("", 401), ("alice", 403)] {
        w.get(who, LIST).await.is(status);
        w.post(who, &of(&video), json!({})).await.is(status);
        w.put(who, &of(&video), json!({})).await.is(status);
        w.delete(who, &of(&video)).await.is(status);
    }
    let unknown = "/api/v1/videos/77e0367e-c92f-415f-a66b-2b3be5ee3748/blacklist";
    w.post("mod", unknown, json!({})).await.refused(404, "Video not found");
    w.delete("mod", unknown).await.refused(404, "Video not found");
    w.put("mod", &of(&video), json!({})).await.refused(404, "Blacklisted video not found");
    w.delete("mod", &of(&video)).await.refused(404, "Blacklisted video not found");
    let remote = w.video("remote", "far").await;
    w.post("mod", &of(&remote), json!({"unfederate": true}))
        .await
        .refused(409, "You cannot unfederate a remote video.");
    assert_eq!(w.get("mod", LIST).await.is(200), json!({"total": 0, "data": []}));
    w.post("mod", &of(&remote), json!({})).await.is(204);
    w.post("mod", &of(&remote), json!({"reason": "again"})).await.refused(409, "This video is blocked already.");
    assert_eq!(w.get("mod", LIST).await.is(200)["data"][0]["reason"], Value::Null, "nothing changed");
}

async fn wrong_fields_are_named(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "fine").await;
    let long = "a".repeat(301);
    for (field, value, message) in [
        ("reason", json!(long), "Invalid value"),
        ("reason", json!("a"), "Invalid value"),
        ("internalNote", json!(long), "Should have a valid internal note"),
        ("unfederate", json!("maybe"), "Should have a valid unfederate boolean"),
    ] {
        let json = w.post("mod", &of(&video), json!({ field: value })).await.names(&[field]);
        assert_eq!(json["invalid-params"][field]["msg"], message);
    }
    w.post("mod", &of(&video), json!({})).await.is(204);
    let json = w.put("mod", &of(&video), json!({"reason": long, "internalNote": "x"})).await;
    let json = json.names(&["reason", "internalNote"]);
    assert_eq!(json["invalid-params"]["reason"]["msg"], "Should have a valid reason");
    for method in ["POST", "PUT", "DELETE"] {
        let json = w.json("mod", method, "/api/v1/videos/hello/blacklist", json!({})).await.names(&["videoId"]);
        assert_eq!(json["invalid-params"]["videoId"]["msg"], "Should have a valid video id (id, short UUID or UUID)");
    }
    w.get("mod", &format!("{LIST}?start=x&count=x&sort=x&type=0&search="))
        .await
        .names(&["start", "count", "sort", "type", "search"]);
}

async fn what_is_said_about_a_block_changes(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    w.post("mod", &of(&video), json!({"reason": "first", "internalNote": "note"})).await.is(204);
    w.wait(1000);
    for (change, reason, note) in [
        (json!({"reason": "second"}), json!("second"), json!("note")),
        (json!({"internalNote": null}), json!("second"), Value::Null),
        (json!({"reason": null, "internalNote": "new note"}), Value::Null, json!("new note")),
        (json!({}), Value::Null, json!("new note")),
    ] {
        w.put("mod", &format!("/api/v1/videos/{}/blacklist", platform::id::short(video.uuid)), change).await.is(204);
        let block = &w.get("mod", LIST).await.is(200)["data"][0];
        assert_eq!((&block["reason"], &block["internalNote"]), (&reason, &note));
        assert_eq!(block["updatedAt"], "2026-01-01T00:00:01.000Z");
        assert_eq!(block["createdAt"], "2026-01-01T00:00:00.000Z");
    }
}

async fn the_list_is_filtered_and_sorted(t: &TestApp) {
    let w = world(t).await;
    for (name, duration) in [("b one", 30), ("a two", 20), ("c three", 10)] {
        let video = w.new_video("alice", NewVideo { duration, ..NewVideo::named(name) }).await;
        w.post("mod", &of(&video), json!({})).await.is(204);
        w.wait(1000);
    }
    w.run("UPDATE video_block SET kind = 2 WHERE id = (SELECT max(id) FROM video_block)").await;
    for (query, expected, total) in [
        ("", vec!["c three", "a two", "b one"], 3),
        ("?sort=name", vec!["a two", "b one", "c three"], 3),
        ("?sort=-duration&count=2", vec!["b one", "a two"], 3),
        ("?sort=createdAt&start=1", vec!["a two", "c three"], 3),
        ("?type=1", vec!["a two", "b one"], 2),
        ("?type=2", vec!["c three"], 1),
        ("?type=3", vec![], 0),
        ("?search=T", vec!["c three", "a two"], 2),
        ("?search=%25", vec![], 0),
    ] {
        let list = w.get("mod", &format!("{LIST}{query}")).await.is(200);
        assert_eq!((names(&list), &list["total"]), (expected, &json!(total)), "{query}");
    }
    for sort in ["id", "views", "likes", "dislikes", "uuid"] {
        assert_eq!(w.get("mod", &format!("{LIST}?sort={sort}")).await.is(200)["total"], 3, "{sort}");
    }
}

async fn a_held_video_is_published_by_its_release(t: &TestApp) {
    let w = world(t).await;
    let held = w.video("alice", "new").await;
    let unfinished = w.new_video("alice", NewVideo { state: 2, ..NewVideo::named("unfinished") }).await;
    for video in [&held, &unfinished] {
        w.post("mod", &of(video), json!({})).await.is(204);
    }
    w.run("UPDATE video_block SET kind = 2").await;
    for video in [&held, &unfinished] {
        w.delete("mod", &of(video)).await.is(204);
    }
    let expected = ["video.blocked", "video.blocked", "video.unblocked", "video.published", "video.unblocked"];
    assert_eq!(w.events().await, expected);
}

async fn blocks_are_in_the_audit_log(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "bad").await;
    w.post("mod", &of(&video), json!({"reason": "first", "internalNote": "secret note"})).await.is(204);
    w.post("mod", &of(&video), json!({"reason": "refused"})).await.is(409);
    w.put("root", &of(&video), json!({"reason": "second"})).await.is(204);
    w.delete("mod", &of(&video)).await.is(204);
    let entries: Vec<String> =
        w.all("SELECT username || ' ' || domain || ' ' || action || ' ' || details FROM audit ORDER BY id").await;
    let about = format!("\"video-id\":{},\"video-uuid\":\"{}\",\"video-name\":\"bad\"", video.id, video.uuid);
    let expected = [
        format!("mod video-blocks create {{{about},\"block-unfederated\":false,\"block-reason\":\"first\"}}"),
        format!("root video-blocks update {{{about},\"block-reason\":\"first\",\"new-block-reason\":\"second\"}}"),
        format!("mod video-blocks delete {{{about},\"block-reason\":\"second\"}}"),
    ];
    assert_eq!(entries, expected);
}
