//! Subscriptions and followers, over the routes, on both databases.

mod asking;
mod followers;
mod leaving;
mod scores;
mod server;
mod subscriptions;

use platform::testing::TestApp;
use world::World;

/// An instance with the routes of channels and follows.
pub async fn world(t: &TestApp) -> World {
    World::new(t, follow::routes(&t.app).merge(channel::routes(&t.app))).await
}

/// `{name}_channel@our-host`.
pub fn uri(w: &World, name: &str) -> String {
    format!("{name}_channel@{}", w.app.config().webserver.host())
}

/// Somebody subscribes to somebody's channel.
pub async fn subscribe(w: &World, who: &str, to: &str) {
    w.post(who, "/api/v1/users/me/subscriptions", serde_json::json!({"uri": uri(w, to)})).await.is(204);
}

/// `[followers, following]` of an actor by its name.
pub async fn counts(w: &World, name: &str) -> [i64; 2] {
    let path = if name.ends_with("_channel") { "video-channels" } else { "accounts" };
    let json = w.get("", &format!("/api/v1/{path}/{name}")).await.is(200);
    [json["followersCount"].as_i64().unwrap(), json["followingCount"].as_i64().unwrap()]
}

/// The field of each row of a list.
pub fn each<'a>(list: &'a serde_json::Value, field: &str) -> Vec<&'a str> {
    list["data"].as_array().into_iter().flatten().map(|row| row.pointer(field).unwrap().as_str().unwrap()).collect()
}
