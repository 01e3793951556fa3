//! Moderators hear of reports, reporters of decisions, and both of what the other says.

use crate::support::{happened, keys, kinds, told, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(
    moderators_hear_of_reports,
    the_reporter_hears_of_a_decision,
    both_hear_what_the_other_says,
    a_comment_is_reported,
    a_report_that_is_gone
);

/// Bob reports a video of Alice.
const REPORT: &str = "INSERT INTO abuse (reporter_account_id, flagged_account_id, reason, predefined_reasons, state, \
     video_id, created_at, updated_at) SELECT (SELECT id FROM account WHERE name = 'bob'), c.account_id, 'Spam', '', 1, \
     v.id, 1, 1 FROM video v JOIN channel c ON c.id = v.channel_id";
const MODERATOR_WRITES: &str = "INSERT INTO abuse_message (abuse_id, account_id, by_moderator, message, created_at) \
     SELECT a.id, m.id, TRUE, 'Thanks', 1 FROM abuse a, account m WHERE m.name = 'mod'";
const REPORTER_WRITES: &str = "INSERT INTO abuse_message (abuse_id, account_id, by_moderator, message, created_at) \
     SELECT id, reporter_account_id, FALSE, 'Please look', 1 FROM abuse";

async fn moderators_hear_of_reports(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    w.run(REPORT).await;
    let id: i64 = w.one("SELECT id FROM abuse").await;
    happened(&w, "abuse.created", id).await;
    for who in ["root", "mod"] {
        let n = told(&w, who).await.remove(0);
        assert_eq!(keys(&n), ["id", "type", "read", "data", "abuse", "createdAt", "updatedAt"]);
        assert_eq!(keys(&n["abuse"]), ["id", "state", "video"]);
        assert_eq!((&n["type"], &n["abuse"]["id"], &n["abuse"]["state"]), (&json!(3), &json!(id), &json!(1)));
        assert_eq!(n["abuse"]["video"]["name"], "A video");
    }
    assert_eq!((kinds(&w, "alice").await, kinds(&w, "bob").await), (vec![], vec![]));
    // When the video is gone, the account is left.
    w.run("DELETE FROM video").await;
    let n = told(&w, "mod").await.remove(0);
    assert_eq!(keys(&n["abuse"]), ["id", "state", "account"]);
    assert_eq!(n["abuse"]["account"]["name"], "alice");
    // What a moderator reports the moderators know already.
    w.run("UPDATE abuse SET reporter_account_id = (SELECT id FROM account WHERE name = 'mod')").await;
    happened(&w, "abuse.created", id).await;
    assert_eq!((kinds(&w, "root").await, kinds(&w, "mod").await), (vec![3], vec![3]));
}

async fn the_reporter_hears_of_a_decision(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    w.run(REPORT).await;
    w.run("UPDATE abuse SET state = 3").await;
    let id: i64 = w.one("SELECT id FROM abuse").await;
    happened(&w, "abuse.updated", id).await;
    let n = told(&w, "bob").await.remove(0);
    assert_eq!((&n["type"], &n["abuse"]["state"]), (&json!(15), &json!(3)));
    assert_eq!((kinds(&w, "mod").await, kinds(&w, "alice").await), (vec![], vec![]));
}

async fn both_hear_what_the_other_says(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    w.run(REPORT).await;
    w.run(MODERATOR_WRITES).await;
    let first: i64 = w.one("SELECT id FROM abuse_message").await;
    happened(&w, "abuse.message", first).await;
    assert_eq!((kinds(&w, "bob").await, kinds(&w, "root").await), (vec![16], vec![16]));
    assert_eq!(kinds(&w, "mod").await, [0; 0]);
    w.run(REPORTER_WRITES).await;
    let second: i64 = w.one("SELECT max(id) FROM abuse_message").await;
    happened(&w, "abuse.message", second).await;
    assert_eq!((kinds(&w, "bob").await, kinds(&w, "mod").await), (vec![16], vec![16]));
    assert_eq!(kinds(&w, "alice").await, [0; 0]);
    // A moderator who reported hears of it once.
    w.run("UPDATE abuse SET reporter_account_id = (SELECT id FROM account WHERE name = 'root')").await;
    happened(&w, "abuse.message", first).await;
    assert_eq!(kinds(&w, "root").await, [16, 16, 16]);
}

async fn a_comment_is_reported(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    w.run(
        "INSERT INTO video_comment (video_id, account_id, text, held, created_at, updated_at) \
           SELECT v.id, a.id, 'Buy this', FALSE, 1, 1 FROM video v, account a WHERE a.name = 'carol'",
    )
    .await;
    w.run(
        "INSERT INTO abuse (reporter_account_id, flagged_account_id, reason, predefined_reasons, state, comment_id, \
           comment, created_at, updated_at) SELECT b.id, m.account_id, 'Spam', '', 1, m.id, '{}', 1, 1 \
           FROM video_comment m, account b WHERE b.name = 'bob'",
    )
    .await;
    let (id, comment): (i64, i64) = (w.one("SELECT id FROM abuse").await, w.one("SELECT id FROM video_comment").await);
    happened(&w, "abuse.created", id).await;
    let n = told(&w, "mod").await.remove(0);
    assert_eq!(
        (keys(&n["abuse"]), keys(&n["abuse"]["comment"])),
        (vec!["id", "state", "comment"], vec!["threadId", "video"])
    );
    let about = &n["abuse"]["comment"];
    assert_eq!((&about["threadId"], &about["video"]["name"]), (&json!(comment), &json!("A video")));
    // A tombstone still tells where it was; what went with its video leaves the account.
    w.run("UPDATE video_comment SET deleted_at = 1, text = '', account_id = NULL").await;
    happened(&w, "comment.deleted", comment).await;
    assert_eq!(told(&w, "mod").await[0]["abuse"]["comment"]["threadId"], comment);
    w.run("DELETE FROM video").await;
    assert_eq!(told(&w, "mod").await[0]["abuse"]["account"]["name"], "carol");
}

async fn a_report_that_is_gone(t: &TestApp) {
    let w = world(t).await;
    w.video("alice", "A video").await;
    w.run(REPORT).await;
    w.run(MODERATOR_WRITES).await;
    let id: i64 = w.one("SELECT id FROM abuse").await;
    happened(&w, "abuse.created", id).await;
    assert_eq!(kinds(&w, "mod").await, [3]);
    w.run("DELETE FROM abuse").await;
    assert_eq!(kinds(&w, "mod").await, [0; 0]);
    for event in ["abuse.created", "abuse.updated", "abuse.message"] {
        happened(&w, event, id).await;
    }
    let all: i64 = w.one("SELECT count(*) FROM notification").await;
    assert_eq!(all, 0);
}
