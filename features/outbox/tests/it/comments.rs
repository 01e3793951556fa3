//! Comments by people here, and comments from elsewhere on videos here.

use crate::{PUBLIC, happened, lines, origin, world};
use database::Sql;
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::{Video, World};

on_both!(
    comments_are_told_around_the_video_and_to_whom_they_answer,
    held_comments_are_told_when_they_are_approved,
    comments_on_videos_elsewhere_go_there,
    removed_comments_are_taken_back,
    comments_from_elsewhere_are_approved_and_removed_by_the_owner
);

/// Writes a comment's row.
async fn comment(w: &World, who: &str, video: &Video, parent: Option<i64>, held: bool) -> i64 {
    let url = (who == "remote").then(|| format!("https://peer.example/comments/{}", parent.unwrap_or(0)));
    let input = (w.person(who).account_id, video.id, parent, held, url);
    let write = w.app.db.write(input, |tx, (account, video, parent, held, url)| {
        async move {
            let sql = "INSERT INTO video_comment (url, video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
                       VALUES ($1, $2, $3, $4, $4, 'well said', $5, 0, 0) RETURNING id";
            tx.one(Sql::new(sql).bind(url).bind(video).bind(account).bind(parent).bind(held)).await
        }
        .boxed()
    });
    write.await.map_err(|e: database::Error| e.to_string()).unwrap()
}

async fn comments_are_told_around_the_video_and_to_whom_they_answer(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    let first = comment(&w, "remote", &video, None, false).await;
    let reply = comment(&w, "bob", &video, Some(first), false).await;
    let sent = happened(&w, "comment.created", reply).await;
    assert_eq!(lines(&sent), ["Create Note by bob to account.example channel.example peer.example server.example"]);
    let (create, own) = (&sent[0].activity, origin(&w));
    let url = format!("{own}/videos/watch/{}/comments/{reply}", video.uuid);
    assert_eq!(create["id"], json!(format!("{url}/activity")));
    assert_eq!(create["object"]["inReplyTo"], "https://peer.example/comments/0");
    assert_eq!(create["to"], json!([PUBLIC]));
    assert!(create["cc"].as_array().unwrap().contains(&json!("https://peer.example/accounts/remote")));
    // What comes from elsewhere is told by who wrote it.
    assert!(happened(&w, "comment.created", reply).await.is_empty());
}

async fn held_comments_are_told_when_they_are_approved(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    let id = comment(&w, "bob", &video, None, true).await;
    assert!(happened(&w, "comment.held", id).await.is_empty());
    w.run("UPDATE video_comment SET held = FALSE").await;
    let sent = happened(&w, "comment.approved", id).await;
    assert_eq!(lines(&sent), ["Create Note by bob to account.example channel.example server.example"]);
    // Below a video that is not for everybody nothing is.
    w.run("UPDATE video SET privacy = 3").await;
    let id = comment(&w, "bob", &video, None, false).await;
    assert!(happened(&w, "comment.created", id).await.is_empty());
}

async fn comments_on_videos_elsewhere_go_there(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("remote", "elsewhere").await;
    let id = comment(&w, "alice", &video, None, true).await;
    let sent = happened(&w, "comment.held", id).await;
    assert_eq!(lines(&sent), ["Create Note by alice to account.example peer.example"]);
    assert_eq!(
        sent[0].activity["object"]["inReplyTo"],
        json!(format!("https://peer.example/videos/watch/{}", video.uuid))
    );
    w.run("UPDATE video_comment SET held = FALSE").await;
    assert!(happened(&w, "comment.approved", id).await.is_empty(), "told already");
}

async fn removed_comments_are_taken_back(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    let id = comment(&w, "bob", &video, None, false).await;
    let quiet = comment(&w, "bob", &video, None, true).await;
    happened(&w, "comment.created", id).await;
    w.run("UPDATE video_comment SET deleted_at = 1, account_id = NULL, text = ''").await;
    let sent = happened(&w, "comment.deleted", id).await;
    assert_eq!(lines(&sent), ["Delete by bob to account.example channel.example server.example"]);
    let url = format!("{}/videos/watch/{}/comments/{id}", origin(&w), video.uuid);
    assert_eq!((&sent[0].activity["id"], &sent[0].activity["object"]), (&json!(format!("{url}/delete")), &json!(url)));
    assert!(happened(&w, "comment.deleted", quiet).await.is_empty(), "nobody knew of it");
    assert!(happened(&w, "comment.deleted", id).await.is_empty());
}

async fn comments_from_elsewhere_are_approved_and_removed_by_the_owner(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "a video").await;
    let id = comment(&w, "remote", &video, None, true).await;
    assert!(happened(&w, "comment.held", id).await.is_empty());
    w.run("UPDATE video_comment SET held = FALSE").await;
    let sent = happened(&w, "comment.approved", id).await;
    assert_eq!(lines(&sent), ["ApproveReply by alice to peer.example"]);
    assert_eq!(sent[0].activity["object"], "https://peer.example/comments/0");
    // One that nobody holds is approved at once.
    let answer = comment(&w, "remote", &video, Some(id), false).await;
    assert_eq!(lines(&happened(&w, "comment.created", answer).await), ["ApproveReply by alice to peer.example"]);
    w.run("UPDATE video_comment SET deleted_at = 1, account_id = NULL, text = ''").await;
    let sent = happened(&w, "comment.deleted", id).await;
    assert_eq!(lines(&sent), ["Delete by alice to account.example channel.example server.example"]);
    assert_eq!(sent[0].activity["object"], "https://peer.example/comments/0");
}
