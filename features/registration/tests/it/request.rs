//! Asking to be let in.

use crate::support::{REGISTER, REQUEST, form, open};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(asks, refuses_the_same_twice, lists);

async fn asks(t: &TestApp) {
    let w = open(t).await;
    w.post("", REQUEST, form(json!({}))).await.refused(400, "Signup approval is not enabled on this instance");
    w.configure(|c| c.signup.requires_approval = true);
    w.post("", REQUEST, form(json!({"registrationReason": null}))).await.names(&["registrationReason"]);
    w.post("", REGISTER, form(json!({"registrationReason": "a"}))).await.names(&["registrationReason"]);
    let asked = w.post("", REGISTER, form(json!({}))).await.is(200);
    let expected = json!({"id": 1, "state": {"id": 1, "label": "Pending"}, "registrationReason": "my super registration reason",
        "moderationResponse": null, "username": "user3", "email": "test3@example.com", "emailVerified": null,
        "accountDisplayName": "super user", "channelHandle": null, "channelDisplayName": null,
        "createdAt": "2026-01-01T00:00:00.000Z", "updatedAt": "2026-01-01T00:00:00.000Z", "user": null});
    assert_eq!(asked, expected);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM users").await, 5);
    assert_eq!(w.events().await, ["registration.requested"]);
}

async fn refuses_the_same_twice(t: &TestApp) {
    let w = open(t).await;
    w.configure(|c| c.signup.requires_approval = true);
    w.post("", REQUEST, form(json!({"channel": {"name": "films", "displayName": "Films"}}))).await.is(200);
    for changes in [
        json!({"username": "other", "email": "other@example.com", "channel": {"name": "Films", "displayName": "Films"}}),
        json!({"username": "films", "email": "other@example.com"}),
        json!({"username": "user3", "email": "other@example.com"}),
        json!({"username": "other", "email": "Test3@example.com"}),
    ] {
        let refused = w.post("", REQUEST, form(changes)).await;
        refused.refused(409, "Registration with this username, channel name or email already exists.");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM user_registration").await, 1);
}

async fn lists(t: &TestApp) {
    let w = open(t).await;
    w.configure(|c| c.signup.requires_approval = true);
    for name in ["ann", "ben", "cid"] {
        w.post("", REQUEST, form(json!({"username": name, "email": format!("{name}@example.org")}))).await.is(200);
        w.wait(1000);
    }
    let list = "/api/v1/users/registrations";
    w.get("", list).await.is(401);
    w.get("alice", list).await.is(403);
    for (query, field) in
        [("start=hello", "start"), ("count=101", "count"), ("sort=hello", "sort"), ("stateOneOf=invalid", "stateOneOf")]
    {
        w.get("mod", &format!("{list}?{query}")).await.names(&[field]);
    }
    let names = async |query: &str| {
        let page = w.get("mod", &format!("{list}?{query}")).await.is(200);
        let names: Vec<String> =
            page["data"].as_array().unwrap().iter().map(|r| r["username"].as_str().unwrap().into()).collect();
        (page["total"].as_i64().unwrap(), names.join(" "))
    };
    assert_eq!(names("").await, (3, "cid ben ann".into()));
    assert_eq!(names("sort=createdAt&count=1&start=1").await, (3, "ben".into()));
    assert_eq!(names("search=BEN@").await, (1, "ben".into()));
    assert_eq!(names("search=%25").await, (0, String::new()));
    assert_eq!(names("stateOneOf=2&stateOneOf=3").await, (0, String::new()));
    assert_eq!(names("stateOneOf=1&sort=state").await, (3, "ann ben cid".into()));
}
