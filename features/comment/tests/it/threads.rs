//! Writing and reading threads.

use crate::{answer, answers, counted, says, shape, texts, thread, threads, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::NewVideo;

on_both!(
    a_thread_has_the_shape_clients_know,
    answers_stand_below_what_they_answer,
    threads_are_sorted_and_paged,
    answers_are_counted,
    what_is_wrong_is_named,
    unknown_things_are_told_apart,
    nobody_comments_where_they_may_not,
    videos_without_comments_show_none,
    muted_people_are_not_shown,
    people_who_are_named_are_remembered,
    counters_are_exact_when_many_write,
);

async fn a_thread_has_the_shape_clients_know(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let path = format!("/api/v1/videos/{}/comment-threads", video.uuid);
    let made = w.post("bob", &path, json!({ "text": "**hi** <b>\u{0}" })).await.is(200);
    let bob = w.person("bob");
    let id = made["comment"]["id"].as_i64().unwrap();
    let at = "2026-01-01T00:00:00.000Z";
    let account = json!({ "url": "http://127.0.0.1:9000/accounts/bob", "name": "bob", "host": "127.0.0.1:9000",
        "avatars": [], "id": bob.account_id, "hostRedundancyAllowed": false, "followingCount": 0, "followersCount": 0,
        "createdAt": at, "displayName": "bob", "description": null, "updatedAt": at, "userId": bob.user_id });
    let url = format!("http://127.0.0.1:9000/videos/watch/{}/comments/{id}", video.uuid);
    let comment = json!({ "id": id, "url": url, "text": "**hi** <b>", "threadId": id, "inReplyToCommentId": null,
        "videoId": video.id, "createdAt": at, "updatedAt": at, "deletedAt": null, "heldForReview": false,
        "isDeleted": false, "totalRepliesFromVideoAuthor": 0, "totalReplies": 0, "account": account });
    assert_eq!(made, json!({ "comment": comment }));
    let page = threads(&w, "", &video, "").await;
    assert_eq!(page, json!({ "total": 1, "data": [comment], "totalNotDeletedComments": 1 }));
    let keys: Vec<&String> = page.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["total", "data", "totalNotDeletedComments"]);
    assert_eq!(thread(&w, "", &video, id).await.is(200), json!({ "comment": comment, "children": [] }));
    assert_eq!((counted(&w, &video).await, w.events().await), (1, vec!["comment.created".to_owned()]));
}

async fn answers_stand_below_what_they_answer(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "bob", &video, "a").await;
    let b = answers(&w, "carol", &video, a, "b").await;
    answers(&w, "alice", &video, b, "c").await;
    answers(&w, "bob", &video, a, "d").await;
    let other = says(&w, "bob", &video, "other").await;
    let tree = thread(&w, "", &video, a).await.is(200);
    assert_eq!(shape(&tree), "a(b(c) d)");
    let c = &tree["children"][0]["children"][0]["comment"];
    assert_eq!((&c["threadId"], &c["inReplyToCommentId"]), (&json!(a), &json!(b)));
    assert_eq!(shape(&thread(&w, "", &video, other).await.is(200)), "other");
    let page = threads(&w, "", &video, "").await;
    assert_eq!((page["total"].as_i64(), page["totalNotDeletedComments"].as_i64()), (Some(2), Some(5)));
    assert_eq!(counted(&w, &video).await, 5);
    thread(&w, "", &video, b).await.refused(400, "Video comment is not a thread.");
}

async fn threads_are_sorted_and_paged(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let mut ids = Vec::new();
    for text in ["a", "b", "c"] {
        ids.push(says(&w, "bob", &video, text).await);
    }
    answers(&w, "bob", &video, ids[1], "x").await;
    for (query, expected) in [
        ("", vec!["c", "b", "a"]),
        ("?sort=createdAt", vec!["a", "b", "c"]),
        ("?sort=-totalReplies", vec!["b", "c", "a"]),
        ("?sort=totalReplies", vec!["a", "c", "b"]),
        ("?start=1&count=1", vec!["b"]),
        ("?count=0", vec![]),
        ("?start=9", vec![]),
    ] {
        let page = threads(&w, "", &video, query).await;
        assert_eq!((texts(&page), page["total"].as_i64()), (expected, Some(3)), "{query}");
    }
    let path = format!("/api/v1/videos/{}/comment-threads?start=hello&count=101&sort=likes", video.id);
    w.get("", &path).await.names(&["start", "count", "sort"]);
}

