//! The reporter and the moderators talk.

use crate::{ALL, first, report_account, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(
    the_reporter_and_moderators_talk,
    nobody_else_listens,
    messages_are_taken_back,
    a_moderators_word_counts_as_work,
    talk_is_not_endless,
);

fn texts(list: &Value) -> Vec<&str> {
    list["data"].as_array().into_iter().flatten().filter_map(|m| m["message"].as_str()).collect()
}

async fn the_reporter_and_moderators_talk(t: &TestApp) {
    let w = world(t).await;
    let path = format!("{ALL}/{}/messages", report_account(&w, "alice", "bob").await);
    assert_eq!(w.get("alice", &path).await.is(200), json!({"total": 0, "data": []}));
    for (who, text) in [("alice", "is anybody there?"), ("mod", "yes"), ("root", "and I")] {
        let made = w.post(who, &path, json!({ "message": text })).await.is(200);
        assert!(made["abuseMessage"]["id"].is_i64(), "{made}");
        w.wait(1000);
    }
    for who in ["alice", "mod", "root"] {
        let list = w.get(who, &path).await.is(200);
        assert_eq!((texts(&list), &list["total"]), (vec!["is anybody there?", "yes", "and I"], &json!(3)), "{who}");
    }
    let list = w.get("alice", &path).await.is(200);
    let moderator = w.person("mod").account_id;
    let account = json!({"id": moderator, "displayName": "mod", "name": "mod", "avatars": [], "host": "127.0.0.1:9000",
        "url": "http://127.0.0.1:9000/accounts/mod"});
    let id = &list["data"][1]["id"];
    let expected = json!({"id": id, "createdAt": "2026-01-01T00:00:01.000Z", "byModerator": true, "message": "yes",
        "account": account});
    assert_eq!(list["data"][1], expected);
    assert_eq!(list["data"][0]["byModerator"], false);
    assert_eq!(first(&w).await["countMessages"], 3);
    assert_eq!(w.events().await, ["abuse.created", "abuse.message", "abuse.message", "abuse.message"]);
    assert_eq!(w.one::<i64>("SELECT subject_id FROM event ORDER BY seq DESC LIMIT 1").await, list["data"][2]["id"]);
    w.run("DELETE FROM account WHERE name = 'mod'").await;
    assert_eq!(w.get("alice", &path).await.is(200)["data"][1]["account"], Value::Null);
}

async fn nobody_else_listens(t: &TestApp) {
    let w = world(t).await;
    let id = report_account(&w, "alice", "bob").await;
    let path = format!("{ALL}/{id}/messages");
    let message = json!({"message": "let me in"});
    w.get("", &path).await.is(401);
    w.post("", &path, message.clone()).await.is(401);
    for who in ["bob", "carol"] {
        let detail = format!("User {who} does not have right to get abuse {id}");
        w.get(who, &path).await.refused(403, &detail);
        w.post(who, &path, message.clone()).await.refused(403, &detail);
        w.delete(who, &format!("{path}/1")).await.refused(403, &detail);
    }
    for body in [json!({}), json!({"message": "x"}), json!({"message": "x".repeat(3001)}), json!({"message": 12})] {
        w.post("alice", &path, body).await.names(&["message"]);
    }
    w.get("mod", &format!("{ALL}/x/messages")).await.names(&["id"]);
    w.get("mod", &format!("{ALL}/4711/messages")).await.refused(404, "Abuse not found");
    w.post("mod", &format!("{ALL}/4711/messages"), message).await.refused(404, "Abuse not found");
    assert_eq!(w.get("alice", &path).await.is(200)["total"], 0);
    w.run("UPDATE abuse SET reporter_account_id = (SELECT id FROM account WHERE name = 'remote')").await;
    w.get("mod", &path).await.is(400);
}

async fn messages_are_taken_back(t: &TestApp) {
    let w = world(t).await;
    let path = format!("{ALL}/{}/messages", report_account(&w, "alice", "bob").await);
    let other = format!("{ALL}/{}/messages", report_account(&w, "carol", "bob").await);
    let mut ids = Vec::new();
    for (who, text) in [("alice", "one"), ("mod", "two"), ("alice", "three")] {
        ids.push(w.post(who, &path, json!({ "message": text })).await.is(200)["abuseMessage"]["id"].as_i64().unwrap());
    }
    w.delete("alice", &format!("{path}/{}", ids[1])).await.refused(403, "Cannot delete this abuse message");
    w.delete("carol", &format!("{other}/{}", ids[0])).await.refused(404, "Abuse message not found");
    w.delete("mod", &format!("{path}/4711")).await.refused(404, "Abuse message not found");
    w.delete("mod", &format!("{path}/x")).await.names(&["messageId"]);
    assert_eq!(w.get("mod", &path).await.is(200)["total"], 3);
    w.delete("alice", &format!("{path}/{}", ids[0])).await.is(204);
    w.delete("root", &format!("{path}/{}", ids[1])).await.is(204);
    assert_eq!(texts(&w.get("mod", &path).await.is(200)), ["three"]);
}

async fn a_moderators_word_counts_as_work(t: &TestApp) {
    let w = world(t).await;
    let path = format!("{ALL}/{}/messages", report_account(&w, "alice", "bob").await);
    let processed = "SELECT coalesce(processed_at, 0) FROM abuse";
    w.post("alice", &path, json!({"message": "hello"})).await.is(200);
    assert_eq!(w.one::<i64>(processed).await, 0);
    w.post("mod", &path, json!({"message": "hello"})).await.is(200);
    let first = w.one::<i64>(processed).await;
    w.wait(1000);
    w.post("mod", &path, json!({"message": "hello again"})).await.is(200);
    assert_eq!((first, w.one::<i64>(processed).await), (platform::testing::START, first));
}

async fn talk_is_not_endless(t: &TestApp) {
    let w = world(t).await;
    let path = format!("{ALL}/{}/messages", report_account(&w, "alice", "bob").await);
    w.run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO abuse_message \
         (abuse_id, by_moderator, message, created_at) SELECT (SELECT id FROM abuse), FALSE, 'hello', 0 FROM n",
    )
    .await;
    w.post("alice", &path, json!({"message": "hello"})).await.is(409);
}
