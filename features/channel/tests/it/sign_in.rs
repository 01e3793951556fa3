//! `users/token` and `users/revoke-token`: grants, refusals with PeerTube's codes, the life of a session.

use crate::world::{PASSWORD, World, text};
use axum::http::header;
use database::Sql;
use futures::FutureExt as _;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use std::sync::atomic::Ordering;

on_both!(
    grants_tokens,
    refuses_with_codes,
    rotates_refresh_tokens,
    forgets_expired_sessions,
    revokes_at_once,
    blocks_at_once,
    keeps_no_token,
    resets_passwords,
);

async fn grants_tokens(t: &TestApp) {
    let w = World::new(t).await;
    let answer = w.token("grant_type=password&username=root&password=a+root+password").await;
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let json = answer.is(200);
    assert_eq!(json["token_type"], "Bearer");
    assert_eq!(json["expires_in"], 86_400);
    assert_eq!(json["refresh_token_expires_in"], 2_419_200);
    assert_eq!(text(&json["access_token"]).len(), 40);

    // The name in any case, the e-mail address in any case, and JSON instead of a form.
    w.sign_in("ROOT", PASSWORD).await;
    w.sign_in("Admin@Example.com", PASSWORD).await;
    let body = json!({"client_id": w.first.client_id, "client_secret": w.first.client_secret,
        "grant_type": "password", "username": "root", "password": PASSWORD});
    w.call("POST", "/api/v1/users/token", None, Some(body)).await.is(200);
}

async fn refuses_with_codes(t: &TestApp) {
    let w = World::new(t).await;
    let wrong = "Invalid grant: user credentials are invalid";
    for (form, code, detail) in [
        ("grant_type=password&username=root&password=fail", "invalid_grant", wrong),
        ("grant_type=password&username=nobody&password=fail", "invalid_grant", wrong),
        ("grant_type=password&username=root", "invalid_request", "Missing parameter: `password`"),
        ("grant_type=password&password=x", "invalid_request", "Missing parameter: `username`"),
        ("username=root&password=x", "invalid_request", "Missing parameter: `grant_type`"),
        ("grant_type=magic", "unsupported_grant_type", "Unsupported grant type: `grant_type` is invalid"),
        ("grant_type=refresh_token", "invalid_request", "Missing parameter: `refresh_token`"),
        ("grant_type=refresh_token&refresh_token=x", "invalid_grant", "Invalid grant: refresh token is invalid"),
    ] {
        let json = w.token(form).await.refused(400, detail);
        let docs = "https://docs.joinpeertube.org/api-rest-reference.html";
        assert_eq!(
            json,
            json!({"type": format!("{docs}#section/Errors/{code}"), "detail": detail, "status": 400,
                "docs": format!("{docs}#operation/getOAuthToken"), "code": code})
        );
    }
    let json = w.form("client_id=client&client_secret=x&grant_type=password&username=root&password=x").await;
    assert_eq!(json.refused(400, "Invalid client: client is invalid")["code"], "invalid_client");
    let json = w.form("grant_type=password&username=root&password=x").await;
    assert_eq!(json.refused(400, "Invalid client: cannot retrieve client credentials")["code"], "invalid_client");
    w.form("%%%=&&&==").await.is(400);
    w.call("POST", "/api/v1/users/token", None, Some(json!([1, 2]))).await.is(400);
}

async fn rotates_refresh_tokens(t: &TestApp) {
    let w = World::new(t).await;
    let first = w.token("grant_type=password&username=root&password=a+root+password").await.is(200);
    let renew = format!("grant_type=refresh_token&refresh_token={}", text(&first["refresh_token"]));
    // Two at the same moment: one of them wins.
    let (a, b) = tokio::join!(w.token(&renew), w.token(&renew));
    let (won, lost) = if a.status == 200 { (a, b) } else { (b, a) };
    let second = won.is(200);
    lost.refused(400, "Invalid grant: refresh token is invalid");
    w.get("/api/v1/users/me", first["access_token"].as_str()).await.is(401);
    w.get("/api/v1/users/me", second["access_token"].as_str()).await.is(200);
}

