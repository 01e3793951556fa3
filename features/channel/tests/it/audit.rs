//! What those who manage users do to them is recorded, without secrets.

use crate::world::World;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(what_is_done_to_users_is_recorded);

async fn what_is_done_to_users_is_recorded(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let new = json!({"username": "alice", "email": "alice@example.com", "password": "a long password", "role": 2,
        "videoQuota": 5, "videoQuotaDaily": -1});
    let made = w.call("POST", "/api/v1/users", Some(&root), Some(new.clone())).await.is(200);
    w.call("POST", "/api/v1/users", Some(&root), Some(new)).await.is(409);
    let (id, account) = (&made["user"]["id"], &made["user"]["account"]["id"]);
    let path = format!("/api/v1/users/{id}");
    let change = json!({"role": 1, "videoQuota": 5, "password": "a new and secret one", "emailVerified": true});
    w.call("PUT", &path, Some(&root), Some(change)).await.is(204);
    w.call("PUT", "/api/v1/users/1", Some(&root), Some(json!({"role": 2}))).await.is(400);
    w.call("POST", &format!("{path}/block"), Some(&root), Some(json!({"reason": "too loud"}))).await.is(204);
    w.call("POST", &format!("{path}/unblock"), Some(&root), None).await.is(204);
    w.call("DELETE", &path, Some(&root), None).await.is(204);
    w.call("DELETE", &path, Some(&root), None).await.is(404);
    let mut conn = t.app.db.reader().await.unwrap();
    let sql = "SELECT username || ' ' || domain || ' ' || action || ' ' || details FROM audit ORDER BY id";
    let entries: Vec<String> = conn.all(sql).await.unwrap();
    let about = format!("\"user-id\":{id},\"user-username\":\"alice\"");
    let expected = [
        format!(
            "root users create {{{about},\"user-email\":\"alice@example.com\",\"user-role\":2,\"account-id\":{account}}}"
        ),
        format!(
            "root users update {{{about},\"user-emailVerified\":null,\"new-user-emailVerified\":true,\"user-role\":2,\
             \"new-user-role\":1,\"user-videoQuota\":5,\"user-password\":\"changed\"}}"
        ),
        format!(
            "root users update {{{about},\"user-blocked\":false,\"new-user-blocked\":true,\"user-blockedReason\":null,\
             \"new-user-blockedReason\":\"too loud\"}}"
        ),
        format!(
            "root users update {{{about},\"user-blocked\":true,\"new-user-blocked\":false,\
             \"user-blockedReason\":\"too loud\",\"new-user-blockedReason\":null}}"
        ),
        format!("root users delete {{{about}}}"),
    ];
    assert_eq!(entries, expected);
}
