//! What moderators decide.

use crate::{ALL, first, report_account, world};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(moderators_decide, only_moderators_decide, reports_are_removed, decisions_are_in_the_audit_log);

async fn moderators_decide(t: &TestApp) {
    let w = world(t).await;
    let path = format!("{ALL}/{}", report_account(&w, "alice", "bob").await);
    w.wait(1000);
    for (decision, state, comment) in [
        (json!({"moderationComment": "looking at it"}), json!({"id": 1, "label": "Pending"}), "looking at it"),
        (json!({"state": 2}), json!({"id": 2, "label": "Rejected"}), "looking at it"),
        (json!({"state": 3, "moderationComment": "valid"}), json!({"id": 3, "label": "Accepted"}), "valid"),
        (json!({"state": 3}), json!({"id": 3, "label": "Accepted"}), "valid"),
        (json!({}), json!({"id": 3, "label": "Accepted"}), "valid"),
    ] {
        w.put("mod", &path, decision).await.is(204);
        let shown = first(&w).await;
        assert_eq!((&shown["state"], &shown["moderationComment"]), (&state, &json!(comment)));
        assert_eq!(shown["updatedAt"], "2026-01-01T00:00:01.000Z");
    }
    assert_eq!(w.events().await, ["abuse.created", "abuse.updated", "abuse.updated"], "told when the state changes");
    assert_eq!(w.one::<i64>("SELECT processed_at FROM abuse").await, platform::testing::START + 1000);
}

async fn only_moderators_decide(t: &TestApp) {
    let w = world(t).await;
    let path = format!("{ALL}/{}", report_account(&w, "alice", "bob").await);
    for (who, status) in [("", 401), ("alice", 403), ("bob", 403)] {
        w.put(who, &path, json!({"state": 3})).await.is(status);
        w.delete(who, &path).await.is(status);
    }
    w.put("mod", &path, json!({"state": 4, "moderationComment": "x"})).await.names(&["state", "moderationComment"]);
    w.put("mod", &path, json!({"moderationComment": "x".repeat(3001)})).await.names(&["moderationComment"]);
    for id in ["0", "blabla"] {
        w.put("mod", &format!("{ALL}/{id}"), json!({})).await.names(&["id"]);
        w.delete("mod", &format!("{ALL}/{id}")).await.names(&["id"]);
    }
    w.put("mod", &format!("{ALL}/4711"), json!({"state": 3})).await.refused(404, "Abuse not found");
    w.delete("mod", &format!("{ALL}/4711")).await.refused(404, "Abuse not found");
    let shown = first(&w).await;
    assert_eq!((&shown["state"]["id"], &shown["moderationComment"]), (&json!(1), &Value::Null), "nothing changed");
}

async fn reports_are_removed(t: &TestApp) {
    let w = world(t).await;
    let path = format!("{ALL}/{}", report_account(&w, "alice", "bob").await);
    report_account(&w, "carol", "bob").await;
    w.post("alice", &format!("{path}/messages"), json!({"message": "hello"})).await.is(200);
    w.delete("root", &path).await.is(204);
    let left = w.get("mod", ALL).await.is(200);
    assert_eq!((&left["total"], &left["data"][0]["reporterAccount"]["name"]), (&json!(1), &json!("carol")));
    assert_eq!(w.one::<i64>("SELECT count(*) FROM abuse_message").await, 0);
    w.delete("root", &path).await.is(404);
}

async fn decisions_are_in_the_audit_log(t: &TestApp) {
    let w = world(t).await;
    let id = report_account(&w, "alice", "bob").await;
    w.put("mod", &format!("{ALL}/{id}"), json!({"state": 3, "moderationComment": "valid"})).await.is(204);
    w.put("mod", &format!("{ALL}/4711"), json!({"state": 3})).await.is(404);
    w.delete("root", &format!("{ALL}/{id}")).await.is(204);
    let entries: Vec<String> =
        w.all("SELECT username || ' ' || domain || ' ' || action || ' ' || details FROM audit ORDER BY id").await;
    let expected = [
        format!("alice abuse create {{\"abuse-id\":{id},\"abuse-reason\":\"about bob\"}}"),
        format!(
            "mod abuse update {{\"abuse-id\":{id},\"abuse-state\":1,\"new-abuse-state\":3,\
             \"abuse-moderationComment\":null,\"new-abuse-moderationComment\":\"valid\"}}"
        ),
        format!("root abuse delete {{\"abuse-id\":{id},\"abuse-reason\":\"about bob\"}}"),
    ];
    assert_eq!(entries, expected);
}
