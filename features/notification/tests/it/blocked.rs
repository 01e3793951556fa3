//! Owners hear what moderators do with their videos, and moderators of what waits for them.

use crate::support::{happened, keys, kinds, told, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(an_owner_hears_of_a_block_and_its_end, moderators_hear_of_what_waits, what_waited_is_announced_after_all);

async fn an_owner_hears_of_a_block_and_its_end(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    w.run("UPDATE video SET blocked = TRUE").await;
    w.run("INSERT INTO video_block (video_id, kind, unfederated, created_at, updated_at) SELECT id, 1, FALSE, 1, 1 FROM video").await;
    happened(&w, "video.blocked", video.id).await;
    let n = told(&w, "alice").await.remove(0);
    assert_eq!(keys(&n), ["id", "type", "read", "data", "videoBlacklist", "createdAt", "updatedAt"]);
    let block: i64 = w.one("SELECT id FROM video_block").await;
    assert_eq!((&n["type"], &n["videoBlacklist"]["id"]), (&json!(4), &json!(block)));
    assert_eq!(keys(&n["videoBlacklist"]["video"]), ["id", "uuid", "shortUUID", "name", "state"]);
    assert_eq!(n["videoBlacklist"]["video"]["name"], "A video");
    assert_eq!((kinds(&w, "mod").await, kinds(&w, "bob").await), (vec![], vec![]));

    // The news of the block goes with it.
    w.run("DELETE FROM video_block").await;
    w.run("UPDATE video SET blocked = FALSE").await;
    happened(&w, "video.unblocked", video.id).await;
    let left = told(&w, "alice").await;
    assert_eq!((left.len(), &left[0]["type"], &left[0]["video"]["name"]), (1, &json!(5), &json!("A video")));

    // One setting for both.
    w.run("INSERT INTO notification_setting (user_id, blacklist_on_my_video, updated_at) SELECT id, 0, 0 FROM users")
        .await;
    happened(&w, "video.unblocked", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [5]);
    // Nobody here owns this one, and this block is gone meanwhile.
    let remote = w.video("remote", "Elsewhere").await;
    happened(&w, "video.unblocked", remote.id).await;
    happened(&w, "video.blocked", video.id).await;
    let all: i64 = w.one("SELECT count(*) FROM notification").await;
    assert_eq!(all, 1);
}

async fn moderators_hear_of_what_waits(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    w.run("INSERT INTO video_block (video_id, kind, unfederated, created_at, updated_at) SELECT id, 2, TRUE, 1, 1 FROM video").await;
    w.run("UPDATE video SET blocked = TRUE").await;
    happened(&w, "video.auto-blocked", video.id).await;
    for who in ["root", "mod"] {
        let n = told(&w, who).await.remove(0);
        assert_eq!((&n["type"], &n["videoBlacklist"]["video"]["name"]), (&json!(12), &json!("A video")), "{who}");
    }
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "bob").await), (vec![], vec![]));
}

async fn what_waited_is_announced_after_all(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "A video").await;
    w.run("UPDATE video SET blocked = TRUE, wait_transcoding = FALSE").await;
    w.run("INSERT INTO video_block (video_id, kind, unfederated, created_at, updated_at) SELECT id, 2, TRUE, 1, 1 FROM video").await;
    happened(&w, "video.auto-blocked", video.id).await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    w.run("DELETE FROM video_block").await;
    w.run("UPDATE video SET blocked = FALSE").await;
    happened(&w, "video.unblocked", video.id).await;
    happened(&w, "video.published", video.id).await;
    assert_eq!(kinds(&w, "alice").await, [6, 5]);
}
