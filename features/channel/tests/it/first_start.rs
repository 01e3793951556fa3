//! What an empty database gets, once.

use crate::world::World;
use platform::on_both;
use platform::testing::TestApp;
use serde_json::json;

on_both!(sets_up_once, makes_a_password);

async fn sets_up_once(t: &TestApp) {
    let world = World::new(t).await;
    assert!(channel::bootstrap(&t.app, None).await.unwrap().is_none());
    assert_eq!((world.first.client_id.len(), world.first.client_secret.len()), (32, 32));
    let client = world.get("/api/v1/oauth-clients/local", None).await.is(200);
    assert_eq!(client, json!({"client_id": world.first.client_id, "client_secret": world.first.client_secret}));

    let accounts = world.get("/api/v1/accounts?sort=createdAt", None).await.is(200);
    assert_eq!(accounts["total"], 2);
    assert_eq!(accounts["data"][0]["name"], "peertube");
    assert_eq!(accounts["data"][0]["url"], format!("{}/accounts/peertube", t.app.config().webserver.origin()));
    assert_eq!(accounts["data"][1]["name"], "root");

    let mut conn = t.app.db.reader().await.unwrap();
    let kinds: Vec<String> = conn.all("SELECT kind FROM actor ORDER BY id").await.unwrap();
    assert_eq!(kinds, ["Application", "Person", "Group"]);
    let keys: Vec<String> = conn.all("SELECT private_key FROM actor").await.unwrap();
    assert!(keys.iter().all(|k| k.starts_with("-----BEGIN PRIVATE KEY-----")));
}

async fn makes_a_password(t: &TestApp) {
    let first = channel::bootstrap(&t.app, None).await.unwrap().unwrap();
    assert_eq!((first.username.as_str(), first.password.len()), ("root", 16));
}