async fn answers_are_counted(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "bob", &video, "a").await;
    let b = answers(&w, "alice", &video, a, "b").await;
    answers(&w, "alice", &video, b, "c").await;
    answers(&w, "carol", &video, b, "d").await;
    let numbers = |c: &Value| (c["totalReplies"].as_i64().unwrap(), c["totalRepliesFromVideoAuthor"].as_i64().unwrap());
    assert_eq!(numbers(&threads(&w, "", &video, "").await["data"][0]), (3, 2));
    let tree = thread(&w, "", &video, a).await.is(200);
    assert_eq!(numbers(&tree["comment"]), (3, 2));
    assert_eq!(numbers(&tree["children"][0]["comment"]), (2, 1), "those to itself");
}

async fn what_is_wrong_is_named(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "bob", &video, "a").await;
    let new = format!("/api/v1/videos/{}/comment-threads", video.id);
    let reply = format!("/api/v1/videos/{}/comments/{a}", video.id);
    for path in [&new, &reply] {
        let missing = w.post("bob", path, json!({})).await.names(&["text"]);
        assert_eq!(missing["invalid-params"]["text"]["msg"], "Expected a string but received a undefined");
        for text in [json!(""), json!(null), json!(7), json!("x".repeat(10_001)), json!("\u{0}")] {
            w.post("bob", path, json!({ "text": text })).await.names(&["text"]);
        }
    }
    w.post("bob", &format!("/api/v1/videos/{}/comments/x", video.id), json!({ "text": "a" }))
        .await
        .names(&["commentId"]);
    w.get("", &format!("/api/v1/videos/{}/comment-threads/x", video.id)).await.names(&["threadId"]);
    w.post("bob", "/api/v1/videos/what/comment-threads", json!({ "text": "a" })).await.names(&["videoId"]);
    w.get("", "/api/v1/videos/what/comment-threads").await.names(&["videoId"]);
    answer(&w, "bob", &video, a, &"é".repeat(10_000)).await.is(200);
    assert_eq!(counted(&w, &video).await, 2);
}

async fn unknown_things_are_told_apart(t: &TestApp) {
    let w = world(t).await;
    let (video, other) = (w.video("alice", "first").await, w.video("alice", "other").await);
    let a = says(&w, "bob", &video, "a").await;
    answer(&w, "bob", &video, 99, "x").await.refused(404, "Video comment thread not found");
    thread(&w, "", &video, 99).await.refused(404, "Video comment thread not found");
    let sentence = "Video comment is not associated to this video.";
    let refusal = answer(&w, "bob", &other, a, "x").await.refused(400, sentence);
    assert_eq!(refusal["code"], "comment_not_associated_to_video");
    thread(&w, "", &other, a).await.refused(400, sentence);
    for (method, path) in [
        ("GET", "/api/v1/videos/99/comment-threads"),
        ("POST", "/api/v1/videos/99/comment-threads"),
        ("GET", "/api/v1/videos/99/comment-threads/1"),
        ("POST", "/api/v1/videos/99/comments/1"),
    ] {
        w.json("bob", method, path, json!({ "text": "x" })).await.refused(404, "Video not found");
    }
    assert_eq!((counted(&w, &video).await, counted(&w, &other).await), (1, 0));
}

async fn nobody_comments_where_they_may_not(t: &TestApp) {
    let w = world(t).await;
    let public = w.video("alice", "public").await;
    let a = says(&w, "bob", &public, "a").await;
    for path in
        [format!("/api/v1/videos/{}/comment-threads", public.id), format!("/api/v1/videos/{}/comments/{a}", public.id)]
    {
        w.post("", &path, json!({ "text": "x" })).await.is(401);
    }
    let private = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("private") }).await;
    let b = says(&w, "alice", &private, "b").await;
    let path = format!("/api/v1/videos/{}/comment-threads", private.id);
    let sentence = "Cannot fetch information of private/internal/blocked video";
    w.post("bob", &path, json!({ "text": "x" })).await.refused(403, sentence);
    w.get("bob", &path).await.refused(403, sentence);
    w.get("", &path).await.refused(401, "Authentication is required");
    answer(&w, "bob", &private, b, "x").await.refused(403, sentence);
    thread(&w, "", &private, b).await.is(401);
    let guarded = w.new_video("alice", NewVideo { privacy: 5, ..NewVideo::named("guarded") }).await;
    let path = format!("/api/v1/videos/{}/comment-threads", guarded.id);
    let refusal = w.post("bob", &path, json!({ "text": "x" })).await.is(403);
    assert_eq!(refusal["code"], "video_requires_password");
    assert_eq!(w.get("", &path).await.is(401)["code"], "video_requires_password");
    assert_eq!((counted(&w, &private).await, counted(&w, &guarded).await), (1, 0));
}