async fn forgets_expired_sessions(t: &TestApp) {
    let w = World::new(t).await;
    let json = w.token("grant_type=password&username=root&password=a+root+password").await.is(200);
    let (access, refresh) = (text(&json["access_token"]), text(&json["refresh_token"]));
    w.get("/api/v1/users/me", Some(&access)).await.is(200);
    t.hand.fetch_add(86_400_000, Ordering::SeqCst);
    w.get("/api/v1/users/me", Some(&access)).await.refused(401, "Token is invalid");
    t.hand.fetch_add(28 * 86_400_000, Ordering::SeqCst);
    let renewed = w.token(&format!("grant_type=refresh_token&refresh_token={refresh}")).await;
    renewed.refused(400, "Invalid grant: refresh token has expired");
}

async fn revokes_at_once(t: &TestApp) {
    let w = World::new(t).await;
    let (one, other) = (w.root().await, w.root().await);
    w.get("/api/v1/users/me", Some(&one)).await.is(200);
    let done = w.call("POST", "/api/v1/users/revoke-token", Some(&one), None).await.is(200);
    assert_eq!(done, json!({"success": true}));
    w.get("/api/v1/users/me", Some(&one)).await.is(401);
    w.get("/api/v1/users/me", Some(&other)).await.is(200);
    w.call("POST", "/api/v1/users/revoke-token", None, None).await.is(401);
}

async fn blocks_at_once(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (id, alice) = w.user(&root, "alice", 2).await;
    w.get("/api/v1/users/me", Some(&alice)).await.is(200);
    let reason = Some(json!({"reason": "spam"}));
    w.call("POST", &format!("/api/v1/users/{id}/block"), Some(&root), reason).await.is(204);
    w.get("/api/v1/users/me", Some(&alice)).await.is(401);
    let refused = w.token("grant_type=password&username=alice&password=password").await;
    assert_eq!(refused.refused(400, "User is blocked.")["code"], "account_blocked");
    assert_eq!(w.get(&format!("/api/v1/users/{id}"), Some(&root)).await.is(200)["blockedReason"], "spam");
    // A wrong password does not tell that the account exists and is blocked.
    let wrong = w.token("grant_type=password&username=alice&password=wrong").await;
    wrong.refused(400, "Invalid grant: user credentials are invalid");
    w.call("POST", &format!("/api/v1/users/{id}/unblock"), Some(&root), None).await.is(204);
    w.sign_in("alice", "password").await;
    let refused = w.call("POST", "/api/v1/users/1/block", Some(&root), None).await;
    refused.refused(400, "Cannot block/unblock the root user");
}

async fn keeps_no_token(t: &TestApp) {
    let w = World::new(t).await;
    let token = w.root().await;
    let mut conn = t.app.db.reader().await.unwrap();
    let hash: Vec<u8> = conn.one("SELECT access_hash FROM oauth_token").await.unwrap();
    assert_eq!(hash, platform::random::fingerprint(&token));
    let password: String = conn.one("SELECT password_hash FROM users").await.unwrap();
    assert!(password.starts_with("$2b$10$"));

    // A hash as PeerTube's own library writes it works as well.
    let theirs = password.replacen("$2b$", "$2a$", 1);
    t.app
        .db
        .write(theirs, |tx, hash| {
            async move { tx.execute(Sql::new("UPDATE users SET password_hash = $1").bind(hash)).await }.boxed()
        })
        .await
        .unwrap();
    w.root().await;
}

async fn resets_passwords(t: &TestApp) {
    let w = World::new(t).await;
    let token = w.root().await;
    user::reset_password(&t.app, "root", "another password").await.unwrap();
    w.get("/api/v1/users/me", Some(&token)).await.is(401);
    w.token("grant_type=password&username=root&password=a+root+password").await.is(400);
    w.sign_in("root", "another password").await;
    assert_eq!(user::reset_password(&t.app, "nobody", "x").await.unwrap_err().status(), 404);
}
