//! Reports of comments.

use crate::{ALL, MINE, first, report, report_account, world};
use database::{Error, Sql};
use futures::FutureExt;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{NewVideo, Video, World};

on_both!(
    a_comment_is_reported,
    a_report_keeps_what_was_said,
    what_cannot_be_read_cannot_be_reported,
    comments_are_filtered,
    a_reported_comment_is_talked_about,
);

/// A comment of somebody, and its number.
async fn comment(w: &World, who: &str, video: &Video, text: &'static str, thread: Option<i64>, held: bool) -> i64 {
    let row = (w.person(who).account_id, video.id, text, thread, held);
    let write = w.app.db.write(row, |tx, (account, video, text, thread, held)| {
        async move {
            let sql = "INSERT INTO video_comment (video_id, account_id, thread_id, parent_id, text, held, created_at, updated_at) \
                       VALUES ($1, $2, $3, $3, $4, $5, 0, 0) RETURNING id";
            let sql = Sql::new(sql).bind(video).bind(account).bind(thread).bind(text).bind(held);
            tx.one::<i64>(sql).await
        }
        .boxed()
    });
    write.await.unwrap_or_else(|e: Error| panic!("{e}"))
}

fn body(comment: i64) -> Value {
    json!({"comment": {"id": comment}, "reason": "it is a bad comment"})
}

async fn a_comment_is_reported(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "good").await;
    let thread = comment(&w, "carol", &video, "nice", None, false).await;
    let reply = comment(&w, "bob", &video, "not nice", Some(thread), false).await;
    report(&w, "alice", body(reply)).await;
    let shown = first(&w).await;
    let mut expected = json!({"id": reply, "threadId": thread, "text": "not nice", "deleted": false,
        "video": {"id": video.id, "name": "good", "uuid": video.uuid.to_string()}});
    assert_eq!((&shown["comment"], &shown["video"]), (&expected, &Value::Null));
    assert_eq!(shown["flaggedAccount"]["name"], "bob");
    assert_eq!((&shown["countReportsForReporter"], &shown["countReportsForReportee"]), (&json!(1), &json!(1)));
    assert_eq!(w.get("alice", MINE).await.is(200)["data"][0]["comment"], expected);
    assert_eq!(w.events().await, ["abuse.created"]);
    report(&w, "alice", body(thread)).await;
    let list = w.get("mod", &format!("{ALL}?sort=-id")).await.is(200);
    assert_eq!(list["data"][0]["comment"]["threadId"], thread, "the first comment is its own thread");
    w.run("UPDATE video SET name = 'better'").await;
    expected["video"]["name"] = json!("better");
    assert_eq!(first(&w).await["comment"], expected, "the video has another name now");
}

async fn a_report_keeps_what_was_said(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "good").await;
    let said = comment(&w, "bob", &video, "not nice", None, false).await;
    report(&w, "carol", body(said)).await;
    let mut expected = first(&w).await["comment"].take();
    expected["deleted"] = json!(true);
    w.run("UPDATE video_comment SET deleted_at = 1, text = '', account_id = NULL").await;
    assert_eq!(first(&w).await["comment"], expected, "a removed comment");
    w.run("DELETE FROM video").await;
    let gone = first(&w).await;
    assert_eq!(gone["comment"], expected, "a comment that went with its video");
    assert_eq!((&gone["flaggedAccount"]["name"], &gone["video"]), (&json!("bob"), &Value::Null));
}

async fn what_cannot_be_read_cannot_be_reported(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "good").await;
    let secret = w.new_video("alice", NewVideo { privacy: 3, ..NewVideo::named("secret") }).await;
    let held = comment(&w, "bob", &video, "wait", None, true).await;
    let hidden = comment(&w, "alice", &secret, "a note", None, false).await;
    for id in [4711, held] {
        w.post("carol", ALL, body(id)).await.refused(404, "Video comment thread not found");
    }
    w.post("carol", ALL, body(hidden)).await.is(403);
    w.post("", ALL, body(held)).await.is(401);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM abuse").await, 0);
    for who in ["alice", "bob", "mod"] {
        report(&w, who, body(held)).await;
    }
    w.run("UPDATE video_comment SET deleted_at = 1, text = '', account_id = NULL").await;
    w.post("alice", ALL, body(held)).await.refused(404, "Video comment thread not found");
    assert_eq!(w.get("mod", ALL).await.is(200)["total"], 3);
}

async fn comments_are_filtered(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "good").await;
    let said = comment(&w, "bob", &video, "not nice", None, false).await;
    report(&w, "carol", body(said)).await;
    report(&w, "carol", json!({"video": {"id": video.id}, "reason": "bad"})).await;
    report_account(&w, "carol", "bob").await;
    for (filter, reason) in [("comment", "it is a bad comment"), ("video", "bad"), ("account", "about bob")] {
        let list = w.get("mod", &format!("{ALL}?filter={filter}")).await.is(200);
        assert_eq!((&list["total"], &list["data"][0]["reason"]), (&json!(1), &json!(reason)), "{filter}");
    }
    w.run("DELETE FROM video").await;
    let list = w.get("mod", &format!("{ALL}?filter=comment")).await.is(200);
    assert_eq!(list["total"], 1, "also when the comment is gone");
}

async fn a_reported_comment_is_talked_about(t: &TestApp) {
    let w = world(t).await;
    let video = w.video("alice", "good").await;
    let said = comment(&w, "bob", &video, "not nice", None, false).await;
    let id = report(&w, "carol", body(said)).await;
    let talk = format!("{ALL}/{id}/messages");
    w.post("mod", &talk, json!({"message": "What is wrong?"})).await.is(200);
    w.post("bob", &talk, json!({"message": "Nothing."})).await.is(403);
    assert_eq!(w.get("carol", &talk).await.is(200)["total"], 1);
    w.put("mod", &format!("{ALL}/{id}"), json!({"state": 3})).await.is(204);
    let shown = first(&w).await;
    assert_eq!((&shown["state"]["id"], &shown["countMessages"]), (&json!(3), &json!(1)));
    assert_eq!(shown["comment"]["text"], "not nice");
    let deeds: Vec<String> =
        w.all("SELECT username || ' ' || action FROM audit WHERE domain = 'abuse' ORDER BY id").await;
    assert_eq!(deeds, ["carol create", "mod update"]);
}
