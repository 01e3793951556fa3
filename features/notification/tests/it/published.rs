//! Owners hear of what they waited for, once.

use crate::support::{emit, happened, hear, kinds, told, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(
    an_owner_hears_once,
    who_did_not_wait_hears_nothing,
    a_planned_video_is_told_when_its_date_comes,
    a_setting_turns_it_off,
    a_replay_tells_nothing_twice,
    what_is_gone_does_not_stop_the_rest,
    pictures_are_shown,
);

async fn an_owner_hears_once(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [6]);
    assert_eq!(kinds(&w, "bob").await, [0; 0]);
    // It was hidden and is shown again.
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [6]);
    // Nobody here owns this one.
    let remote = w.video("remote", "Elsewhere").await;
    happened(&w, "video.published", remote.id).await;
    let all: i64 = w.one("SELECT count(*) FROM notification").await;
    assert_eq!(all, 1);
}

async fn who_did_not_wait_hears_nothing(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    w.run("UPDATE video SET wait_transcoding = FALSE").await;
    happened(&w, "video.published", video.id).await;
    w.run("UPDATE video SET wait_transcoding = TRUE").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    // Nor does anybody hear of a video that is not published after all.
    let other = w.video("alice", "Another").await;
    w.run("UPDATE video SET state = 2 WHERE name = 'Another'").await;
    happened(&w, "video.published", other.id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    w.run("UPDATE video SET state = 1").await;
    happened(&w, "video.published", other.id).await;
    assert_eq!(kinds(&w, "alice").await, [6]);
}

async fn a_planned_video_is_told_when_its_date_comes(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    w.run("UPDATE video SET wait_transcoding = FALSE").await;
    w.run("INSERT INTO video_schedule (video_id, update_at, privacy) SELECT id, 1, 1 FROM video").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    w.run("DELETE FROM video_schedule").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [6]);
}

async fn a_setting_turns_it_off(t: &TestApp) {
    let w = world(t).await;
    w.run("INSERT INTO notification_setting (user_id, my_video_published, updated_at) SELECT id, 2, 0 FROM users")
        .await;
    let video = w.video("alice", "A video").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    // Turning it on does not tell of the past.
    w.run("UPDATE notification_setting SET my_video_published = 1").await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
}

async fn a_replay_tells_nothing_twice(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    happened(&w, "video.published", video.id).await;
    let id = w.get("alice", "/api/v1/users/me/notifications").await.is(200)["data"][0]["id"].clone();
    w.post("alice", "/api/v1/users/me/notifications/read", json!({"ids": [id]})).await.is(204);
    w.run("UPDATE event_cursor SET seq = 0 WHERE consumer = 'notification'").await;
    w.run("DELETE FROM video_announcement").await;
    hear(&w).await;
    let list = w.get("alice", "/api/v1/users/me/notifications").await.is(200);
    assert_eq!((&list["total"], &list["data"][0]["read"]), (&json!(1), &json!(true)));
}

async fn what_is_gone_does_not_stop_the_rest(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    // Things that are gone meanwhile, and events that are no news.
    emit(&w, "video.published", 9_999).await;
    for _ in 0..3 {
        emit(&w, "video.updated", video.id).await;
    }
    emit(&w, "video.published", video.id).await;
    emit(&w, "video.updated", video.id).await;
    hear(&w).await;
    assert_eq!(kinds(&w, "alice").await, [6]);
    let (place, newest): (i64, i64) = (
        w.one("SELECT seq FROM event_cursor WHERE consumer = 'notification'").await,
        w.one("SELECT max(seq) FROM event").await,
    );
    assert_eq!(place, newest);
}

async fn pictures_are_shown(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    w.run(
        "UPDATE actor SET avatars = '[{\"file_name\":\"s.png\",\"width\":48,\"height\":48,\"created_at\":1}, \
         {\"file_name\":\"l.png\",\"width\":120,\"height\":120,\"created_at\":1}]' WHERE username = 'alice_channel'",
    )
    .await;
    happened(&w, "video.published", video.id).await;
    let channel = told(&w, "alice").await[0]["video"]["channel"].clone();
    let origin = w.app.config().webserver.origin();
    let picture = |name: &str, width: i64| {
        let path = format!("/lazy-static/avatars/{name}");
        json!({"fileUrl": format!("{origin}{path}"), "path": path, "width": width})
    };
    assert_eq!(channel["avatar"], picture("l.png", 120));
    assert_eq!(channel["avatars"], json!([picture("s.png", 48), picture("l.png", 120)]));
}
