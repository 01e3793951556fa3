//! Moderators decide.

use crate::support::{REQUEST, form, mails, newest_mail, open, with_mail};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

on_both!(accepts, rejects, only_moderators_decide_and_once, a_request_that_came_too_late);

async fn asked(t: &TestApp) -> World {
    let w = open(t).await;
    with_mail(&w);
    w.configure(|c| c.signup.requires_approval = true);
    w.post("", REQUEST, form(json!({"channel": {"name": "films", "displayName": "Films"}}))).await.is(200);
    w
}

async fn first(w: &World) -> Value {
    w.get("mod", "/api/v1/users/registrations").await.is(200)["data"][0].clone()
}

async fn accepts(t: &TestApp) {
    let w = asked(t).await;
    w.post("mod", "/api/v1/users/registrations/1/accept", json!({"moderationResponse": "Welcome!"})).await.is(204);
    let row = first(&w).await;
    assert_eq!((&row["state"]["id"], &row["moderationResponse"]), (&json!(3), &json!("Welcome!")));
    let id = row["user"]["id"].as_i64().expect("a user");
    let user = w.get("mod", &format!("/api/v1/users/{id}")).await.is(200);
    assert_eq!((&user["username"], &user["account"]["displayName"]), (&json!("user3"), &json!("super user")));
    assert_eq!(user["videoChannels"][0]["name"], "films");
    let (to, text) = newest_mail(&w).await;
    assert!(to == "test3@example.com" && text.contains("> Welcome!") && text.contains("/login"), "{text}");
    // The password is the one of the request.
    let hash: String = w.one("SELECT password_hash FROM users WHERE username = 'user3'").await;
    assert!(user::password::verify("my super password", Some(&hash)).await.unwrap());
    w.delete("mod", "/api/v1/users/registrations/1").await.is(204);
    w.delete("mod", "/api/v1/users/registrations/1").await.refused(404, "User not found");
    w.get("mod", &format!("/api/v1/users/{id}")).await.is(200);
}

async fn rejects(t: &TestApp) {
    let w = asked(t).await;
    let body = json!({"moderationResponse": "Not now", "preventEmailDelivery": true});
    w.post("root", "/api/v1/users/registrations/1/reject", body).await.is(204);
    let row = first(&w).await;
    assert_eq!((&row["state"]["label"], &row["user"]), (&json!("Rejected"), &Value::Null));
    assert_eq!((mails(&w).await, w.one::<i64>("SELECT count(*) FROM users").await), (0, 5));
}

async fn only_moderators_decide_and_once(t: &TestApp) {
    let w = asked(t).await;
    let body = json!({"moderationResponse": "tt"});
    for verb in ["accept", "reject"] {
        let path = format!("/api/v1/users/registrations/1/{verb}");
        w.post("", &path, body.clone()).await.is(401);
        w.post("alice", &path, body.clone()).await.is(403);
        w.post("mod", &path, json!({"moderationResponse": ""})).await.names(&["moderationResponse"]);
        w.post("mod", &path, json!({"moderationResponse": "tt", "preventEmailDelivery": "toto"}))
            .await
            .names(&["preventEmailDelivery"]);
        w.post("mod", &format!("/api/v1/users/registrations/t/{verb}"), body.clone()).await.names(&["registrationId"]);
        w.post("mod", &format!("/api/v1/users/registrations/9/{verb}"), body.clone())
            .await
            .refused(404, "User not found");
    }
    w.delete("alice", "/api/v1/users/registrations/1").await.is(403);
    assert_eq!(first(&w).await["state"]["id"], 1);
    w.post("mod", "/api/v1/users/registrations/1/reject", body.clone()).await.is(204);
    for verb in ["accept", "reject"] {
        let again = w.post("mod", &format!("/api/v1/users/registrations/1/{verb}"), body.clone()).await;
        again.refused(409, "This registration is already accepted or rejected.");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM users").await, 5);
}

async fn a_request_that_came_too_late(t: &TestApp) {
    let w = asked(t).await;
    w.configure(|c| c.signup.requires_approval = false);
    let other = form(json!({"email": "other@example.com", "registrationReason": null}));
    w.post("", crate::support::REGISTER, other).await.is(200);
    let late = w.post("mod", "/api/v1/users/registrations/1/accept", json!({"moderationResponse": "tt"})).await;
    late.refused(409, "User with this username or email already exists.");
    assert_eq!((first(&w).await["state"]["id"].clone(), mails(&w).await), (json!(1), 0));
}
