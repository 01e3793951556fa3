//! What protects an account: links in mails, a second factor, sessions.

use crate::world::{World, text};
use axum::body::Body;
use axum::http::{Request, header};
use futures::FutureExt as _;
use platform::client_address::ClientAddress;
use platform::on_both;
use platform::testing::{START, TestApp};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

on_both!(
    a_lost_password,
    a_first_password,
    without_a_mail_server,
    an_address_changes_when_it_is_confirmed,
    a_second_factor,
    who_may_touch_a_second_factor,
    sessions_are_listed_and_ended,
    what_a_session_did_last_is_told,
    a_request_that_waits_is_told,
    numbers_about_a_user,
    small_things,
);

fn configure(t: &TestApp, change: impl FnOnce(&mut config::Config)) {
    let mut config = (*t.app.config()).clone();
    change(&mut config);
    t.app.set_config(config);
}

fn with_mail(t: &TestApp) {
    configure(t, |c| c.smtp.hostname = Some("mail.example.org".into()));
}

/// All mails, oldest first: recipient and text.
async fn mails(t: &TestApp) -> Vec<(String, String)> {
    let sql = "SELECT recipient, text_body FROM email ORDER BY id";
    let rows = t.app.db.reader().await.unwrap().rows(sql).await.unwrap();
    rows.iter().map(|row| (row.get("recipient").unwrap(), row.get("text_body").unwrap())).collect()
}

fn secret(text: &str) -> String {
    text.split_once("verificationString=").expect("a link").1.chars().take(64).collect()
}

async fn a_lost_password(t: &TestApp) {
    let w = World::new(t).await;
    let (root, _) = (w.root().await, with_mail(t));
    let (id, token) = w.user(&root, "user1", 2).await;
    let ask = "/api/v1/users/ask-reset-password";
    assert_eq!(w.call("POST", ask, None, None).await.is(400)["invalid-params"]["email"]["msg"], "Invalid value");
    w.call("POST", ask, None, Some(json!({"email": "nobody@example.com"}))).await.is(204);
    assert!(mails(t).await.is_empty());
    w.call("POST", ask, None, Some(json!({"email": "User1@example.com"}))).await.is(204);
    let (to, letter) = mails(t).await.pop().unwrap();
    assert!(to == "user1@example.com" && letter.contains(&format!("/reset-password?userId={id}&")), "{letter}");
    let secret = secret(&letter);
    let path = format!("/api/v1/users/{id}/reset-password");
    let body = |secret: &str, password: &str| Some(json!({"verificationString": secret, "password": password}));
    let wrong = w.call("POST", &path, None, body(&format!("{secret}b"), "super_password2")).await;
    wrong.refused(403, "Invalid verification string.");
    let short = w.call("POST", &path, None, body(&secret, "bla")).await;
    short.refused(400, "Incorrect request parameters: password");
    let unknown = w.call("POST", "/api/v1/users/99/reset-password", None, body(&secret, "super_password2")).await;
    unknown.refused(404, "User not found");
    let others = w.call("POST", "/api/v1/users/1/reset-password", None, body(&secret, "super_password2")).await;
    others.refused(403, "Invalid verification string.");
    w.get("/api/v1/users/me", Some(&token)).await.is(200);
    w.call("POST", &path, None, body(&secret, "super_password2")).await.is(204);
    w.get("/api/v1/users/me", Some(&token)).await.is(401);
    w.sign_in("user1", "super_password2").await;
    let again = w.call("POST", &path, None, body(&secret, "super_password3")).await;
    again.refused(403, "Invalid verification string.");
    // A link is good for an hour.
    w.call("POST", ask, None, Some(json!({"email": "user1@example.com"}))).await.is(204);
    let late = self::secret(&mails(t).await.pop().unwrap().1);
    t.hand.fetch_add(3_600_000, Ordering::SeqCst);
    let late = w.call("POST", &path, None, body(&late, "super_password3")).await;
    late.refused(403, "Invalid verification string.");
}

