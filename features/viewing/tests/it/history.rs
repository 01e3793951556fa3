//! History: where people stopped, the list, and taking videos out.

use crate::scene::{of, watch, world};
use platform::clock::iso;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use viewing::flush;
use world::{NewVideo, World};

on_both!(
    places_are_shown_to_their_owner,
    the_list_has_the_last_watched_first,
    videos_are_taken_out,
    nothing_is_kept_when_it_is_switched_off,
    old_history_is_removed,
    the_uninvited_are_refused,
);

const LIST: &str = "/api/v1/users/me/history/videos";

async fn names(w: &World, who: &str, path: &str) -> Vec<String> {
    let list = w.get(who, path).await.is(200);
    let names: Vec<String> =
        list["data"].as_array().unwrap().iter().map(|v| v["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(list["total"], names.len());
    names
}

async fn places_are_shown_to_their_owner(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    let place = |v: &Value| v["userHistory"].clone();
    for written in [false, true] {
        watch(&w, "bob", "bobs", &video, 0, 7).await;
        if written {
            flush::history(&w.app, None).await.unwrap();
        }
        assert_eq!(place(&w.get("bob", &of(&video)).await.is(200)), json!({"currentTime": 7}));
        assert_eq!(place(&w.get("bob", "/api/v1/videos").await.is(200)["data"][0]), json!({"currentTime": 7}));
        for who in ["", "carol"] {
            assert_eq!(place(&w.get(who, &of(&video)).await.is(200)), Value::Null, "{who}");
            assert_eq!(place(&w.get(who, "/api/v1/videos").await.is(200)["data"][0]), Value::Null, "{who}");
        }
    }
    w.wait(1);
    watch(&w, "bob", "bobs", &video, 2, 3).await;
    assert_eq!(place(&w.get("bob", &of(&video)).await.is(200)), json!({"currentTime": 3}), "what is newer holds");
}

async fn the_list_has_the_last_watched_first(t: &TestApp) {
    let w = world(t).await;
    let videos = [w.video("alice", "video 1").await, w.video("alice", "video 2").await, w.video("bob", "other").await];
    for at in [0, 1, 2, 0] {
        w.wait(1000);
        watch(&w, "bob", "bobs", &videos[at], 0, 4).await;
    }
    assert_eq!(names(&w, "bob", LIST).await, ["video 1", "other", "video 2"]);
    assert_eq!(names(&w, "bob", &format!("{LIST}?search=VIDEO")).await, ["video 1", "video 2"]);
    assert!(names(&w, "carol", LIST).await.is_empty());
    let page = w.get("bob", &format!("{LIST}?start=1&count=1")).await.is(200);
    assert_eq!((&page["total"], &page["data"][0]["name"]), (&json!(3), &json!("other")));
    assert_eq!(page["data"][0]["userHistory"]["currentTime"], 4);
    w.run("UPDATE video SET privacy = 3 WHERE name = 'video 2'").await;
    assert_eq!(names(&w, "bob", LIST).await, ["video 1", "other"], "what became private is not told");
    for (query, field) in [("start=hello", "start"), ("count=hello", "count"), ("count=101", "count")] {
        let refused = w.get("bob", &format!("{LIST}?{query}")).await.is(400);
        assert!(refused["invalid-params"][field].is_object(), "{query}");
    }
}

async fn videos_are_taken_out(t: &TestApp) {
    let w = world(t).await;
    let mut videos = Vec::new();
    for name in ["a", "b", "c"] {
        w.wait(1000);
        videos.push(w.video("alice", name).await);
        watch(&w, "bob", "bobs", videos.last().unwrap(), 0, 4).await;
        watch(&w, "carol", "carols", videos.last().unwrap(), 0, 4).await;
    }
    w.delete("bob", &format!("{LIST}/{}", videos[1].id)).await.is(204);
    w.delete("bob", &format!("{LIST}/{}", videos[1].id)).await.is(204);
    assert_eq!(names(&w, "bob", LIST).await, ["c", "a"]);
    assert_eq!(w.get("bob", &of(&videos[1])).await.is(200)["userHistory"], Value::Null);
    let refused = w.delete("bob", &format!("{LIST}/hi")).await.is(400);
    assert_eq!(refused["invalid-params"]["videoId"]["msg"], "Invalid value");
    let remove = format!("{LIST}/remove");
    let refused = w.post("bob", &remove, json!({"beforeDate": "15"})).await.is(400);
    assert_eq!(refused["invalid-params"]["beforeDate"]["msg"], "Should have a before date that conforms to ISO 8601");
    w.post("bob", &remove, json!({"beforeDate": iso(w.app.now())})).await.is(204);
    assert_eq!(names(&w, "bob", LIST).await, ["c"]);
    watch(&w, "bob", "bobs", &videos[0], 0, 4).await;
    w.post("bob", &remove, json!({})).await.is(204);
    flush::history(&w.app, None).await.unwrap();
    assert!(names(&w, "bob", LIST).await.is_empty(), "what was not written yet is gone as well");
    assert_eq!(names(&w, "carol", LIST).await.len(), 3, "other people's history is theirs");
}

async fn nothing_is_kept_when_it_is_switched_off(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    let off = "UPDATE users SET preferences = '{\"videosHistoryEnabled\":false}' WHERE username = 'bob'";
    w.run(off).await;
    watch(&w, "bob", "bobs", &video, 0, 10).await;
    assert!(names(&w, "bob", LIST).await.is_empty());
    assert_eq!(w.get("bob", &of(&video)).await.is(200)["userHistory"], Value::Null);
    flush::views(&w.app).await.unwrap();
    assert_eq!(w.get("bob", &of(&video)).await.is(200)["views"], 1, "it is a view all the same");
}

async fn old_history_is_removed(t: &TestApp) {
    let w = world(t).await;
    let (old, new) = (w.video("alice", "old").await, w.video("alice", "new").await);
    watch(&w, "bob", "bobs", &old, 0, 10).await;
    flush::everything(&w.app).await.unwrap();
    w.wait(2000);
    watch(&w, "bob", "bobs", &new, 0, 10).await;
    flush::everything(&w.app).await.unwrap();
    viewing::remove_old_history(&w.app).await.unwrap();
    viewing::remove_old_statistics(&w.app).await.unwrap();
    assert_eq!(names(&w, "bob", LIST).await, ["new", "old"], "kept for ever by default");
    let second = config::value::Limit::At(std::time::Duration::from_secs(1));
    w.configure(|c| {
        c.history.videos.max_age = second;
        c.views.videos.local.max_age = second;
        c.views.videos.remote.max_age = second;
    });
    viewing::remove_old_history(&w.app).await.unwrap();
    assert_eq!(names(&w, "bob", LIST).await, ["new"]);
    viewing::remove_old_statistics(&w.app).await.unwrap();
    let left = "SELECT v.name FROM viewing x JOIN video v ON v.id = x.video_id";
    assert_eq!(w.all::<String>(left).await, ["new"]);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM viewing_section").await, 1);
}

async fn the_uninvited_are_refused(t: &TestApp) {
    let w = world(t).await;
    w.new_video("alice", NewVideo::named("film")).await;
    w.get("", LIST).await.refused(401, "Token is invalid");
    w.delete("", &format!("{LIST}/1")).await.refused(401, "Token is invalid");
    w.post("", &format!("{LIST}/remove"), json!({})).await.refused(401, "Token is invalid");
}
