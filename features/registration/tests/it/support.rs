//! An instance where people may register.

use platform::testing::TestApp;
use serde_json::{Value, json};
use world::World;

/// An instance with registration open.
pub async fn open(t: &TestApp) -> World {
    let w =
        World::new(t, user::routes(&t.app).merge(channel::routes(&t.app)).merge(registration::routes(&t.app))).await;
    w.configure(|c| {
        c.signup.enabled = true;
        c.signup.requires_approval = false;
        c.signup.requires_email_verification = false;
        c.signup.limit = config::value::Limit::Unlimited;
    });
    w
}

/// Lets the instance write mails.
pub fn with_mail(w: &World) {
    w.configure(|c| c.smtp.hostname = Some("mail.example.org".into()));
}

/// The newest mail's recipient and text.
pub async fn newest_mail(w: &World) -> (String, String) {
    let rows =
        w.app.db.reader().await.unwrap().rows("SELECT recipient, text_body FROM email ORDER BY id DESC").await.unwrap();
    let row = rows.first().expect("a mail");
    (row.get("recipient").unwrap(), row.get("text_body").unwrap())
}

/// How many mails wait.
pub async fn mails(w: &World) -> i64 {
    w.one::<i64>("SELECT count(*) FROM email").await
}

/// The secret in a mail's link.
pub fn secret(text: &str) -> String {
    let (_, rest) = text.split_once("verificationString=").expect("a link");
    rest.chars().take(64).collect()
}

/// A form with changes.
pub fn form(changes: Value) -> Value {
    let mut body = json!({"username": "user3", "displayName": "super user", "email": "test3@example.com",
        "password": "my super password", "registrationReason": "my super registration reason"});
    for (key, value) in changes.as_object().expect("an object") {
        match value {
            Value::Null => drop(body.as_object_mut().unwrap().remove(key)),
            value => body[key] = value.clone(),
        }
    }
    body
}

pub const REGISTER: &str = "/api/v1/users/register";
pub const REQUEST: &str = "/api/v1/users/registrations/request";