async fn a_first_password(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let body = json!({"username": "user1", "password": "", "email": "user1@example.com", "role": 2});
    let refused = w.call("POST", "/api/v1/users", Some(&root), Some(body.clone())).await;
    refused.refused(400, "Incorrect request parameters: password");
    with_mail(t);
    let made = w.call("POST", "/api/v1/users", Some(&root), Some(body)).await.is(200);
    let (to, letter) = mails(t).await.pop().unwrap();
    assert_eq!(to, "user1@example.com");
    let path = format!("/api/v1/users/{}/reset-password", made["user"]["id"]);
    t.hand.fetch_add(6 * 24 * 3_600_000, Ordering::SeqCst);
    let body = json!({"verificationString": secret(&letter), "password": "my password"});
    w.call("POST", &path, None, Some(body)).await.is(204);
    w.sign_in("user1", "my password").await;
}

async fn without_a_mail_server(t: &TestApp) {
    let w = World::new(t).await;
    for path in ["/api/v1/users/ask-reset-password", "/api/v1/users/ask-send-verify-email"] {
        w.call("POST", path, None, Some(json!({"email": "admin@example.com"}))).await.is(204);
    }
    let mut conn = t.app.db.reader().await.unwrap();
    let kept: i64 = conn.one("SELECT (SELECT count(*) FROM email) + (SELECT count(*) FROM user_secret)").await.unwrap();
    assert_eq!(kept, 0);
}

async fn an_address_changes_when_it_is_confirmed(t: &TestApp) {
    let w = World::new(t).await;
    let (root, _) = (w.root().await, with_mail(t));
    configure(t, |c| c.signup.requires_email_verification = true);
    let (id, token) = w.user(&root, "user1", 2).await;
    let put = async |address: &str| {
        let body = json!({"email": address, "currentPassword": "password"});
        w.call("PUT", "/api/v1/users/me", Some(&token), Some(body)).await
    };
    put("admin@example.com").await.refused(409, "User with this email already exists.");
    put("first@example.com").await.is(204);
    put("second@example.com").await.is(204);
    let me = w.get("/api/v1/users/me", Some(&token)).await.is(200);
    assert_eq!((&me["email"], &me["pendingEmail"]), (&json!("user1@example.com"), &json!("second@example.com")));
    let mails = mails(t).await;
    assert_eq!(
        mails.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(),
        ["first@example.com", "second@example.com"]
    );
    assert!(mails[1].1.contains("&isPendingEmail=true"));
    let path = format!("/api/v1/users/{id}/verify-email");
    let follow = async |secret: &str| {
        let body = json!({"verificationString": secret, "isPendingEmail": true});
        w.call("POST", &path, None, Some(body)).await
    };
    // The link to the address that is not wanted any more proves nothing about the other.
    follow(&secret(&mails[0].1)).await.refused(403, "Invalid verification string.");
    follow(&secret(&mails[1].1)).await.is(204);
    let me = w.get("/api/v1/users/me", Some(&token)).await.is(200);
    let seen = (&me["email"], &me["pendingEmail"], &me["emailVerified"]);
    assert_eq!(seen, (&json!("second@example.com"), &Value::Null, &json!(true)));
    w.call("POST", "/api/v1/users/ask-send-verify-email", None, Some(json!({"email": "SECOND@example.com"})))
        .await
        .is(204);
    assert_eq!(self::mails(t).await.len(), 3);
}

