//! Views and viewers: what counts, what does not, and what is refused.

use crate::scene::{of, watch, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use viewing::flush;
use world::NewVideo;

on_both!(
    a_view_needs_enough_watching,
    a_viewer_counts_once_in_a_window,
    sessions_are_believed_only_when_configured,
    viewers_are_shown_while_they_watch,
    wrong_fields_are_named,
    hidden_videos_are_not_watched,
    old_clients_are_understood,
    nothing_is_lost_of_a_video_that_is_gone,
);

async fn counted(w: &world::World) -> i64 {
    flush::views(&w.app).await.unwrap();
    w.one("SELECT views FROM video ORDER BY id LIMIT 1").await
}

async fn a_view_needs_enough_watching(t: &TestApp) {
    let w = world(t).await;
    let long = w.new_video("alice", NewVideo { duration: 60, ..NewVideo::named("long") }).await;
    watch(&w, "", "one", &long, 0, 9).await;
    watch(&w, "", "two", &long, 50, 50).await;
    assert_eq!(counted(&w).await, 0, "being near the end is not watching");
    watch(&w, "", "one", &long, 30, 31).await;
    assert_eq!(counted(&w).await, 1, "parts add up to ten seconds");
    let hour = platform::testing::START;
    let sql = "SELECT count(*) FROM video_stat WHERE views = 1 AND start_at = $1";
    assert_eq!(w.one::<i64>(database::Sql::new(sql).bind(hour)).await, 1);
    let short = w.new_video("alice", NewVideo { duration: 6, ..NewVideo::named("short") }).await;
    watch(&w, "", "one", &short, 0, 3).await;
    watch(&w, "", "two", &short, 0, 4).await;
    counted(&w).await;
    assert_eq!(w.one::<i64>("SELECT views FROM video WHERE name = 'short'").await, 1, "more than half of it");
}

async fn a_viewer_counts_once_in_a_window(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    for _ in 0..3 {
        watch(&w, "", "one", &video, 0, 10).await;
    }
    assert_eq!(counted(&w).await, 1);
    watch(&w, "", "two", &video, 0, 10).await;
    assert_eq!(counted(&w).await, 2);
    let window = i64::try_from(w.app.config().views.videos.view_expiration.as_millis()).unwrap();
    w.wait(window - 1);
    watch(&w, "", "one", &video, 0, 10).await;
    assert_eq!(counted(&w).await, 2);
    w.wait(1);
    watch(&w, "", "one", &video, 0, 10).await;
    assert_eq!(counted(&w).await, 3);
    assert_eq!(w.get("", &of(&video)).await.is(200)["views"], 3);
}

async fn sessions_are_believed_only_when_configured(t: &TestApp) {
    let w = world(t).await;
    w.configure(|c| c.views.videos.trust_viewer_session_id = false);
    let video = w.video("alice", "film").await;
    for session in ["one", "two", "three"] {
        watch(&w, "", session, &video, 0, 10).await;
    }
    assert_eq!(counted(&w).await, 1, "all of them come from one address");
}

async fn viewers_are_shown_while_they_watch(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    watch(&w, "", "one", &video, 0, 1).await;
    watch(&w, "", "two", &video, 0, 1).await;
    assert_eq!(w.get("", &of(&video)).await.is(200)["viewers"], 2);
    assert_eq!(w.get("", "/api/v1/videos").await.is(200)["data"][0]["viewers"], 2);
    w.wait(100_000);
    watch(&w, "", "two", &video, 0, 1).await;
    w.wait(50_000);
    assert_eq!(w.get("", &of(&video)).await.is(200)["viewers"], 1, "one gave no sign for two minutes");
}

async fn wrong_fields_are_named(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    let path = format!("{}/views", of(&video));
    let long = "a".repeat(501);
    for (body, field) in [
        (json!({}), "currentTime"),
        (json!({"currentTime": "soon"}), "currentTime"),
        (json!({"currentTime": 1, "viewEvent": "seeko"}), "viewEvent"),
        (json!({"currentTime": 1, "sessionId": "tito_t"}), "sessionId"),
        (json!({"currentTime": 1, "client": long}), "client"),
        (json!({"currentTime": 1, "operatingSystem": long}), "operatingSystem"),
    ] {
        let refused = w.post("", &path, body).await.is(400);
        assert_eq!(refused["detail"], format!("Incorrect request parameters: {field}"));
        assert_eq!(refused["invalid-params"][field]["location"], "body");
    }
    for second in [-1, 11] {
        let detail = format!("Current time {second} is invalid (video {} duration: 10)", video.uuid);
        w.post("", &path, json!({"currentTime": second})).await.refused(400, &detail);
    }
    w.post("", "/api/v1/videos/4711/views", json!({"currentTime": 1})).await.refused(404, "Video not found");
    let refused = w.post("", "/api/v1/videos/nothing/views", json!({"currentTime": 1})).await.is(400);
    assert_eq!(refused["invalid-params"]["videoId"]["location"], "params");
    assert_eq!(w.get("", &of(&video)).await.is(200)["viewers"], 0);
}

async fn hidden_videos_are_not_watched(t: &TestApp) {
    let w = world(t).await;
    let private = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("secret") }).await;
    let path = format!("{}/views", of(&private));
    w.post("", &path, json!({"currentTime": 1})).await.is(401);
    w.post("bob", &path, json!({"currentTime": 1})).await.is(403);
    w.post("alice", &path, json!({"currentTime": 1})).await.is(204);
    let blocked = w.video("alice", "blocked").await;
    w.run("UPDATE video SET blocked = TRUE WHERE name = 'blocked'").await;
    w.post("", &format!("{}/views", of(&blocked)), json!({"currentTime": 1})).await.is(401);
}

async fn old_clients_are_understood(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "film").await;
    for (method, path) in [("PUT", "views"), ("PUT", "watching"), ("POST", "watching")] {
        let path = format!("{}/{path}", of(&video));
        w.json("bob", method, &path, json!({"currentTime": 3})).await.is(204);
    }
    assert_eq!(w.get("bob", &of(&video)).await.is(200)["userHistory"]["currentTime"], 3);
}

async fn nothing_is_lost_of_a_video_that_is_gone(t: &TestApp) {
    let w = world(t).await;
    let (gone, other) = (w.video("alice", "gone").await, w.video("alice", "other").await);
    for video in [&gone, &other] {
        watch(&w, "bob", "one", video, 0, 10).await;
    }
    w.run("DELETE FROM video WHERE name = 'gone'").await;
    flush::everything(&w.app).await.unwrap();
    assert_eq!(w.one::<i64>("SELECT views FROM video").await, 1);
    for table in
        ["SELECT count(*) FROM video_stat", "SELECT count(*) FROM viewing", "SELECT count(*) FROM watch_history"]
    {
        assert_eq!(w.one::<i64>(table).await, 1, "{table}");
    }
}
