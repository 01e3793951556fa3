//! Users for those who manage them, where videos matter.

#![recursion_limit = "256"]

use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(users_by_what_they_use, names_are_offered);

async fn users_by_what_they_use(t: &TestApp) {
    let w = World::new(t, user::routes(&t.app)).await;
    for (who, name) in [("bob", "one"), ("bob", "two"), ("alice", "three")] {
        w.video(who, name).await;
    }
    let seen = w.get("mod", "/api/v1/users?sort=-videoQuotaUsed&count=2").await.is(200);
    let used: Vec<_> =
        seen["data"].as_array().unwrap().iter().map(|u| (&u["username"], &u["videoQuotaUsed"])).collect();
    assert_eq!(used, [(&json!("bob"), &json!(2000)), (&json!("alice"), &json!(1000))]);
    let last = w.get("mod", "/api/v1/users?sort=videoQuotaUsed&start=3").await.is(200);
    let names: Vec<_> = last["data"].as_array().unwrap().iter().map(|u| &u["username"]).collect();
    assert_eq!(names, ["alice", "bob"]);
    let alice = w.person("alice").user_id;
    let stats = w.get("mod", &format!("/api/v1/users/{alice}?withStats=true")).await.is(200);
    assert_eq!((&stats["videosCount"], &stats["totalVideoFileSize"]), (&json!(1), &json!(1000)));
}

async fn names_are_offered(t: &TestApp) {
    let w = World::new(t, user::routes(&t.app)).await;
    let path = "/api/v1/users/autocomplete";
    for (query, expected) in [
        ("?search=o", json!(["bob", "carol", "mod", "root"])),
        ("?search=LI", json!(["alice"])),
        ("?search=remote", json!([])),
        ("?search=_", json!([])),
        ("?search=%25", json!([])),
        ("?search=", json!(["alice", "bob", "carol", "mod", "root"])),
        ("", json!([])),
    ] {
        for who in ["", "alice"] {
            assert_eq!(w.get(who, &format!("{path}{query}")).await.is(200), expected, "{query}");
        }
    }
    w.run("UPDATE users SET username = 'o_' || id || username, username_fold = 'o_' || id || username").await;
    w.run(
        "INSERT INTO users (username, username_fold, email, email_fold, password_hash, role, video_quota, video_quota_daily, \
         created_at, updated_at) SELECT username || 'x', username || 'x', email || 'x', email_fold || 'x', '', 2, -1, -1, 0, 0 \
         FROM users UNION ALL SELECT username || 'y', username || 'y', email || 'y', email_fold || 'y', '', 2, -1, -1, 0, 0 FROM users",
    )
    .await;
    assert_eq!(w.get("", &format!("{path}?search=O_")).await.is(200).as_array().unwrap().len(), 10);
    w.get("", &format!("{path}?search={}", "x".repeat(501))).await.names(&["search"]);
}
