//! Writing to the administrators.

use axum::body::Body;
use axum::http::Request;
use platform::client_address::ClientAddress;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};
use world::{Answer, World};

on_both!(a_message_arrives, refusals_send_nothing, once_an_hour, who_may_register_is_told);

async fn open(t: &TestApp) -> World {
    let w = World::new(t, instance::routes(&t.app)).await;
    w.configure(|c| {
        c.smtp.hostname = Some("mail.example.org".into());
        c.admin.email = "admin@example.org".into();
        c.instance.name = "Ours".into();
        c.email.subject.prefix = "[Ours] ".into();
    });
    w
}

fn message(changes: Value) -> Value {
    let mut body = json!({"fromName": "Super toto", "fromEmail": "toto@example.com", "subject": "my subject",
        "body": "my super message"});
    for (key, value) in changes.as_object().expect("an object") {
        match value {
            Value::Null => drop(body.as_object_mut().expect("an object").remove(key)),
            value => body[key] = value.clone(),
        }
    }
    body
}

async fn send(w: &World, from: &str, body: Value) -> Answer {
    let request = Request::post("/api/v1/server/contact").header("content-type", "application/json");
    let request = request.extension(ClientAddress(from.parse().expect("an address")));
    w.send(request.body(Body::from(body.to_string())).expect("a request")).await
}

async fn mails(w: &World) -> i64 {
    w.one("SELECT count(*) FROM email").await
}

async fn a_message_arrives(t: &TestApp) {
    let w = open(t).await;
    send(&w, "192.0.2.1", message(json!({"subject": "my\r\nsubject"}))).await.is(204);
    let mut conn = w.app.db.reader().await.unwrap();
    let rows = conn.rows("SELECT recipient, reply_to, subject, text_body FROM email").await.unwrap();
    let text = |name: &str| rows[0].get::<String>(name).unwrap();
    assert_eq!((text("recipient"), text("reply_to")), ("admin@example.org".into(), "toto@example.com".into()));
    assert_eq!(text("subject"), "[Ours] Contact form - my  subject");
    let body = text("text_body");
    assert!(body.contains("Super toto (toto@example.com)") && body.contains("> my super message"), "{body}");
    send(&w, "192.0.2.2", message(json!({"subject": null}))).await.is(204);
    assert_eq!(mails(&w).await, 2);
}

async fn refusals_send_nothing(t: &TestApp) {
    let w = open(t).await;
    for (field, value) in [
        ("fromName", json!("")),
        ("fromName", json!("n".repeat(121))),
        ("fromEmail", json!("badEmail")),
        ("fromEmail", Value::Null),
        ("subject", json!("s".repeat(501))),
        ("body", json!("hi")),
        ("body", json!("b".repeat(5001))),
        ("body", Value::Null),
    ] {
        send(&w, "192.0.2.1", message(json!({ field: value }))).await.names(&[field]);
    }
    w.configure(|c| c.smtp.hostname = None);
    send(&w, "192.0.2.1", message(json!({}))).await.refused(409, "SMTP is not configured on this instance.");
    w.configure(|c| c.contact_form.enabled = false);
    send(&w, "192.0.2.1", message(json!({}))).await.refused(409, "Contact form is not enabled on this instance.");
    assert_eq!(mails(&w).await, 0);
}

async fn once_an_hour(t: &TestApp) {
    let w = open(t).await;
    // What was refused does not count.
    send(&w, "192.0.2.1", message(json!({"body": "hi"}))).await.is(400);
    send(&w, "192.0.2.1", message(json!({}))).await.is(204);
    w.wait(3_599_000);
    for _ in 0..2 {
        let again = send(&w, "192.0.2.1", message(json!({}))).await;
        again.refused(403, "You already sent a contact form recently.");
    }
    send(&w, "192.0.2.2", message(json!({}))).await.is(204);
    w.wait(1_000);
    send(&w, "192.0.2.1", message(json!({}))).await.is(204);
    assert_eq!(mails(&w).await, 3);
}

async fn who_may_register_is_told(t: &TestApp) {
    let w = open(t).await;
    let signup = async || w.get("", "/api/v1/config").await.is(200)["signup"].clone();
    w.configure(|c| {
        c.signup.enabled = true;
        c.signup.requires_approval = true;
        c.signup.limit = config::value::Limit::At(6);
    });
    let expected = json!({"allowed": true, "allowedForCurrentIP": true, "minimumAge": 16, "requiresApproval": true,
        "requiresEmailVerification": false});
    assert_eq!(signup().await, expected);
    w.configure(|c| {
        c.signup.limit = config::value::Limit::At(5);
        c.signup.filters.cidr.blacklist = vec![config::value::IpRange::parse_text("127.0.0.0/8").unwrap()];
    });
    let now = signup().await;
    assert_eq!((&now["allowed"], &now["allowedForCurrentIP"]), (&json!(false), &json!(false)));
}
