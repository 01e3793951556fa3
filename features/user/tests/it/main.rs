//! Users for those who manage them, where videos matter.

#![recursion_limit = "256"]

use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;
use world::World;

on_both!(users_by_what_they_use);

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
