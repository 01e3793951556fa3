//! Users as administrators and moderators manage them.

use crate::world::World;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::{Value, json};

on_both!(creates_users, refuses_bad_users, moderators_manage_users_only, lists_users, updates_users, removes_users);

fn user(changes: Value) -> Value {
    let mut body = json!({"username": "user2", "email": "test@example.com", "password": "my super password",
        "videoQuota": -1, "videoQuotaDaily": -1, "role": 2, "adminFlags": 1});
    for (key, value) in changes.as_object().expect("an object") {
        body[key] = value.clone();
    }
    body
}

async fn creates_users(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let made = w.call("POST", "/api/v1/users", Some(&root), Some(user(json!({"channelName": "Films"})))).await.is(200);
    assert_eq!(made, json!({"user": {"id": 2, "account": {"id": 3}}}));
    let seen = w.get("/api/v1/users/2", Some(&root)).await.is(200);
    assert_eq!((&seen["username"], &seen["adminFlags"]), (&json!("user2"), &json!(1)));
    assert_eq!(seen["videoChannels"][0]["name"], "Films");
    assert_eq!(seen["videoChannels"][0]["displayName"], "Main user2 channel");
    assert_eq!(seen["lastLoginDate"], Value::Null);
    assert!(seen.get("notificationSettings").is_none() && seen.get("specialPlaylists").is_none());
    let mut conn = t.app.db.reader().await.unwrap();
    let kinds: Vec<String> = conn.all("SELECT kind FROM event ORDER BY seq").await.unwrap();
    assert_eq!(kinds, ["user.created", "channel.created", "user.created", "channel.created"]);
}

async fn refuses_bad_users(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let post = async |body| w.call("POST", "/api/v1/users", Some(&root), Some(body)).await;
    let name = "Should have a valid username (lowercase alphanumeric characters)";
    for (field, value, message) in [
        ("username", json!(""), name),
        ("username", json!("Fake"), name),
        ("username", json!("super user"), name),
        ("username", json!(7), name),
        ("email", json!("test_example.com"), "Invalid value"),
        ("password", json!("bla"), "Invalid value"),
        ("password", json!("x".repeat(256)), "Invalid value"),
        ("adminFlags", json!("toto"), "Invalid value"),
        ("videoQuota", json!(-5), "Invalid value"),
        ("videoQuotaDaily", json!(-7), "Invalid value"),
        ("role", json!(88989), "Invalid value"),
        ("channelName", json!("a b"), "Invalid value"),
    ] {
        let json = post(user(json!({ field: value.clone() }))).await;
        let json = json.refused(400, &format!("Incorrect request parameters: {field}"));
        let error = json!({"type": "field", "value": value, "msg": message, "path": field, "location": "body"});
        assert_eq!(json["invalid-params"][field], error);
        assert_eq!(json["instance"], "/api/v1/users");
    }
    for body in [user(json!({"username": "root"})), user(json!({"email": "Admin@example.com"}))] {
        post(body).await.refused(409, "User with this username or email already exists.");
    }
    post(user(json!({"channelName": "user2"}))).await.refused(400, "Channel name cannot be the same as user username.");
    let taken = post(user(json!({"channelName": "ROOT_channel"}))).await;
    taken.refused(409, "Channel with name ROOT_channel already exists.");
    for reserved in ["peertube", "root_channel"] {
        let refused = post(user(json!({"username": reserved}))).await;
        let detail = format!(
            "Another actor (account/channel) with name {reserved} on this instance already exists or has already existed."
        );
        refused.refused(409, &detail);
    }
    // Nothing of the refused ones stayed.
    assert_eq!(w.get("/api/v1/users", Some(&root)).await.is(200)["total"], 1);
}

async fn moderators_manage_users_only(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (_, moderator) = w.user(&root, "moderator", 1).await;
    let (id, plain) = w.user(&root, "plain", 2).await;
    for role in [0, 1] {
        let body = user(json!({"role": role}));
        let refused = w.call("POST", "/api/v1/users", Some(&moderator), Some(body)).await;
        refused.refused(403, "Only administrators can assign admin or moderator roles");
    }
    w.call("POST", "/api/v1/users", Some(&moderator), Some(user(json!({})))).await.is(200);
    let refused = w.call("PUT", &format!("/api/v1/users/{id}"), Some(&moderator), Some(json!({"role": 1}))).await;
    refused.refused(403, "Only administrators can assign admin or moderator roles");
    let only = "Users can only be managed by moderators or admins.";
    let body = Some(json!({"videoQuota": 42}));
    w.call("PUT", "/api/v1/users/1", Some(&moderator), body).await.refused(403, only);
    for (method, path) in [
        ("POST", "/api/v1/users".to_owned()),
        ("GET", "/api/v1/users".to_owned()),
        ("GET", format!("/api/v1/users/{id}")),
        ("PUT", format!("/api/v1/users/{id}")),
        ("DELETE", format!("/api/v1/users/{id}")),
        ("POST", format!("/api/v1/users/{id}/block")),
        ("POST", format!("/api/v1/users/{id}/unblock")),
    ] {
        w.call(method, &path, Some(&plain), Some(json!({}))).await.is(403);
        w.call(method, &path, None, Some(json!({}))).await.is(401);
    }
}