async fn videos_without_comments_show_none(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "bob", &video, "a").await;
    w.run("UPDATE video SET comments_policy = 2").await;
    let empty = json!({ "total": 0, "data": [], "totalNotDeletedComments": 0 });
    assert_eq!(threads(&w, "alice", &video, "").await, empty);
    thread(&w, "alice", &video, a).await.refused(404, "No comments were found");
    let path = format!("/api/v1/videos/{}/comment-threads", video.id);
    let sentence = "Video comments are disabled for this video.";
    w.post("alice", &path, json!({ "text": "x" })).await.refused(409, sentence);
    answer(&w, "root", &video, a, "x").await.refused(409, sentence);
    assert_eq!(counted(&w, &video).await, 1);
}

async fn muted_people_are_not_shown(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let a = says(&w, "carol", &video, "a").await;
    answers(&w, "bob", &video, a, "b").await;
    says(&w, "bob", &video, "c").await;
    let seen = async |who: &str| {
        let page = threads(&w, who, &video, "").await;
        let replies = page["data"].as_array().unwrap().iter().map(|c| c["totalReplies"].as_i64().unwrap()).sum::<i64>();
        let tree = shape(&thread(&w, who, &video, a).await.is(200));
        (texts(&page).join(""), page["totalNotDeletedComments"].as_i64().unwrap(), replies, tree)
    };
    let all = ("ca".to_owned(), 3, 1, "a(b)".to_owned());
    let without_bob = ("a".to_owned(), 1, 0, "a".to_owned());
    let mute = json!({ "accountName": "bob" });
    w.post("carol", "/api/v1/users/me/blocklist/accounts", mute.clone()).await.is(204);
    assert_eq!((seen("carol").await, seen("").await, seen("bob").await), (without_bob.clone(), all.clone(), all));
    w.post("alice", "/api/v1/users/me/blocklist/accounts", mute).await.is(204);
    assert_eq!(seen("").await, without_bob, "what the owner mutes nobody sees below their videos");
    w.post("root", "/api/v1/server/blocklist/accounts", json!({ "accountName": "carol" })).await.is(204);
    let page = threads(&w, "", &video, "").await;
    assert_eq!((texts(&page).len(), page["total"].as_i64()), (0, Some(0)));
    thread(&w, "", &video, a).await.refused(404, "No comments were found");
    assert_eq!(counted(&w, &video).await, 3, "a mute hides and removes nothing");
}

async fn people_who_are_named_are_remembered(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    says(&w, "bob", &video, "@alice and @carol@127.0.0.1:9000, not @bob, @nobody, @remote or @remote@peer.example")
        .await;
    let named = "SELECT a.username FROM video_comment_mention m JOIN account ac ON ac.id = m.account_id \
                 JOIN actor a ON a.id = ac.actor_id ORDER BY a.username";
    assert_eq!(w.all::<String>(named).await, ["alice", "carol"]);
}

async fn counters_are_exact_when_many_write(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "first").await;
    let new = format!("/api/v1/videos/{}/comment-threads", video.id);
    let post = |n: usize| w.post(["alice", "bob", "carol"][n % 3], &new, json!({ "text": "x" }));
    let (a, b, c, d) = tokio::join!(post(0), post(1), post(2), post(3));
    let ids: Vec<i64> = [a, b, c, d].into_iter().map(|r| r.is(200)["comment"]["id"].as_i64().unwrap()).collect();
    assert_eq!(counted(&w, &video).await, 4);
    let one = format!("/api/v1/videos/{}/comments/{}", video.id, ids[0]);
    let (a, b, c) = tokio::join!(w.delete("alice", &one), w.delete("mod", &one), w.delete("root", &one));
    assert!([&a, &b, &c].iter().any(|r| r.status == 204));
    assert_eq!(counted(&w, &video).await, 3, "one comment goes once");
    assert_eq!(w.events().await.iter().filter(|e| *e == "comment.deleted").count(), 1);
}
