//! The address of a request.

use crate::support::{REQUEST, form, mails, newest_mail, open, secret, with_mail};
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(confirms);

async fn confirms(t: &TestApp) {
    let w = open(t).await;
    with_mail(&w);
    w.configure(|c| {
        c.signup.requires_approval = true;
        c.signup.requires_email_verification = true;
    });
    assert_eq!(w.post("", REQUEST, form(json!({}))).await.is(200)["emailVerified"], false);
    let first = secret(&newest_mail(&w).await.1);
    let ask = "/api/v1/users/registrations/ask-send-verify-email";
    w.post("", ask, json!({})).await.names(&["email"]);
    w.post("", ask, json!({"email": "nobody@example.com"})).await.is(204);
    assert_eq!(mails(&w).await, 1);
    w.post("", ask, json!({"email": "TEST3@example.com"})).await.is(204);
    let (_, text) = newest_mail(&w).await;
    assert!(mails(&w).await == 2 && text.contains("registrationId=1&"), "{text}");
    let verify = "/api/v1/users/registrations/1/verify-email";
    w.post("", verify, json!({"verificationString": first})).await.refused(403, "Invalid verification string.");
    w.post("", "/api/v1/users/registrations/9/verify-email", json!({"verificationString": first})).await.is(404);
    w.post("", verify, json!({"verificationString": secret(&text)})).await.is(204);
    assert_eq!(w.get("mod", "/api/v1/users/registrations").await.is(200)["data"][0]["emailVerified"], true);
    w.post("mod", "/api/v1/users/registrations/1/accept", json!({"moderationResponse": "tt"})).await.is(204);
    assert_eq!(w.one::<i64>("SELECT count(*) FROM users WHERE username = 'user3' AND email_verified").await, 1);
}