async fn lists_users(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    w.user(&root, "alice", 2).await;
    w.user(&root, "bob_1", 2).await;
    let names = async |query: &str| {
        let json = w.get(&format!("/api/v1/users?{query}"), Some(&root)).await.is(200);
        let names = json["data"].as_array().unwrap().iter().map(|u| crate::world::text(&u["username"]));
        (names.collect::<Vec<_>>().join(" "), json["total"].as_i64().unwrap())
    };
    assert_eq!(names("sort=-username").await, ("root bob_1 alice".into(), 3));
    assert_eq!(names("sort=username&start=1&count=1").await, ("bob_1".into(), 3));
    assert_eq!(names("sort=-videoQuotaUsed").await, ("root alice bob_1".into(), 3));
    assert_eq!(names("search=ALI").await, ("alice".into(), 1));
    assert_eq!(names("search=b_1").await, ("bob_1".into(), 1));
    assert_eq!(names("search=%25").await, (String::new(), 0));
    assert_eq!(names("role=0").await, ("root".into(), 1));
    assert_eq!(names("blocked=true&count=0").await, (String::new(), 0));
    let first = &w.get("/api/v1/users?sort=id", Some(&root)).await.is(200)["data"][0];
    assert_eq!((&first["videoQuotaUsed"], &first["totalVideoFileSize"]), (&json!(0), &json!(0)));
    assert_eq!((&first["videoChannels"], &first["account"]["name"]), (&json!([]), &json!("root")));
    for (query, field) in [("start=hello", "start"), ("count=101", "count"), ("sort=hello", "sort"), ("role=4", "role")]
    {
        let refused = w.get(&format!("/api/v1/users?{query}"), Some(&root)).await;
        refused.refused(400, &format!("Incorrect request parameters: {field}"));
    }
    let refused = w.get("/api/v1/users/blabla", Some(&root)).await.refused(400, "Incorrect request parameters: id");
    assert_eq!(refused["invalid-params"]["id"]["location"], "params");
    w.get("/api/v1/users/4545454", Some(&root)).await.refused(404, "User not found");
}

async fn updates_users(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (id, alice) = w.user(&root, "alice", 2).await;
    let path = format!("/api/v1/users/{id}");
    let body = json!({"videoQuota": 42, "email": "new@example.com", "emailVerified": true});
    w.call("PUT", &path, Some(&root), Some(body)).await.is(204);
    let seen = w.get(&path, Some(&root)).await.is(200);
    assert_eq!((&seen["videoQuota"], &seen["videoQuotaDaily"]), (&json!(42), &json!(-1)));
    assert_eq!((&seen["email"], &seen["emailVerified"]), (&json!("new@example.com"), &json!(true)));
    w.get("/api/v1/users/me", Some(&alice)).await.is(200);

    // Another role takes hold at once.
    w.call("PUT", &path, Some(&root), Some(json!({"role": 1}))).await.is(204);
    w.get("/api/v1/users/me", Some(&alice)).await.is(401);
    let alice = w.sign_in("alice", "password").await;
    w.get("/api/v1/users", Some(&alice)).await.is(200);

    w.call("PUT", &path, Some(&root), Some(json!({"password": "another password"}))).await.is(204);
    w.get("/api/v1/users/me", Some(&alice)).await.is(401);
    w.sign_in("alice", "another password").await;

    // Waiting for a confirmation of the address, where the instance wants one.
    w.call("PUT", &path, Some(&root), Some(json!({"emailVerified": false}))).await.is(204);
    w.sign_in("alice", "another password").await;
    let mut config = (*t.app.config()).clone();
    config.signup.requires_email_verification = true;
    t.app.set_config(config);
    let refused = w.token("grant_type=password&username=alice&password=another+password").await;
    assert_eq!(refused.refused(400, "User email is not verified.")["code"], "email_not_verified");

    let taken = w.call("PUT", &path, Some(&root), Some(json!({"email": "ADMIN@example.com"}))).await;
    taken.refused(409, "User with this email already exists.");
    let refused = w.call("PUT", "/api/v1/users/1", Some(&root), Some(json!({"role": 2}))).await;
    refused.refused(400, "Cannot change root role.");
    w.call("PUT", "/api/v1/users/99", Some(&root), Some(json!({}))).await.refused(404, "User not found");
}

async fn removes_users(t: &TestApp) {
    let w = World::new(t).await;
    let root = w.root().await;
    let (id, alice) = w.user(&root, "alice", 2).await;
    let path = format!("/api/v1/users/{id}");
    w.call("DELETE", &path, Some(&root), None).await.is(204);
    w.get("/api/v1/users/me", Some(&alice)).await.is(401);
    w.get(&path, Some(&root)).await.is(404);
    w.call("DELETE", &path, Some(&root), None).await.is(404);
    w.call("DELETE", "/api/v1/users/1", Some(&root), None).await.refused(400, "Cannot remove the root user");
    let mut conn = t.app.db.reader().await.unwrap();
    let left: i64 = conn.one("SELECT count(*) FROM channel").await.unwrap();
    let tombstones: i64 = conn.one("SELECT count(*) FROM actor WHERE deleted_at IS NOT NULL").await.unwrap();
    assert_eq!((left, tombstones), (1, 2));
}
