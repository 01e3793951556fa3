//! Becoming a user at once.

use crate::support::{REGISTER, REQUEST, form, mails, newest_mail, open, with_mail};
use config::value::Limit;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(registers, refuses_bad_forms, the_door_may_be_closed, an_address_is_confirmed_first);

async fn registers(t: &TestApp) {
    let w = open(t).await;
    let channel = json!({"name": "films", "displayName": "Films"});
    let made = w.post("", REGISTER, form(json!({"channel": channel}))).await.is(200);
    assert_eq!(made, json!({"state": {"id": 3, "label": "Accepted"}}));
    let users = w.get("mod", "/api/v1/users?search=user3").await.is(200);
    let user = &users["data"][0];
    assert_eq!(
        (&user["username"], &user["role"]["id"], &user["emailVerified"]),
        (&json!("user3"), &json!(2), &json!(null))
    );
    assert_eq!(user["account"]["displayName"], "super user");
    let seen = w.get("mod", &format!("/api/v1/users/{}", user["id"])).await.is(200);
    assert_eq!(
        (&seen["videoChannels"][0]["name"], &seen["videoChannels"][0]["displayName"]),
        (&json!("films"), &json!("Films"))
    );
    assert_eq!(w.events().await, ["user.created", "channel.created", "user.registered"]);
}

async fn refuses_bad_forms(t: &TestApp) {
    let w = open(t).await;
    for path in [REGISTER, REQUEST] {
        w.configure(|c| c.signup.requires_approval = path == REQUEST);
        for (changes, field) in [
            (json!({"username": ""}), "username"),
            (json!({"username": "Fake"}), "username"),
            (json!({"email": null}), "email"),
            (json!({"email": "a"}), "email"),
            (json!({"password": "bla"}), "password"),
            (json!({"displayName": "a".repeat(150)}), "displayName"),
            (json!({"channel": {"name": "[]azf", "displayName": "toto"}}), "channel.name"),
            (json!({"channel": {"name": "toto", "displayName": ""}}), "channel.displayName"),
        ] {
            w.post("", path, form(changes)).await.names(&[field]);
        }
        let half = w.post("", path, form(json!({"channel": {"name": "toto"}}))).await;
        half.refused(
            400,
            "Channel is optional but if you specify it, channel.name and channel.displayName are required.",
        );
        let same = w.post("", path, form(json!({"channel": {"name": "user3", "displayName": "toto"}}))).await;
        same.refused(400, "Channel name cannot be the same as user username.");
        for changes in [json!({"username": "root"}), json!({"email": "Alice@example.com"})] {
            let taken = w.post("", path, form(changes)).await;
            taken.refused(409, "User with this username or email already exists.");
        }
        let reserved = w.post("", path, form(json!({"username": "alice_channel"}))).await;
        let sentence = "Another actor (account/channel) with name alice_channel on this instance already exists or has already existed.";
        reserved.refused(409, sentence);
        let taken = w.post("", path, form(json!({"channel": {"name": "alice_channel", "displayName": "toto"}}))).await;
        taken.refused(409, "Channel with name alice_channel already exists.");
    }
    assert_eq!(w.one::<i64>("SELECT count(*) FROM users").await, 5);
    assert!(w.events().await.is_empty());
}

async fn the_door_may_be_closed(t: &TestApp) {
    let w = open(t).await;
    let limit = w.app.config().signup.limit;
    w.configure(|c| c.signup.limit = Limit::At(5));
    w.post("", REGISTER, form(json!({}))).await.refused(403, "User limit is reached on this instance");
    w.configure(|c| c.signup.limit = limit);
    w.configure(|c| c.signup.filters.cidr.blacklist = vec![config::value::IpRange::parse_text("127.0.0.0/8").unwrap()]);
    let refused = w.post("", REGISTER, form(json!({"username": ""}))).await;
    refused.refused(403, "You are not on a network authorized for registration.");
    w.configure(|c| c.signup.enabled = false);
    w.post("", REGISTER, form(json!({}))).await.refused(403, "User registration is not allowed");
    w.post("", REQUEST, form(json!({}))).await.refused(403, "User registration is not allowed");
    assert_eq!(w.one::<i64>("SELECT count(*) FROM users").await, 5);
}

async fn an_address_is_confirmed_first(t: &TestApp) {
    let w = open(t).await;
    with_mail(&w);
    w.configure(|c| c.signup.requires_email_verification = true);
    w.post("", REGISTER, form(json!({}))).await.is(200);
    let (to, text) = newest_mail(&w).await;
    assert_eq!((to.as_str(), mails(&w).await), ("test3@example.com", 1));
    let id: i64 = w.one("SELECT id FROM users WHERE username = 'user3'").await;
    assert!(text.contains(&format!("/verify-account/email?userId={id}&verificationString=")), "{text}");
    let path = format!("/api/v1/users/{id}/verify-email");
    let secret = crate::support::secret(&text);
    w.post("", &path, json!({})).await.names(&["verificationString"]);
    w.post("", "/api/v1/users/999/verify-email", json!({"verificationString": secret})).await.is(404);
    let wrong = w.post("", &path, json!({"verificationString": format!("{secret}b")})).await;
    wrong.refused(403, "Invalid verification string.");
    assert_eq!(w.get("mod", &format!("/api/v1/users/{id}")).await.is(200)["emailVerified"], false);
    w.post("", &path, json!({"verificationString": secret, "isPendingEmail": false})).await.is(204);
    assert_eq!(w.get("mod", &format!("/api/v1/users/{id}")).await.is(200)["emailVerified"], true);
    w.wait(3_600_000);
    let over = w.post("", &path, json!({"verificationString": secret})).await;
    over.refused(403, "Invalid verification string.");
}
