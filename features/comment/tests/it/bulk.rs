//! Removing everything that somebody wrote.

use crate::{answers, counted, says, shape, texts, thread, threads, work, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(
    owners_clear_their_own_videos,
    moderators_clear_everything,
    wrong_requests_change_nothing,
    more_than_a_transaction_takes_goes_by_a_job,
);

const REMOVE: &str = "/api/v1/bulk/remove-comments-of";

async fn owners_clear_their_own_videos(t: &TestApp) {
    let w = world(t).await;
    let (mine, other) = (w.video("alice", "mine").await, w.video("carol", "other").await);
    let a = says(&w, "bob", &mine, "a").await;
    answers(&w, "alice", &mine, a, "b").await;
    says(&w, "bob", &other, "c").await;
    for scope in ["my-videos", "my-videos-and-collaborations"] {
        w.post("alice", REMOVE, json!({ "accountName": "bob", "scope": scope })).await.is(204);
    }
    assert_eq!(shape(&thread(&w, "", &mine, a).await.is(200)), "(b)");
    assert_eq!(texts(&threads(&w, "", &other, "").await), ["c"]);
    assert_eq!((counted(&w, &mine).await, counted(&w, &other).await), (1, 1));
    assert_eq!(w.events().await.iter().filter(|e| *e == "comment.deleted").count(), 1);
}

async fn moderators_clear_everything(t: &TestApp) {
    let w = world(t).await;
    let (one, two) = (w.video("alice", "one").await, w.video("carol", "two").await);
    for video in [&one, &two] {
        says(&w, "bob", video, "x").await;
        says(&w, "root", video, "y").await;
    }
    w.post("mod", REMOVE, json!({ "accountName": "bob@127.0.0.1:9000", "scope": "instance" })).await.is(204);
    for video in [&one, &two] {
        assert_eq!(texts(&threads(&w, "", video, "?sort=createdAt").await), ["", "y"]);
        assert_eq!(counted(&w, video).await, 1);
    }
}

async fn wrong_requests_change_nothing(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "one").await;
    says(&w, "bob", &video, "x").await;
    w.post("", REMOVE, json!({ "accountName": "bob", "scope": "my-videos" })).await.is(401);
    let refused = w.post("alice", REMOVE, json!({ "accountName": "bob", "scope": "instance" })).await;
    refused.refused(403, "User cannot remove any comments of this instance.");
    let unknown = w.post("alice", REMOVE, json!({ "accountName": "nobody", "scope": "my-videos" })).await;
    unknown.refused(404, "Account not found");
    w.post("alice", REMOVE, json!({ "accountName": "bob", "scope": "my-videoss" })).await.names(&["scope"]);
    w.post("alice", REMOVE, json!({})).await.names(&["accountName", "scope"]);
    assert_eq!(texts(&threads(&w, "", &video, "").await), ["x"]);
}

async fn more_than_a_transaction_takes_goes_by_a_job(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "one").await;
    says(&w, "bob", &video, "x").await;
    for _ in 0..9 {
        w.run(
            "INSERT INTO video_comment (video_id, account_id, text, held, created_at, updated_at) \
               SELECT video_id, account_id, text, held, created_at, updated_at FROM video_comment",
        )
        .await;
    }
    w.run("UPDATE video SET comments = 512").await;
    w.post("alice", REMOVE, json!({ "accountName": "bob", "scope": "my-videos" })).await.is(204);
    says(&w, "bob", &video, "later").await;
    work(&w).await;
    assert_eq!(counted(&w, &video).await, 1, "what was written after the request stays");
    let left = "SELECT text FROM video_comment WHERE deleted_at IS NULL";
    assert_eq!(w.all::<String>(left).await, ["later"]);
}