/// A one-time password (RFC 6238) of a key in base 32, by a way of its own.
fn otp(secret: &str, ms: i64) -> String {
    let mut bits = String::new();
    for c in secret.bytes() {
        let digit = if c.is_ascii_digit() { c - b'2' + 26 } else { c - b'A' };
        bits.push_str(&format!("{digit:05b}"));
    }
    let key: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|b| u8::from_str_radix(std::str::from_utf8(b).unwrap(), 2).unwrap())
        .collect();
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
    let tag = aws_lc_rs::hmac::sign(&key, &(ms / 30_000).to_be_bytes());
    let at = usize::from(tag.as_ref()[19] & 15);
    let word = u32::from_be_bytes(tag.as_ref()[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

async fn a_second_factor(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (id, token) = w.user(&root, "user1", 2).await;
    let call = async |verb: &str, body: Value| {
        w.call("POST", &format!("/api/v1/users/{id}/two-factor/{verb}"), Some(&token), Some(body)).await
    };
    call("request", json!({})).await.refused(400, "currentPassword is missing");
    let wrong = call("request", json!({"currentPassword": "wrong"})).await.refused(403, "currentPassword is invalid.");
    assert_eq!(wrong["code"], "current_password_is_invalid");
    call("disable", json!({"currentPassword": "password"})).await.refused(400, "Two factor is already disabled.");
    let asked = call("request", json!({"currentPassword": "password"})).await.is(200)["otpRequest"].clone();
    let (secret, request) = (text(&asked["secret"]), text(&asked["requestToken"]));
    assert!(text(&asked["uri"]).contains(&secret) && text(&asked["uri"]).contains("user1%40example.com"));
    let now = otp(&secret, START);
    let confirm =
        async |token: &str, otp: &str| call("confirm-request", json!({"requestToken": token, "otpToken": otp})).await;
    call("confirm-request", json!({"otpToken": now})).await.refused(400, "Incorrect request parameters: requestToken");
    call("confirm-request", json!({"requestToken": request}))
        .await
        .refused(400, "Incorrect request parameters: otpToken");
    confirm("no token", &now).await.refused(403, "Invalid request token");
    confirm(&request, &otp(&secret, START + 3_600_000)).await.refused(403, "Invalid OTP token");
    assert_eq!(w.get("/api/v1/users/me", Some(&token)).await.is(200)["twoFactorEnabled"], false);
    confirm(&request, &now).await.is(204);
    assert_eq!(w.get("/api/v1/users/me", Some(&token)).await.is(200)["twoFactorEnabled"], true);
    confirm(&request, &now).await.refused(400, "Two factor is already enabled.");

    let missing = w.token("grant_type=password&username=user1&password=password").await;
    assert_eq!(missing.headers["x-peertube-otp"], "required; app");
    assert_eq!(missing.refused(401, "Missing two factor header")["code"], "missing_two_factor");
    let wrong = w.token("grant_type=password&username=user1&password=wrong").await;
    assert_eq!(wrong.is(400)["code"], "invalid_grant");
    let with = async |otp: &str| {
        let (id, secret) = (&w.first.client_id, &w.first.client_secret);
        let form =
            format!("client_id={id}&client_secret={secret}&grant_type=password&username=user1&password=password");
        let request = Request::post("/api/v1/users/token").header("x-peertube-otp", otp);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        w.send(request.body(Body::from(form)).unwrap()).await
    };
    let refused = with("000").await.refused(400, "Invalid two factor header");
    assert_eq!(refused["code"], "invalid_two_factor");
    t.hand.fetch_add(3_600_000, Ordering::SeqCst);
    assert_eq!(with(&now).await.is(400)["code"], "invalid_two_factor");
    with(&otp(&secret, START + 3_600_000)).await.is(200);
    // The database alone does not hold the key.
    let mut conn = t.app.db.reader().await.unwrap();
    let kept: String = conn.one("SELECT otp_key FROM users WHERE username = 'user1'").await.unwrap();
    assert!(!kept.contains(&secret));
    call("disable", json!({"currentPassword": "password"})).await.is(204);
    w.sign_in("user1", "password").await;
}

async fn who_may_touch_a_second_factor(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (user, user_token) = w.user(&root, "user1", 2).await;
    let (_, other) = w.user(&root, "user2", 2).await;
    let (_, moderator) = w.user(&root, "mod1", 1).await;
    let call = async |id: &str, verb: &str, token: &str| {
        let body = json!({"currentPassword": "password", "requestToken": "x", "otpToken": "x"});
        w.call("POST", &format!("/api/v1/users/{id}/two-factor/{verb}"), Some(token), Some(body)).await
    };
    for verb in ["request", "confirm-request", "disable"] {
        w.call("POST", &format!("/api/v1/users/{user}/two-factor/{verb}"), None, Some(json!({}))).await.is(401);
        let refused = call(&user.to_string(), verb, &other).await;
        refused.refused(403, "User user2 does not have right to change two factor setting of this user.");
        call("invalid", verb, &other).await.refused(400, "Incorrect request parameters: id");
        call("999", verb, &root).await.is(404);
        let upwards = call("1", verb, &moderator).await;
        upwards.refused(403, "Users can only be managed by moderators or admins.");
    }
    let asked = call(&user.to_string(), "request", &moderator).await.is(200)["otpRequest"].clone();
    let body = json!({"requestToken": asked["requestToken"], "otpToken": otp(&text(&asked["secret"]), START)});
    let path = format!("/api/v1/users/{user}/two-factor");
    w.call("POST", &format!("{path}/confirm-request"), Some(&moderator), Some(body)).await.is(204);
    w.call("POST", &format!("{path}/disable"), Some(&moderator), None).await.is(204);
    assert_eq!(w.get("/api/v1/users/me", Some(&user_token)).await.is(200)["twoFactorEnabled"], false);
}

async fn sessions_are_listed_and_ended(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (id, first) = w.user(&root, "user1", 2).await;
    let (_, other) = w.user(&root, "user2", 2).await;
    let (_, moderator) = w.user(&root, "mod1", 1).await;
    t.hand.fetch_add(1000, Ordering::SeqCst);
    let second = w.sign_in("user1", "password").await;
    let path = format!("/api/v1/users/{id}/token-sessions");
    let seen = w.get(&format!("{path}?sort=createdAt"), Some(&first)).await.is(200);
    let entry = |at: usize| seen["data"][at].clone();
    assert_eq!(
        (&seen["total"], &entry(0)["currentSession"], &entry(1)["currentSession"]),
        (&json!(2), &json!(true), &json!(false))
    );
    assert_eq!(
        entry(1),
        json!({"id": entry(1)["id"], "loginIP": null, "loginDevice": null, "loginDate": "2026-01-01T00:00:01.000Z",
            "lastActivityIP": null, "lastActivityDevice": null, "lastActivityDate": "2026-01-01T00:00:01.000Z",
            "currentSession": false, "createdAt": "2026-01-01T00:00:01.000Z"})
    );
    w.get(&path, None).await.is(401);
    let sentence = "Only a user with sufficient right can manage this account resource.";
    w.get(&path, Some(&other)).await.refused(403, sentence);
    w.get("/api/v1/users/1/token-sessions", Some(&moderator)).await.refused(403, sentence);
    w.get("/api/v1/users/99/token-sessions", Some(&root)).await.is(404);
    w.get(&format!("{path}?sort=hello"), Some(&first)).await.refused(400, "Incorrect request parameters: sort");
    let revoke = async |session: &Value, token: &str| {
        w.call("POST", &format!("{path}/{session}/revoke"), Some(token), None).await
    };
    revoke(&entry(1)["id"], &other).await.refused(403, sentence);
    let foreign = w.get("/api/v1/users/1/token-sessions", Some(&root)).await.is(200)["data"][0]["id"].clone();
    revoke(&foreign, &first).await.refused(404, "The token session does not exist or does not belong to the user.");
    w.get("/api/v1/users/me", Some(&root)).await.is(200);
    w.get("/api/v1/users/me", Some(&second)).await.is(200);
    assert_eq!(revoke(&entry(1)["id"], &moderator).await.is(200), json!({"success": true}));
    w.get("/api/v1/users/me", Some(&second)).await.is(401);
    w.get("/api/v1/users/me", Some(&first)).await.is(200);
    assert_eq!(w.get(&path, Some(&first)).await.is(200)["total"], 1);
}

async fn what_a_session_did_last_is_told(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (id, token) = w.user(&root, "user1", 2).await;
    t.hand.fetch_add(60_000, Ordering::SeqCst);
    let request = Request::get("/api/v1/users/me").header(header::AUTHORIZATION, format!("Bearer {token}"));
    let address = ClientAddress("192.0.2.7".parse().unwrap());
    let request = request.header(header::USER_AGENT, "A browser").extension(address);
    w.send(request.body(Body::empty()).unwrap()).await.is(200);
    user::write_activity(&t.app).await.unwrap();
    let seen = w.get(&format!("/api/v1/users/{id}/token-sessions"), Some(&root)).await.is(200)["data"][0].clone();
    assert_eq!(
        seen,
        json!({"id": seen["id"], "loginIP": null, "loginDevice": null, "loginDate": "2026-01-01T00:00:00.000Z",
            "lastActivityIP": "192.0.2.7", "lastActivityDevice": "A browser",
            "lastActivityDate": "2026-01-01T00:01:00.000Z", "currentSession": false,
            "createdAt": "2026-01-01T00:00:00.000Z"})
    );
}

async fn a_request_that_waits_is_told(t: &TestApp) {
    let w = World::new(t).await;
    let hash = user::password::hash("password").await.unwrap();
    let write = t.app.db.write(hash, |tx, hash| {
        async move {
            let sql = "INSERT INTO user_registration (state, username, username_fold, email, email_fold, password_hash, reason, \
                       created_at, updated_at) VALUES (1, 'ann', 'ann', 'ann@example.com', 'ann@example.com', $1, 'why', 0, 0)";
            tx.execute(database::Sql::new(sql).bind(hash)).await
        }
        .boxed()
    });
    write.await.unwrap();
    let enter = async |login: &str, password: &str| {
        text(&w.token(&format!("grant_type=password&username={login}&password={password}")).await.is(400)["code"])
    };
    assert_eq!(enter("ann", "password").await, "account_waiting_for_approval");
    assert_eq!(enter("ann@example.com", "password").await, "account_waiting_for_approval");
    assert_eq!(enter("ann", "wrong").await, "invalid_grant");
    let reject =
        t.app.db.write((), |tx, ()| async move { tx.execute("UPDATE user_registration SET state = 2").await }.boxed());
    reject.await.unwrap();
    assert_eq!(enter("ann", "password").await, "account_approval_rejected");
}

async fn numbers_about_a_user(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (id, _) = w.user(&root, "user1", 2).await;
    let bare = w.get(&format!("/api/v1/users/{id}"), Some(&root)).await.is(200);
    assert!(bare.get("videosCount").is_none());
    let seen = w.get(&format!("/api/v1/users/{id}?withStats=true"), Some(&root)).await.is(200);
    for name in [
        "videosCount",
        "abusesCount",
        "abusesAcceptedCount",
        "abusesCreatedCount",
        "videoCommentsCount",
        "videoQuotaUsed",
        "videoQuotaUsedDaily",
        "totalVideoFileSize",
    ] {
        assert_eq!(seen[name], 0, "{name}");
    }
    let wrong = w.get(&format!("/api/v1/users/{id}?withStats=toto"), Some(&root)).await;
    wrong.refused(400, "Incorrect request parameters: withStats");
}

async fn small_things(t: &TestApp) {
    let w = World::new(t).await;
    let (root, _) = (w.root().await, with_mail(t));
    let path = "/api/v1/users/me/new-feature-info/read";
    w.call("POST", path, None, Some(json!({"feature": 1}))).await.is(401);
    let wrong = w.call("POST", path, Some(&root), Some(json!({"feature": "toto"}))).await;
    wrong.refused(400, "Incorrect request parameters: feature");
    w.call("POST", path, Some(&root), Some(json!({"feature": 1}))).await.is(204);
    assert_eq!(w.get("/api/v1/users/me", Some(&root)).await.is(200)["newFeaturesInfoRead"], 1);

    let tokens = "/api/v1/users/scoped-tokens";
    w.get(tokens, None).await.is(401);
    let first = w.get(tokens, Some(&root)).await.is(200);
    assert_eq!(w.get(tokens, Some(&root)).await.is(200), first);
    let renewed = w.call("POST", tokens, Some(&root), None).await.is(200);
    assert!(renewed != first && w.get(tokens, Some(&root)).await.is(200) == renewed);

    let flags = json!({"nsfwFlagsHidden": 1, "nsfwFlagsBlurred": 3});
    let twice = w.call("PUT", "/api/v1/users/me", Some(&root), Some(flags)).await.is(400);
    assert!(text(&twice["detail"]).starts_with("Cannot use same flags"));

    let (id, _) = w.user(&root, "user1", 2).await;
    let reason = Some(json!({"reason": "spam & more"}));
    w.call("POST", &format!("/api/v1/users/{id}/block"), Some(&root), reason).await.is(204);
    let (to, letter) = mails(t).await.pop().unwrap();
    assert!(to == "user1@example.com" && letter.contains("> spam & more"), "{letter}");
    w.call("POST", &format!("/api/v1/users/{id}/unblock"), Some(&root), None).await.is(204);
    assert_eq!(mails(t).await.len(), 2);
}
