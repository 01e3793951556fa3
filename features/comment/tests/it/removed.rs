//! Removing comments, and what stays.

use crate::{answers, counted, removes, says, shape, texts, thread, threads, world};
use database::{Error, Sql};
use futures::FutureExt as _;
use platform::on_both;
use platform::testing::{START, TestApp};
use serde_json::json;

on_both!(
    authors_owners_and_moderators_remove,
    a_tombstone_keeps_the_place,
    others_may_not_remove,
    nothing_is_removed_twice,
    who_leaves_leaves_tombstones,
    a_long_chain_of_answers_goes_with_its_video,
);

async fn authors_owners_and_moderators_remove(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    for who in ["bob", "alice", "mod", "root"] {
        let id = says(&w, "bob", &video, who).await;
        assert_eq!(counted(&w, &video).await, 1);
        removes(&w, who, &video, id).await.is(204);
        assert_eq!(counted(&w, &video).await, 0, "{who}");
    }
    assert_eq!(w.events().await.last().map(String::as_str), Some("comment.deleted"));
}

async fn a_tombstone_keeps_the_place(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "bob", &video, "a @alice https://x.example").await;
    answers(&w, "carol", &video, a, "b").await;
    w.wait(1000);
    removes(&w, "bob", &video, a).await.is(204);
    let page = threads(&w, "", &video, "").await;
    assert_eq!((&page["total"], &page["totalNotDeletedComments"]), (&json!(1), &json!(1)));
    let stone = &page["data"][0];
    let gone = "2026-01-01T00:00:01.002Z";
    for (key, value) in [
        ("text", json!("")),
        ("account", json!(null)),
        ("isDeleted", json!(true)),
        ("deletedAt", json!(gone)),
        ("updatedAt", json!(gone)),
        ("heldForReview", json!(false)),
        ("totalReplies", json!(1)),
    ] {
        assert_eq!(stone[key], value, "{key}");
    }
    assert_eq!(shape(&thread(&w, "", &video, a).await.is(200)), "(b)");
    for table in ["SELECT count(*) FROM video_comment_mention", "SELECT count(*) FROM video_comment_tag"] {
        assert_eq!(w.one::<i64>(table).await, 0, "nothing of it is kept");
    }
    assert_eq!(counted(&w, &video).await, 1);
}

async fn others_may_not_remove(t: &TestApp) {
    let w = world(t).await;
    let (video, other) = (w.video("alice", "first").await, w.video("carol", "other").await);
    let a = says(&w, "bob", &video, "a").await;
    removes(&w, "", &video, a).await.is(401);
    removes(&w, "carol", &video, a).await.refused(403, "User does not have the permission to delete this comment");
    removes(&w, "carol", &other, a).await.refused(400, "Video comment is not associated to this video.");
    removes(&w, "alice", &video, 99).await.refused(404, "Video comment thread not found");
    w.delete("alice", &format!("/api/v1/videos/99/comments/{a}")).await.refused(404, "Video not found");
    w.delete("alice", &format!("/api/v1/videos/{}/comments/x", video.id)).await.names(&["commentId"]);
    assert_eq!(texts(&threads(&w, "", &video, "").await), ["a"]);
    assert_eq!((counted(&w, &video).await, w.events().await.len()), (1, 1));
}

async fn nothing_is_removed_twice(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "bob", &video, "a").await;
    removes(&w, "alice", &video, a).await.is(204);
    removes(&w, "alice", &video, a).await.refused(409, "This comment is already deleted");
    assert_eq!(counted(&w, &video).await, 0);
}

async fn who_leaves_leaves_tombstones(t: &TestApp) {
    let w = world(t).await;
    let (video, other) = (w.video("alice", "first").await, w.video("alice", "other").await);
    let a = says(&w, "bob", &video, "a").await;
    answers(&w, "carol", &video, a, "b").await;
    says(&w, "bob", &video, "c").await;
    says(&w, "bob", &other, "d").await;
    w.run("UPDATE video_comment SET held = TRUE WHERE text = 'c'").await;
    w.run("UPDATE video SET comments = comments - 1 WHERE name = 'first'").await;
    let bob = w.person("bob").account_id;
    let leave = w.app.db.write(bob, |tx, bob| {
        async move {
            comment::account_goes(tx, bob, START).await?;
            tx.execute(Sql::new("DELETE FROM account WHERE id = $1").bind(bob)).await?;
            Ok::<_, platform::Problem>(())
        }
        .boxed()
    });
    leave.await.unwrap();
    assert_eq!(shape(&thread(&w, "", &video, a).await.is(200)), "(b)", "the answers of others stay");
    assert_eq!((counted(&w, &video).await, counted(&w, &other).await), (1, 0));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_comment WHERE text IN ('a', 'c', 'd')").await, 0);
}

async fn a_long_chain_of_answers_goes_with_its_video(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "bob", &video, "a").await;
    let account = w.person("bob").account_id;
    let chain = w.app.db.write((video.id, a, account), |tx, (video, a, account)| {
        async move {
            let mut parent = a;
            for _ in 0..1500 {
                let sql = "INSERT INTO video_comment (video_id, account_id, thread_id, parent_id, text, held, created_at, \
                           updated_at) VALUES ($1, $2, $3, $4, 'x', FALSE, $5, $5) RETURNING id";
                let sql = Sql::new(sql).bind(video).bind(account).bind(a).bind(parent).bind(START + 5);
                parent = tx.one(sql).await?;
            }
            Ok::<_, Error>(())
        }
        .boxed()
    });
    chain.await.unwrap();
    let tree = thread(&w, "", &video, a).await.is(200);
    assert_eq!(tree["comment"]["totalReplies"], 1500);
    let (mut at, mut depth) = (&tree, 0);
    while at["children"].get(0).is_some() {
        (at, depth) = (&at["children"][0], depth + 1);
    }
    assert_eq!(depth, 50, "nested so deep, side by side below");
    let id = video.id;
    let remove = w.app.db.write(id, |tx, id| async move { video::store::delete_video(tx, id).await }.boxed());
    assert!(remove.await.unwrap_or_else(|e: Error| panic!("{e}")));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM video_comment").await, 0);
}
