//! Comments that wait until somebody approves them.

use crate::{answer, answers, approves, counted, removes, says, shape, strict_video, texts, thread, threads, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(
    comments_wait_where_they_must_be_approved,
    who_looks_after_a_video_does_not_wait,
    a_held_comment_is_answered_by_those_who_see_it,
    only_some_may_approve,
    a_comment_is_approved_once,
);

async fn comments_wait_where_they_must_be_approved(t: &TestApp) {
    let w = world(t).await;
    let video = strict_video(&w, "alice").await;
    let a = says(&w, "bob", &video, "a").await;
    assert_eq!((counted(&w, &video).await, w.events().await), (0, vec!["comment.held".to_owned()]));
    for (who, expected) in [("", 0), ("carol", 0), ("bob", 1), ("alice", 1), ("mod", 1)] {
        let page = threads(&w, who, &video, "").await;
        assert_eq!((texts(&page).len(), page["total"].as_i64()), (expected, Some(expected as i64)), "{who}");
        assert_eq!(page["totalNotDeletedComments"].as_i64(), Some(expected as i64), "{who}");
        assert_eq!(thread(&w, who, &video, a).await.status == 200, expected == 1, "{who}");
    }
    assert_eq!(threads(&w, "bob", &video, "").await["data"][0]["heldForReview"], true);
    approves(&w, "alice", &video, a).await.is(204);
    let page = threads(&w, "", &video, "").await;
    assert_eq!((texts(&page), &page["data"][0]["heldForReview"]), (vec!["a"], &json!(false)));
    assert_eq!(counted(&w, &video).await, 1);
    assert_eq!(w.events().await, ["comment.held", "comment.approved"]);
}

async fn who_looks_after_a_video_does_not_wait(t: &TestApp) {
    let w = world(t).await;
    let video = strict_video(&w, "alice").await;
    for who in ["alice", "mod", "root"] {
        says(&w, who, &video, who).await;
    }
    assert_eq!(texts(&threads(&w, "", &video, "?sort=createdAt").await), ["alice", "mod", "root"]);
    assert_eq!(counted(&w, &video).await, 3);
}

async fn a_held_comment_is_answered_by_those_who_see_it(t: &TestApp) {
    let w = world(t).await;
    let video = strict_video(&w, "alice").await;
    let a = says(&w, "bob", &video, "a").await;
    answer(&w, "carol", &video, a, "x").await.refused(404, "Video comment thread not found");
    answers(&w, "bob", &video, a, "b").await;
    answers(&w, "alice", &video, a, "c").await;
    assert_eq!(shape(&thread(&w, "bob", &video, a).await.is(200)), "a(b c)");
    approves(&w, "mod", &video, a).await.is(204);
    assert_eq!(shape(&thread(&w, "carol", &video, a).await.is(200)), "a(c)", "each is approved by itself");
    let replies = async |who: &str| threads(&w, who, &video, "").await["data"][0]["totalReplies"].as_i64().unwrap();
    assert_eq!((replies("").await, replies("bob").await, replies("alice").await), (1, 2, 2));
    assert_eq!(counted(&w, &video).await, 2);
}

async fn only_some_may_approve(t: &TestApp) {
    let w = world(t).await;
    let video = strict_video(&w, "alice").await;
    let a = says(&w, "bob", &video, "a").await;
    approves(&w, "", &video, a).await.is(401);
    for who in ["bob", "carol"] {
        approves(&w, who, &video, a).await.refused(403, "User does not have the permission to delete this comment");
    }
    approves(&w, "alice", &video, 99).await.refused(404, "Video comment thread not found");
    w.bare("alice", "POST", &format!("/api/v1/videos/99/comments/{a}/approve")).await.refused(404, "Video not found");
    let other = w.video("alice", "other").await;
    approves(&w, "alice", &other, a).await.is(400);
    assert_eq!(counted(&w, &video).await, 0);
    assert_eq!(w.events().await, ["comment.held"]);
}

async fn a_comment_is_approved_once(t: &TestApp) {
    let w = world(t).await;
    let video = strict_video(&w, "alice").await;
    let (a, b) = (says(&w, "bob", &video, "a").await, says(&w, "bob", &video, "b").await);
    approves(&w, "alice", &video, a).await.is(204);
    approves(&w, "alice", &video, a).await.refused(400, "This comment is not held for review");
    removes(&w, "bob", &video, b).await.is(204);
    approves(&w, "alice", &video, b).await.refused(409, "This comment is deleted");
    assert_eq!(counted(&w, &video).await, 1, "a held comment that goes had not counted");
}
